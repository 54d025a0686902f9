import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { smallMarket } from './small-market.ts'
import { testApp } from './test-app.ts'

/** What no browser sends, byte for byte over a socket. */

const app = await testApp(smallMarket())
const sockets: Socket[] = []
let port = 0
beforeAll(async () => {
  await app.listen({ host: '127.0.0.1', port: 0 })
  port = (app.server.address() as AddressInfo).port
})
afterAll(() => {
  for (const socket of sockets) socket.destroy()
})

function open(text: string): { socket: Socket; said: () => string; closed: Promise<unknown> } {
  const socket = connect(port, '127.0.0.1')
  sockets.push(socket)
  let said = ''
  socket.setEncoding('utf8').on('data', (part: string) => {
    said += part
  })
  socket.on('error', () => {})
  socket.write(text)
  return { socket, said: () => said, closed: once(socket, 'close') }
}

/** The answer to a request after which the connection is closed. */
async function answerTo(text: string): Promise<{ status: number; head: string; body: string }> {
  const { said, closed } = open(text)
  await closed
  const [head = '', body = ''] = said().split('\r\n\r\n', 2)
  return { status: Number(head.split(' ')[1]), head, body }
}
const host = (): string => `Host: localhost:${port}\r\nConnection: close\r\n`
const get = (path: string) => answerTo(`GET ${path} HTTP/1.1\r\n${host()}\r\n`)

const REFUSED: readonly [what: string, request: () => string][] = [
  ['two hosts', () => `GET / HTTP/1.1\r\n${host()}Host: evil.example\r\n\r\n`],
  ['no host', () => 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'],
  ['no host, as it once was allowed', () => 'GET / HTTP/1.0\r\n\r\n'],
  ['a host before its path', () => `GET http://evil.example/ HTTP/1.1\r\n${host()}\r\n`],
  ['TRACE', () => `TRACE / HTTP/1.1\r\n${host()}\r\n`],
  ['a method that nobody knows', () => `FOO / HTTP/1.1\r\n${host()}\r\n`],
  [
    'questions of another origin',
    () =>
      `OPTIONS /gaps HTTP/1.1\r\n${host()}Origin: http://evil.example\r\nAccess-Control-Request-Method: POST\r\n\r\n`,
  ],
  [
    'two lengths of one body',
    () =>
      `POST /gaps HTTP/1.1\r\n${host()}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  ],
  [
    'a body of 20 MB',
    () =>
      `POST /api/v1/profiles HTTP/1.1\r\n${host()}Content-Type: application/json\r\nContent-Length: 20000000\r\n\r\n{"name":"`,
  ],
  [
    'JSON of 100,000 levels',
    () =>
      `POST /api/v1/profiles HTTP/1.1\r\n${host()}Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n${'['.repeat(100_000)}`,
  ],
  [
    'keys of a prototype',
    () =>
      `POST /api/v1/profiles HTTP/1.1\r\n${host()}Content-Type: application/json\r\nContent-Length: 33\r\n\r\n{"name":"a","__proto__":{"b":1} }`,
  ],
  [
    'JSON that calls itself text',
    () =>
      `POST /api/v1/profiles HTTP/1.1\r\n${host()}Content-Type: text/plain\r\nContent-Length: 12\r\n\r\n{"name":"a"}`,
  ],
  ['no TLS where there is none', () => '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\r\n\r\n'],
  ['an address of 20,000 characters', () => `GET /${'a'.repeat(20_000)} HTTP/1.1\r\n${host()}\r\n`],
  ['a path that cannot be decoded', () => `GET /skills/%E0%A4%A HTTP/1.1\r\n${host()}\r\n`],
]

test.each(REFUSED)('%s: refused, without a word of the inside', async (_what, request) => {
  const { status, head, body } = await answerTo(request())
  expect(status).toBeGreaterThanOrEqual(400)
  expect(status).toBeLessThan(500)
  expect(head.toLowerCase()).not.toContain('access-control-allow')
  expect(body).not.toMatch(/\n {4}at |node_modules|\/server\//)
  expect((await app.inject('/api/v1/profiles')).json()).toEqual([])
})

test.each([
  ...['/.env', '/assets/../../package.json', '/assets/..%2f..%2fpackage.json', '/assets/..\\..\\package.json'],
  ...['/assets/%2e%2e/%2e%2e/package.json', '/assets/main%00.css', '/assets/....//....//package.json', '/etc/passwd'],
])('%s leads to no file', async (path) => {
  const { status, body } = await get(path)
  expect(status).toBeGreaterThanOrEqual(400)
  expect(status).toBeLessThan(500)
  expect(body).not.toContain('"dependencies"')
})

test.each([
  ...[
    '//x//evil.example/?a=',
    '/\\x//evil.example/?a=',
    '//a/..//evil.example?a=',
    '//evil.example/?a=',
    '///evil.example?a=',
  ],
  ...['//[/?a=', '//:@/?a=', '/%5c/evil.example/?a=', '/?a=%0d%0aX-Evil:1&b=', '/skills?q=&sort=%0d%0aSet-Cookie:a'],
])('%s, with a field left empty, leads to no other host and makes no header', async (path) => {
  const { status, head } = await get(path)
  expect(status).toBeLessThan(500)
  const location = /^location: (.*)$/im.exec(head)?.[1] ?? '/'
  expect(location).toMatch(/^\/(?![/\\])/)
  expect(new URL(location, 'http://localhost').host).toBe('localhost')
  expect(head).not.toMatch(/^(x-evil|set-cookie)/im)
})

test('200 who send their request drop by drop do not keep the others waiting, and are closed', async () => {
  const slow = Array.from({ length: 200 }, () => open(`GET / HTTP/1.1\r\nHost: localhost:${port}\r\nX-Slow: `))
  expect((await get('/healthz')).status).toBe(200)
  expect((await get('/skills')).status).toBe(200)
  const drops = setInterval(() => {
    for (const { socket } of slow) if (socket.writable) socket.write('a')
  }, 500)
  await Promise.all(slow.map(({ closed }) => closed))
  clearInterval(drops)
  for (const { said } of slow) expect(said()).toMatch(/^(HTTP\/1\.1 408|$)/)
})
