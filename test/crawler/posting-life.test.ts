import { afterEach, describe, expect, test } from 'vitest'
import { type CrawlReport, crawl } from '../../crawler/crawl.ts'
import type { SourceConfig } from '../../crawler/sources/source.ts'
import { addDays } from '../../data/weeks.ts'
import { type LoopbackServer, type Reply, startServer } from './loopback-server.ts'
import { type MemoryStore, memoryStore } from './memory-store.ts'

/** Boards that change from week to week, crawled over loopback into a real store. */

const servers: LoopbackServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

const json = (value: unknown): Reply => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
})
const job = (id: number, own: object = {}) => ({
  id: String(id),
  text: 'Data Engineer',
  hostedUrl: `https://jobs.example/${id}`,
  categories: { location: 'Leeds' },
  description: '<p>Build with SQL.</p>',
  descriptionPlain: 'Build with SQL.',
  createdAt: Date.parse('2026-01-02T09:00:00Z'),
  ...own,
})
const jobs = (from: number, until: number, own: object = {}) =>
  Array.from({ length: until - from }, (_, index) => job(from + index, own))

interface World {
  store: MemoryStore
  /** What the board answers from now on. */
  board: (reply: Reply) => void
  /** One run a week after the one before. */
  run: (maxPagesPerSource?: number) => Promise<CrawlReport>
}

async function aBoard(
  source: (url: string) => SourceConfig,
  path: string,
  more: Record<string, () => Reply> = {},
): Promise<World> {
  let current: Reply = json([])
  const routes = Object.fromEntries(Object.entries(more).map(([at, reply]) => [at, () => reply()]))
  const server = await startServer({ [path]: () => current, ...routes })
  servers.push(server)
  const store = memoryStore()
  let week = -1
  return {
    store,
    board: (reply) => {
      current = reply
    },
    run: (maxPagesPerSource) => {
      week += 1
      const at = `${addDays('2026-01-05', 7 * week)}T06:00:00.000Z`
      return crawl([source(server.url)], {
        store,
        now: () => at,
        userAgent: 'SkillTide/9.9.9 (test)',
        politeness: { requestsAtOnce: 4, delayMs: 0, backOffMs: 1 },
        ...(maxPagesPerSource !== undefined && { maxPagesPerSource }),
      })
    },
  }
}

const leverBoard = () =>
  aBoard(
    (url) => ({ id: 'acme', type: 'lever', board: 'acme', baseUrl: url, allowPrivateHosts: true }),
    '/v0/postings/acme',
  )

const healthOf = ({ sources }: CrawlReport) => sources[0]?.health
const closedBy = ({ sources }: CrawlReport) => sources[0]?.closed
const openOf = ({ store }: World) =>
  store
    .all()
    .filter(({ closedAt }) => closedAt === null)
    .map(({ sourceId }) => sourceId)
const postingOf = ({ store }: World, id: number) => store.all().find(({ sourceId }) => sourceId === String(id))

describe('a posting that is taken down', () => {
  test('is closed by the second healthy run without it, as of the first, and opens when it is shown again', async () => {
    const world = await leverBoard()
    world.board(json(jobs(0, 4)))
    await world.run()
    world.board(json(jobs(1, 4)))
    expect(closedBy(await world.run())).toBe(0)
    expect(openOf(world)).toHaveLength(4)
    expect(closedBy(await world.run())).toBe(1)
    expect(postingOf(world, 0)).toMatchObject({
      firstSeenAt: '2026-01-05T06:00:00.000Z',
      lastSeenAt: '2026-01-05T06:00:00.000Z',
      closedAt: '2026-01-12T06:00:00.000Z',
      closedReason: 'missing',
    })
    expect(closedBy(await world.run())).toBe(0)
    world.board(json([job(0, { text: 'Senior Data Engineer' }), ...jobs(1, 4)]))
    expect(closedBy(await world.run())).toBe(0)
    expect(postingOf(world, 0)).toMatchObject({
      closedAt: null,
      closedReason: null,
      reopenedAt: '2026-02-02T06:00:00.000Z',
      changedAt: '2026-02-02T06:00:00.000Z',
      changeCount: 1,
      firstSeenAt: '2026-01-05T06:00:00.000Z',
    })
  })

  test('stays open when it comes back in the second run', async () => {
    const world = await leverBoard()
    for (const shown of [jobs(0, 4), jobs(1, 4), jobs(0, 4), jobs(1, 4)]) {
      world.board(json(shown))
      expect(closedBy(await world.run())).toBe(0)
    }
    expect(openOf(world)).toHaveLength(4)
  })

  test('waits for healthy runs: those between that failed do not count', async () => {
    const world = await leverBoard()
    world.board(json(jobs(0, 4)))
    await world.run()
    world.board(json(jobs(1, 4)))
    await world.run()
    world.board({ status: 500 })
    expect(closedBy(await world.run())).toBe(0)
    world.board(json(jobs(1, 4)))
    expect(closedBy(await world.run())).toBe(1)
  })
})

