import { describe, expect, test } from 'vitest'
import { findTrends } from '../../../analysis/trends/find-trends.ts'
import type { TrendSeries } from '../../../analysis/trends/trend-report.ts'
import { addDays } from '../../../data/weeks.ts'
import { type AnOpening, aHistory, aSelection, aSource, aStore } from '../../data/builders.ts'
import { aVocabulary } from './count-table.ts'

const WEEKS = 24
const FIRST = '2026-01-05'
const read = { firstReadOn: FIRST, lastReadOn: '2026-07-06' }
const sources = ['board', 'feed'].map((source) => aSource({ source, name: source, ...read }))

/** An opening of a week; SQL or something else is asked for. */
const opening = (week: number, company: string | null, isNaming: boolean, source = 'board'): AnOpening => ({
  postedOn: addDays(FIRST, 7 * week),
  skills: [isNaming ? 'sql' : 'dbt'],
  posting: { source, company },
})
const weekly = (openingsOf: (week: number) => AnOpening[]): AnOpening[] =>
  Array.from({ length: WEEKS }, (_, week) => openingsOf(week)).flat()
const some = (count: number, make: (index: number) => AnOpening): AnOpening[] =>
  Array.from({ length: count }, (_, index) => make(index))

/** Each week 40 openings of others, and four employers that name SQL once each. */
const steadily = (source = 'board') =>
  weekly((week) => [
    ...some(40, (index) => opening(week, `Other ${index}`, false, source)),
    ...some(4, (index) => opening(week, `Asker ${index}`, true, source)),
  ])
/** In each of these weeks so many openings of one employer. */
const campaign = (company: string | null, [from, until]: [number, number], each: number, isNaming = true) =>
  weekly((week) => (week >= from && week < until ? some(each, () => opening(week, company, isNaming)) : []))

function sqlIn(openings: readonly AnOpening[], parts: Partial<Parameters<typeof aSelection>[0]> = {}): TrendSeries {
  const request = { selection: aSelection(parts), grain: 'week', today: '2026-07-20' } as const
  const [series] = findTrends(aStore(openings, sources), aVocabulary('sql', 'dbt'), {
    ...request,
    skillIds: ['sql'],
  }).series
  if (series === undefined) throw new Error('no series')
  return series
}

const told = ({ verdict, reasonCode }: TrendSeries) => [verdict, reasonCode]

describe('a change that one employer makes', () => {
  test('is not told, though five name the skill; its figures stand, and the sentence says what is left without it', () => {
    const series = sqlIn([...steadily(), ...campaign('Campaigner', [18, 24], 10)])
    expect(told(series)).toEqual(['too-few', 'one-employer'])
    expect(series.change?.fewEmployers).toBeNull()
    expect(series.change?.low).toBeGreaterThan(5)
    expect(series.change?.oneEmployer?.points).toBeCloseTo(0, 1)
    expect(series.reason).toMatch(/^One employer makes this change \(\+\d+\.\d points, 95 % interval \+/)
    expect(series.reason).toMatch(
      /: without its openings \+0\.0 points \(−\d\.\d to \+\d\.\d\)\. A verdict on the market/,
    )
  })

  test('is none of the market when it falls either', () => {
    const series = sqlIn([...steadily(), ...campaign('Campaigner', [0, 8], 10)])
    expect(told(series)).toEqual(['too-few', 'one-employer'])
    expect(series.change?.high).toBeLessThan(-5)
  })

  test('is seen beside a larger employer that names the skill steadily', () => {
    const giant = campaign('Giant', [0, 24], 6)
    expect(told(sqlIn([...steadily(), ...giant, ...campaign('Campaigner', [18, 24], 15)]))).toEqual([
      'too-few',
      'one-employer',
    ])
  })

  test('is seen where it asks for something else, and so makes the share of all others fall', () => {
    const series = sqlIn([
      ...steadily(),
      ...campaign('Giant', [0, 24], 8),
      ...campaign('Warehouse', [16, 24], 70, false),
    ])
    expect(told(series)).toEqual(['too-few', 'one-employer'])
    expect(series.change?.points).toBeLessThan(0)
  })

  test('is seen in one of two sources', () => {
    const fifth = weekly((week) => [opening(week, 'Asker 5', true, 'feed')])
    const both = [...steadily(), ...steadily('feed'), ...fifth, ...campaign('Campaigner', [18, 24], 12)]
    expect(told(sqlIn(both))).toEqual(['too-few', 'one-employer'])
    expect(told(sqlIn(both, { source: 'feed' }))).toEqual(['too-few', 'unclear'])
  })

  test('leaves nothing to compare where it posts all openings of a half', () => {
    const late = weekly((week) =>
      some(12, (index) => opening(week, week < 12 ? `Early ${index}` : 'Only', week >= 12 || index < 5)),
    )
    const series = sqlIn(late)
    expect(told(series)).toEqual(['too-few', 'one-employer'])
    expect(series.change?.oneEmployer).toEqual({ points: null, low: null, high: null })
    expect(series.reason).toContain('without its openings nothing is left to compare')
  })

  test('is told the same each time', () => {
    const openings = [...steadily(), ...campaign('Campaigner', [18, 24], 10)]
    expect(sqlIn(openings).change).toEqual(sqlIn(openings).change)
  })
})

describe('a change is told', () => {
  /** SQL rises from 5 to 25 of 100; `companyOf` tells who posts an opening. */
  const rising = (companyOf: (index: number) => string | null) =>
    weekly((week) => some(60, (index) => opening(week, companyOf(index), (index * 37) % 60 < 3 + (12 * week) / WEEKS)))

  test('that twenty employers make, one of which holds 30 % of the openings', () => {
    const series = sqlIn(rising((index) => (index % 10 < 3 ? 'Large' : `Employer ${index % 19}`)))
    expect(told(series)).toEqual(['rising', 'rising'])
    expect(series.change?.oneEmployer).toBeUndefined()
  })

  test('where openings state no employer: each may be another', () => {
    expect(told(sqlIn([...steadily(), ...campaign(null, [18, 24], 10)]))).toEqual(['rising', 'rising'])
  })

  test('where it stands on shipped figures: nobody knows who is behind them', () => {
    const cells = Array.from({ length: WEEKS }, (_, week) => {
      const periodStart = addDays(FIRST, 7 * week)
      return { periodStart, role: '*', country: '*', openings: 40, counts: [[0, 4, null]] as [number, number, null][] }
    })
    const store = aStore([...steadily(), ...campaign('Campaigner', [18, 24], 20)], sources)
    const span = { from: FIRST, until: addDays(FIRST, 7 * WEEKS) }
    store.history.save(aHistory({ span, tables: [{ grain: 'week', skills: ['sql'], cells }] }))
    const request = { grain: 'week', today: '2026-07-20', skillIds: ['sql'] } as const
    const codeIn = (includeHistory: boolean) => {
      const selection = aSelection({ includeHistory })
      return findTrends(store, aVocabulary('sql', 'dbt'), { ...request, selection }).series[0]?.reasonCode
    }
    expect([codeIn(true), codeIn(false)]).toEqual(['rising', 'one-employer'])
  })
})
