import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface SeenRequest {
  /** Counted from 1 since the last `watch`. */
  number: number
  path: string
  /** Milliseconds of a steady clock: when it arrived, and just before its answer went out (null until then). */
  arrivedAt: number
  answeredAt: number | null
  status: number | null
  bytes: number
}

/** What a test may do at a request; what it waits for holds the answer back. */
export interface Watcher {
  received?(request: SeenRequest): Promise<void> | void
  /** Half of the body is on its way. */
  halfSent?(request: SeenRequest): Promise<void> | void
  answered?(request: SeenRequest): Promise<void> | void
}

export interface WatchingProxy {
  url: string
  /** All since the start. */
  seen: readonly SeenRequest[]
  watch(watcher: Watcher): void
  close(): Promise<void>
}

/** Stands in front of a server on loopback, and tells at each request what is happening, so that a test can act then. */
export async function startWatchingProxy(target: string): Promise<WatchingProxy> {
  const seen: SeenRequest[] = []
  let watcher: Watcher = {}
  let number = 0

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    number += 1
    const arrivedAt = performance.now()
    const one: SeenRequest = { number, path: request.url ?? '/', arrivedAt, answeredAt: null, status: null, bytes: 0 }
    seen.push(one)
    await watcher.received?.(one)
    const { status, headers, body } = await forward(request, target)
    response.on('error', () => {}) // whoever asked was killed
    response.writeHead(status, headers)
    response.write(body.subarray(0, body.length >> 1))
    await watcher.halfSent?.(one)
    Object.assign(one, { answeredAt: performance.now(), status, bytes: body.length })
    response.end(body.subarray(body.length >> 1))
    await watcher.answered?.(one)
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    watch(next) {
      watcher = next
      number = 0
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** The whole answer of the server behind, packed or not as it comes. */
async function forward(incoming: IncomingMessage, target: string) {
  const { method, headers, url } = incoming
  const outgoing = ask(new URL(url ?? '/', target), { method, headers })
  incoming.pipe(outgoing)
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.once('response', resolve).once('error', reject)
  })
  const chunks: Buffer[] = []
  for await (const chunk of answer as AsyncIterable<Buffer>) chunks.push(chunk)
  const { 'transfer-encoding': _, 'content-length': __, ...kept } = answer.headers
  return { status: answer.statusCode ?? 502, headers: kept, body: Buffer.concat(chunks) }
}
