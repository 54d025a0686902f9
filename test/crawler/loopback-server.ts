import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Reply {
  status?: number
  headers?: Record<string, string>
  body?: string | Buffer
}

export type Route = Reply | ((request: IncomingMessage, response: ServerResponse) => Reply | undefined)

export interface LoopbackServer {
  url: string
  /** Paths with their queries, in the order they were asked for. */
  paths: string[]
  userAgents: string[]
  close(): Promise<void>
}

/** A web server on loopback that answers by path; a path nobody named is 404. A function may answer by itself. */
export async function startServer(routes: Readonly<Record<string, Route>>): Promise<LoopbackServer> {
  const paths: string[] = []
  const userAgents: string[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    paths.push(path)
    userAgents.push(request.headers['user-agent'] ?? '')
    const route = routes[path] ?? routes[path.split('?')[0] ?? path] ?? { status: 404, body: 'no such page' }
    const reply = typeof route === 'function' ? route(request, response) : route
    if (reply !== undefined) response.writeHead(reply.status ?? 200, reply.headers).end(reply.body ?? '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    paths,
    userAgents,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