describe('a board closes nothing', () => {
  const wrong: [string, Reply, string, string][] = [
    ['fails', { status: 500 }, 'failed', 'answer 500'],
    ['is gone', { status: 404, body: '{"ok":false}' }, 'failed', 'answer 404'],
    [
      'answers with a page of HTML',
      { headers: { 'content-type': 'text/html' }, body: '<html>Sorry</html>' },
      'failed',
      'expected JSON',
    ],
    ['changes its shape', json({ data: jobs(0, 40) }), 'failed', 'expected an array'],
    ['is cut off', { body: JSON.stringify(jobs(0, 40)).slice(0, 900) }, 'failed', 'expected JSON'],
    ['is empty by surprise', json([]), 'empty-unverified', 'nothing on the board, usually 40 items'],
    ['halves', json(jobs(0, 19)), 'unhealthy', '19 items, usually 40: fewer than half'],
    [
      'loses its titles',
      json(jobs(0, 40, { text: null })),
      'unhealthy',
      '0 % of the items have a title, usually 100 %',
    ],
    ['loses its texts', json(jobs(0, 40, { description: '', descriptionPlain: '' })), 'unhealthy', 'have a title'],
    [
      'loses its links',
      json(jobs(0, 40, { hostedUrl: null })),
      'unhealthy',
      '0 % of the items have a link, usually 100 %',
    ],
    [
      'loses its posting days',
      json(jobs(0, 40, { createdAt: null })),
      'unhealthy',
      'have a posting day, usually 100 %',
    ],
  ]

  test.each(wrong)('that %s, however often it is read in a week', async (_, reply, verdict, reason) => {
    const world = await leverBoard()
    world.board(json(jobs(0, 40)))
    await world.run()
    await world.run()
    world.board(reply)
    for (const report of [await world.run(), await world.run()]) {
      expect(closedBy(report)).toBe(0)
      expect(healthOf(report)).toMatchObject({ verdict, reason: expect.stringContaining(reason) })
    }
    expect(openOf(world)).toHaveLength(40)
    world.board(json(jobs(0, 39)))
    expect(healthOf(await world.run())).toMatchObject({ verdict: 'healthy', reason: null })
    expect(openOf(world)).toHaveLength(40)
  })

  test('that is read in part because it has more pages than a run reads', async () => {
    const world = await leverBoard()
    world.board(json(jobs(0, 100)))
    for (const report of [await world.run(1), await world.run(1), await world.run(1)]) {
      expect(healthOf(report)).toMatchObject({ verdict: 'partial' })
    }
    world.board(json(jobs(50, 150)))
    for (const report of [await world.run(1), await world.run(1)]) expect(closedBy(report)).toBe(0)
    expect(openOf(world)).toHaveLength(150)
  })

  test('what an unhealthy reading still showed is stored', async () => {
    const world = await leverBoard()
    world.board(json(jobs(0, 40)))
    await world.run()
    world.board(json(jobs(100, 110)))
    expect((await world.run()).sources[0]).toMatchObject({ new: 10, health: { verdict: 'unhealthy' } })
  })
})

describe('a board that really shrank', () => {
  test('is believed at its third run, and then what it no longer shows is closed', async () => {
    const world = await leverBoard()
    world.board(json(jobs(0, 40)))
    await world.run()
    world.board(json(jobs(0, 10)))
    expect(closedBy(await world.run())).toBe(0)
    expect(closedBy(await world.run())).toBe(0)
    const believed = await world.run()
    expect(closedBy(believed)).toBe(30)
    expect(healthOf(believed)).toMatchObject({
      verdict: 'healthy',
      reason: expect.stringContaining('confirmed by 3 runs'),
    })
    const weeks = world.store.runs.listSourceWeeks()
    expect(weeks.map(({ healthyRuns, otherRuns }) => [healthyRuns, otherRuns])).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
      [1, 0],
    ])
    expect(healthOf(await world.run())).toMatchObject({ verdict: 'healthy', reason: null })
  })
})

