import type { IncomingMessage } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { crawlText } from '../../analysis/report/run-text.ts'
import { listKnownSources } from '../../analysis/report/source-health.ts'
import { type CrawlDeps, crawl } from '../../crawler/crawl.ts'
import type { SourceConfig } from '../../crawler/sources/source.ts'
import { type LoopbackServer, type Reply, type Route, startServer } from './loopback-server.ts'
import { type MemoryStore, memoryStore } from './memory-store.ts'

let server: LoopbackServer
let store: MemoryStore
let routes: Record<string, Route>
/** `If-None-Match` and `If-Modified-Since` by path, of the latest request. */
let conditions: Map<string, (string | undefined)[]>

beforeEach(async () => {
  routes = {}
  conditions = new Map()
  store = memoryStore()
  const answer: Route = (request, response) => {
    const path = request.url ?? '/'
    conditions.set(path, [request.headers['if-none-match'], request.headers['if-modified-since']])
    const route = routes[path] ?? { status: 404, body: 'no such page' }
    return typeof route === 'function' ? route(request, response) : route
  }
  server = await startServer(new Proxy({}, { get: () => answer }))
})
afterEach(async () => {
  store.close()
  await server.close()
})

const FIRST = '2026-11-16T08:00:00.000Z'
const later = (hours: number): string => new Date(Date.parse(FIRST) + hours * 3_600_000).toISOString()

const site = (own: Partial<SourceConfig> = {}): SourceConfig => ({
  id: 'site',
  type: 'job-posting-site',
  url: `${server.url}/jobs/`,
  allowPrivateHosts: true,
  ...own,
})
async function run(at: string, own: Partial<CrawlDeps> & { sources?: SourceConfig[] } = {}) {
  const { sources = [site()], ...deps } = own
  const from = server.paths.length
  const report = await crawl(sources, {
    store,
    now: () => at,
    userAgent: 'SkillTide/9.9.9 (test)',
    politeness: { requestsAtOnce: 1, delayMs: 0, backOffMs: 1 },
    ...deps,
  })
  return { report, summary: report.sources[0], asked: server.paths.slice(from) }
}

const html = (body: string, headers: Record<string, string> = {}): Reply => ({
  headers: { 'content-type': 'text/html', ...headers },
  body: `<html>${body}</html>`,
})
const listing = (hrefs: readonly string[], headers?: Record<string, string>): Reply =>
  html(hrefs.map((href) => `<a href="${href}">x</a>`).join(''), headers)
const advert = (title: string, headers?: Record<string, string>): Reply =>
  html(
    `<script type="application/ld+json">${JSON.stringify({ '@type': 'JobPosting', title, description: 'Build.', identifier: title.split(/\W/)[0] })}</script>`,
    headers,
  )
/** Answers 304 to whoever brings the validator back. */
const unlessKnown =
  (reply: Reply): Route =>
  ({ headers }: IncomingMessage) => {
    const { etag, 'last-modified': lastModified } = reply.headers ?? {}
    const isKnown =
      etag === undefined ? headers['if-modified-since'] === lastModified : headers['if-none-match'] === etag
    return isKnown ? { status: 304, ...(reply.headers && { headers: reply.headers }) } : reply
  }
const lastSeen = () => store.all().map(({ title, lastSeenAt }) => [title, lastSeenAt])

