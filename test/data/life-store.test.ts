import { describe, expect, test } from 'vitest'
import type { NewPosting } from '../../data/domain.ts'
import type { Store } from '../../data/store/store.ts'
import { aPosting, aSource, aStore } from './builders.ts'

const acme = { source: 'example-board', board: 'acme' }
const [FIRST, SECOND, THIRD] = ['2026-06-01T06:00:00Z', '2026-06-08T06:00:00Z', '2026-06-15T06:00:00Z']
const PAGE = 'https://jobs.example/acme/1'

const onBoard = (sourceId: string, parts: Partial<NewPosting> = {}) => aPosting({ board: 'acme', sourceId, ...parts })
const life = ({ postings }: Store, postingId = 1) => {
  const { closedAt, closedReason, reopenedAt, changedAt, changeCount } = postings.find(postingId) ?? {}
  return { closedAt, closedReason, reopenedAt, changedAt, changeCount }
}
const OPEN = { closedAt: null, closedReason: null, reopenedAt: null, changedAt: null, changeCount: 0 }

function twoPostings(): Store {
  const store = aStore()
  store.postings.save([onBoard('1')], FIRST, PAGE)
  store.postings.save([onBoard('2')], SECOND)
  return store
}

describe('the life of a posting', () => {
  test('begins open and unchanged', () => {
    expect(life(twoPostings())).toEqual(OPEN)
  })

  test('remembers when it changed last and how often', () => {
    const store = twoPostings()
    store.postings.save([onBoard('1', { title: 'Senior Data Engineer' })], SECOND)
    store.postings.save([onBoard('1', { title: 'Senior Data Engineer' })], THIRD)
    expect(life(store)).toEqual({ ...OPEN, changedAt: SECOND, changeCount: 1 })
    store.postings.save([onBoard('1', { title: 'Lead Data Engineer' })], THIRD)
    expect(life(store)).toEqual({ ...OPEN, changedAt: THIRD, changeCount: 2 })
  })

  test('ends as missing for those of its board that were not seen since', () => {
    const store = twoPostings()
    store.postings.save([aPosting({ board: 'other', sourceId: '1' })], FIRST)
    expect(store.life.closeMissing(acme, SECOND, SECOND)).toBe(1)
    expect(life(store)).toMatchObject({ closedAt: SECOND, closedReason: 'missing' })
    expect([life(store, 2), life(store, 3)]).toEqual([OPEN, OPEN])
    expect(store.life.closeMissing(acme, SECOND, THIRD)).toBe(0)
    expect(life(store)).toMatchObject({ closedAt: SECOND })
  })

  test('begins again when it is shown again, and keeps its first day', () => {
    const store = twoPostings()
    store.life.closeMissing(acme, SECOND, SECOND)
    expect(store.postings.save([onBoard('1')], THIRD)).toEqual(['unchanged'])
    expect(life(store)).toEqual({ ...OPEN, reopenedAt: THIRD })
    expect(store.postings.find(1)).toMatchObject({ firstSeenAt: FIRST, lastSeenAt: THIRD })
  })

  test('is not begun again by an older reading that comes late', () => {
    const store = twoPostings()
    store.life.closeMissing(acme, SECOND, SECOND)
    store.postings.save([onBoard('1')], '2026-06-02T06:00:00Z')
    expect(life(store)).toMatchObject({ closedReason: 'missing' })
  })

  test('ends at once when its own page is gone, or its source says that it is removed', () => {
    const store = twoPostings()
    expect(store.life.closePages(acme, [PAGE, 'https://jobs.example/never-seen'], THIRD)).toBe(1)
    expect(life(store)).toMatchObject({ closedAt: THIRD, closedReason: 'gone' })
    expect(store.life.closeRemoved(acme, ['2', 'never seen'], THIRD)).toBe(1)
    expect(life(store, 2)).toMatchObject({ closedAt: THIRD, closedReason: 'removed' })
  })

  test('goes on while a listing names its page, read or not', () => {
    const store = twoPostings()
    expect(store.life.seePages(acme, [PAGE], THIRD)).toBe(1)
    expect(store.life.closeMissing(acme, THIRD, THIRD)).toBe(1)
    expect(life(store)).toEqual(OPEN)
    expect(life(store, 2)).toMatchObject({ closedReason: 'missing' })
  })

  test('ends the day after the last day that it states, and showing it longer opens it only with a later day', () => {
    const store = aStore()
    store.postings.save([onBoard('1', { expiresOn: '2026-06-10' })], FIRST)
    expect(store.life.closeExpired(acme, '2026-06-10')).toBe(0)
    expect(store.life.closeExpired(acme, '2026-06-11')).toBe(1)
    expect(life(store)).toMatchObject({ closedAt: '2026-06-11T00:00:00.000Z', closedReason: 'expired' })
    store.postings.save([onBoard('1', { expiresOn: '2026-06-10' })], THIRD)
    expect(life(store)).toMatchObject({ closedReason: 'expired', reopenedAt: null })
    store.postings.save([onBoard('1', { expiresOn: '2026-07-10' })], THIRD)
    expect(life(store)).toEqual({ ...OPEN, reopenedAt: THIRD })
  })
})

