import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { largestBody } from '../../../crawler/http/body-limits.ts'
import { createHostPace } from '../../../crawler/http/host-pace.ts'
import { createHttpClient } from '../../../crawler/http/http-client.ts'
import { createPageFetcher } from '../../../crawler/http/page-fetcher.ts'
import { createRobotsGate } from '../../../crawler/http/robots-gate.ts'
import { type Route, startServer } from '../loopback-server.ts'

const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

async function reader(routes: Record<string, Route>, tryTimeoutMs?: number) {
  const server = await startServer(routes)
  const client = createHttpClient('SkillTide/9.9.9 (test)')
  open.push(
    () => client.close(),
    () => server.close(),
  )
  const pace = createHostPace(() => ({ requestsAtOnce: 8, delayMs: 0, backOffMs: 0 }))
  const robots = createRobotsGate({ productToken: 'SkillTide', get: client.get, onCrawlDelay: pace.slowDown })
  const fetchPage = createPageFetcher({
    client,
    robots,
    pace,
    epochMs: Date.now,
    ...(tryTimeoutMs !== undefined && { tryTimeoutMs }),
  })
  /** Characters of the page, or the words of the error. */
  const read = (path: string, kind: 'listing' | 'detail' = 'listing'): Promise<number | string> =>
    fetchPage({ url: server.url + path, kind }, { id: 'test', type: 'test', allowPrivateHosts: true }).then(
      ({ page }) => page?.body.length ?? 'not modified',
      (error: Error) => `${error.name}: ${error.message}`,
    )
  return { server, read }
}

const MB = 1_000_000

describe('the largest body', () => {
  test.each([
    ['detail', 'application/json', 5],
    ['listing', 'text/html; charset=utf-8', 5],
    ['listing', 'application/xhtml+xml', 5],
    ['listing', 'application/rss+xml', 20],
    ['listing', 'application/atom+xml; charset=utf-8', 20],
    ['listing', 'text/xml', 20],
    ['listing', 'application/json', 50],
    ['listing', 'application/x-ndjson', 50],
    ['listing', '', 50],
  ] as const)('of a %s page of type "%s" has %i MB', (kind, type, megabytes) => {
    expect(largestBody({ kind, url: 'https://x.example/' })(new Map([['content-type', type]]))).toBe(megabytes * MB)
  })

  test('is counted unpacked, while it streams', async () => {
    const packed = (bytes: number, type: string): Route => ({
      headers: { 'content-type': type, 'content-encoding': 'gzip' },
      body: gzipSync(Buffer.alloc(bytes, 'x')),
    })
    const { read } = await reader({
      '/page': packed(6 * MB, 'text/html'),
      '/feed': packed(6 * MB, 'application/rss+xml'),
      '/long-feed': packed(21 * MB, 'application/rss+xml'),
      '/board': packed(21 * MB, 'application/json'),
    })
    expect(await read('/page')).toBe('FetchError: the answer is larger than 5 MB')
    expect(await read('/feed')).toBe(6 * MB)
    expect(await read('/long-feed')).toBe('FetchError: the answer is larger than 20 MB')
    expect(await read('/board')).toBe(21 * MB)
    expect(await read('/feed', 'detail')).toBe('FetchError: the answer is larger than 5 MB')
  })
})

describe('types of content', () => {
  test.each([
    'application/rss+xml',
    'application/atom+xml',
    'application/feed+json',
    'application/x-ndjson',
    'application/octet-stream',
    'text/plain',
  ])('%s is read', async (type) => {
    const { read } = await reader({ '/': { headers: { 'content-type': type }, body: '12345' } })
    expect(await read('/')).toBe(5)
  })

  test.each(['image/png', 'application/pdf', 'video/mp4', 'application/vnd.ms-excel'])(
    '%s is no advert: its body is not even loaded',
    async (type) => {
      const { read, server } = await reader({
        '/endless': (_request, response) => {
          response.writeHead(200, { 'content-type': type })
          response.write('x') // and never the end
          return undefined
        },
      })
      expect(await read('/endless')).toBe(`FetchError: the answer is no page but ${type}`)
      expect(server.paths).toEqual(['/robots.txt', '/endless'])
    },
  )
})

describe('the time that one try may take', () => {
  test('covers a body that drips without end', async () => {
    const { read } = await reader(
      {
        '/drip': (_request, response) => {
          response.writeHead(200, { 'content-type': 'text/html' })
          const drip = setInterval(() => response.write('.'), 20)
          response.on('close', () => clearInterval(drip))
          return undefined
        },
      },
      300,
    )
    expect(await read('/drip')).toBe('TemporaryFetchError: no complete answer within 0.3 s')
  })

  test('covers all redirects together', async () => {
    const { read, server } = await reader(
      Object.fromEntries(
        [1, 2, 3, 4, 5].map((number): [string, Route] => [
          `/${number}`,
          (_request, response) => {
            setTimeout(() => response.writeHead(302, { location: `/${number + 1}` }).end(), 150)
            return undefined
          },
        ]),
      ),
      400,
    )
    // Each hop takes less than a try may, all of them take more.
    expect(await read('/1')).toMatch(/^TemporaryFetchError: no complete answer within 0\.\d+ s$/)
    expect(server.paths).not.toContain('/5')
  })
})