describe('a page that has not changed', () => {
  test('is told by 304: its postings are seen again and what it named is followed', async () => {
    routes['/jobs/'] = unlessKnown(listing(['1', '2'], { etag: 'W/"list-1"' }))
    routes['/jobs/1'] = unlessKnown(advert('One', { 'last-modified': 'Mon, 16 Nov 2026 07:00:00 GMT' }))
    routes['/jobs/2'] = advert('Two')
    expect((await run(FIRST)).summary).toMatchObject({ fetched: 3, notModified: 0, new: 2 })

    const { summary, asked } = await run(later(1))
    expect(asked).toEqual(['/jobs/', '/jobs/1', '/jobs/2'])
    expect(conditions.get('/jobs/')).toEqual(['W/"list-1"', undefined])
    expect(conditions.get('/jobs/1')).toEqual([undefined, 'Mon, 16 Nov 2026 07:00:00 GMT'])
    expect(conditions.get('/jobs/2')).toEqual([undefined, undefined])
    expect(summary).toMatchObject({ fetched: 1, notModified: 2, new: 0, updated: 0, unchanged: 2, failed: 0 })
    expect(lastSeen()).toEqual([
      ['One', later(1)],
      ['Two', later(1)],
    ])
  })

  test('still has the items that could not be read, and its counts', async () => {
    const broken = html('<script type="application/ld+json">{"@type": "JobPosting", "title": "A "b""}</script>', {
      etag: '"b"',
    })
    routes['/jobs/'] = listing(['1'])
    routes['/jobs/1'] = unlessKnown(broken)
    const first = await run(FIRST)
    const second = await run(later(1))
    expect(first.summary?.failures).toHaveLength(1)
    expect(second.summary).toMatchObject({ notModified: 1, failed: 1 })
    expect(second.summary?.failures).toEqual(first.summary?.failures)
    expect(store.runs.reading(2, { source: 'site', board: '' })).toEqual(
      store.runs.reading(1, { source: 'site', board: '' }),
    )
  })

  test('is read anew when its entry in the configuration, or the program, is another', async () => {
    routes['/jobs/'] = unlessKnown(advert('One', { etag: '"1"' }))
    await run(FIRST)
    const renamed = await run(later(1), { sources: [site({ company: 'Example Ltd' })] })
    expect(renamed.summary).toMatchObject({ fetched: 1, notModified: 0, updated: 1 })
    const newer = await run(later(2), { sources: [site({ company: 'Example Ltd' })], userAgent: 'SkillTide/10 (test)' })
    expect(newer.summary).toMatchObject({ fetched: 1, notModified: 0, unchanged: 1 })
  })

  test('that changed is read, and remembered as it is now', async () => {
    routes['/jobs/'] = unlessKnown(advert('One', { etag: '"1"' }))
    await run(FIRST)
    routes['/jobs/'] = unlessKnown(advert('One, senior', { etag: '"2"' }))
    expect((await run(later(1))).summary).toMatchObject({ fetched: 1, updated: 1 })
    expect((await run(later(2))).summary).toMatchObject({ fetched: 0, notModified: 1, unchanged: 1 })
    routes['/jobs/'] = advert('One, senior') // no validators any more
    expect((await run(later(3))).summary).toMatchObject({ fetched: 1, unchanged: 1 })
    await run(later(4))
    expect(conditions.get('/jobs/')).toEqual([undefined, undefined])
  })

  test('behind a redirect: the validators go to the address that gave them, and to no other', async () => {
    routes['/jobs/'] = { status: 302, headers: { location: '/jobs/all' } }
    routes['/jobs/all'] = unlessKnown(advert('One', { etag: '"1"' }))
    await run(FIRST)
    const { summary } = await run(later(1))
    expect(conditions.get('/jobs/')).toEqual([undefined, undefined])
    expect(conditions.get('/jobs/all')).toEqual(['"1"', undefined])
    // The redirect itself has to be followed first: the address that was asked for gave no validators.
    expect(summary).toMatchObject({ fetched: 0, notModified: 1, unchanged: 1 })
  })

  test('is not believed from a server that says so unasked', async () => {
    routes['/jobs/'] = { status: 304 }
    const { summary } = await run(FIRST)
    expect(summary).toMatchObject({ fetched: 0, failed: 1, notModified: 0 })
    expect(summary?.failures[0]?.reason).toBe('answer 304')
  })
})

