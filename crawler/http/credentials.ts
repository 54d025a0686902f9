import type { Credentials } from '../sources/source.ts'
import { FetchError } from './fetch-errors.ts'
import type { HostPace } from './host-pace.ts'
import type { GetOptions, HttpClient } from './http-client.ts'

export type Environment = Readonly<Record<string, string | undefined>>
type Keys = Pick<GetOptions, 'headers' | 'secretQuery'>

interface Token {
  token: string
  lifetimeMs: number
}

export interface KeyringOptions {
  client: Pick<HttpClient, 'get'>
  pace: Pick<HostPace, 'turn'>
  epochMs: () => number
  environment: Environment
}

/** A token is renewed this long before it ends, so that no request carries one that ends on its way. */
const RENEW_EARLY_MS = 60_000

/** Turns the names of keys into what is sent. Tokens are asked for once and kept until they end. */
export function createKeyring({ client, pace, epochMs, environment }: KeyringOptions) {
  const tokens = new Map<string, { endsAt: number; asking: Promise<Token> }>()

  function keyIn(variable: string, url: string): string {
    const value = environment[variable]?.trim()
    if (!value) throw new FetchError(url, `the environment variable ${variable} is not set`)
    return value
  }

  const valuesOf = (variables: Readonly<Record<string, string>>, url: string): Record<string, string> =>
    Object.fromEntries(Object.entries(variables).map(([name, variable]) => [name, keyIn(variable, url)]))

  async function askForToken(wanted: Credentials & { kind: 'oauth' }, url: string, limits: GetOptions): Promise<Token> {
    await pace.turn(new URL(wanted.tokenUrl).host)
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: keyIn(wanted.idVariable, url),
      client_secret: keyIn(wanted.secretVariable, url),
      scope: wanted.scope,
    })
    const post = { contentType: 'application/x-www-form-urlencoded', body: form.toString() }
    const { status, body } = await client.get(wanted.tokenUrl, { ...limits, post })
    const answer = readToken(body.toString('utf8'))
    // What came is not repeated: it may hold the key.
    if (status !== 200 || answer === null) throw new FetchError(wanted.tokenUrl, `answer ${status} without a token`)
    return answer
  }

  async function tokenFor(wanted: Credentials & { kind: 'oauth' }, url: string, limits: GetOptions): Promise<string> {
    const name = JSON.stringify([wanted.tokenUrl, wanted.idVariable, wanted.scope])
    const known = tokens.get(name)
    if (known !== undefined && known.endsAt > epochMs()) return (await known.asking).token
    // Whoever comes meanwhile waits for the same answer.
    const entry = { endsAt: Number.POSITIVE_INFINITY, asking: askForToken(wanted, url, limits) }
    tokens.set(name, entry)
    try {
      const { token, lifetimeMs } = await entry.asking
      entry.endsAt = epochMs() + lifetimeMs - RENEW_EARLY_MS
      return token
    } catch (error) {
      tokens.delete(name)
      throw error
    }
  }

  return {
    /**
     * @param url  the page they are for, named in errors
     * @throws FetchError when a variable is not set or no token is given
     */
    async unlock(wanted: Credentials, url: string, limits: GetOptions): Promise<Keys> {
      switch (wanted.kind) {
        case 'header':
          return { headers: valuesOf(wanted.variables, url) }
        case 'query':
          return { secretQuery: valuesOf(wanted.variables, url) }
        case 'basic': {
          const user = Buffer.from(`${keyIn(wanted.variable, url)}:`).toString('base64')
          return { headers: { authorization: `Basic ${user}` } }
        }
        case 'oauth':
          return { headers: { authorization: `Bearer ${await tokenFor(wanted, url, limits)}` } }
      }
    },
  }
}

function readToken(body: string): Token | null {
  try {
    const { access_token: token, expires_in: seconds } = JSON.parse(body) as Record<string, unknown>
    return typeof token === 'string' ? { token, lifetimeMs: Number(seconds ?? 0) * 1000 } : null
  } catch {
    return null // a page of HTML: no token either
  }
}
