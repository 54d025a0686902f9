import { afterEach, describe, expect, test } from 'vitest'
import { type CrawlDeps, type CrawlReport, crawl } from '../../crawler/crawl.ts'
import type { EntryProgress } from '../../crawler/frontier.ts'
import { SOURCE_ADAPTERS } from '../../crawler/sources/registry.ts'
import type { SourceAdapter, SourceConfig } from '../../crawler/sources/source.ts'
import { type LoopbackServer, type Route, startServer } from './loopback-server.ts'
import { type MemoryStore, memoryStore } from './memory-store.ts'

const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

async function boardServer(routes: Record<string, Route>): Promise<LoopbackServer> {
  const server = await startServer(routes)
  open.push(() => server.close())
  return server
}

const deps = (store: MemoryStore, own: Partial<CrawlDeps> = {}): CrawlDeps => ({
  store,
  now: () => '2026-11-16T08:00:00.000Z',
  userAgent: 'SkillTide/9.9.9 (test)',
  politeness: { requestsAtOnce: 4, delayMs: 0, backOffMs: 1 },
  ...own,
})

const lever = (server: LoopbackServer, board: string): SourceConfig => ({
  id: `lever-${board}`,
  type: 'lever',
  board,
  baseUrl: server.url,
  allowPrivateHosts: true,
})
const site = (server: LoopbackServer, path = '/jobs/'): SourceConfig => ({
  id: 'site',
  type: 'job-posting-site',
  url: server.url + path,
  allowPrivateHosts: true,
})

const leverJob = (id: string, own: object = {}) => ({
  id,
  text: 'Data Engineer',
  categories: { location: 'Leeds' },
  description: '<p>Build.</p>',
  descriptionPlain: 'Build.',
  createdAt: Date.parse('2026-11-10T09:00:00Z'),
  ...own,
})
const json = (value: unknown): Route => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
})
const advert = (title: string): Route => ({
  headers: { 'content-type': 'text/html' },
  body: `<html><script type="application/ld+json">${JSON.stringify({ '@type': 'JobPosting', title, description: 'Build.' })}</script></html>`,
})
const listing = (...hrefs: string[]): Route => ({
  headers: { 'content-type': 'text/html' },
  body: `<html>${hrefs.map((href) => `<a href="${href}">x</a>`).join('')}</html>`,
})

const counts = ({ sources }: CrawlReport) =>
  sources.map((source) => [source.id, source.fetched, source.new, source.updated, source.unchanged, source.failed])

test('a page whose JSON-LD is nested beyond all measure fails alone', async () => {
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
  const script = `{"@type":"JobPosting","title":"A","description":"SQL","more":${deep}}`
  const hostile = await boardServer({
    '/jobs/': listing('/jobs/1', '/jobs/2'),
    '/jobs/1': {
      headers: { 'content-type': 'text/html' },
      body: `<script type="application/ld+json">${script}</script>`,
    },
    '/jobs/2': advert('Engineer'),
  })
  const store = memoryStore()
  const report = await crawl([site(hostile)], deps(store))
  expect(store.all().map(({ title }) => title)).toEqual(['Engineer'])
  expect(report.sources[0]?.failures).toEqual([
    { where: `${hostile.url}/jobs/1 page`, reason: expect.stringContaining('nested deeper than 100 levels') },
  ])
})