describe('a page whose line in the listing says when it changed', () => {
  const sitemap = (...pages: [path: string, lastmod: string][]): Reply => ({
    headers: { 'content-type': 'application/xml' },
    body: `<urlset>${pages.map(([path, lastmod]) => `<url><loc>${server.url}${path}</loc><lastmod>${lastmod}</lastmod></url>`).join('')}</urlset>`,
  })
  const sources = () => [site({ url: `${server.url}/sitemap.xml` })]

  beforeEach(() => {
    routes['/sitemap.xml'] = sitemap(['/jobs/1', '2026-11-01'], ['/jobs/2', '2026-11-02T10:00:00+01:00'])
    routes['/jobs/1'] = advert('One')
    routes['/jobs/2'] = advert('Two')
  })

  test('is not asked for again while the line stays the same; its posting counts as seen', async () => {
    expect((await run(FIRST, { sources: sources() })).summary).toMatchObject({ fetched: 3, new: 2 })
    const { summary, asked } = await run(later(24 * 7), { sources: sources() })
    expect(asked).toEqual(['/robots.txt', '/sitemap.xml'])
    expect(summary).toMatchObject({ fetched: 1, notModified: 2, unchanged: 2 })
    expect(new Set(store.all().map(({ lastSeenAt }) => lastSeenAt))).toEqual(new Set([later(24 * 7)]))
  })

  test('is asked for when the line changed, and after a month at the latest', async () => {
    await run(FIRST, { sources: sources() })
    routes['/sitemap.xml'] = sitemap(['/jobs/1', '2026-11-17'], ['/jobs/2', '2026-11-02T10:00:00+01:00'])
    routes['/jobs/1'] = advert('One, senior')
    const changed = await run(later(48), { sources: sources() })
    expect(changed.asked).toEqual(['/robots.txt', '/sitemap.xml', '/jobs/1'])
    expect(changed.summary).toMatchObject({ updated: 1, unchanged: 1 })
    const aMonth = await run(later(24 * 31), { sources: sources() })
    expect(aMonth.asked).toEqual(['/robots.txt', '/sitemap.xml', '/jobs/2'])
  })

  test('of today is no sign yet: a day can bring two changes', async () => {
    routes['/sitemap.xml'] = sitemap(['/jobs/1', '2026-11-16'], ['/jobs/2', '2026-11-02'])
    await run(FIRST, { sources: sources() })
    routes['/jobs/1'] = advert('One, senior')
    expect((await run(later(24), { sources: sources() })).summary).toMatchObject({ updated: 1, notModified: 1 })
  })
})

describe('a page of an advert that cannot be read', () => {
  test.each([
    ['fails', { status: 500 }, true],
    ['is closed to us now', { robots: 'User-agent: *\nDisallow: /jobs/1' }, true],
    ['is gone', { status: 410 }, false],
  ])('but is still listed %s', async (_what, { status, robots }: { status?: number; robots?: string }, isSeen) => {
    routes['/jobs/'] = listing(['1'])
    routes['/jobs/1'] = advert('One')
    await run(FIRST)
    if (status !== undefined) routes['/jobs/1'] = { status }
    if (robots !== undefined) routes['/robots.txt'] = { body: robots }
    await run(later(25))
    expect(lastSeen()).toEqual([['One', isSeen ? later(25) : FIRST]])
  })
})

