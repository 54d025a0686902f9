import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { FetchError, TemporaryFetchError } from '../../../crawler/http/fetch-errors.ts'
import { createHttpClient, type GetOptions } from '../../../crawler/http/http-client.ts'
import { type LoopbackServer, type Route, startServer } from '../loopback-server.ts'

const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

async function setUp(
  routes: Record<string, Route>,
): Promise<{ server: LoopbackServer; get: ReturnType<typeof createHttpClient>['get'] }> {
  const server = await startServer(routes)
  const client = createHttpClient('SkillTide/9.9.9 (test)')
  open.push(
    () => client.close(),
    () => server.close(),
  )
  return { server, get: client.get }
}

const options: GetOptions = { maxBytes: 10_000, timeoutMs: 10_000, allowPrivateHosts: true }
const errorOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => null,
    (error: unknown) => error,
  )

describe('the HTTP client', () => {
  test('asks under one honest name, without the headers of a browser', async () => {
    let headers: Record<string, unknown> = {}
    const { server, get } = await setUp({
      '/': (request) => {
        headers = request.headers
        return { body: 'hello' }
      },
    })
    expect((await get(`${server.url}/`, options)).body.toString()).toBe('hello')
    expect(Object.keys(headers).sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent'])
    expect(headers['user-agent']).toBe('SkillTide/9.9.9 (test)')
  })

  test('a server that speaks no TLS is said to, without numbers and file names of OpenSSL', async () => {
    const { server, get } = await setUp({})
    const error = await errorOf(get(server.url.replace('http:', 'https:'), options))
    expect(error).toMatchObject({ name: 'TemporaryFetchError', message: 'no TLS connection: wrong version number' })
  })

  test('unpacks gzip and brotli', async () => {
    const { server, get } = await setUp({
      '/gzip': { headers: { 'content-encoding': 'gzip' }, body: gzipSync('packed') },
      '/br': { headers: { 'content-encoding': 'br' }, body: brotliCompressSync('packed too') },
    })
    expect((await get(`${server.url}/gzip`, options)).body.toString()).toBe('packed')
    expect((await get(`${server.url}/br`, options)).body.toString()).toBe('packed too')
  })

  test('gives up a body that unpacks beyond its limit, however small it travels, and does not try again', async () => {
    const { server, get } = await setUp({
      '/bomb': { headers: { 'content-encoding': 'gzip' }, body: gzipSync(Buffer.alloc(50_000_000)) },
    })
    const error = await errorOf(get(`${server.url}/bomb`, { ...options, maxBytes: 1_000_000 }))
    expect(error).toBeInstanceOf(FetchError)
    expect(error).not.toBeInstanceOf(TemporaryFetchError)
    expect(error).toMatchObject({ message: 'the answer is larger than 1 MB' })
  })

  test('gives up a body that never ends', async () => {
    const { server, get } = await setUp({
      '/endless': (_request, response) => {
        response.writeHead(200)
        const pump = () => {
          while (!response.destroyed && response.write('x'.repeat(4096)));
          response.once('drain', pump)
        }
        pump()
        return undefined
      },
    })
    expect(await errorOf(get(`${server.url}/endless`, options))).toMatchObject({ name: 'FetchError' })
  })

  test('can keep the beginning of a body instead', async () => {
    const { server, get } = await setUp({ '/': { body: 'x'.repeat(20_000) } })
    expect((await get(`${server.url}/`, { ...options, beyondMaxBytes: 'cut' })).body.length).toBe(10_000)
  })

  test('takes a body that breaks off for a failure, never for half a page', async () => {
    const { server, get } = await setUp({
      '/short': (_request, response) => {
        response.writeHead(200, { 'content-length': '1000' })
        response.write('only this')
        response.destroy()
        return undefined
      },
      '/cut-gzip': { headers: { 'content-encoding': 'gzip' }, body: gzipSync('x'.repeat(5000)).subarray(0, 20) },
    })
    expect(await errorOf(get(`${server.url}/short`, options))).toBeInstanceOf(TemporaryFetchError)
    expect(await errorOf(get(`${server.url}/cut-gzip`, options))).toBeInstanceOf(TemporaryFetchError)
  })

  test('gives up a host that says nothing', async () => {
    const { server, get } = await setUp({ '/silent': () => undefined })
    expect(await errorOf(get(`${server.url}/silent`, { ...options, timeoutMs: 30 }))).toMatchObject({
      name: 'TemporaryFetchError',
      message: 'no complete answer within 0.03 s',
    })
  })

  test('refuses loopback unless the source allows it, whether written as a number or as a name', async () => {
    const { server, get } = await setUp({ '/': { body: 'secret' } })
    const guarded = { ...options, allowPrivateHosts: false }
    const byName = server.url.replace('127.0.0.1', 'localhost')
    expect(await errorOf(get(`${server.url}/`, guarded))).toMatchObject({
      name: 'FetchError',
      message: '127.0.0.1 is a private address, which only a source with "allowPrivateHosts: true" may reach',
    })
    expect(await errorOf(get(`${byName}/`, guarded))).toMatchObject({ name: 'FetchError' })
    expect(server.paths).toEqual([])
  })

  test('says in words that nobody listens', async () => {
    const { server, get } = await setUp({})
    await server.close()
    expect(await errorOf(get(`${server.url}/`, options))).toMatchObject({
      message: expect.stringContaining('ECONNREFUSED'),
    })
  })
})
