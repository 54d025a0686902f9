import { isIP } from 'node:net'
import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { Agent, buildConnector, type Dispatcher, errors, request } from 'undici'
import { guardedLookup, isPublicAddress, PrivateAddressError, type Resolver } from './address-guard.ts'
import { FetchError, TemporaryFetchError } from './fetch-errors.ts'

export interface HttpAnswer {
  url: string
  status: number
  /** By lower-case name; of a repeated header the first. */
  headers: ReadonlyMap<string, string>
  /** Decompressed. */
  body: Buffer
}

export interface GetOptions {
  /** Counted on the decompressed body while it streams. Told by the headers, it may refuse to load any body. */
  maxBytes: number | ((headers: HttpAnswer['headers']) => number)
  /** What a body beyond `maxBytes` means: an error, or only its beginning. */
  beyondMaxBytes?: 'fail' | 'cut'
  /** For the whole answer, first byte to last. */
  timeoutMs: number
  allowPrivateHosts: boolean
  signal?: AbortSignal
  /** Added to our own, or instead of ours. Names in lower case. */
  headers?: Readonly<Record<string, string>>
  /** Parameters added to the address only while it is sent: they stand in no answer and no error. */
  secretQuery?: Readonly<Record<string, string>>
  /** Makes the request a POST. */
  post?: { contentType: string; body: string }
}

export interface HttpClient {
  /**
   * One GET (or POST), one hop: redirects come back as they are.
   * @throws TemporaryFetchError when the connection fails, breaks off or takes too long
   * @throws FetchError when the address is private, the body too large or its coding unknown
   */
  get(url: string, options: GetOptions): Promise<HttpAnswer>
  close(): Promise<void>
}

/** An HTTP client with one honest name that checks the address of every connection it opens. */
export function createHttpClient(userAgent: string, resolve?: Resolver): HttpClient {
  const open = new Agent()
  const guarded = new Agent({ connect: guardedConnector(resolve) })
  const headers = { 'user-agent': userAgent, accept: '*/*', 'accept-encoding': 'gzip, deflate, br' }

  async function get(url: string, options: GetOptions): Promise<HttpAnswer> {
    const limit = timeLimit(options.timeoutMs, options.signal)
    try {
      const dispatcher = options.allowPrivateHosts ? open : guarded
      const answer = await request(sentUrl(url, options.secretQuery), {
        dispatcher,
        signal: limit.signal,
        headers: { ...headers, ...(options.post && { 'content-type': options.post.contentType }), ...options.headers },
        ...(options.post && { method: 'POST', body: options.post.body }),
      })
      const answerHeaders = firstValues(answer.headers)
      const body = await readBody(url, answer.body, answerHeaders, options)
      return { url, status: answer.statusCode, headers: answerHeaders, body }
    } catch (error) {
      throw asFetchError(url, error, options.timeoutMs)
    } finally {
      limit.release()
    }
  }

  return { get, close: async () => void (await Promise.all([open.close(), guarded.close()])) }
}

/** Aborts when the time is up or `outer` does. `AbortSignal.any` of a `timeout` says the same, at a cost that shows per page. */
function timeLimit(ms: number, outer: AbortSignal | undefined): { signal: AbortSignal; release: () => void } {
  const inner = new AbortController()
  const cutOff = () => inner.abort(outer?.reason)
  const timer = setTimeout(() => inner.abort(new DOMException('time is up', 'TimeoutError')), ms)
  if (outer?.aborted === true) cutOff()
  else outer?.addEventListener('abort', cutOff)
  const release = () => {
    clearTimeout(timer)
    outer?.removeEventListener('abort', cutOff)
  }
  return { signal: inner.signal, release }
}

function sentUrl(url: string, secretQuery: GetOptions['secretQuery']): string {
  if (secretQuery === undefined) return url
  const sent = new URL(url)
  for (const [name, value] of Object.entries(secretQuery)) sent.searchParams.set(name, value)
  return sent.href
}

/** Names are checked as they are looked up; addresses written in the URL never are, so they are checked here. */
function guardedConnector(resolve: Resolver | undefined): buildConnector.connector {
  const connect = buildConnector({ lookup: guardedLookup(resolve) } as buildConnector.BuildOptions)
  return (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/g, '')
    if (isIP(host) !== 0 && !isPublicAddress(host)) return callback(new PrivateAddressError(host, host), null)
    connect(options, callback)
  }
}

function firstValues(headers: Dispatcher.ResponseData['headers']): Map<string, string> {
  const values = new Map<string, string>()
  for (const [name, value] of Object.entries(headers)) {
    const first = Array.isArray(value) ? value[0] : value
    if (first !== undefined) values.set(name.toLowerCase(), first)
  }
  return values
}

async function readBody(
  url: string,
  raw: Readable,
  headers: HttpAnswer['headers'],
  options: GetOptions,
): Promise<Buffer> {
  const maxBytes = limitOf(raw, headers, options)
  const stream = decompressed(url, raw, headers.get('content-encoding'))
  const chunks: Buffer[] = []
  let byteCount = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      byteCount += chunk.length
      chunks.push(chunk)
      if (byteCount > maxBytes) break
    }
  } finally {
    raw.destroy()
  }
  const body = Buffer.concat(chunks)
  if (byteCount <= maxBytes) return body
  if (options.beyondMaxBytes === 'cut') return body.subarray(0, maxBytes)
  throw new FetchError(url, `the answer is larger than ${Math.round(maxBytes / 1e6)} MB`)
}

function limitOf(raw: Readable, headers: HttpAnswer['headers'], { maxBytes }: GetOptions): number {
  if (typeof maxBytes === 'number') return maxBytes
  try {
    return maxBytes(headers)
  } catch (error) {
    giveUp(raw)
    throw error
  }
}

function giveUp(raw: Readable): void {
  raw.on('error', () => {}) // destroyed on purpose: nobody waits for the rest
  raw.destroy()
}

const decoders = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
} as const

function decompressed(url: string, raw: Readable, coding: string | undefined): Readable {
  const name = coding?.trim().toLowerCase()
  if (name === undefined || name === '' || name === 'identity') return raw
  const create = Object.hasOwn(decoders, name) ? decoders[name as keyof typeof decoders] : undefined
  if (create === undefined) {
    giveUp(raw)
    throw new FetchError(url, `the answer has the unknown coding "${name}"`)
  }
  const decoder = create()
  raw.on('error', (error) => decoder.destroy(error))
  return raw.pipe(decoder)
}

function asFetchError(url: string, error: unknown, timeoutMs: number): FetchError {
  if (error instanceof FetchError) return error
  if (error instanceof PrivateAddressError) return new FetchError(url, error.message, { cause: error })
  if (error instanceof errors.InvalidArgumentError) return new FetchError(url, error.message, { cause: error })
  const isTimeout = error instanceof Error && error.name === 'TimeoutError'
  const reason = isTimeout ? `no complete answer within ${timeoutMs / 1000} s` : connectionReason(error)
  return new TemporaryFetchError(url, reason, null, { cause: error })
}

function connectionReason(error: unknown): string {
  // A host with several addresses fails with one error per address; they say the same.
  const single = error instanceof AggregateError ? (error.errors[0] as unknown) : error
  if (!(single instanceof Error)) return 'connection failed'
  // What OpenSSL says begins with numbers and ends with files of its source.
  const isTls = 'reason' in single && typeof single.reason === 'string'
  return isTls ? `no TLS connection: ${single.reason}` : `connection failed: ${single.message}`
}
