import { once } from 'node:events'
import { type IncomingHttpHeaders, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'
import type { Store } from '../../data/store/store.ts'
import { buildFront } from '../../server/front/build-front.ts'
import { answerHanded } from '../../server/front/handed-on.ts'
import { assetsDir, testApp } from './test-app.ts'

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
  json(): unknown
}

export interface Asked {
  method?: string
  headers?: Record<string, string>
  body?: string | Uint8Array
}

export interface ServedFront {
  ask(path: string, asked?: Asked): Promise<Answer>
  /** Sends a body as JSON. */
  send(method: string, path: string, body: unknown): Promise<Answer>
  /** How many requests were handed on to be worked out. */
  handedOn(): number
}

/** What listens in front of the pages, over a port; they are made in this process, as their thread runs the built program alone. */
export async function servedFront(store: Store, mode: 'own' | 'demo' = 'own'): Promise<ServedFront> {
  let handedOn = 0
  const pages = await testApp(store, { mode, handedOn: { isSignedIn: false, crawl: () => null } })
  const { app } = await buildFront({
    ...{ store, version: '0.0.0-test', now: () => '2026-11-16T08:30:00.000Z', assetsDir, mode, mark: null },
    thread: {
      ready: async () => {},
      close: async () => {},
      ask(handed) {
        handedOn += 1
        return answerHanded(pages, handed)
      },
    },
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  afterAll(() => app.close())
  const { port } = app.server.address() as AddressInfo

  async function ask(path: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Answer> {
    const asking = request({ host: '127.0.0.1', port, path, method, headers, agent: false })
    asking.end(body)
    const [answer] = await once(asking, 'response')
    const parts: Buffer[] = await answer.toArray()
    const whole = Buffer.concat(parts)
    return { status: answer.statusCode, headers: answer.headers, body: whole, json: () => JSON.parse(whole.toString()) }
  }
  return {
    ask,
    send: (method, path, body) =>
      ask(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    handedOn: () => handedOn,
  }
}
