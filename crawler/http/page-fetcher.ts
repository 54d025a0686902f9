import type { FetchedPage, SourceConfig, SourceRequest } from '../sources/source.ts'
import { largestBody } from './body-limits.ts'
import { createKeyring, type Environment } from './credentials.ts'
import { FetchError, HostRefusalError, PageGoneError, TemporaryFetchError } from './fetch-errors.ts'
import type { HostPace } from './host-pace.ts'
import type { GetOptions, HttpAnswer, HttpClient } from './http-client.ts'
import { pageText } from './page-text.ts'
import { parseRetryAfter } from './retry-after.ts'
import type { RobotsGate } from './robots-gate.ts'

/**
 * For one try, redirects included. With three tries and the pauses of 2 s and 4 s between them a page takes a minute at
 * most; Ashby needs up to 10 s for a large board.
 */
const TRY_TIMEOUT_MS = 18_000
const MAX_REDIRECTS = 5
/** Answers that say "not now"; every 5xx counts among them. */
const TEMPORARY_STATUSES: ReadonlySet<number> = new Set([408, 425, 429])
/** We ask for no part, so it may as well be a page that was cut. */
const PARTIAL = 206
const GONE_STATUSES: ReadonlySet<number> = new Set([404, 410])
const REFUSAL_STATUSES: ReadonlySet<number> = new Set([401, 403, 406])

/** What tells a server which version of a page we have (RFC 9110 8.8), and which address it belongs to. */
export interface Validators {
  url: string
  etag: string | null
  lastModified: string | null
}

/** `page` is null when it is as the validators that were sent say: "304 Not Modified". */
export type FetchAnswer = { page: FetchedPage; validators: Validators | null } | { page: null; validators: Validators }

export interface PageFetcherOptions {
  client: HttpClient
  robots: RobotsGate
  pace: Pick<HostPace, 'turn' | 'givenUpBecause'>
  /** Epoch milliseconds, to understand dates in `Retry-After`. */
  epochMs: () => number
  signal?: AbortSignal
  /** Holds the keys that some sources want; that of this process unless stated. */
  environment?: Environment
  /** For one try, first request to last byte; 18 s unless stated. */
  tryTimeoutMs?: number
}

/**
 * One page, politely: robots.txt first, then this host's turn, redirects only within the host.
 *
 * @returns a function that throws RobotsDisallowedError, TemporaryFetchError (worth another try) or FetchError
 */
export function createPageFetcher(options: PageFetcherOptions) {
  const { client, robots, pace, epochMs, signal, environment, tryTimeoutMs = TRY_TIMEOUT_MS } = options
  const keyring = createKeyring({ client, pace, epochMs, environment: environment ?? process.env })

  /** One hop: the answer of one address, and whether it says "not modified". */
  async function ask(url: string, wanted: SourceRequest, limits: GetOptions, known: Validators | null) {
    requireHttp(url)
    requireOpen(pace, url)
    await robots.check(url, limits.allowPrivateHosts)
    const keys = wanted.credentials === undefined ? {} : await keyring.unlock(wanted.credentials, url, limits)
    const sent = known?.url === url && wanted.post === undefined ? known : null
    const post = wanted.post === undefined ? {} : { post: { contentType: 'application/json', body: wanted.post } }
    await takeTurn(pace, url)
    const startedAt = performance.now()
    const answer = await client.get(url, {
      ...limits,
      ...post,
      ...keys,
      headers: { ...conditions(sent), ...keys.headers },
    })
    const notModified = answer.status === 304 ? sent : null
    return { answer, notModified, tookMs: performance.now() - startedAt }
  }

  return async function fetchPage(
    wanted: SourceRequest,
    config: SourceConfig,
    known: Validators | null = null,
  ): Promise<FetchAnswer> {
    const limits = {
      maxBytes: largestBody(wanted),
      allowPrivateHosts: config.allowPrivateHosts === true,
      ...(signal && { signal }),
    }
    let msLeft = tryTimeoutMs
    let url = wanted.url
    for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
      const { answer, notModified, tookMs } = await ask(url, wanted, { ...limits, timeoutMs: msLeft }, known)
      if (notModified !== null) return { page: null, validators: notModified }
      const target = redirectTarget(answer, wanted)
      if (target === null)
        return { page: readAnswer(answer, wanted, epochMs()), validators: validatorsOf(answer, wanted) }
      if (wanted.post !== undefined) throw new FetchError(url, `a POST was redirected (${target})`)
      if (!isSameSite(wanted.url, target)) throw new FetchError(wanted.url, `redirected to another host (${target})`)
      url = target
      msLeft = Math.max(1, Math.ceil(msLeft - tookMs))
    }
    throw new FetchError(wanted.url, `redirected more than ${MAX_REDIRECTS} times`)
  }
}

/** Waits until the host of the address may be asked. @throws FetchError when it is given up meanwhile */
export async function takeTurn(pace: Pick<HostPace, 'turn' | 'givenUpBecause'>, url: string): Promise<void> {
  await pace.turn(new URL(url).host)
  requireOpen(pace, url)
}

function requireOpen(pace: Pick<HostPace, 'givenUpBecause'>, url: string): void {
  const reason = pace.givenUpBecause(new URL(url).host)
  if (reason !== null) throw new FetchError(url, reason)
}

/** RFC 9110 13.1: a server that knows both goes by the entity tag. */
function conditions(known: Validators | null): Record<string, string> {
  return {
    ...(known?.etag != null && { 'if-none-match': known.etag }),
    ...(known?.lastModified != null && { 'if-modified-since': known.lastModified }),
  }
}

function validatorsOf({ url, headers }: HttpAnswer, { post }: SourceRequest): Validators | null {
  const etag = headers.get('etag') ?? null
  const lastModified = headers.get('last-modified') ?? null
  return post !== undefined || (etag === null && lastModified === null) ? null : { url, etag, lastModified }
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

function readAnswer(answer: HttpAnswer, wanted: SourceRequest, epochMs: number): FetchedPage {
  const { url, status, headers, body } = answer
  if (status >= 500 || TEMPORARY_STATUSES.has(status)) {
    throw new TemporaryFetchError(url, `answer ${status}`, parseRetryAfter(headers.get('retry-after'), epochMs))
  }
  if (GONE_STATUSES.has(status)) throw new PageGoneError(url, status)
  if (REFUSAL_STATUSES.has(status)) throw new HostRefusalError(url, status)
  if (status === PARTIAL) throw new FetchError(url, `answer ${status}: a part of the page, which nobody asked for`)
  if (status < 200 || status >= 300) throw new FetchError(url, `answer ${status}`)
  // 204 says "nothing found"; an empty body under any other status says nothing.
  if (body.length === 0 && status !== 204) throw new FetchError(url, `answer ${status} with an empty body`)
  const contentType = headers.get('content-type') ?? null
  try {
    const { kind, listed } = wanted
    return {
      url,
      kind,
      ...(listed && { listed }),
      contentType,
      body: pageText(body, contentType, largestBody(wanted)(headers)),
    }
  } catch (error) {
    if (error instanceof RangeError)
      throw new FetchError(url, 'the answer is too large when unpacked', { cause: error })
    throw new FetchError(url, 'the answer is packed and damaged', { cause: error })
  }
}
