import { afterEach, describe, expect, test } from 'vitest'
import { type CrawlReport, crawl } from '../../crawler/crawl.ts'
import type { SourceConfig } from '../../crawler/sources/source.ts'
import { type LoopbackServer, type Route, startServer } from '../crawler/loopback-server.ts'
import { type MemoryStore, memoryStore } from '../crawler/memory-store.ts'
import { type HealthyBoard, healthyBoard, listingText } from './healthy-boards.ts'

/**
 * What boards do when something is wrong, over real HTTP. Every row is read three times: well, with the fault, well again.
 * Whatever the fault, what was known stays as it was, the other source is read, and the third run finds everything again.
 */

const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

interface Row {
  /** As the failure matrix of the sources names the case. */
  name: string
  type: string
  /** What the listing answers. */
  fault: Route | ((board: HealthyBoard) => Route)
  /** Reason in the run report; null where the fault cannot be told from an honest answer. */
  reason: RegExp | null
  /** How often the listing is asked for in the run with the fault. */
  requests?: number
}

const json = (body: string, status = 200): Route => ({ status, headers: { 'content-type': 'application/json' }, body })
const html = (body: string, status = 200): Route => ({ status, headers: { 'content-type': 'text/html' }, body })
const NOT_JSON = /expected JSON, got/

const ROWS: Row[] = [
  ...['greenhouse', 'lever', 'recruitee'].map((type) => ({
    name: '404 JSON',
    type,
    fault: json('{"status":404,"error":"Job not found"}', 404),
    reason: /^answer 404$/,
    requests: 1,
  })),
  ...['workable', 'personio', 'teamtailor'].map((type) => ({
    name: '404 text/HTML',
    type,
    fault: html('<h1>Not Found</h1>', 404),
    reason: /^answer 404$/,
    requests: 1,
  })),
  ...(
    [
      ['smartrecruiters', '{"offset":0,"limit":100,"totalFound":0,"content":[]}'],
      ['breezy', '[]'],
      ['ashby', '{"jobs":[],"apiVersion":"1"}'],
      ['lever', '[]'],
    ] as const
  ).map(([type, body]) => ({
    name: '200, empty list, unknown board',
    type,
    fault: json(body),
    reason: null,
    requests: 1,
  })),
  ...['bamboohr', 'greenhouse', 'ashby', 'remotive'].map((type) => ({
    name: '200, HTML instead of JSON',
    type,
    fault: html('<!doctype html><title>Just a moment...</title>'),
    reason: NOT_JSON,
    requests: 1,
  })),
  {
    name: '200, HTML under a JSON type',
    type: 'lever',
    fault: json('<html>Back soon</html>'),
    reason: NOT_JSON,
    requests: 1,
  },
  ...['personio', 'teamtailor', 'we-work-remotely', 'feed'].map((type) => ({
    name: '200, HTML instead of XML',
    type,
    fault: html('<!doctype html><title>Careers</title>'),
    reason: /expected (<workzag-jobs>|RSS|an RSS or Atom feed), got/,
    requests: 1,
  })),
  {
    name: 'redirect to another host',
    type: 'personio',
    fault: { status: 307, headers: { location: 'http://127.0.0.1:9/xml' } },
    reason: /redirected to another host/,
    requests: 1,
  },
  { name: '401', type: 'remotive', fault: html('challenge', 401), reason: /^answer 401$/, requests: 1 },
  { name: '403', type: 'we-work-remotely', fault: html('challenge', 403), reason: /^answer 403$/, requests: 1 },
  { name: '406', type: 'workday', fault: json('{}', 406), reason: /^answer 406$/, requests: 1 },
  { name: '410', type: 'greenhouse', fault: json('{}', 410), reason: /^answer 410$/, requests: 1 },
  {
    name: '400 on depth',
    type: 'bamboohr',
    fault: json('{"error":"too deep"}', 400),
    reason: /^answer 400$/,
    requests: 1,
  },
  {
    name: 'a missing key',
    type: 'jobicy',
    fault: json('{"apiVersion":"2","jobCount":0}'),
    reason: /no "jobs" array/,
    requests: 1,
  },
  {
    name: 'another shape',
    type: 'greenhouse',
    fault: json('{"jobs":{"id":1}}'),
    reason: /no "jobs" array/,
    requests: 1,
  },
  {
    name: 'truncated JSON',
    type: 'greenhouse',
    fault: () => json(listingText('greenhouse').slice(0, -40)),
    reason: NOT_JSON,
    requests: 1,
  },
  {
    name: 'invalid JSON',
    type: 'ashby',
    fault: () => json(listingText('ashby').replace(':', ': oops')),
    reason: NOT_JSON,
    requests: 1,
  },
  { name: 'an empty answer', type: 'lever', fault: json(''), reason: /with an empty body/, requests: 1 },
]

