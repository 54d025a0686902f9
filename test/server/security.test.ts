import { expect, onTestFinished, test, vi } from 'vitest'
import { startServer } from '../../server/listen.ts'
import { aStore } from '../data/builders.ts'
import { servedParts } from './served-parts.ts'
import { testApp } from './test-app.ts'

const app = await testApp(aStore([]))

test.each(['localhost', '127.0.0.1', '[::1]', 'LOCALHOST:4747'])('%s is a name we answer to', async (host) => {
  expect((await app.inject({ url: '/healthz', headers: { host } })).statusCode).toBe(200)
})

test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.nip.io:4747', '[::1].evil.example', '10.0.0.5'])(
  '%s is not a name we answer to',
  async (host) => {
    const { statusCode, body } = await app.inject({ url: '/', headers: { host } })
    expect(statusCode).toBe(421)
    expect(body).toContain('Wrong address')
  },
)

test('pages forbid inline code, frames and foreign hosts', async () => {
  const { headers } = await app.inject('/')
  const policy = String(headers['content-security-policy'])
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self'")
  expect(policy).toContain("style-src 'self'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).toContain("object-src 'none'")
  expect(policy).not.toContain('unsafe')
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  })
  expect(headers['access-control-allow-origin']).toBeUndefined()
})

test.each([
  ['another website', { 'sec-fetch-site': 'cross-site' }, 403],
  ['another port of this machine', { 'sec-fetch-site': 'same-site' }, 403],
  ['another origin, by an old browser', { origin: 'http://evil.example' }, 403],
  ['a sandboxed page', { origin: 'null' }, 403],
  ['our own page', { 'sec-fetch-site': 'same-origin' }, 303],
  ['our own page, by an old browser', { origin: 'http://localhost:80' }, 303],
  ['a program of this machine', {}, 303],
])('a form sent by %s', async (_who, headers, status) => {
  const { statusCode } = await app.inject({
    method: 'POST',
    url: '/gaps',
    headers: { 'content-type': 'application/x-www-form-urlencoded', host: 'localhost:80', ...headers },
    payload: 'skills=sql',
  })
  expect(statusCode).toBe(status)
})

const FOREIGN_PAGE = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }

test.each([
  ['a picture of another website', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }, 403],
  ['a script of another website', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' }, 403],
  ['a link on another website', { ...FOREIGN_PAGE, 'sec-fetch-dest': 'document' }, 200],
  ['a frame of another website', { ...FOREIGN_PAGE, 'sec-fetch-dest': 'iframe' }, 403],
  ['a notebook of this machine', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' }, 200],
  ['our own page', { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' }, 200],
])('a page asked for by %s', async (_who, headers, status) => {
  expect((await app.inject({ url: '/skills', headers })).statusCode).toBe(status)
})

test('every answer names its kind, and text its encoding', async () => {
  const kinds = {
    '/': 'text/html; charset=utf-8',
    '/no-such-page': 'text/html; charset=utf-8',
    '/skills.csv': 'text/csv; charset=utf-8',
    '/feed.xml': 'application/atom+xml; charset=utf-8',
    '/api/v1/trends': 'application/json; charset=utf-8',
    '/openapi.json': 'application/json; charset=utf-8',
    '/healthz': 'application/json; charset=utf-8',
    '/api/v1/nothing': 'application/problem+json; charset=utf-8',
  }
  const { body } = await app.inject('/')
  const style = /href="(\/assets\/paper-[A-Z0-9]+\.css)"/.exec(body)?.[1] ?? ''
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(body)?.[1] ?? ''
  const asked = { ...kinds, [style]: 'text/css; charset=utf-8', [script]: 'application/javascript; charset=utf-8' }
  const answered = await Promise.all(
    Object.keys(asked).map(async (url) => [url, (await app.inject(url)).headers['content-type']]),
  )
  expect(Object.fromEntries(answered)).toEqual(asked)
})

test.each(['text/xml', 'text/plain', 'text/plain; charset=utf-8'])('a body of %s is refused', async (type) => {
  const { statusCode } = await app.inject({
    method: 'POST',
    url: '/api/v1/extract',
    headers: { 'content-type': type },
    payload: '{"text":"SQL"}',
  })
  expect(statusCode).toBe(415)
})

test('an unexpected error says nothing of its inside, and its log nothing of the person', async () => {
  const store = aStore([])
  const broken = await testApp({
    ...store,
    counts: {
      ...store.counts,
      table: () => {
        throw new Error('secret of the inside')
      },
    },
  })
  const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  onTestFinished(() => log.mockRestore())
  for (const url of ['/?skills=zorblax', '/api/v1/trends?skill=zorblax']) {
    const headers = { accept: 'text/html', cookie: 'skilltide=zorblax', authorization: 'Basic zorblax' }
    const { statusCode, body } = await broken.inject({ url, headers })
    expect(statusCode).toBe(500)
    expect(body).toContain('Something went wrong')
    expect(body).not.toContain('secret')
  }
  const logged = log.mock.calls.map(([line]) => String(line))
  expect(logged).toHaveLength(2)
  for (const line of logged) {
    expect(line).toContain('secret of the inside')
    expect(line).not.toContain('zorblax')
  }
})

test('built files may be kept for ever and nothing else is served beside them', async () => {
  const { body } = await app.inject('/')
  const address = /href="(\/assets\/paper-[A-Z0-9]+\.css)"/.exec(body)?.[1] ?? ''
  const { statusCode, headers } = await app.inject(address)
  expect(statusCode).toBe(200)
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect((await app.inject('/assets/../app.ts')).statusCode).toBe(404)
  expect((await app.inject('/assets/%2e%2e/%2e%2e/package.json')).statusCode).toBeGreaterThanOrEqual(400)
})

test('the server refuses a network without a password', async () => {
  const parts = await servedParts(aStore([]))
  await expect(startServer({ ...parts, host: '0.0.0.0', port: 0 })).rejects.toThrow('set SKILLTIDE_PASSWORD')
})

test('a port that is taken, and files that were not built, are said in words', async () => {
  const options = { ...(await servedParts(aStore([]))), host: '127.0.0.1' }
  await app.listen({ host: '127.0.0.1', port: 0 })
  const [address] = app.addresses()
  const port = typeof address === 'object' ? address.port : 0
  await expect(startServer({ ...options, port })).rejects.toThrow(`port ${port} is taken`)
  await expect(startServer({ ...options, port: 0, assetsDir: 'no-such-folder' })).rejects.toThrow('run "npm run build"')
})
