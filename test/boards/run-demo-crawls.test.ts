import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CrawlReport, crawl } from '../../crawler/crawl.ts'
import type { Store } from '../../data/store/store.ts'
import { type MemoryStore, memoryStore } from '../crawler/memory-store.ts'
import { runDemoCrawls } from './run-demo-crawls.ts'
import { type Boards, startBoards } from './start-boards.ts'

const FROM = '2026-05-25'
const UNTIL_WEEK = '2026-11-16'

let boards: Boards
const store: MemoryStore = memoryStore()
const reports: CrawlReport[] = []

const crawlInto = (target: Store, from: Boards, now: () => string) =>
  crawl(from.sources, {
    store: target,
    now,
    userAgent: 'SkillTide/9.9.9 (test)',
    origin: 'demo',
    politeness: { requestsAtOnce: 8, delayMs: 0, backOffMs: 1 },
  })

beforeAll(async () => {
  boards = await startBoards({ seed: 1, untilWeek: UNTIL_WEEK, weeks: 26, postingsPerWeek: 60 })
  const run = async (_sources: unknown, now: () => string) => reports.push(await crawlInto(store, boards, now))
  await runDemoCrawls({ boards, from: FROM, weeks: 26, crawl: run })
})
afterAll(() => boards.close())

describe('half a year of crawls', () => {
  test('is one before the first week and one at the end of each', () => {
    expect(reports).toHaveLength(27)
    expect(reports[0]?.startedAt).toBe('2026-05-24T22:00:00.000Z')
    expect(reports.at(-1)?.startedAt).toBe('2026-11-22T22:00:00.000Z')
  })

  test('finds every advert that was open on a day of reading, each once', () => {
    const readable = boards.postings.filter(({ closesOn }) => closesOn > '2026-05-24')
    expect(store.all()).toHaveLength(readable.length)
  })

  test('sees an advert first at the end of the week that it was posted in', () => {
    const late = store.all().filter(({ postedOn, firstSeenAt }) => {
      const days = (Date.parse(firstSeenAt.slice(0, 10)) - Date.parse(postedOn ?? '')) / 86_400_000
      return firstSeenAt > '2026-05-25' && !(days >= 0 && days <= 6)
    })
    expect(late).toEqual([])
  })

  test('closes what the boards took down, and nothing else', () => {
    const truth = new Map(boards.postings.map((posting) => [posting.number, posting]))
    const numberOf = (sourceId: string): number => Number(/\d+$/.exec(sourceId)?.[0] ?? -1) % 1_000_000
    const judged = store.all().map(({ sourceId, closedAt, closedReason }) => {
      const { closesOn = '', shownBy } = truth.get(numberOf(sourceId)) ?? {}
      return { sourceId, closedAt, closedReason, closesOn, shownBy }
    })
    const closed = judged.filter(({ closedAt }) => closedAt !== null)
    expect(closed.length).toBeGreaterThan(500)
    // Closed as of the first reading without it, so never before the board took it down.
    expect(closed.filter(({ closedAt, closesOn }) => (closedAt ?? '').slice(0, 10) < closesOn)).toEqual([])
    // The adverts of the site state their last day; the boards state none.
    const reasonsOf = (isSite: boolean) =>
      new Set(closed.filter(({ shownBy }) => (shownBy === 'site') === isSite).map(({ closedReason }) => closedReason))
    expect(reasonsOf(false)).toEqual(new Set(['missing']))
    expect(reasonsOf(true)).toContain('expired')
    expect(closed.filter(({ shownBy }) => shownBy === 'feed')).toEqual([]) // a feed shows only the newest
    // The last two readings were of 15 and 22 November.
    const gone = judged.filter(({ closesOn, shownBy }) => closesOn <= '2026-11-15' && shownBy !== 'feed')
    expect(gone.filter(({ closedAt }) => closedAt === null)).toEqual([])
  })

  test('fails at the broken items alone, and leaves alone what robots.txt closes', () => {
    const last = reports.at(-1)?.sources ?? []
    expect(last.map(({ id, failed }) => [id, failed]).filter(([, failed]) => failed !== 0)).toEqual([
      ['greenhouse-exampleharbourbank', 1],
      ['lever-examplekite', 1],
      ['ashby-ExampleTidewater', 1],
      ['example-feed', 1],
      ['example-compass', 1],
    ])
    expect(last.map(({ skippedByRobots }) => skippedByRobots).reduce((sum, count) => sum + count)).toBe(1)
  })

  test('describes every source as a demo', () => {
    expect(store.savedSources.map(({ source, name, origin, url }) => [source, name, origin, url]).sort()).toEqual([
      ['ashby', 'Ashby job boards (demo)', 'demo', null],
      ['example-compass', 'Example Compass Travel (demo)', 'demo', null],
      ['example-feed', 'Example Jobs Feed (demo)', 'demo', null],
      ['greenhouse', 'Greenhouse job boards (demo)', 'demo', null],
      ['lever', 'Lever job boards (demo)', 'demo', null],
    ])
  })

  test('brings back what the adverts say', () => {
    const original = boards.postings.find(
      ({ shownBy, pay, postedOn }) => shownBy === 'site' && pay !== null && postedOn >= FROM,
    )
    const stored = store
      .all()
      .find(({ url }) => url === `https://compass.demo.example/careers/jobs/${original?.number}`)
    expect(stored).toMatchObject({
      title: original?.title,
      company: 'Example Compass Travel',
      salary: { ...original?.pay, period: 'year' },
      postedOn: original?.postedOn,
    })
    for (const { name } of original?.skills ?? []) expect(stored?.description.content).toContain(name)
  })

  test('leads nowhere: every link is an invented address', () => {
    expect(store.all().every(({ url }) => url !== null && new URL(url).hostname.endsWith('.example'))).toBe(true)
  })

  test('read again at the end changes nothing', async () => {
    const again = await crawlInto(store, boards, () => '2026-11-22T23:00:00.000Z')
    const changed = again.sources.map((source) => source.new + source.updated)
    expect(changed.reduce((sum, count) => sum + count)).toBe(0)
  })
})
