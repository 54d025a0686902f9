import { describe, expect, test } from 'vitest'
import { listDataEvents } from '../../../../analysis/trends/outlook/data-events.ts'
import { findOutlook } from '../../../../analysis/trends/outlook/find-outlook.ts'
import { withStepOf } from '../../../../analysis/trends/outlook/step-dates.ts'
import type { TrendChange } from '../../../../analysis/trends/trend-report.ts'
import type { CountTable, Selection, SourceWeek } from '../../../../data/domain.ts'
import { addPeriods } from '../../../../data/weeks.ts'
import { aSelection } from '../../../data/builders.ts'
import { aTable, times } from '../count-table.ts'
import { createRandom } from '../random.ts'

const FIRST = '2026-01-05'
const week = (position: number) => addPeriods(FIRST, position, 'week')
const read = { firstReadOn: FIRST, lastReadOn: '2027-12-31' }

/** The outlook of `skill` in a table as the store would give it. */
const outlookOf = (
  table: CountTable,
  rules: { version: string; since: string }[] = [],
  fewEmployers: (span: Selection) => Map<string, number> = () => new Map(),
) =>
  findOutlook(
    {
      counts: { table: () => table, fewEmployers },
      postings: { listRules: () => rules },
    } as unknown as Parameters<typeof findOutlook>[0],
    {
      ...{ selection: aSelection(), grain: 'week', skillId: 'skill', frequent: [] },
      today: addPeriods(table.periodStarts.at(-1) ?? FIRST, 3, 'week'),
    },
  )

const withWeeks = (table: CountTable, weeks: readonly SourceWeek[]): CountTable => ({
  ...table,
  sourceWeeks: new Map([['source-1', [...weeks]]]),
})

const drawn = (shares: readonly number[], n: number, seed = 3): number[] => {
  const { binomial } = createRandom(seed)
  return shares.map((share) => binomial(n, share))
}

describe('a burst', () => {
  const counts = drawn([...times(30, 0.01), ...times(6, 0.17), ...times(4, 0.01)], 200)
  const table = aTable([{ source: read, openings: times(40, 200), skills: { skill: counts } }], FIRST)
  const within = counts.slice(30, 36).reduce((sum, count) => sum + count, 0)

  test('ends with its last week, and has what was counted in it and outside of it', () => {
    expect(outlookOf(table).bursts).toEqual([
      {
        ...{ from: week(30), lastPeriodStart: week(35), until: week(36), weight: expect.any(Number) },
        within: { count: within, n: 1200 },
        outside: { count: counts.reduce((sum, count) => sum + count, 0) - within, n: 6800 },
      },
    ])
  })

  test('of fewer than five employers is none of the market', () => {
    const asked: unknown[] = []
    const few = (span: Selection) => {
      asked.push([span.from, span.until])
      return new Map([['skill', 1]])
    }
    expect(outlookOf(table, [], few).bursts).toEqual([])
    expect(asked).toEqual([[week(30), week(36)]])
  })
})

test('a step has one date and one pair of levels, those of the change over the span', () => {
  const counts = drawn([...times(20, 0.08), ...times(20, 0.16)], 400)
  const outlook = outlookOf(aTable([{ source: read, openings: times(40, 400), skills: { skill: counts } }], FIRST))
  const change = { stepOn: week(18), fromShare: 0.08, toShare: 0.15, points: 7 } as TrendChange
  expect(withStepOf(outlook, change).shifts).toEqual([
    { weekStart: week(18), label: '2026-W20', before: 0.08, after: 0.15, points: 7, event: null },
  ])
  const longAgo = { ...change, stepOn: week(10) }
  expect(withStepOf(outlook, longAgo)).toBe(outlook)
  expect(withStepOf(outlook, null)).toBe(outlook)
})

