import { describe, expect, test } from 'vitest'
import { findTrends } from '../../../analysis/trends/find-trends.ts'
import type { HistoryCell } from '../../../data/history/dataset.ts'
import type { Store } from '../../../data/store/store.ts'
import { addDays, addPeriods } from '../../../data/weeks.ts'
import { aHistory, aSelection, aSource, aStore } from '../../data/builders.ts'
import { aVocabulary } from './count-table.ts'

const WEEKS = 24
const PER_WEEK = 40

/** SQL rises from none to 20 of 40 openings a week; `companyOf` tells who posts the openings that name it. */
function aRisingMarket(companyOf: (index: number) => string | null): Store {
  const openings = Array.from({ length: WEEKS * PER_WEEK }, (_, index) => {
    const [week, place] = [Math.floor(index / PER_WEEK), index % PER_WEEK]
    const isNamed = place < (20 * week) / WEEKS
    return {
      postedOn: addDays('2026-01-05', 7 * week),
      skills: isNamed ? ['sql'] : ['dbt'],
      posting: { company: isNamed ? companyOf(index) : `Employer ${place}` },
    }
  })
  return aStore(openings, [aSource({ firstReadOn: '2026-01-05', lastReadOn: '2026-07-06' })])
}

function sqlIn(store: Store, parts: Partial<Parameters<typeof aSelection>[0]> = {}) {
  const request = { selection: aSelection(parts), grain: 'week', today: '2026-07-20' } as const
  return findTrends(store, aVocabulary('sql', 'dbt'), { ...request, skillIds: ['sql'] }).series[0]
}

describe('a rise that few employers make', () => {
  test('is one of the market from five employers on', () => {
    const series = sqlIn(aRisingMarket((index) => `Buyer ${index % 5}`))
    expect([series?.verdict, series?.change?.fewEmployers]).toEqual(['rising', null])
  })

  test.each([
    [1, 'one employer alone'],
    [4, '4 employers alone'],
  ])('of %i bears no verdict, and the sentence says so', (employers, words) => {
    const series = sqlIn(aRisingMarket((index) => `Buyer ${index % employers}`))
    expect(series?.verdict).toBe('too-few')
    expect(series?.change?.fewEmployers).toBe(employers)
    expect(series?.reason).toContain(`Named by ${words}, in `)
    expect(series?.reason).toContain('a verdict on the market needs 5')
  })

  test('is not said to be theirs where openings state no employer', () => {
    expect(sqlIn(aRisingMarket(() => null))?.verdict).toBe('rising')
  })

  test('is not looked at where shipped figures name the skill, whose employers nobody knows', () => {
    const store = aRisingMarket(() => 'Buyer')
    const cells = Array.from({ length: WEEKS }, (_, week): HistoryCell => {
      const periodStart = addPeriods('2026-01-05', week, 'week')
      return { periodStart, role: '*', country: '*', openings: 200, counts: [[0, 10 + 4 * week, null]] }
    })
    store.history.save(
      aHistory({
        span: { from: '2026-01-05', until: addPeriods('2026-01-05', WEEKS, 'week') },
        tables: [{ grain: 'week', skills: ['sql'], cells }],
      }),
    )
    expect(sqlIn(store)?.change?.fewEmployers).toBeNull()
    expect(sqlIn(store, { includeHistory: false })?.change?.fewEmployers).toBe(1)
  })
})