describe('a run', () => {
  test('stores what the sources show, describes them, and leaves a record', async () => {
    const server = await boardServer({ '/v0/postings/acme': json([leverJob('1'), leverJob('2')]) })
    const store = memoryStore()
    let seconds = 10
    const now = () => `2026-11-16T08:00:${seconds++}.000Z`
    const report = await crawl([lever(server, 'acme')], deps(store, { now }))
    expect(store.all().map(({ source, board, sourceId, postedOn }) => [source, board, sourceId, postedOn])).toEqual([
      ['lever', 'acme', '1', '2026-11-10'],
      ['lever', 'acme', '2', '2026-11-10'],
    ])
    const [first] = store.all()
    const { startedAt, finishedAt } = report
    const seenAt = first?.firstSeenAt ?? ''
    expect([startedAt, seenAt, finishedAt]).toEqual([startedAt, seenAt, finishedAt].sort())
    expect(new Set([startedAt, seenAt, finishedAt]).size).toBe(3)
    expect(store.savedSources).toMatchObject([
      { source: 'lever', kind: 'snapshot', origin: 'own', firstReadOn: '2026-11-16', lastReadOn: '2026-11-16' },
    ])
    const summary = {
      source: 'lever',
      board: 'acme',
      fetched: 1,
      new: 2,
      updated: 0,
      unchanged: 0,
      closed: 0,
      failed: 0,
      skippedByRobots: 0,
      notModified: 0,
      notOffers: 0,
      failures: [],
      health: {
        ...{ verdict: 'healthy', reason: null },
        ...{ items: 2, withTitle: 2, withUrl: 0, withDate: 2, withText: 2 },
      },
    }
    expect(report).toEqual({
      runId: 1,
      startedAt,
      finishedAt,
      isStopped: false,
      isResumed: false,
      sources: [{ id: 'lever-acme', ...summary }],
    })
    expect(store.savedRuns).toEqual([{ runId: 1, kind: 'crawl', startedAt, finishedAt, sources: [summary] }])
  })

  test('asks every page under the one given name, robots.txt first', async () => {
    const server = await boardServer({ '/v0/postings/acme': json([leverJob('1')]) })
    await crawl([lever(server, 'acme')], deps(memoryStore()))
    expect(server.paths).toEqual(['/robots.txt', '/v0/postings/acme?mode=json&skip=0&limit=100'])
    expect(new Set(server.userAgents)).toEqual(new Set(['SkillTide/9.9.9 (test)']))
  })

  test('repeated changes nothing but what changed on the boards', async () => {
    const jobs = [leverJob('1'), leverJob('2')]
    const server = await boardServer({ '/v0/postings/acme': () => json(jobs) as { body: string } })
    const store = memoryStore()
    expect(counts(await crawl([lever(server, 'acme')], deps(store)))).toEqual([['lever-acme', 1, 2, 0, 0, 0]])
    expect(counts(await crawl([lever(server, 'acme')], deps(store)))).toEqual([['lever-acme', 1, 0, 0, 2, 0]])
    jobs[1] = leverJob('2', { text: 'Senior Data Engineer' })
    jobs.push(leverJob('3'))
    const later = deps(store, { now: () => '2026-11-23T08:00:00.000Z' })
    expect(counts(await crawl([lever(server, 'acme')], later))).toEqual([['lever-acme', 1, 1, 1, 1, 0]])
    expect(store.all().map(({ firstSeenAt }) => firstSeenAt.slice(0, 10))).toEqual([
      '2026-11-16',
      '2026-11-16',
      '2026-11-23',
    ])
    expect(store.savedSources).toMatchObject([{ firstReadOn: '2026-11-16', lastReadOn: '2026-11-23' }])
  })

  test('reads page after page of a long board', async () => {
    const jobs = Array.from({ length: 250 }, (_, index) => leverJob(String(index)))
    const server = await boardServer({
      '/v0/postings/acme': (request) => {
        const skip = Number(new URL(request.url ?? '', 'http://x').searchParams.get('skip'))
        return json(jobs.slice(skip, skip + 100)) as { body: string }
      },
    })
    expect(counts(await crawl([lever(server, 'acme')], deps(memoryStore())))).toEqual([['lever-acme', 3, 250, 0, 0, 0]])
  })

  test('takes an advert that a page shows twice for one', async () => {
    const server = await boardServer({ '/v0/postings/acme': json([leverJob('1'), leverJob('1', { text: 'Other' })]) })
    const store = memoryStore()
    await crawl([lever(server, 'acme')], deps(store))
    expect(counts(await crawl([lever(server, 'acme')], deps(store)))).toEqual([['lever-acme', 1, 0, 0, 1, 0]])
  })

  test('stores no address of a person and no posting day of the future', async () => {
    const job = leverJob('1', {
      description: '<p>Write to jane.doe@acme.example</p>',
      createdAt: Date.parse('2026-12-24T00:00:00Z'),
    })
    const server = await boardServer({ '/v0/postings/acme': json([job]) })
    const store = memoryStore()
    await crawl([lever(server, 'acme')], deps(store))
    expect(store.all()[0]?.description.content).not.toContain('jane.doe')
    expect(store.all()[0]?.postedOn).toBeNull()
  })

  test('of the demo calls its sources so', async () => {
    const server = await boardServer({ '/jobs/': listing('1'), '/jobs/1': advert('Data Engineer') })
    const store = memoryStore()
    await crawl([{ ...site(server), company: 'Example Ltd' }], deps(store, { origin: 'demo' }))
    expect(store.savedSources).toMatchObject([
      { source: 'site', name: 'Example Ltd (demo)', origin: 'demo', url: null },
    ])
  })

  test('tells its progress', async () => {
    const server = await boardServer({ '/jobs/': listing('1', '2'), '/jobs/1': advert('A'), '/jobs/2': advert('B') })
    const told: EntryProgress[] = []
    await crawl([site(server)], deps(memoryStore(), { onProgress: ([one]) => void told.push(one as EntryProgress) }))
    expect(told.at(-1)).toEqual({ entryId: 'site', done: 3, known: 3 })
  })
})