describe('readings of a board', () => {
  const reading = { items: 10, withTitle: 9, withUrl: 8, withDate: 7, withText: 6 }
  const summary = {
    ...{
      ...acme,
      fetched: 1,
      notModified: 0,
      new: 0,
      updated: 0,
      unchanged: 9,
      closed: 2,
      failed: 1,
      skippedByRobots: 0,
      notOffers: 3,
    },
    failures: [],
  }
  const unhealthy = { verdict: 'unhealthy' as const, reason: '10 items, usually 50', ...reading }

  function someRuns(): Store {
    const store = aStore([], [aSource()])
    for (const [startedAt, health, isNew] of [
      [FIRST, { verdict: 'healthy' as const, reason: null, ...reading }, false],
      ['2026-06-09T06:00:00Z', unhealthy, false],
      ['2026-06-14T23:59:59Z', { ...unhealthy, verdict: 'failed' as const, reason: 'answer 500' }, false],
      [THIRD, { verdict: 'healthy' as const, reason: 'confirmed', ...reading }, true],
    ] as const) {
      const runId = store.runs.start('crawl', startedAt)
      store.runs.saveSource(runId, { ...summary, health }, isNew)
    }
    return store
  }

  test('come newest first with their verdict', () => {
    const { runs } = someRuns()
    expect(runs.list(3)[2]?.sources[0]).toEqual({ ...summary, health: unhealthy })
    const readings = runs.listReadings(acme, 3)
    expect(readings.map(({ runId, startsNewUsual, verdict }) => [runId, startsNewUsual, verdict])).toEqual([
      [4, true, 'healthy'],
      [3, false, 'failed'],
      [2, false, 'unhealthy'],
    ])
    expect(readings[2]).toMatchObject({ startedAt: '2026-06-09T06:00:00Z', reason: '10 items, usually 50', ...reading })
    expect(runs.listReadings({ ...acme, board: 'other' }, 3)).toEqual([])
  })

  test('are told week by week, with the newest reason', () => {
    expect(someRuns().runs.listSourceWeeks()).toEqual([
      { source: 'example-board', weekStart: '2026-06-01', healthyRuns: 1, otherRuns: 0, reason: null },
      { source: 'example-board', weekStart: '2026-06-08', healthyRuns: 0, otherRuns: 2, reason: 'answer 500' },
      { source: 'example-board', weekStart: '2026-06-15', healthyRuns: 1, otherRuns: 0, reason: null },
    ])
  })

  test('are healthy once a later run confirmed them', () => {
    const { runs } = someRuns()
    runs.confirm([2], acme)
    expect(runs.listReadings(acme, 3)[2]).toMatchObject({
      verdict: 'healthy',
      reason: '10 items, usually 50; confirmed by later runs',
    })
    expect(runs.listSourceWeeks()[1]).toMatchObject({ healthyRuns: 1, otherRuns: 1, reason: 'answer 500' })
  })
})
