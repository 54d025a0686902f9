import type { ServerResponse } from 'node:http'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { type CrawlDeps, crawl } from '../../crawler/crawl.ts'
import { TemporaryFetchError } from '../../crawler/http/fetch-errors.ts'
import { createHttpClient } from '../../crawler/http/http-client.ts'
import { type LoopbackServer, type Route, startServer } from '../crawler/loopback-server.ts'
import { memoryStore } from '../crawler/memory-store.ts'

/** Servers that are broken or mean harm, over real HTTP: the run goes on, ends, and says what it met. */

const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

async function serve(routes: Record<string, Route>): Promise<LoopbackServer> {
  const server = await startServer(routes)
  open.push(server.close)
  return server
}

const deps = (own: Partial<Omit<CrawlDeps, 'store'>> = {}) => ({
  store: memoryStore(),
  now: () => '2026-11-16T08:00:00.000Z',
  userAgent: 'SkillTide/9.9.9 (test)',
  politeness: { requestsAtOnce: 4, delayMs: 0, backOffMs: 1 },
  ...own,
})
const leverAt = (server: LoopbackServer) => ({
  id: 'lever',
  type: 'lever',
  board: 'acme',
  baseUrl: server.url,
  allowPrivateHosts: true,
})
const siteAt = (server: LoopbackServer, path: string) => ({
  id: 'site',
  type: 'job-posting-site',
  url: server.url + path,
  allowPrivateHosts: true,
})
const BOARD = '/v0/postings/acme'
const job = { id: '1', text: 'Data Engineer', description: 'SQL' }

async function reasonsOf(route: Route): Promise<string[]> {
  const server = await serve({ [BOARD]: route })
  const report = await crawl([leverAt(server)], deps())
  expect(report.sources[0]).toMatchObject({ new: 0, failed: 1 })
  return report.sources[0]?.failures.map(({ reason }) => reason) ?? []
}

/** Writes for ever, as fast as it is read. */
function writeForever(response: ServerResponse, chunk: Buffer): void {
  const more = () => {
    while (!response.destroyed && response.write(chunk)) {}
    if (!response.destroyed) response.once('drain', more)
  }
  more()
}

describe('an answer', () => {
  test('that redirects in a circle is given up', async () => {
    const route: Route = { status: 302, headers: { location: `${BOARD}?mode=json&skip=0&limit=100` } }
    expect(await reasonsOf(route)).toEqual(['redirected more than 5 times'])
  })

  test.each([
    ['to a file', 'file:///etc/passwd', /another host|not an http/],
    ['to nowhere', 'http://', /without a usable Location/],
  ])('that redirects %s is not followed', async (_where, location, reason) => {
    expect(await reasonsOf({ status: 302, headers: { location } })).toEqual([expect.stringMatching(reason)])
  })

  test('that redirects without saying where is an error', async () => {
    expect(await reasonsOf({ status: 302 })).toEqual(['answer 302 without a usable Location'])
  })

  test('without end is cut off', async () => {
    const endless: Route = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      writeForever(response, Buffer.alloc(1_000_000, ' '))
      return undefined
    }
    expect(await reasonsOf(endless)).toEqual(['the answer is larger than 50 MB'])
  })

  test.each([
    ['gzip', gzipSync(Buffer.alloc(80_000_000))],
    ['br', brotliCompressSync(Buffer.alloc(80_000_000))],
  ])('that grows without measure when unpacked (%s) is cut off', async (coding, body) => {
    expect(body.length).toBeLessThan(100_000)
    expect(await reasonsOf({ headers: { 'content-encoding': coding }, body })).toEqual([
      'the answer is larger than 50 MB',
    ])
  })

  test('that is a packed file which grows without measure is cut off', async () => {
    expect(
      await reasonsOf({ headers: { 'content-type': 'application/gzip' }, body: gzipSync(Buffer.alloc(80_000_000)) }),
    ).toEqual(['the answer is too large when unpacked'])
  })

  test('that breaks off is tried again, and never half read', async () => {
    let tries = 0
    const breaking: Route = (_request, response) => {
      tries += 1
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
      response.write(JSON.stringify([job]), () => response.destroy())
      return undefined
    }
    expect(await reasonsOf(breaking)).toEqual([expect.stringMatching(/^connection failed/)])
    expect(tries).toBe(3)
  })

  test('that drips is given up as a whole', async () => {
    const server = await serve({
      '/drip': (_request, response) => {
        response.writeHead(200)
        const timer = setInterval(() => response.write('x'), 10)
        response.once('close', () => clearInterval(timer))
        return undefined
      },
    })
    const client = createHttpClient('test')
    const options = { maxBytes: 1_000_000, timeoutMs: 300, allowPrivateHosts: true }
    await expect(client.get(`${server.url}/drip`, options)).rejects.toThrow(TemporaryFetchError)
    await client.close()
  })
})