describe('robots.txt', () => {
  const CLOSED = { body: 'User-agent: *\nDisallow: /jobs/secret' }
  beforeEach(() => {
    routes['/robots.txt'] = CLOSED
    routes['/jobs/'] = listing(['1', 'secret'])
    routes['/jobs/1'] = advert('One')
  })
  const asksRobots = ({ asked }: { asked: string[] }) => asked.filter((path) => path === '/robots.txt').length

  test('is asked for first, and kept for a day', async () => {
    const first = await run(FIRST)
    expect(first.asked[0]).toBe('/robots.txt')
    expect(asksRobots(first)).toBe(1)
    const sameDay = await run(later(23))
    expect([asksRobots(sameDay), sameDay.summary?.skippedByRobots]).toEqual([0, 1])
    const nextDay = await run(later(25))
    expect([nextDay.asked[0], asksRobots(nextDay)]).toEqual(['/robots.txt', 1])
  })

  test.each([
    ['max-age=3600', 0.9, 1.1],
    ['public, max-age=9999999', 23, 25],
  ])('with "Cache-Control: %s" is kept for that long, a day at most', async (value, within, beyond) => {
    routes['/robots.txt'] = { ...CLOSED, headers: { 'cache-control': value } }
    await run(FIRST)
    expect(asksRobots(await run(later(within)))).toBe(0)
    expect(asksRobots(await run(later(beyond)))).toBe(1)
  })

  test('that is not there is remembered too', async () => {
    routes['/robots.txt'] = { status: 404 }
    await run(FIRST)
    expect(asksRobots(await run(later(1)))).toBe(0)
  })

  test('that cannot be read is stood in for by the last good copy, for a month', async () => {
    await run(FIRST)
    routes['/robots.txt'] = { status: 503 }
    const copied = await run(later(24 * 29))
    expect(asksRobots(copied)).toBe(2)
    expect(copied.summary).toMatchObject({ fetched: 2, skippedByRobots: 1, failed: 0 })
    const tooOld = await run(later(24 * 31))
    expect(tooOld.summary).toMatchObject({ fetched: 0, failed: 1 })
    expect(tooOld.summary?.failures[0]?.reason).toContain('robots.txt could not be read (answer 503)')
  })

  test('that answers "come back tomorrow" is not asked a second time, and the host is left alone until then', async () => {
    routes['/robots.txt'] = { status: 429, headers: { 'retry-after': '82800' } }
    const first = await run(FIRST)
    expect(first.asked).toEqual(['/robots.txt'])
    expect(first.summary).toMatchObject({ fetched: 0, failed: 1 })
    expect((await run(later(22))).asked).toEqual([])
    routes['/robots.txt'] = CLOSED
    expect((await run(later(23.1))).summary).toMatchObject({ fetched: 2 })
  })
})

describe('a host', () => {
  const lever = (board: string): SourceConfig => ({
    id: board,
    type: 'lever',
    board,
    baseUrl: server.url,
    allowPrivateHosts: true,
  })
  const path = (board: string) => `/v0/postings/${board}?mode=json&skip=0&limit=100`

  test('that asks us to come back in 23 hours is not asked before, by any run', async () => {
    routes[path('a')] = { status: 429, headers: { 'retry-after': String(23 * 3600) } }
    const sources = [lever('a'), lever('b')]
    expect((await run(FIRST, { sources })).asked).toEqual(['/robots.txt', path('a')])
    const early = await run(later(22), { sources })
    expect(early.asked).toEqual([])
    expect(early.report.sources.map(({ failures }) => failures[0]?.reason)).toEqual(
      Array(2).fill(expect.stringContaining('asked us to wait 60 minutes: left to the next run')),
    )
    routes[path('a')] = { body: '[]' }
    routes[path('b')] = { body: '[]' }
    expect((await run(later(23.01), { sources })).asked).toEqual([path('a'), path('b')])
  })

  test.each([401, 403, 406])('that answers %i to a listing is left alone, in this run', async (status) => {
    routes[path('a')] = { status }
    const sources = [lever('a'), lever('b')]
    const { asked, report } = await run(FIRST, { sources })
    expect(asked).toEqual(['/robots.txt', path('a')])
    expect(report.sources.map(({ failures }) => failures[0]?.reason)).toEqual([
      `answer ${status}`,
      expect.stringContaining(`gave answer ${status}: left alone in this run`),
    ])
    routes[path('a')] = { body: '[]' }
    routes[path('b')] = { body: '[]' }
    expect((await run(later(1), { sources })).asked).toEqual([path('a'), path('b')])
  })

  test('is left alone after three adverts that it refuses, not after one: many sites have a page for members', async () => {
    routes['/jobs/'] = listing(['1', '2', '3', '4', '5', '6'])
    for (const number of [1, 3, 4, 5, 6]) routes[`/jobs/${number}`] = { status: 403 }
    routes['/jobs/2'] = advert('Two')
    const { asked, summary } = await run(FIRST)
    expect(asked.slice(1)).toEqual(['/jobs/', '/jobs/1', '/jobs/2', '/jobs/3', '/jobs/4', '/jobs/5'])
    expect(summary).toMatchObject({ fetched: 2, failed: 5 })
  })
})