describe('a site whose postings have pages of their own', () => {
  const advert = (title: string, own: object = {}): Reply => ({
    headers: { 'content-type': 'text/html' },
    body: `<html><script type="application/ld+json">${JSON.stringify({ '@type': 'JobPosting', title, description: 'SQL.', datePosted: '2026-01-02', ...own })}</script></html>`,
  })
  const listing = (...paths: string[]): Reply => ({
    headers: { 'content-type': 'text/html' },
    body: `<html>${paths.map((path) => `<a href="${path}">x</a>`).join('')}</html>`,
  })
  const all = Array.from({ length: 12 }, (_, index) => `/jobs/${index}`)

  async function aSite() {
    const replies = new Map(all.map((path) => [path, advert(`Engineer ${path}`)]))
    const world = await aBoard(
      (url) => ({ id: 'site', type: 'job-posting-site', url: `${url}/jobs/`, allowPrivateHosts: true }),
      '/jobs/',
      Object.fromEntries(all.map((path) => [path, () => replies.get(path) ?? { status: 404 }])),
    )
    world.board(listing(...all))
    await world.run()
    return { ...world, replies }
  }

  test.each([404, 410])('closes a posting at once when its own page answers %i', async (status) => {
    const world = await aSite()
    world.replies.set('/jobs/3', { status })
    expect(closedBy(await world.run())).toBe(1)
    expect(world.store.all().filter(({ closedAt }) => closedAt !== null)).toMatchObject([
      { title: 'Engineer /jobs/3', closedReason: 'gone', closedAt: '2026-01-12T06:00:00.000Z' },
    ])
    world.replies.set('/jobs/3', advert('Engineer /jobs/3'))
    await world.run()
    expect(openOf(world)).toHaveLength(12)
  })

  test('keeps a posting open whose page fails while the listing names it', async () => {
    const world = await aSite()
    world.replies.set('/jobs/3', { status: 500 })
    for (let runs = 0; runs < 3; runs++) expect(closedBy(await world.run())).toBe(0)
    expect(openOf(world)).toHaveLength(12)
    world.board(listing(...all.filter((path) => path !== '/jobs/3')))
    expect(closedBy(await world.run())).toBe(0)
    expect(closedBy(await world.run())).toBe(1)
  })

  test('closes nothing when many of its pages fail', async () => {
    const world = await aSite()
    for (const path of all.slice(0, 4)) world.replies.set(path, { status: 500 })
    const report = await world.run()
    expect(healthOf(report)).toMatchObject({
      verdict: 'partial',
      reason: '4 of 12 advert pages could not be read: answer 500',
    })
    expect(closedBy(report)).toBe(0)
  })

  test('closes a posting whose stated last day has passed, though it is still shown', async () => {
    const world = await aSite()
    world.replies.set('/jobs/3', advert('Engineer /jobs/3', { validThrough: '2026-01-15T23:59:00+00:00' }))
    expect(closedBy(await world.run())).toBe(0)
    expect(closedBy(await world.run())).toBe(1)
    expect(world.store.all().filter(({ closedAt }) => closedAt !== null)).toMatchObject([
      { closedReason: 'expired', closedAt: '2026-01-16T00:00:00.000Z', expiresOn: '2026-01-15' },
    ])
    expect(closedBy(await world.run())).toBe(0)
  })
})

describe('a feed of the newest', () => {
  const feedOf = (...ids: number[]): Reply => ({
    headers: { 'content-type': 'application/rss+xml' },
    body: `<rss version="2.0"><channel><title>Jobs</title>${ids.map((id) => `<item><title>Engineer ${id}</title><guid>${id}</guid><link>https://jobs.example/${id}</link><description>SQL</description></item>`).join('')}</channel></rss>`,
  })

  test('closes nothing by moving on', async () => {
    const world = await aBoard(
      (url) => ({ id: 'feed', type: 'feed', url: `${url}/jobs.rss`, allowPrivateHosts: true }),
      '/jobs.rss',
    )
    for (const first of [0, 3, 6, 9]) {
      world.board(feedOf(first, first + 1, first + 2, first + 3))
      const report = await world.run()
      expect(healthOf(report)?.verdict).toBe('healthy')
      expect(closedBy(report)).toBe(0)
    }
    expect(openOf(world)).toHaveLength(13)
  })
})

