import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { analyzePending } from '../../analysis/analyze-pending.ts'
import { loadRules } from '../../analysis/load-rules.ts'
import { crawl } from '../../crawler/crawl.ts'
import { createHostMemory } from '../../crawler/http/host-memory.ts'
import { importFiles } from '../../crawler/import/import-files.ts'
import { createRunClock } from '../../crawler/run-clock.ts'
import { aPosting, aSelection, aSource } from '../data/builders.ts'
import { type LoopbackServer, startServer } from './loopback-server.ts'
import { type MemoryStore, memoryStore } from './memory-store.ts'

const AT = '2026-01-05T06:00:00.000Z'
const YEARS_AHEAD = '2031-07-01T06:00:00.000Z'
const YEARS_BEHIND = '1970-01-01T00:00:07.000Z'

describe('the clock of a run', () => {
  const jumping = () => {
    const machine = { now: AT, steadyMs: 0 }
    const clock = createRunClock(
      () => machine.now,
      () => machine.steadyMs,
    )
    return { machine, clock }
  }

  test('is that of the machine while it goes steadily, small corrections included', () => {
    const { machine, clock } = jumping()
    expect(clock()).toBe(AT)
    Object.assign(machine, { now: '2026-01-05T06:10:20.000Z', steadyMs: 600_000 })
    expect(clock()).toBe('2026-01-05T06:10:20.000Z')
  })

  test.each([YEARS_AHEAD, YEARS_BEHIND, '2026-01-05T09:10:00.000Z'])(
    'goes on steadily when the machine says %s',
    (now) => {
      const { machine, clock } = jumping()
      Object.assign(machine, { now, steadyMs: 600_000 })
      expect(clock()).toBe('2026-01-05T06:10:00.000Z')
    },
  )

  test('never says an instant before the run', () => {
    const { machine, clock } = jumping()
    machine.now = '2026-01-05T05:59:30.000Z'
    expect(clock()).toBe(AT)
  })
})