interface Scene {
  store: MemoryStore
  server: LoopbackServer
  routes: Record<string, Route>
  board: HealthyBoard
  run: () => Promise<CrawlReport>
}

async function sceneOf(type: string): Promise<Scene> {
  const board = healthyBoard(type)
  const routes = { ...board.routes }
  const server = await startServer(routes)
  const other = healthyBoard(type === 'recruitee' ? 'remote-ok' : 'recruitee')
  const otherServer = await startServer(other.routes)
  open.push(server.close, otherServer.close)
  const sources: SourceConfig[] = [
    { ...board.config, baseUrl: server.url, allowPrivateHosts: true },
    { ...other.config, baseUrl: otherServer.url, allowPrivateHosts: true },
  ]
  const store = memoryStore()
  // Eight hours from run to run: the terms of some sources allow no more than four readings a day.
  let hours = 0
  const run = () => {
    const now = new Date(Date.parse('2026-11-16T08:00:00.000Z') + hours * 3_600_000).toISOString()
    hours += 8
    return crawl(sources, {
      store,
      now: () => now,
      userAgent: 'SkillTide/9.9.9 (test)',
      politeness: { requestsAtOnce: 4, delayMs: 0, backOffMs: 1 },
    })
  }
  return { store, server, routes, board, run }
}

/** What is kept of a posting, apart from when it was last seen. */
const kept = (store: MemoryStore) => store.all().map(({ lastSeenAt: _, ...posting }) => posting)

describe.each(ROWS)('$name ($type)', ({ type, fault, reason, requests }) => {
  test('the source fails by its cause, nothing that was known is lost, the other source is read', async () => {
    const { store, server, routes, board, run } = await sceneOf(type)
    await run()
    const before = kept(store)
    expect(before.length).toBeGreaterThan(1)

    routes[board.path] = typeof fault === 'function' ? (fault as (board: HealthyBoard) => Route)(board) : fault
    server.paths.length = 0
    const [failing, other] = (await run()).sources
    const reasons = failing?.failures.map((failure) => failure.reason) ?? []
    if (reason === null) expect(reasons).toEqual([])
    else expect(reasons).toEqual([expect.stringMatching(reason)])
    expect(failing).toMatchObject({ new: 0, updated: 0, unchanged: 0, closed: 0 })
    expect(other).toMatchObject({ new: 0, updated: 0, failed: 0 })
    expect(other?.unchanged).toBeGreaterThan(0)
    expect(kept(store)).toEqual(before)
    const asked = server.paths.filter((path) => path.split('?')[0] === board.path).length
    if (requests !== undefined) expect(asked).toBe(requests)

    Object.assign(routes, board.routes)
    const [again] = (await run()).sources
    expect(again).toMatchObject({ new: 0, updated: 0 })
    expect(again?.unchanged).toBeGreaterThan(0)
    expect(kept(store)).toEqual(before)
  })
})

describe('429 with a huge Retry-After', () => {
  test('the host is left alone for the rest of the run, and not asked a second time', async () => {
    const { store, server, routes, board, run } = await sceneOf('workable')
    await run()
    const before = kept(store)
    routes[board.path] = { status: 429, headers: { 'retry-after': '83276' } }
    server.paths.length = 0
    const [failing, other] = (await run()).sources
    expect(failing?.failures).toHaveLength(1)
    expect(server.paths.filter((path) => path.split('?')[0] === board.path)).toHaveLength(1)
    expect(other?.unchanged).toBeGreaterThan(0)
    expect(kept(store)).toEqual(before)
  })
})

describe('what looks like a fault and is none', () => {
  const readWith = async (type: string, fault: Route) => {
    const { store, routes, board, run } = await sceneOf(type)
    await run()
    const before = kept(store)
    routes[board.path] = fault
    const [source] = (await run()).sources
    return { source, before, after: kept(store), store }
  }

  test('jobs: null (Jobicy) is no jobs', async () => {
    const { source, before, after } = await readWith('jobicy', json('{"apiVersion":"2","jobCount":0,"jobs":null}'))
    expect(source).toMatchObject({ failed: 0, fetched: 1, closed: 0 })
    expect(after).toEqual(before)
  })

  test('a byte order mark before JSON', async () => {
    const { source, before, after } = await readWith('greenhouse', json(`\uFEFF${listingText('greenhouse')}`))
    expect(source).toMatchObject({ new: 0, updated: 0 })
    expect(after).toEqual(before)
  })

  test('a declared charset that the bytes belie', async () => {
    const listing = listingText('greenhouse').replaceAll('Data Engineer', 'Ingénieur·e de données')
    const utf8 = await readWith('greenhouse', json(listing))
    const lie = { headers: { 'content-type': 'application/json; charset=iso-8859-1' }, body: listing }
    const lied = await readWith('greenhouse', lie)
    expect(lied.after.map(({ title }) => title)).toContain('Ingénieur·e de données')
    expect(lied.after).toEqual(utf8.after)
  })

  test('304 to who already has it: the postings count as seen now', async () => {
    const board = healthyBoard('greenhouse')
    const etag = 'W/"one"'
    const server = await startServer({
      [board.path]: ({ headers }) =>
        headers['if-none-match'] === etag
          ? { status: 304, headers: { etag } }
          : { headers: { etag, 'content-type': 'application/json' }, body: listingText('greenhouse') },
    })
    open.push(server.close)
    const store = memoryStore()
    for (const now of ['2026-11-16T08:00:00.000Z', '2026-11-17T08:00:00.000Z']) {
      const source = { ...board.config, baseUrl: server.url, allowPrivateHosts: true }
      const report = await crawl([source], { store, now: () => now, userAgent: 'SkillTide/9.9.9 (test)' })
      expect(report.sources[0]?.failures.filter(({ reason }) => !/prospect/.test(reason))).toEqual([])
    }
    expect(new Set(store.all().map(({ lastSeenAt }) => lastSeenAt))).toEqual(new Set(['2026-11-17T08:00:00.000Z']))
  })
})