describe('a source that fails', () => {
  test('does not stop the others, and says what happened', async () => {
    const gone = await boardServer({})
    await gone.close()
    const server = await boardServer({
      '/v0/postings/acme': json([leverJob('1'), leverJob('2', { text: null })]),
      '/v0/postings/changed': json({ ok: false }),
      '/v0/postings/html': { headers: { 'content-type': 'text/html' }, body: '<html>Sorry</html>' },
      '/v0/postings/cut': { body: '[{"id": "1", "te' },
    })
    const boards = ['acme', 'missing', 'changed', 'html', 'cut']
    const sources = [...boards.map((board) => lever(server, board)), { ...lever(gone, 'down'), id: 'down' }]
    const store = memoryStore()
    const report = await crawl(sources, deps(store))
    expect(counts(report).map(([id, , added, , , failed]) => [id, added, failed])).toEqual([
      ['lever-acme', 1, 1],
      ['lever-missing', 0, 1],
      ['lever-changed', 0, 1],
      ['lever-html', 0, 1],
      ['lever-cut', 0, 1],
      ['down', 0, 1],
    ])
    const reasons = report.sources.map(({ failures }) => failures[0]?.reason ?? '')
    expect(reasons[0]).toBe('missing title')
    expect(reasons[1]).toBe('answer 404')
    expect(reasons[2]).toContain('lever: expected an array of postings')
    expect(reasons[3]).toContain('lever: expected JSON, got "<html>Sorry</html>"')
    expect(reasons[4]).toContain('lever: expected JSON')
    expect(reasons[5]).toContain('robots.txt could not be read (connection failed')
    expect(store.all().map(({ sourceId }) => sourceId)).toEqual(['1'])
  })

  test('now and then is asked up to three times', async () => {
    let asked = 0
    const server = await boardServer({
      '/v0/postings/acme': () => {
        asked += 1
        return asked < 3 ? { status: 503 } : (json([leverJob('1')]) as { body: string })
      },
      '/v0/postings/never': { status: 500 },
    })
    const report = await crawl([lever(server, 'acme'), lever(server, 'never')], deps(memoryStore()))
    expect(counts(report)).toEqual([
      ['lever-acme', 1, 1, 0, 0, 0],
      ['lever-never', 0, 0, 0, 0, 1],
    ])
    expect(report.sources[1]?.failures[0]?.reason).toBe('answer 500')
    expect(server.paths.filter((path) => path.includes('never'))).toHaveLength(3)
  })

  test('and asks us to come back in an hour is left alone, with everything on its host', async () => {
    const server = await boardServer({ '/v0/postings/a': { status: 429, headers: { 'retry-after': '3600' } } })
    const politeness = { requestsAtOnce: 1, delayMs: 0, backOffMs: 1 }
    const report = await crawl([lever(server, 'a'), lever(server, 'b')], deps(memoryStore(), { politeness }))
    const words = 'asked us to wait 60 minutes: left to the next run'
    expect(report.sources.map(({ failures }) => failures[0]?.reason)).toEqual([
      expect.stringContaining(words),
      expect.stringContaining(words),
    ])
    expect(server.paths).toHaveLength(2)
  })

  test('and asks for that at the last try is left alone as well', async () => {
    let asked = 0
    const server = await boardServer({
      '/v0/postings/a': () => {
        asked += 1
        return { status: 429, headers: { 'retry-after': asked < 3 ? '0' : '3600' } }
      },
      '/v0/postings/b': json([leverJob('1')]),
    })
    const [store, politeness] = [memoryStore(), { requestsAtOnce: 1, delayMs: 0, backOffMs: 1 }]
    const report = await crawl([lever(server, 'a')], deps(store, { politeness }))
    expect(report.sources[0]?.failures[0]?.reason).toBe('answer 429')
    expect(asked).toBe(3)
    const next = await crawl([lever(server, 'b')], deps(store, { politeness }))
    expect(next.sources[0]?.failures[0]?.reason).toContain('minutes: left to the next run')
    expect(server.paths.filter((path) => path.includes('/b'))).toEqual([])
  })

  test('by a mistake of its adapter fails alone', async () => {
    const server = await boardServer({ '/v0/postings/acme': json([leverJob('1')]), '/x': { body: 'x' } })
    const broken: SourceAdapter = {
      type: 'broken',
      describes: { name: 'Broken', kind: 'snapshot', attribution: null, licence: null, url: null },
      firstRequests: () => [{ kind: 'listing', url: `${server.url}/x` }],
      parsePage: () => {
        throw new TypeError('undefined is not a posting')
      },
    }
    const sources = [{ id: 'broken', type: 'broken', allowPrivateHosts: true }, lever(server, 'acme')]
    const report = await crawl(sources, deps(memoryStore(), { registry: [...SOURCE_ADAPTERS, broken] }))
    expect(counts(report)).toEqual([
      ['broken', 0, 0, 0, 0, 1],
      ['lever-acme', 1, 1, 0, 0, 0],
    ])
    expect(report.sources[0]?.failures[0]?.reason).toContain('TypeError: undefined is not a posting')
  })

  test('by a store that cannot write ends the run, which stays without an end', async () => {
    const server = await boardServer({ '/v0/postings/acme': json([leverJob('1')]) })
    const store = memoryStore()
    store.postings.save = () => {
      throw new Error('disk full')
    }
    await expect(crawl([lever(server, 'acme')], deps(store))).rejects.toThrow('disk full')
    expect(store.savedRuns[0]?.finishedAt).toBeNull()
  })
})