test('a page that is as it was shows its postings again', async () => {
  const world = await leverBoard()
  const etag = '"v1"'
  const shown = jobs(0, 4)
  const server = await startServer({
    '/v0/postings/acme': ({ headers }) =>
      headers['if-none-match'] === etag
        ? { status: 304 }
        : { ...json(shown), headers: { 'content-type': 'application/json', etag } },
  })
  servers.push(server)
  for (const day of ['2026-01-05', '2026-01-12', '2026-01-19']) {
    const report = await crawl(
      [{ id: 'acme', type: 'lever', board: 'acme', baseUrl: server.url, allowPrivateHosts: true }],
      {
        store: world.store,
        now: () => `${day}T06:00:00.000Z`,
        userAgent: 'SkillTide/9.9.9 (test)',
        politeness: { requestsAtOnce: 4, delayMs: 0, backOffMs: 1 },
      },
    )
    expect(report.sources[0]).toMatchObject({
      closed: 0,
      health: { verdict: 'healthy', items: 4, withTitle: 4, withUrl: 4, withDate: 4, withText: 4 },
    })
  }
  expect(world.store.all().map(({ lastSeenAt }) => lastSeenAt)).toEqual(Array(4).fill('2026-01-19T06:00:00.000Z'))
})

test('a comment that was deleted closes its own posting only', async () => {
  const comment = (id: number, text: string | null) => ({ id, created_at_i: 1_767_960_000, text, children: [] })
  const offer =
    'Acme | Data Engineer | Leeds | Full-time<p>We are hiring somebody who knows SQL and Python, to build pipelines.'
  const threads = { hits: [{ objectID: '1', title: 'Ask HN: Who is hiring? (January 2026)' }] }
  let children = [comment(10, offer), comment(11, offer), comment(12, 'Is this open to juniors?')]
  const server = await startServer({
    '/api/v1/search_by_date': json(threads),
    '/api/v1/items/1': () => json({ id: 1, children }),
  })
  servers.push(server)
  const store = memoryStore()
  const run = (day: string) =>
    crawl([{ id: 'hn-who-is-hiring', type: 'hn-who-is-hiring', baseUrl: server.url, allowPrivateHosts: true }], {
      store,
      now: () => `${day}T06:00:00.000Z`,
      userAgent: 'SkillTide/9.9.9 (test)',
      politeness: { requestsAtOnce: 4, delayMs: 0, backOffMs: 1 },
    })
  expect((await run('2026-01-12')).sources[0]).toMatchObject({ new: 2, failed: 0, notOffers: 1, health: { items: 2 } })
  children = [comment(10, null)]
  expect((await run('2026-01-19')).sources[0]).toMatchObject({ closed: 1, failed: 0, notOffers: 1 })
  const life = Object.fromEntries(store.all().map(({ sourceId, closedReason }) => [sourceId, closedReason]))
  expect(life).toEqual({ 10: 'removed', 11: null })
})

describe('an entry of the configuration that asks for something else', () => {
  const remoteJobs = (from: number, until: number): Reply =>
    json({
      jobs: Array.from({ length: until - from }, (_, index) => ({
        id: from + index,
        title: 'Engineer',
        description: 'SQL',
        url: 'https://remotive.com/1',
      })),
    })
  const openIds = ({ store }: World) =>
    store
      .all()
      .filter(({ closedAt }) => closedAt === null)
      .map(({ sourceId }) => Number(sourceId))

  test('is not compared with what it asked before, and closes nothing of it', async () => {
    let own: Partial<SourceConfig> = { query: 'sql' }
    const world = await aBoard(
      (url) => ({ id: 'remotive', type: 'remotive', baseUrl: url, allowPrivateHosts: true, ...own }),
      '/api/remote-jobs',
    )
    world.board(remoteJobs(0, 10))
    await world.run()
    await world.run()

    own = { query: 'go' }
    world.board(remoteJobs(20, 23))
    expect(healthOf(await world.run())).toMatchObject({
      verdict: 'healthy',
      reason: 'the configuration asks for something else than before: not compared with earlier readings',
    })
    for (let again = 0; again < 3; again += 1) {
      const report = await world.run()
      expect(healthOf(report)).toMatchObject({ verdict: 'healthy', reason: null })
      expect(closedBy(report)).toBe(0)
    }
    world.board(remoteJobs(20, 22))
    expect([closedBy(await world.run()), closedBy(await world.run())]).toEqual([0, 1])
    expect(openIds(world)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 20, 21])

    // Asked as at first, it goes on where it was; how the entry calls the employer is no other question.
    own = { query: 'sql', company: 'Acme' }
    world.board(remoteJobs(0, 8))
    expect(healthOf(await world.run())).toMatchObject({ verdict: 'healthy', reason: null })
    expect(closedBy(await world.run())).toBe(2)
    expect(openIds(world)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 20, 21])
    world.board(remoteJobs(0, 3))
    expect(healthOf(await world.run())).toMatchObject({
      verdict: 'unhealthy',
      reason: '3 items, usually 9: fewer than half',
    })
  })
})