describe('a source whose terms limit how often it is read', () => {
  const remotive = (own: Partial<SourceConfig> = {}): SourceConfig => ({
    id: 'remotive',
    type: 'remotive',
    baseUrl: server.url,
    allowPrivateHosts: true,
    ...own,
  })
  const PATH = '/api/remote-jobs'
  const jobs = (...ids: number[]): Reply => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      jobs: ids.map((id) => ({ id, title: `Job ${id}`, description: 'Build.', url: 'https://remotive.com/1' })),
    }),
  })
  beforeEach(() => {
    routes[PATH] = jobs(1)
  })

  test('is not asked before its time, and the run says until when: nothing failed, and nothing is closed', async () => {
    const sources = [remotive(), site()]
    routes['/jobs/'] = listing([])
    expect((await run(FIRST, { sources })).asked).toContain(PATH)

    const early = await run(later(5.9), { sources })
    expect(early.asked).toEqual(['/jobs/'])
    expect(early.summary).toMatchObject({
      id: 'remotive',
      postponedUntil: later(6),
      failed: 0,
      closed: 0,
      health: null,
    })
    expect(early.report.finishedAt).not.toBeNull()
    expect(early.report.sources[1]).not.toHaveProperty('postponedUntil')
    const [first = '', second = ''] = crawlText(early.report).split('\n')
    expect(first).toBe('remotive: postponed until 2026-11-16 14:00 UTC: its terms allow no reading before')
    expect(second).toMatch(/^site: 1 pages/)
    expect(store.savedSources.find(({ source }) => source === 'remotive')?.lastReadOn).toBe('2026-11-16')

    const due = await run(later(6), { sources })
    expect(due.asked).toContain(PATH)
    expect(due.summary).not.toHaveProperty('postponedUntil')
    expect(due.summary).toMatchObject({ unchanged: 1, health: { verdict: 'healthy' } })
  })

  test('a postponed reading is none: not for closing, not for the verdicts, not for the weeks, not on the page', async () => {
    await run(FIRST, { sources: [remotive()] })
    await run(later(1), { sources: [remotive()] })
    routes[PATH] = jobs(2)
    await run(later(7), { sources: [remotive()] })
    await run(later(8), { sources: [remotive()] })
    expect(store.all().map(({ title, closedAt }) => [title, closedAt])).toEqual([
      ['Job 1', null],
      ['Job 2', null],
    ])
    expect(store.runs.listReadings({ source: 'remotive', board: '' }, 9).map(({ startedAt }) => startedAt)).toEqual([
      later(7),
      FIRST,
    ])
    expect(store.runs.listSourceWeeks()).toMatchObject([{ weekStart: '2026-11-16', healthyRuns: 2, otherRuns: 0 }])
    expect(listKnownSources(store, false)[0]?.health).toMatchObject({
      verdict: 'healthy',
      lastRunAt: later(7),
      items: 1,
    })
    await run(later(14), { sources: [remotive()] })
    expect(store.all().map(({ title, closedAt }) => [title, closedAt])).toEqual([
      ['Job 1', later(7)],
      ['Job 2', null],
    ])
  })

  test('is one source however many entries read it: each reading puts the next of all of them off', async () => {
    const sources = [remotive({ id: 'one', query: 'sql' }), remotive({ id: 'two', query: 'go' })]
    expect((await run(FIRST, { sources })).asked).toEqual(['/robots.txt', `${PATH}?search=sql`, `${PATH}?search=go`])
    const postponed = async (hours: number, entries = sources) =>
      (await run(later(hours), { sources: entries })).report.sources.map(({ postponedUntil }) => postponedUntil)
    expect(await postponed(11)).toEqual([later(12), later(12)])
    expect(await postponed(11.5, [remotive({ id: 'three' })])).toEqual([later(12)])
    expect(await postponed(12)).toEqual([undefined, undefined])
  })

  test('a reading that was killed is not put off when it is taken up', async () => {
    const controller = new AbortController()
    controller.abort()
    const stopped = await run(FIRST, { sources: [remotive()], signal: controller.signal })
    expect([stopped.report.isStopped, stopped.asked]).toEqual([true, []])
    const resumed = await run(later(1), { sources: [remotive()] })
    expect([resumed.report.isResumed, resumed.summary?.new]).toEqual([true, 1])
  })
})

