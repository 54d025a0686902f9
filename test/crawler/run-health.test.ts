import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type EarlierRun, type JudgedRun, judgeRun, type PagesOfRun } from '../../crawler/run-health.ts'
import type { BoardReading } from '../../data/domain.ts'
import { addDays } from '../../data/weeks.ts'

const reading = (items: number, parts: Partial<BoardReading> = {}): BoardReading => ({
  items,
  withTitle: items,
  withUrl: items,
  withDate: items,
  withText: items,
  ...parts,
})
const pages = (parts: Partial<PagesOfRun> = {}): PagesOfRun => ({
  read: 1,
  listingsNotRead: 0,
  detailsFailed: 0,
  details: 0,
  cutShort: null,
  firstFailure: null,
  ...parts,
})

/** Runs a board through readings, `everyDays` apart, remembering verdicts as the store does. */
function follow(readings: readonly (BoardReading | PagesOfRun)[], everyDays = 7) {
  const runs: (EarlierRun & { reason: string | null })[] = []
  for (const [index, entry] of readings.entries()) {
    const startedAt = `${addDays('2026-01-05', index * everyDays)}T06:00:00.000Z`
    const [read, pagesOfRun] = 'items' in entry ? [entry, pages()] : [reading(0), entry]
    const judged: JudgedRun = judgeRun(read, pagesOfRun, [...runs].reverse(), startedAt)
    for (const run of runs) if (judged.confirms.includes(run.runId)) run.verdict = 'healthy'
    const { verdict, reason, startsNewUsual } = judged
    runs.push({ ...read, runId: index + 1, startedAt, verdict, reason, startsNewUsual })
  }
  return runs
}
const verdicts = (...parts: Parameters<typeof follow>) => follow(...parts).map(({ verdict }) => verdict)
const usual = Array.from({ length: 7 }, () => reading(100))

describe('a reading is', () => {
  test('healthy without comparison the first time', () => {
    expect(follow([reading(40)])).toMatchObject([{ verdict: 'healthy', reason: null }])
  })

  test.each([51, 100, 149, 200])('healthy at %i items where 100 are usual', (items) => {
    expect(verdicts([...usual, reading(items)]).at(-1)).toBe('healthy')
  })

  test.each([
    [49, '49 items, usually 100: fewer than half'],
    [201, '201 items, usually 100: more than twice as many'],
  ])('unhealthy at %i items where 100 are usual', (items, reason) => {
    expect(follow([...usual, reading(items)]).at(-1)).toMatchObject({ verdict: 'unhealthy', reason })
  })

  test.each([
    ['withTitle', '40 % of the items have a title, usually 100 %'],
    ['withText', '40 % of the items have a text, usually 100 %'],
    ['withUrl', '40 % of the items have a link, usually 100 %'],
    ['withDate', '40 % of the items have a posting day, usually 100 %'],
  ])('unhealthy when %s falls by more than half', (part, reason) => {
    const last = follow([...usual, reading(100, { [part]: 40 })]).at(-1)
    expect(last).toMatchObject({ verdict: 'unhealthy', reason })
    expect(verdicts([...usual, reading(100, { [part]: 60 })]).at(-1)).toBe('healthy')
  })

  test('healthy where a part was always rare, as the posting day on boards that state none', () => {
    const dateless = reading(50, { withDate: 0 })
    expect(verdicts([dateless, dateless, dateless])).toEqual(['healthy', 'healthy', 'healthy'])
  })

  test('unhealthy when most items cannot be read, even the first time', () => {
    const broken = reading(10, { withTitle: 4, withText: 4 })
    expect(follow([broken])[0]).toMatchObject({ verdict: 'unhealthy', reason: 'only 4 of 10 items could be read' })
  })

  test('empty and unverified when the board says that it has nothing', () => {
    expect(follow([reading(0)])[0]).toMatchObject({
      verdict: 'empty-unverified',
      reason: 'nothing on the board; one that does not exist answers like this too',
    })
    expect(follow([...usual, reading(0)]).at(-1)).toMatchObject({
      verdict: 'empty-unverified',
      reason: 'nothing on the board, usually 100 items',
    })
  })

  test('failed when no page was read, in the words of the first failure', () => {
    const down = pages({ read: 0, listingsNotRead: 1, firstFailure: 'answer 503' })
    expect(follow([reading(5), down])[1]).toMatchObject({ verdict: 'failed', reason: 'answer 503' })
  })

  test.each<[Partial<PagesOfRun>, string]>([
    [{ listingsNotRead: 1, firstFailure: 'answer 500' }, '1 page of the listing could not be read: answer 500'],
    [{ cutShort: 'stopped' }, 'stopped'],
    [
      { details: 20, detailsFailed: 3, firstFailure: 'answer 500' },
      '3 of 20 advert pages could not be read: answer 500',
    ],
  ])('partial when something is missing: %j', (parts, reason) => {
    expect(judgeRun(reading(100), pages(parts), [], '2026-01-05T00:00:00Z')).toMatchObject({
      verdict: 'partial',
      reason,
    })
  })

  test('whole when one advert page of many failed: its posting is known to be listed', () => {
    const few = pages({ details: 20, detailsFailed: 2, read: 19 })
    expect(judgeRun(reading(18), few, [], '2026-01-05T00:00:00Z').verdict).toBe('healthy')
  })
})

