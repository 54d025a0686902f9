import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a route answers; null is 404. */
export type Answer = { type: string; body: string; headers?: Readonly<Record<string, string>> } | null

export interface AnsweredRequest {
  /** Path, query, and what the request brought along. */
  query: URLSearchParams
  /** Parsed JSON of a POST; null without one. */
  post: unknown
  headers: IncomingMessage['headers']
}

/** A pattern of the path, and what its groups answer. */
export type AnswerRoute = [pattern: RegExp, answer: (groups: string[], request: AnsweredRequest) => Answer]

export interface AnswerServer {
  /** `http://127.0.0.1:…` */
  url: string
  /** Paths asked for since the start, in order. */
  requests: readonly string[]
  /** Bytes of all bodies sent since the start: 304 sends none. */
  bytesSent(): number
  close(): Promise<void>
}

/**
 * A server on loopback that answers by path, the first pattern that fits. Every answer has an ETag, and who brings it
 * back in `If-None-Match` is told 304 without a body (RFC 9110 section 13.1.2).
 */
export async function startAnswerServer(routes: readonly AnswerRoute[]): Promise<AnswerServer> {
  const requests: string[] = []
  let bytes = 0
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
    requests.push(request.url ?? '/')
    const post = await readPost(request)
    for (const [pattern, answer] of routes) {
      const match = pattern.exec(pathname)
      if (match === null) continue
      const groups = match.slice(1).map((group) => decodeURIComponent(group ?? ''))
      bytes += send(request, response, answer(groups, { query: searchParams, post, headers: request.headers }))
      return
    }
    bytes += send(request, response, null)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    bytesSent: () => bytes,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)))
        server.closeAllConnections()
      }),
  }
}

export const json = (value: unknown): Answer => ({
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
})
export const html = (body: string): Answer => ({ type: 'text/html; charset=utf-8', body })
export const xml = (body: string, type = 'application/xml'): Answer => ({ type: `${type}; charset=utf-8`, body })

async function readPost(request: IncomingMessage): Promise<unknown> {
  if (request.method !== 'POST') return null
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString()
  return request.headers['content-type'] === 'application/json' ? JSON.parse(text) : text
}

function send(request: IncomingMessage, response: ServerResponse, answer: Answer): number {
  if (answer === null) {
    const body = '{"status":404,"error":"Job not found"}'
    response.writeHead(404, { 'content-type': 'application/json' }).end(body)
    return body.length
  }
  const etag = `W/"${createHash('sha1').update(answer.body).digest('base64url')}"`
  const wanted = request.headers['if-none-match']?.split(/,\s*/) ?? []
  if (wanted.includes(etag) || wanted.includes('*')) {
    response.writeHead(304, { etag }).end()
    return 0
  }
  response.writeHead(200, { 'content-type': answer.type, etag, ...answer.headers }).end(answer.body)
  return Buffer.byteLength(answer.body)
}
