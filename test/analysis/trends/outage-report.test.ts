import { describe, expect, test } from 'vitest'
import { listKnownSources } from '../../../analysis/report/source-health.ts'
import { trendCsv } from '../../../analysis/report/trend-csv.ts'
import { findTrends } from '../../../analysis/trends/find-trends.ts'
import type { RunVerdict } from '../../../data/domain.ts'
import type { Store } from '../../../data/store/store.ts'
import { loadVocabulary } from '../../../data/vocabulary/load-vocabulary.ts'
import { addDays } from '../../../data/weeks.ts'
import { type AnOpening, aSelection, aSource, aStore } from '../../data/builders.ts'

const FROM = '2026-01-05'
const WEEKS = 24
const BROKEN = 14
const weekOf = (position: number): string => addDays(FROM, 7 * position)
const REASON = '4 items, usually 40: fewer than half'

/** A board with 40 openings a week, half of which name SQL; in one week only 4 could be read, and none of them names it. */
function brokenBoard(verdict: RunVerdict | 'not read', others: readonly AnOpening[] = []): Store {
  const openings = Array.from({ length: WEEKS }, (_, week) =>
    Array.from(
      { length: week === BROKEN ? 4 : 40 },
      (_, index): AnOpening => ({
        postedOn: addDays(weekOf(week), index % 5),
        skills: week !== BROKEN && index % 2 === 0 ? ['sql'] : ['python'],
      }),
    ),
  ).flat()
  const board = aSource({ kind: 'snapshot', firstReadOn: FROM, lastReadOn: weekOf(WEEKS + 2) })
  const store = aStore([...openings, ...others], [board, { ...board, source: 'other', name: 'Other board' }])
  for (let week = 0; week < WEEKS; week++) {
    const isBroken = week === BROKEN
    if (isBroken && verdict === 'not read') continue
    store.runs.saveSource(store.runs.start('crawl', `${addDays(weekOf(week), 6)}T22:00:00.000Z`), {
      ...{ source: 'example-board', board: 'acme', fetched: 1, notModified: 0, new: 0, updated: 0, unchanged: 0 },
      ...{ closed: 0, failed: 0, skippedByRobots: 0, notOffers: 0, failures: [] },
      health: {
        verdict: isBroken && verdict !== 'not read' ? verdict : 'healthy',
        reason: isBroken ? REASON : null,
        ...{ items: 40, withTitle: 40, withUrl: 40, withDate: 40, withText: 40 },
      },
    })
  }
  return store
}

const reportOf = (store: Store) =>
  findTrends(store, loadVocabulary(), {
    selection: aSelection(),
    grain: 'week',
    skillIds: ['sql'],
    today: weekOf(WEEKS + 3),
  })

test('a week that no crawl read, between weeks that were read, is a gap: what closed in it nobody saw', () => {
  const store = brokenBoard('not read')
  expect(store.runs.listSourceWeeks().filter(({ healthyRuns }) => healthyRuns === 0)).toEqual([
    {
      ...{ source: 'example-board', weekStart: weekOf(BROKEN), healthyRuns: 0, otherRuns: 0 },
      reason: 'not read in this week',
    },
  ])
  const report = reportOf(store)
  expect(report.volume.flatMap(({ state }, week) => (state === 'outage' ? [week] : []))).toEqual([BROKEN])
  expect(report.volume[BROKEN]).toMatchObject({ reason: 'Example board: not read in this week' })
  expect(listKnownSources(store, false)[0]?.health.markedWeeks).toEqual([
    { weekStart: weekOf(BROKEN), reason: 'not read in this week' },
  ])
})

describe('a week without a healthy reading', () => {
  const report = reportOf(brokenBoard('unhealthy'))

  test('is a gap in the series, with its reason, never zero', () => {
    expect(report.series[0]?.points[BROKEN]).toEqual({
      weekStart: weekOf(BROKEN),
      label: '2026-W16',
      n: 0,
      count: 0,
      share: null,
      low: null,
      high: null,
      state: 'outage',
      reason: `Example board: ${REASON}`,
    })
    expect(report.volume[BROKEN]).toMatchObject({ n: 4, state: 'outage', reason: `Example board: ${REASON}` })
    expect(report.series[0]?.points.filter(({ state }) => state === 'outage')).toHaveLength(1)
  })

  test('takes no part in the change: it is the same as without that week', () => {
    const { change, verdict } = report.series[0] ?? {}
    expect(change).toMatchObject({ points: 0, later: { n: (WEEKS / 2 - 1) * 40, count: (WEEKS / 2 - 1) * 20 } })
    expect(verdict).not.toBe('falling')
  })

  test('stands in the CSV with its reason and without a share', () => {
    expect(trendCsv(report).split('\r\n')[BROKEN + 1]).toBe(
      `sql,SQL,${weekOf(BROKEN)},0,0,,,,outage,"Example board: ${REASON}"`,
    )
  })

  test('would have been a fall of the skill had nobody noticed', () => {
    const unnoticed = reportOf(brokenBoard('healthy')).series[0]
    expect(unnoticed?.points[BROKEN]).toMatchObject({ n: 4, share: 0, state: 'small' })
  })

  test('leaves the other sources of the week standing, and says who is missing', () => {
    const others = Array.from(
      { length: 20 },
      (_, index): AnOpening => ({
        postedOn: weekOf(BROKEN),
        skills: index < 10 ? ['sql'] : ['go'],
        posting: { source: 'other' },
      }),
    )
    const point = reportOf(brokenBoard('failed', others)).series[0]?.points[BROKEN]
    expect(point).toMatchObject({ n: 20, count: 10, state: 'good', reason: `Example board: ${REASON}` })
  })
})