test('a second crawl on the same database is refused while the first is at work, and names its process', async () => {
  let second: Promise<unknown> = Promise.resolve()
  routes['/jobs/'] = (_request, response) => {
    second = run(FIRST).catch((error: Error) => error)
    void second.then(() => response.end((advert('One') as { body: string }).body))
    return undefined
  }
  const first = await run(FIRST)
  expect(await second).toMatchObject({
    kind: 'failure',
    message: expect.stringMatching(`another crawl \\(process ${process.pid}, since ${FIRST}\\) is at work on :memory:`),
  })
  expect(first.summary).toMatchObject({ new: 1 })
  expect(store.crawlLock.holder()).toBeNull()
  routes['/jobs/'] = advert('One')
  expect((await run(later(1))).summary).toMatchObject({ unchanged: 1 })
})

test('a crawl whose reader of pages cannot start gives the database free again', async () => {
  const openPageReader = () => ({
    ...{ read: () => Promise.reject(new Error('never asked')), isFull: () => false, close: async () => {} },
    expect: () => {
      throw new Error('no thread can be started')
    },
  })
  await expect(run(FIRST, { openPageReader })).rejects.toThrow('no thread can be started')
  expect(store.crawlLock.holder()).toBeNull()
})

test.each([
  ['of a process that is no more', { pid: 2 ** 22 + 1, processMark: null }],
  ['of another process that had the same number', { pid: process.pid, processMark: 'another boot 1' }],
])('the lock %s is free', async (_whose, holder) => {
  store.crawlLock.acquire({ ...holder, since: FIRST }, () => true)
  routes['/jobs/'] = advert('One')
  expect((await run(later(1))).summary).toMatchObject({ new: 1 })
})

describe('a run that was stopped', () => {
  /** Stops while the third advert is on its way. */
  async function stopped(at: string, sources?: SourceConfig[]) {
    const stopping = new AbortController()
    routes['/jobs/'] = listing(['1', '2', '3', '4'])
    for (const number of [1, 2, 3, 4]) routes[`/jobs/${number}`] = advert(`Advert ${number}`)
    routes['/jobs/3'] = () => {
      stopping.abort()
      return advert('Advert 3')
    }
    return run(at, { signal: stopping.signal, ...(sources && { sources }) })
  }

  test('is taken up within a day, by a run over the same entries', async () => {
    expect((await stopped(FIRST)).report).toMatchObject({ runId: 1, isStopped: true, finishedAt: null })
    const { report, asked } = await run(later(23))
    expect(asked).toEqual(['/jobs/4'])
    expect(report).toMatchObject({ runId: 1, startedAt: FIRST, finishedAt: later(23), isResumed: true })
    expect(report.sources[0]).toMatchObject({ fetched: 5, new: 4 })
  })

  test('is left for good after a day: the boards have moved on', async () => {
    await stopped(FIRST)
    const { report, asked } = await run(later(25))
    expect(asked).toEqual(['/robots.txt', '/jobs/', '/jobs/1', '/jobs/2', '/jobs/3', '/jobs/4'])
    expect(report).toMatchObject({ runId: 2, isResumed: false, sources: [{ new: 1, unchanged: 3 }] })
    expect(store.frontier.coverage(1)).toEqual([])
  })

  test('waits while a run over other entries comes in between', async () => {
    await stopped(FIRST)
    routes['/other/'] = advert('Other')
    const other = await run(later(1), { sources: [site({ id: 'other', url: `${server.url}/other/` })] })
    expect(other.report).toMatchObject({ runId: 2, isResumed: false })
    expect((await run(later(2))).report).toMatchObject({ runId: 1, isResumed: true })
  })
})