describe('what a run leaves alone', () => {
  test('pages that robots.txt closes', async () => {
    const server = await boardServer({
      '/robots.txt': { body: 'User-agent: *\nDisallow: /jobs/secret\n' },
      '/jobs/': listing('1', 'secret'),
      '/jobs/1': advert('Data Engineer'),
      '/jobs/secret': advert('Secret'),
    })
    const report = await crawl([site(server)], deps(memoryStore()))
    expect(report.sources).toMatchObject([{ fetched: 2, new: 1, failed: 0, skippedByRobots: 1 }])
    expect(server.paths).not.toContain('/jobs/secret')
  })

  test('a host whose robots.txt cannot be read', async () => {
    const server = await boardServer({ '/robots.txt': { status: 503 }, '/v0/postings/acme': json([leverJob('1')]) })
    const report = await crawl([lever(server, 'acme')], deps(memoryStore()))
    expect(counts(report)).toEqual([['lever-acme', 0, 0, 0, 0, 1]])
    expect(server.paths).toEqual(['/robots.txt', '/robots.txt'])
  })

  test('private addresses, unless the source may', async () => {
    const server = await boardServer({ '/v0/postings/acme': json([leverJob('1')]) })
    const { allowPrivateHosts: _, ...source } = lever(server, 'acme')
    const report = await crawl([source], deps(memoryStore()))
    expect(report.sources[0]?.failures[0]?.reason).toBe(
      '127.0.0.1 is a private address, which only a source with "allowPrivateHosts: true" may reach',
    )
    expect(server.paths).toEqual([])
  })

  test('other hosts that a page redirects to', async () => {
    const other = await boardServer({ '/': json([leverJob('1')]) })
    const server = await boardServer({ '/v0/postings/acme': { status: 302, headers: { location: `${other.url}/` } } })
    const report = await crawl([lever(server, 'acme')], deps(memoryStore()))
    expect(report.sources[0]?.failures[0]?.reason).toContain('redirected to another host')
    expect(other.paths).toEqual([])
  })

  test('pages without end: a calendar that always has a next month', async () => {
    const server = await boardServer({
      '/jobs/calendar': (request) => {
        const month = Number(new URL(request.url ?? '', 'http://x').searchParams.get('month'))
        return { body: `<html><a rel="next" href="/jobs/calendar?month=${month + 1}">next</a></html>` }
      },
    })
    const report = await crawl([site(server, '/jobs/calendar?month=1')], deps(memoryStore(), { maxPagesPerSource: 30 }))
    expect(report.sources[0]).toMatchObject({ fetched: 2, failed: 0 })
  })

  test('what is beyond the most pages of one source', async () => {
    const server = await boardServer({
      '/jobs/list': (request) => {
        const page = Number(new URL(request.url ?? '', 'http://x').searchParams.get('page'))
        return {
          body: `<html><a href="/jobs/${page}">a new one</a><a rel="next" href="/jobs/list?page=${page + 1}">next</a></html>`,
        }
      },
      ...Object.fromEntries(
        Array.from({ length: 30 }, (_, page) => [`/jobs/${page}`, { body: '<html><p>Gone</p></html>' }]),
      ),
    })
    const report = await crawl([site(server, '/jobs/list?page=1')], deps(memoryStore(), { maxPagesPerSource: 30 }))
    expect(report.sources[0]).toMatchObject({ fetched: 30 })
    expect(report.sources[0]?.failures.map(({ reason }) => reason)).toContain(
      'more than 30 pages: the rest is not read',
    )
  })
})