describe('the outlook of a skill', () => {
  test('dates a step of its level, and describes it', () => {
    const counts = drawn([...times(20, 0.08), ...times(20, 0.16)], 400)
    const table = aTable([{ source: read, openings: times(40, 400), skills: { skill: counts } }], FIRST)
    const { shifts } = outlookOf(table)
    expect(shifts).toHaveLength(1)
    expect(shifts[0]?.weekStart).toBe(week(20))
    expect(shifts[0]?.before).toBeCloseTo(0.08, 1)
    expect(shifts[0]?.after).toBeCloseTo(0.16, 1)
    expect(shifts[0]?.event).toBe(null)
  })

  test('says what happened to the data where that is within two weeks of a step', () => {
    const counts = drawn([...times(20, 0.08), ...times(20, 0.16)], 400)
    const table = aTable(
      [{ source: { ...read, kind: 'snapshot', name: 'A board' }, openings: times(40, 400), skills: { skill: counts } }],
      FIRST,
    )
    const broken = { source: 'source-1', healthyRuns: 0, otherRuns: 2, reason: 'half the fields are missing' }
    const near = outlookOf(withWeeks(table, [{ ...broken, weekStart: week(19) }]))
    expect(near.shifts[0]?.event?.text).toBe('A board could not be read soundly: half the fields are missing')
    expect(outlookOf(withWeeks(table, [{ ...broken, weekStart: week(5) }])).shifts[0]?.event).toBe(null)
  })

  test('notes the period in which other rules first read, and blames no step of the level on them', () => {
    const counts = drawn([...times(20, 0.08), ...times(20, 0.16)], 400)
    const table = aTable([{ source: read, openings: times(40, 400), skills: { skill: counts } }], FIRST)
    const rules = [
      { version: 'rules-1', since: `${week(2)}T06:00:00Z` },
      { version: 'rules-2', since: `${week(20)}T06:00:00Z` },
      { version: 'rules-3', since: '2031-01-01T06:00:00Z' },
    ]
    const { events, shifts } = outlookOf(table, rules)
    expect(events.filter(({ kind }) => kind === 'rules')).toEqual([
      { periodStart: week(20), kind: 'rules', source: null, text: expect.stringContaining('rules rules-2 read from') },
    ])
    expect(shifts.map(({ weekStart, event }) => [weekStart, event])).toEqual([[week(20), null]])
  })

  test('does not forecast where nothing beats today’s level, or too little is known, and states that level', () => {
    const short = aTable([{ source: read, openings: times(20, 200), skills: { skill: times(20, 20) } }], FIRST)
    expect(outlookOf(short)).toMatchObject({ forecast: null, periods: 20, periodsNeeded: 38 })
    expect(outlookOf(short).level).toMatchObject({ count: 80, n: 800, share: 0.1, from: week(16), until: week(20) })
    const jumps = [0.1, 0.3, 0.15, 0.4, 0.2, 0.35, 0.1, 0.25].flatMap((share) => times(10, share))
    const jumping = aTable(
      [
        {
          source: read,
          openings: times(80, 100_000),
          skills: { skill: jumps.map((share) => Math.round(share * 100_000)) },
        },
      ],
      FIRST,
    )
    expect(outlookOf(jumping)).toMatchObject({ forecast: null, periods: 80 })
  })

  test('forecasts beyond the last week shown, with a band', () => {
    const counts = drawn(times(70, 0.1), 300)
    const table = aTable([{ source: read, openings: times(70, 300), skills: { skill: counts } }], FIRST)
    const { forecast } = outlookOf(table)
    expect(forecast?.map(({ weekStart }) => weekStart)).toEqual([week(70), week(71), week(72), week(73)])
    for (const { share, low, high } of forecast ?? []) {
      expect(low).toBeLessThan(share)
      expect(high).toBeGreaterThan(share)
      expect(Math.abs(share - 0.1)).toBeLessThan(0.02)
    }
  })

  test('a gap in the data ends the run that a forecast stands on', () => {
    const openings = [...times(30, 300), 0, ...times(30, 300)]
    const counts = drawn(times(61, 0.1), 300).map((count, index) => (openings[index] === 0 ? 0 : count))
    expect(outlookOf(aTable([{ source: read, openings, skills: { skill: counts } }], FIRST))).toMatchObject({
      ...{ forecast: null, periods: 30 },
    })
  })
})

test('sources that join, leave or break are events, in order of time; one that is there throughout is none', () => {
  const table = aTable(
    [
      { source: { name: 'Whole', kind: 'snapshot' }, openings: times(20, 50) },
      { source: { name: 'Late' }, openings: [...times(8, 0), ...times(12, 50)] },
      { source: { name: 'Early' }, openings: [...times(10, 50), ...times(10, 0)] },
      { source: { name: 'Thin' }, openings: [...times(6, 2), ...times(8, 9), ...times(6, 1)] },
    ],
    FIRST,
  )
  const broken = { source: 'source-1', healthyRuns: 0, otherRuns: 1, reason: null }
  const weeks = [
    { ...broken, weekStart: week(3) },
    { ...broken, weekStart: week(4) },
    { ...broken, weekStart: week(12), healthyRuns: 1 },
  ]
  expect(listDataEvents(withWeeks(table, weeks)).map(({ periodStart, text }) => [periodStart, text])).toEqual([
    [week(3), 'Whole could not be read soundly: not read healthily'],
    [week(6), 'Thin has 5 of these openings or more from here on, and had fewer before'],
    [week(8), 'Late joined the sources'],
    [week(10), 'Early shows nothing from here on'],
    [week(14), 'Thin has 5 of these openings or more up to here, and fewer from here on'],
  ])
})
