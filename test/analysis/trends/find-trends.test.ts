import { describe, expect, test } from 'vitest'
import { findTrends } from '../../../analysis/trends/find-trends.ts'
import type { Grain, Selection } from '../../../data/domain.ts'
import type { HistoryCell } from '../../../data/history/dataset.ts'
import type { Store } from '../../../data/store/store.ts'
import { addDays, addPeriods } from '../../../data/weeks.ts'
import { type AnOpening, aHistory, aSelection, aSource, aStore } from '../../data/builders.ts'
import { aVocabulary } from './count-table.ts'

const vocabulary = aVocabulary('sql', 'dbt')

/** `perWeek` openings on the Mondays of `weeks` weeks from `first`; of each week `named(week)` mention SQL. */
function weeklyOpenings(first: string, weeks: number, perWeek: number, named: (week: number) => number): AnOpening[] {
  return Array.from({ length: weeks * perWeek }, (_, index) => {
    const week = Math.floor(index / perWeek)
    return { postedOn: addDays(first, 7 * week), skills: index % perWeek < named(week) ? ['sql'] : ['dbt'] }
  })
}

const find = (
  store: Store,
  parts: { grain?: Grain | 'auto'; selection?: Partial<Selection>; skillIds?: string[] } = {},
) =>
  findTrends(store, vocabulary, {
    selection: aSelection(parts.selection),
    grain: parts.grain ?? 'week',
    today: '2026-07-06',
    ...(parts.skillIds && { skillIds: parts.skillIds }),
  })

describe('the span of a selection that states none', () => {
  const store = aStore(weeklyOpenings('2025-09-01', 40, 12, () => 6))

  test('is the newest 26 weeks with data', () => {
    const { span, volume, n } = find(store)
    expect(span).toEqual({ from: '2025-12-08', until: '2026-06-08' })
    expect([volume.length, n]).toEqual([26, 26 * 12])
  })

  test('is all there is when there is less', () => {
    expect(find(store, { grain: 'quarter' }).span).toEqual({ from: '2025-07-01', until: '2026-07-01' })
  })

  test('gives way to the weeks that the reader names', () => {
    const report = find(store, { selection: { from: '2025-10-06', until: '2025-11-17' } })
    expect(report.span).toEqual({ from: '2025-10-06', until: '2025-11-17' })
    expect(report.series[0]?.change?.earlier).toMatchObject({ from: '2025-10-06', until: '2025-10-27', n: 36 })
  })
})

describe('the grain that fits', () => {
  test('is the week when the middle week has 50 openings', () => {
    expect(find(aStore(weeklyOpenings('2026-03-02', 8, 50, () => 5)), { grain: 'auto' }).grain).toBe('week')
  })

  test('is the month when it has fewer', () => {
    expect(find(aStore(weeklyOpenings('2026-03-02', 8, 49, () => 5)), { grain: 'auto' }).grain).toBe('month')
  })

  test('is the month when the weeks hold survivors, however many', () => {
    const snapshot = aSource({ kind: 'snapshot', firstReadOn: '2026-06-28' })
    const store = aStore(
      weeklyOpenings('2026-03-02', 8, 60, () => 5),
      [snapshot],
    )
    expect(find(store, { grain: 'auto' }).grain).toBe('month')
  })
})

describe('shipped history beside a snapshot that was just read', () => {
  // 24 months from 2024-01 with 100 openings, of which 20 name SQL in the first year and 40 in the second.
  const cells = Array.from({ length: 24 }, (_, month): HistoryCell => {
    const periodStart = addPeriods('2024-01-01', month, 'month')
    return { periodStart, role: '*', country: '*', openings: 100, counts: [[0, month < 12 ? 20 : 40, null]] }
  })
  const history = aHistory({
    span: { from: '2024-01-01', until: '2026-01-01' },
    tables: [{ grain: 'month', skills: ['sql'], cells }],
  })
  const snapshot = aSource({ kind: 'snapshot', firstReadOn: '2026-06-28' })
  const store = aStore(
    weeklyOpenings('2026-04-06', 10, 30, () => 30),
    [snapshot],
  )
  store.history.save(history)

  test('still tells its trend, between its own two years, and the survivors are shown and not judged', () => {
    const report = find(store, { grain: 'auto', skillIds: ['sql'] })
    expect(report.grain).toBe('month')
    expect(report.span).toEqual({ from: '2024-01-01', until: '2026-07-01' })
    expect(report.volume.at(-1)?.state).toBe('survivor')
    expect(report.series[0]).toMatchObject({
      verdict: 'rising',
      change: {
        points: expect.closeTo(20, 9),
        sources: ['example-history'],
        earlier: { from: '2024-01-01', until: '2025-01-01' },
      },
    })
  })

  test('left out, nothing is left that could be judged', () => {
    const report = find(store, { grain: 'month', selection: { includeHistory: false }, skillIds: ['sql'] })
    expect(report.series[0]).toMatchObject({ verdict: 'too-few', change: null })
    expect(report.series[0]?.reason).toBe(
      'Only survivors of a snapshot: the adverts of these months that were still open on 2026-06-28. No trend can be read from them.',
    )
  })
})

test('a skill that the vocabulary does not know is named, not ignored', () => {
  expect(() => find(aStore(), { skillIds: ['sql', 'cobol-85'] })).toThrow('"cobol-85"')
})

test('an empty store gives an empty report', () => {
  expect(find(aStore(), { grain: 'auto' })).toMatchObject({ span: null, n: 0, sources: [], series: [] })
})