describe('a run that is stopped', () => {
  test('finishes the page in hand, asks for nothing more, and goes on when run again', async () => {
    const stopping = new AbortController()
    const paths = Array.from({ length: 20 }, (_, index) => `/jobs/${index}`)
    const server = await boardServer({
      '/jobs/': listing(...paths),
      ...Object.fromEntries(paths.map((path) => [path, advert(`Advert ${path}`)])),
      '/jobs/5': (_request, response) => {
        // The signal comes while this page is on its way.
        stopping.abort()
        response.writeHead(200, { 'content-type': 'text/html' })
        response.end((advert('In hand') as { body: string }).body)
        return undefined
      },
    })
    const store = memoryStore()
    const politeness = { requestsAtOnce: 1, delayMs: 0, backOffMs: 1 }
    const report = await crawl([site(server)], deps(store, { signal: stopping.signal, politeness }))
    expect(report.isStopped).toBe(true)
    expect(store.all().map(({ title }) => title)).toContain('In hand')
    expect(store.all()).toHaveLength(6)
    expect(report.sources[0]?.failed).toBe(0)
    expect(report.finishedAt).toBeNull()

    const again = await crawl([site(server)], deps(store, { politeness }))
    expect(again).toMatchObject({
      isStopped: false,
      isResumed: true,
      sources: [{ fetched: 21, new: 20, unchanged: 0 }],
    })
    expect(new Set(server.paths).size).toBe(server.paths.length)
  })

  test('before it began reads nothing', async () => {
    const server = await boardServer({ '/v0/postings/acme': json([leverJob('1')]) })
    const report = await crawl([lever(server, 'acme')], deps(memoryStore(), { signal: AbortSignal.abort() }))
    expect(report).toMatchObject({ isStopped: true, sources: [{ fetched: 0, failed: 0 }] })
    expect(server.paths).toEqual([])
  })
})

describe('sources that cannot work end the run before it begins', () => {
  test.each([
    ['an unknown type', { id: 'a', type: 'nonsense' }, 'a: unknown type "nonsense"'],
    ['no board', { id: 'a', type: 'lever' }, 'a: needs "board"'],
  ])('%s', async (_what, source, words) => {
    const store = memoryStore()
    await expect(crawl([source], deps(store))).rejects.toThrow(words)
    expect(store.savedRuns).toEqual([])
  })

  test('two entries of one name, or of one board', async () => {
    const entry = { id: 'a', type: 'lever', board: 'x' }
    await expect(crawl([entry, { ...entry, board: 'y' }], deps(memoryStore()))).rejects.toThrow(
      'a: two sources have this id',
    )
    await expect(crawl([entry, { ...entry, id: 'b' }], deps(memoryStore()))).rejects.toThrow(
      'b: reads the same board as the source "a"',
    )
  })
})

const DAY_MS = 86_400_000

test('robots.txt is a request like any other: the first page waits its turn', async () => {
  const server = await boardServer({ '/v0/postings/a': json([leverJob('1')]) })
  const store = memoryStore()
  const turns: number[] = []
  const hosts: MemoryStore['hosts'] = {
    ...store.hosts,
    noteAsked(_host, at) {
      turns.push(Math.round((Date.parse(at) - Date.parse(deps(store).now())) / DAY_MS))
      if (turns.length === 2) throw new Error('nobody waits that long')
    },
  }
  // So far apart that no slow machine takes one turn for another.
  const politeness = { requestsAtOnce: 1, delayMs: DAY_MS, backOffMs: 1 }
  const crawling = crawl([lever(server, 'a')], deps({ ...store, hosts }, { politeness }))
  await expect(crawling).rejects.toThrow('nobody waits that long')
  expect(turns).toEqual([0, 1])
  expect(server.paths).toEqual(['/robots.txt'])
})