describe('type drift', () => {
  const idsOf = async (type: string, bend: (listing: string) => string) => {
    const { store, routes, board, run } = await sceneOf(type)
    await run()
    const before = kept(store)
    routes[board.path] = json(bend(listingText(type)))
    await run()
    return { before, after: kept(store) }
  }

  test('an id that turns from text to number is the same posting (BambooHR)', async () => {
    const { before, after } = await idsOf('bamboohr', (listing) => listing.replace(/"id":\s*"(\d+)"/, '"id": $1'))
    expect(after).toEqual(before)
  })

  test('an instant that turns from seconds to milliseconds is the same day (Himalayas)', async () => {
    const { before, after } = await idsOf('himalayas', (listing) =>
      listing.replace(/"pubDate":\s*(\d{10})\b/g, '"pubDate": $1000'),
    )
    expect(after).toEqual(before)
  })

  test('a missing date is unknown, and never the day of the last edit (Greenhouse)', async () => {
    const { after } = await idsOf('greenhouse', (listing) => listing.replace(/"first_published":\s*"[^"]*",/g, ''))
    const own = after.filter(({ source }) => source === 'greenhouse')
    expect(own.map(({ postedOn }) => postedOn)).toEqual(own.map(() => null))
    expect(own.every(({ firstSeenAt }) => firstSeenAt === '2026-11-16T08:00:00.000Z')).toBe(true)
  })

  test('two ids beyond 2^53 stay two postings', async () => {
    const ids = ['9007199254740993', '9007199254740992']
    const one = JSON.parse(listingText('greenhouse')).jobs.at(-1)
    const jobs = ids.map((id) =>
      JSON.stringify({ ...one, id: 1, internal_job_id: 1 }).replace('"id":1,', `"id":${id},`),
    )
    const { store, routes, board, run } = await sceneOf('greenhouse')
    routes[board.path] = json(`{"jobs":[${jobs.join(',')}]}`)
    await run()
    expect(
      store
        .all()
        .filter(({ source }) => source === 'greenhouse')
        .map(({ sourceId }) => sourceId),
    ).toEqual(ids)
  })
})

describe('one role in several cities, each with an id of its own (Greenhouse)', () => {
  test('is kept as two postings: whether they are one opening is decided where openings are', async () => {
    const one = JSON.parse(listingText('greenhouse')).jobs.at(-1)
    const jobs = ['Leeds', 'London'].map((name, index) => ({
      ...one,
      id: 100 + index,
      internal_job_id: 1,
      location: { name },
    }))
    const { store, routes, board, run } = await sceneOf('greenhouse')
    routes[board.path] = json(JSON.stringify({ jobs }))
    await run()
    expect(
      store
        .all()
        .filter(({ source }) => source === 'greenhouse')
        .map(({ place }) => place.text),
    ).toEqual(['Leeds', 'London'])
  })
})

describe('a mark that a posting was taken down', () => {
  test('says so of that one only (JobTech)', async () => {
    const { store, routes, board, run } = await sceneOf('job-tech')
    await run()
    const before = kept(store)
    const listing = JSON.parse(listingText('job-tech'))
    const removed = { id: listing.hits[0].id, removed: true, removed_date: '2026-11-15T10:00:00', timestamp: 1 }
    routes[board.path] = json(
      JSON.stringify({ ...listing, total: { value: 2 }, hits: [removed, { ...listing.hits[0], id: '30000099' }] }),
    )
    const [source] = (await run()).sources
    expect(source).toMatchObject({ new: 1, closed: 1, failed: 0 })
    expect(kept(store)).toEqual(expect.arrayContaining(before))
  })
})