describe('postings of a board, when the clock jumps', () => {
  let server: LoopbackServer
  let store: MemoryStore
  let jobs: object[]
  beforeEach(async () => {
    store = memoryStore()
    jobs = [0, 1, 2, 3].map(job)
    server = await startServer({
      '/v0/postings/acme': () => ({
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(jobs),
      }),
    })
  })
  afterEach(async () => {
    store.close()
    await server.close()
  })

  /** Odd ones state no day: they stand in the week in which they were first seen. */
  const job = (id: number) => ({
    id: String(id),
    text: 'Data Engineer',
    categories: { location: ['Leeds', 'York', 'Bath', 'Hull', 'Derby', 'Truro'][id] },
    descriptionPlain: `You build with SQL. ${`Team${id} plans${id} what office${id} of region${id} asks for. `.repeat(3)}`,
    ...(id % 2 === 0 && { createdAt: Date.parse('2026-01-02T09:00:00Z') }),
  })
  const run = (now: () => string) =>
    crawl([{ id: 'acme', type: 'lever', board: 'acme', baseUrl: server.url, allowPrivateHosts: true }], {
      store,
      now,
      userAgent: 'SkillTide/9.9.9 (test)',
      politeness: { requestsAtOnce: 4, delayMs: 0, backOffMs: 1 },
    })
  const weeks = async (): Promise<string[]> => {
    await analyzePending(store, loadRules().reader, {})
    const { periodStarts, openings } = store.counts.table(aSelection(), 'week')
    return periodStarts.filter((_, index) => openings[index] !== 0)
  }

  test.each([YEARS_AHEAD, YEARS_BEHIND])(
    'to %s within a run, nothing is dated by it, doubled or closed',
    async (later) => {
      await run(() => AT)
      jobs.push(job(4), job(5))
      const week = '2026-01-12T06:00:00.000Z'
      let asked = 0
      // The first three askings are those before the run.
      const { sources } = await run(() => (++asked <= 3 ? week : later))
      expect(asked).toBeGreaterThan(5)
      expect(sources[0]).toMatchObject({ new: 2, unchanged: 4, closed: 0, health: { verdict: 'healthy' } })
      const seen = store.all().map(({ lastSeenAt }) => lastSeenAt.slice(0, 16))
      expect(seen).toEqual(Array(6).fill('2026-01-12T06:00'))
      expect(store.clock.latestRunAt()?.slice(0, 16)).toBe('2026-01-12T06:00')
      expect((await run(() => '2026-01-19T06:00:00.000Z')).sources[0]).toMatchObject({
        unchanged: 6,
        closed: 0,
        new: 0,
      })
      expect(await weeks()).toEqual(['2025-12-29', '2026-01-05', '2026-01-12'])
    },
  )

  test('hours back between runs, nothing is closed or doubled', async () => {
    await run(() => AT)
    await run(() => '2026-01-12T14:00:00.000Z')
    jobs = [job(0), job(1), job(2)]
    const { sources } = await run(() => '2026-01-12T06:00:00.000Z')
    expect(sources[0]).toMatchObject({ unchanged: 3, closed: 0, new: 0 })
    expect(store.postings.count()).toBe(4)
    // Its last sighting lies behind the run that missed it, so the second healthy run without it is the next but one.
    expect((await run(() => '2026-01-19T06:00:00.000Z')).sources[0]).toMatchObject({ closed: 0 })
    expect((await run(() => '2026-01-26T06:00:00.000Z')).sources[0]).toMatchObject({ closed: 1 })
  })

  test('far back between runs, or to a day that cannot be, it says so and reads nothing', async () => {
    await run(() => '2026-02-02T06:00:00.000Z')
    const before = [store.all(), store.savedRuns, server.paths.length]
    await expect(run(() => AT)).rejects.toThrow(
      'the clock of this computer says 2026-01-05 06:00 UTC, but the latest run was on 2026-02-02 06:00 UTC',
    )
    await expect(run(() => YEARS_BEHIND)).rejects.toThrow('the clock of this computer says 1970-01-01 00:00 UTC')
    expect([store.all(), store.savedRuns, server.paths.length]).toEqual(before)
    const folder = mkdtempSync(join(tmpdir(), 'skilltide-clock-'))
    writeFileSync(join(folder, 'a.csv'), 'title,text\nEngineer,SQL\n')
    const importing = importFiles([join(folder, 'a.csv')], {}, { store, now: () => AT })
    await expect(importing.finally(() => rmSync(folder, { recursive: true }))).rejects.toThrow('set it')
    expect(store.all()).toEqual(before[0])
  })

  test('years ahead and back again, the readings are dated back, and go on as if it had been right', async () => {
    await run(() => AT)
    jobs.push(job(4), job(5))
    await run(() => YEARS_AHEAD)
    expect(await weeks()).toEqual(['2025-12-29', '2026-01-05', '2031-06-30'])
    const now = '2026-01-12T06:00:00.000Z'
    expect(store.clock.setBack(now)).toEqual({ postings: 6, reopened: 0, runs: 1 })
    expect(await weeks()).toEqual(['2025-12-29', '2026-01-05', '2026-01-12'])
    jobs = [...jobs.slice(1, 5), { ...job(5), text: 'Senior Data Engineer' }]
    const next = await run(() => '2026-01-19T06:00:00.000Z')
    expect(next.sources[0]).toMatchObject({ unchanged: 4, updated: 1, new: 0, closed: 0 })
    expect((await run(() => '2026-01-26T06:00:00.000Z')).sources[0]).toMatchObject({ unchanged: 5, closed: 1 })
    expect(store.postings.count()).toBe(6)
    expect(store.counts.findDrift()).toEqual([])
  })
})

test('an advert whose last day only a clock that was ahead had passed is open again', () => {
  const store = memoryStore()
  store.sources.save(aSource())
  const board = { source: aSource().source, board: aPosting().board }
  const expiring = (sourceId: string, expiresOn: string) => aPosting({ ...board, sourceId, expiresOn })
  store.postings.save([expiring('1', '2026-06-30'), expiring('2', '2026-01-02')], AT)
  expect(store.life.closeExpired(board, YEARS_AHEAD.slice(0, 10))).toBe(2)
  expect(store.clock.setBack('2026-01-12T06:00:00.000Z')).toMatchObject({ reopened: 1 })
  expect(store.all().map(({ closedAt }) => closedAt)).toEqual([null, '2026-01-03T00:00:00.000Z'])
})

test('hosts that were asked, closed or read by a clock that was ahead are not kept waiting for years', () => {
  const store = memoryStore()
  const ahead = createHostMemory(store, () => YEARS_AHEAD)
  ahead.pace.noteTurn('jobs.example', 1_000)
  ahead.pace.close('jobs.example', 3_600_000)
  ahead.robots.keep('https://jobs.example', Buffer.from('User-agent: *\nDisallow: /\n'), 3_600_000)
  store.readingTerms.save({ type: 'jobicy', host: 'jobs.example' }, YEARS_AHEAD)
  const back = createHostMemory(store, () => AT)
  expect(back.pace.recall('jobs.example').openInMs).toBeNull()
  expect(back.robots.recall('https://jobs.example')).toMatchObject({ isFresh: false })
  store.clock.setBack(AT)
  expect(back.pace.recall('jobs.example').askedInMs).toBe(0)
  expect(store.readingTerms.nextReadingAt({ type: 'jobicy', host: 'jobs.example' })).toBe('2026-01-06T06:00:00.000Z')
})