describe('a site', () => {
  const advert = (number: number): Route => ({
    headers: { 'content-type': 'text/html' },
    body: `<html><link rel="canonical" href="/jobs/${number}"><script type="application/ld+json">${JSON.stringify({ '@type': 'JobPosting', title: `Data Engineer ${number}`, description: 'SQL' })}</script></html>`,
  })
  const ten = Array.from({ length: 10 }, (_, index) => index + 1)
  const adverts = Object.fromEntries(ten.map((number) => [`/jobs/${number}`, advert(number)]))
  const page = (body: string): Route => ({ headers: { 'content-type': 'text/html' }, body: `<html>${body}</html>` })
  const links = (suffix = '') => ten.map((number) => `<a href="/jobs/${number}${suffix}">x</a>`).join('')
  const queryOf = (url: string | undefined, name: string): number =>
    Number(new URL(url ?? '', 'http://x').searchParams.get(name) ?? 1)

  async function expectTen(routes: Record<string, Route>, path: string, mostPages: number): Promise<void> {
    const server = await serve({ ...adverts, ...routes })
    const own = deps()
    const report = await crawl([siteAt(server, path)], own)
    expect(
      own.store
        .all()
        .map(({ title }) => title)
        .sort(),
    ).toEqual(ten.map((number) => `Data Engineer ${number}`).sort())
    expect(report.sources[0]).toMatchObject({ new: 10 })
    expect(server.paths.length).toBeLessThanOrEqual(mostPages)
  }

  test('with a calendar that always has a next month is read once', async () => {
    const calendar: Route = ({ url }) => {
      const month = queryOf(url, 'month')
      return {
        body: `<html>${links()}<a rel="next" href="/jobs/calendar?month=${month + 1}">next</a><a href="/jobs/calendar?month=${month - 1}">back</a></html>`,
      }
    }
    await expectTen({ '/jobs/calendar': calendar }, '/jobs/calendar?month=1', 20)
  })

  test('that gives every visitor a session of his own is read once', async () => {
    let visits = 0
    const listing: Route = () => {
      visits += 1
      return {
        body: `<html>${links(`;jsessionid=${visits}?PHPSESSID=${visits}`)}<a rel="next" href="/jobs/?sid=${visits}">next</a></html>`,
      }
    }
    await expectTen({ '/jobs/': listing }, '/jobs/', 20)
  })

  test('with pages without end that show the same adverts is read once', async () => {
    const listing: Route = ({ url }) => ({
      body: `<html>${links()}<a rel="next" href="/jobs/?page=${queryOf(url, 'page') + 1}">next</a></html>`,
    })
    await expectTen({ '/jobs/': listing }, '/jobs/', 20)
  })

  test('with 200,000 links is read to a measure, and the report says what was left', async () => {
    const many = Array.from({ length: 200_000 }, (_, index) => `<a href=t${index}>x</a>`).join('')
    const server = await serve({ ...adverts, '/jobs/': page(links() + many) })
    const own = deps({ maxPagesPerSource: 50 })
    const report = await crawl([siteAt(server, '/jobs/')], own)
    expect(own.store.all()).toHaveLength(10)
    expect(report.sources[0]?.failures.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^names 20000 pages: 19000 of them are not read$/),
        'more than 50 pages: the rest is not read',
      ]),
    )
  })

  test('whose sitemaps name each other is read once', async () => {
    const mapped: LoopbackServer = await serve({
      ...adverts,
      '/robots.txt': () => ({ body: `Sitemap: ${mapped.url}/a.xml\n` }),
      '/a.xml': () => ({
        body: `<sitemapindex><sitemap><loc>${mapped.url}/a.xml</loc></sitemap><sitemap><loc>${mapped.url}/b.xml.gz</loc></sitemap></sitemapindex>`,
      }),
      '/b.xml.gz': () => ({
        body: gzipSync(
          `<urlset>${ten.map((number) => `<url><loc>${mapped.url}/jobs/${number}</loc></url>`).join('')}</urlset>`,
        ),
      }),
    })
    const own = deps()
    const report = await crawl([siteAt(mapped, '/robots.txt')], own)
    expect(own.store.all()).toHaveLength(10)
    expect(report.sources[0]).toMatchObject({ new: 10, failed: 0 })
  })
})