describe('what lasts becomes usual', () => {
  test('growth at its second run, and then its first one was right too', () => {
    expect(verdicts([...usual, reading(300), reading(310), reading(305)]).slice(-3)).toEqual([
      'healthy',
      'healthy',
      'healthy',
    ])
    expect(follow([...usual, reading(300), reading(310)]).at(-1)?.reason).toBe(
      '310 items, usually 100: more than twice as many; confirmed by 2 runs, so this is taken as usual from now on',
    )
  })

  test('a drop at its third run and not before a week is over', () => {
    expect(verdicts([...usual, reading(30), reading(30)]).slice(-2)).toEqual(['unhealthy', 'unhealthy'])
    expect(verdicts([...usual, reading(30), reading(28), reading(31), reading(30)]).slice(-4)).toEqual(
      Array(4).fill('healthy'),
    )
    const daily = [...usual, ...Array.from({ length: 9 }, () => reading(30))]
    expect(verdicts(daily.slice(0, -2), 1).at(-1)).toBe('unhealthy')
    expect(verdicts(daily.slice(0, -1), 1).slice(-8)).toEqual(Array(8).fill('healthy'))
    expect(verdicts(daily, 1).at(-1)).toBe('healthy')
  })

  test('an empty board likewise; afterwards any number is welcome', () => {
    const empty = [reading(0), reading(0)]
    expect(verdicts([...usual, ...empty]).slice(-2)).toEqual(['empty-unverified', 'empty-unverified'])
    expect(verdicts([...usual, ...empty, reading(0), reading(12)]).slice(-2)).toEqual(['healthy', 'healthy'])
  })

  test('runs that failed in between say nothing', () => {
    const down = pages({ read: 0, firstFailure: 'answer 500' })
    expect(verdicts([...usual, reading(30), down, reading(30), down, reading(30)]).slice(-5)).toEqual([
      'healthy',
      'failed',
      'healthy',
      'failed',
      'healthy',
    ])
  })

  test('a recovery in between starts the wait again', () => {
    const readings = [...usual, reading(30), reading(30), reading(100), reading(30), reading(30)]
    expect(verdicts(readings).slice(-5)).toEqual(['unhealthy', 'unhealthy', 'healthy', 'unhealthy', 'unhealthy'])
  })

  test('posting days that went missing are missed no longer, but the runs before were not whole', () => {
    const dateless = reading(100, { withDate: 0 })
    expect(verdicts([...usual, dateless, dateless, dateless, dateless]).slice(-4)).toEqual([
      'unhealthy',
      'unhealthy',
      'healthy',
      'healthy',
    ])
  })

  test('items that cannot be read never do', () => {
    const broken = Array.from({ length: 20 }, () => reading(100, { withTitle: 10, withText: 10 }))
    expect(new Set(verdicts([...usual, ...broken]).slice(-20))).toEqual(new Set(['unhealthy']))
  })
})

test('whatever happened before, a reading outside of half to twice the usual is not healthy at its first run', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 60, max: 110 }), { minLength: 1, maxLength: 12 }),
      fc.oneof(fc.integer({ min: 0, max: 29 }), fc.integer({ min: 221, max: 10_000 })),
      (before, items) => {
        const runs = follow([...before.map((number) => reading(number)), reading(items)])
        expect(runs.slice(0, -1).every(({ verdict }) => verdict === 'healthy')).toBe(true)
        expect(runs.at(-1)?.verdict).toBe(items === 0 ? 'empty-unverified' : 'unhealthy')
      },
    ),
  )
})

test('whatever is read, a level that stays becomes healthy', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 12 }),
      fc.integer({ min: 0, max: 500 }),
      (before, items) => {
        const settled = Array.from({ length: 4 }, () => reading(items))
        expect(verdicts([...before.map((number) => reading(number)), ...settled]).at(-1)).toBe('healthy')
      },
    ),
  )
})
