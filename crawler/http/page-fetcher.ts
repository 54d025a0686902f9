import type { FetchedPage, SourceConfig, SourceRequest } from '../sources/source.ts'
import { createKeyring, type Environment } from './credentials.ts'
import { FetchError, TemporaryFetchError } from './fetch-errors.ts'
import type { HostPace } from './host-pace.ts'
import type { HttpAnswer, HttpClient } from './http-client.ts'
import { pageText } from './page-text.ts'
import type { RobotsGate } from './robots-gate.ts'

/**
 * Decompressed size of one answer (reliability.md, goal 10). A listing is a whole board, feed or sitemap: the largest
 * known board answers with 4 MB; a detail page is one advert.
 */
const MAX_BYTES = { listing: 50_000_000, detail: 5_000_000 } as const
/** Ashby needs up to 10 s for a large board (job-sources.md 1.3); three tries stay near a minute. */
const PAGE_TIMEOUT_MS = 20_000
const MAX_REDIRECTS = 5
/** Answers that say "not now"; every 5xx counts among them. */
const TEMPORARY_STATUSES: ReadonlySet<number> = new Set([408, 425, 429])

export interface PageFetcherOptions {
  client: HttpClient
  robots: RobotsGate
  pace: HostPace
  /** Epoch milliseconds, to understand dates in `Retry-After`. */
  epochMs: () => number
  signal?: AbortSignal
  /** Holds the keys that some sources want; that of this process unless stated. */
  environment?: Environment
}

/**
 * One page, politely: robots.txt first, then this host's turn, redirects only within the host.
 *
 * @returns a function that throws RobotsDisallowedError, TemporaryFetchError (worth another try) or FetchError
 */
export function createPageFetcher({ client, robots, pace, epochMs, signal, environment }: PageFetcherOptions) {
  const keyring = createKeyring({ client, pace, epochMs, environment: environment ?? process.env })
  return async function fetchPage(wanted: SourceRequest, config: SourceConfig): Promise<FetchedPage> {
    const allowPrivateHosts = config.allowPrivateHosts === true
    const maxBytes = MAX_BYTES[wanted.kind]
    const limits = { maxBytes, timeoutMs: PAGE_TIMEOUT_MS, allowPrivateHosts, ...(signal && { signal }) }
    const post = wanted.post === undefined ? {} : { post: { contentType: 'application/json', body: wanted.post } }
    let url = wanted.url
    for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
      requireHttp(url)
      await robots.check(url, allowPrivateHosts)
      const keys = wanted.credentials === undefined ? {} : await keyring.unlock(wanted.credentials, url, limits)
      await pace.turn(new URL(url).host)
      const answer = await client.get(url, { ...limits, ...post, ...keys })
      const target = redirectTarget(answer, wanted)
      if (target !== null && wanted.post !== undefined) throw new FetchError(url, `a POST was redirected (${target})`)
      if (target === null) return readAnswer(answer, wanted, maxBytes, epochMs())
      if (!isSameSite(wanted.url, target)) throw new FetchError(wanted.url, `redirected to another host (${target})`)
      url = target
    }
    throw new FetchError(wanted.url, `redirected more than ${MAX_REDIRECTS} times`)
  }
}

function requireHttp(url: string): void {
  const protocol = URL.canParse(url) ? new URL(url).protocol : null
  if (protocol !== 'http:' && protocol !== 'https:') throw new FetchError(url, 'not an http or https address')
}

function redirectTarget(answer: HttpAnswer, { credentials }: SourceRequest): string | null {
  if (![301, 302, 303, 307, 308].includes(answer.status)) return null
  const location = answer.headers.get('location')
  if (location === undefined || !URL.canParse(location, answer.url)) {
    throw new FetchError(answer.url, `answer ${answer.status} without a usable Location`)
  }
  const target = new URL(location, answer.url)
  // A target without a fragment inherits ours (RFC 9110 10.2.2).
  if (target.hash === '') target.hash = new URL(answer.url).hash
  // Servers repeat the query that they got; keys are filled in again when the target is asked, and stand in no address.
  if (credentials?.kind === 'query')
    for (const name of Object.keys(credentials.variables)) target.searchParams.delete(name)
  return target.href
}

/** The same host and port, or the same name moved from http to https on their usual ports. */
function isSameSite(from: string, to: string): boolean {
  const a = new URL(from)
  const b = new URL(to)
  if (a.protocol === b.protocol) return a.host === b.host
  return (
    a.protocol === 'http:' && b.protocol === 'https:' && a.hostname === b.hostname && a.port === '' && b.port === ''
  )
}

function readAnswer(answer: HttpAnswer, wanted: SourceRequest, maxBytes: number, epochMs: number): FetchedPage {
  const { url, status, headers, body } = answer
  if (status >= 500 || TEMPORARY_STATUSES.has(status)) {
    throw new TemporaryFetchError(url, `answer ${status}`, parseRetryAfter(headers.get('retry-after'), epochMs))
  }
  if (status < 200 || status >= 300) throw new FetchError(url, `answer ${status}`)
  // 204 says "nothing found"; an empty body under any other status says nothing.
  if (body.length === 0 && status !== 204) throw new FetchError(url, `answer ${status} with an empty body`)
  const contentType = headers.get('content-type') ?? null
  try {
    const { kind, listed } = wanted
    return { url, kind, ...(listed && { listed }), contentType, body: pageText(body, contentType, maxBytes) }
  } catch (error) {
    if (error instanceof RangeError)
      throw new FetchError(url, 'the answer is too large when unpacked', { cause: error })
    throw new FetchError(url, 'the answer is packed and damaged', { cause: error })
  }
}

/** `Retry-After` (RFC 9110 10.2.3: seconds or a date) in milliseconds from now; null when absent or unreadable. */
export function parseRetryAfter(value: string | undefined, epochMs: number): number | null {
  if (value === undefined) return null
  if (/^\d+$/.test(value.trim())) return Number(value) * 1000
  const until = Date.parse(value)
  return Number.isNaN(until) ? null : Math.max(0, until - epochMs)
}
