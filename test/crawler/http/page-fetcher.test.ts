import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { createHostPace } from '../../../crawler/http/host-pace.ts'
import { createHttpClient } from '../../../crawler/http/http-client.ts'
import { createPageFetcher } from '../../../crawler/http/page-fetcher.ts'
import { parseRetryAfter } from '../../../crawler/http/retry-after.ts'
import { createRobotsGate } from '../../../crawler/http/robots-gate.ts'
import type { FetchedPage } from '../../../crawler/sources/source.ts'
import { type LoopbackServer, type Route, startServer } from '../loopback-server.ts'

const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

const NOW = Date.parse('2026-11-23T12:00:00Z')

async function setUp(routes: Record<string, Route>): Promise<{
  server: LoopbackServer
  /** The page, or `name: message` of the error. */
  read: (path: string) => Promise<FetchedPage | string | null>
}> {
  const server = await startServer(routes)
  const client = createHttpClient('SkillTide/9.9.9 (test)')
  open.push(
    () => client.close(),
    () => server.close(),
  )
  const pace = createHostPace(() => ({ requestsAtOnce: 8, delayMs: 0, backOffMs: 0 }))
  const robots = createRobotsGate({ productToken: 'SkillTide', get: client.get, onCrawlDelay: pace.slowDown })
  const fetchPage = createPageFetcher({ client, robots, pace, epochMs: () => NOW })
  const config = { id: 'test', type: 'test', allowPrivateHosts: true }
  return {
    server,
    read: (path) =>
      fetchPage({ url: server.url + path, kind: 'detail' }, config).then(
        ({ page }) => page,
        (error: Error) => `${error.name}: ${error.message}`,
      ),
  }
}

describe('fetching a page', () => {
  test('asks robots.txt first and gives the page as text', async () => {
    const { server, read } = await setUp({ '/a': { headers: { 'content-type': 'text/html' }, body: '<p>Größe' } })
    expect(await read('/a')).toEqual({
      url: `${server.url}/a`,
      kind: 'detail',
      contentType: 'text/html',
      body: '<p>Größe',
    })
    expect(server.paths).toEqual(['/robots.txt', '/a'])
  })

  test('follows a redirect within the host and names the page by where it is', async () => {
    const { server, read } = await setUp({
      '/old': { status: 301, headers: { location: '/new' } },
      '/new': { body: 'here' },
    })
    expect(await read('/old')).toMatchObject({ url: `${server.url}/new`, body: 'here' })
  })

  test('does not follow a redirect to another host', async () => {
    const other = await startServer({ '/': { body: 'elsewhere' } })
    open.push(() => other.close())
    const { read } = await setUp({ '/away': { status: 302, headers: { location: `${other.url}/` } } })
    expect(await read('/away')).toBe(`FetchError: redirected to another host (${other.url}/)`)
    expect(other.paths).toEqual([])
  })

  test('does not follow a redirect to a page that robots.txt closes', async () => {
    const { server, read } = await setUp({
      '/robots.txt': { body: 'User-agent: *\nDisallow: /private' },
      '/in': { status: 302, headers: { location: '/private' } },
      '/private': { body: 'secret' },
    })
    expect(await read('/in')).toContain('RobotsDisallowedError')
    expect(server.paths).toEqual(['/robots.txt', '/in'])
  })

  test('leaves a redirect loop after five hops', async () => {
    const { server, read } = await setUp({ '/loop': { status: 302, headers: { location: '/loop' } } })
    expect(await read('/loop')).toBe('FetchError: redirected more than 5 times')
    expect(server.paths.length).toBe(7)
  })

  test('refuses a redirect to a file', async () => {
    const { read } = await setUp({ '/file': { status: 302, headers: { location: 'file:///etc/passwd' } } })
    expect(await read('/file')).toBe('FetchError: redirected to another host (file:///etc/passwd)')
  })

  test.each([
    [206, 'FetchError: answer 206: a part of the page, which nobody asked for'],
    [404, 'PageGoneError: answer 404'],
    [410, 'PageGoneError: answer 410'],
    [401, 'HostRefusalError: answer 401'],
    [403, 'HostRefusalError: answer 403'],
    [406, 'HostRefusalError: answer 406'],
    [429, 'TemporaryFetchError: answer 429'],
    [500, 'TemporaryFetchError: answer 500'],
    [503, 'TemporaryFetchError: answer 503'],
  ])('an answer of %i is a %s', async (status, words) => {
    const { read } = await setUp({ '/page': { status, body: 'sorry' } })
    expect(await read('/page')).toBe(words)
  })

  test('an empty page is a failure, not an empty board', async () => {
    const { read } = await setUp({ '/page': { body: '' } })
    expect(await read('/page')).toBe('FetchError: answer 200 with an empty body')
  })

  test('a packed file is unpacked, a damaged one is a failure', async () => {
    const packed = gzipSync('<urlset></urlset>')
    const { read } = await setUp({ '/map.xml.gz': { body: packed }, '/damaged.gz': { body: packed.subarray(0, 15) } })
    expect(await read('/map.xml.gz')).toMatchObject({ body: '<urlset></urlset>' })
    expect(await read('/damaged.gz')).toBe('FetchError: the answer is packed and damaged')
  })
})

describe('Retry-After', () => {
  test.each([
    ['120', 120_000],
    ['Mon, 23 Nov 2026 12:00:30 GMT', 30_000],
    ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
    ['soon', null],
    [undefined, null],
  ])('%s is %s milliseconds from now', (value, milliseconds) => {
    expect(parseRetryAfter(value, NOW)).toBe(milliseconds)
  })
})
