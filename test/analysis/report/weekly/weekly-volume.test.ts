import { describe, expect, test } from 'vitest'
import { loadRules } from '../../../../analysis/load-rules.ts'
import { buildWeeklyReport } from '../../../../analysis/report/weekly/build-weekly-report.ts'
import { WHOLE_MARKET } from '../../../../data/selection.ts'
import type { Store } from '../../../../data/store/store.ts'
import { addDays } from '../../../../data/weeks.ts'
import { type AnOpening, aSource, aStore } from '../../../data/builders.ts'

const rules = loadRules()
const FROM = '2026-03-02'
const WEEKS = 26
const READ_UNTIL = addDays(FROM, 7 * WEEKS + 13)

const reportOf = (store: Store, weekStart: string) =>
  buildWeeklyReport({ store, ...rules, rulesVersion: 'test-rules' }, { weekStart, selection: WHOLE_MARKET })

describe('volumes are compared within sources that are there on both sides', () => {
  /** Openings a week of each source. */
  const sourcesStore = (perWeek: Record<string, (week: number) => number>) => {
    const openings = Object.entries(perWeek).flatMap(([source, countOf]) =>
      Array.from({ length: WEEKS }, (_, week) => week).flatMap((week) =>
        Array.from({ length: countOf(week) }, (_, place): AnOpening => {
          const sourceId = `${week}-${place}`
          return {
            postedOn: addDays(FROM, 7 * week),
            posting: { source, sourceId, company: `${source} ${sourceId}` },
          }
        }),
      ),
    )
    const read = { firstReadOn: FROM, lastReadOn: READ_UNTIL }
    return aStore(
      openings,
      Object.keys(perWeek).map((source) => aSource({ source, name: `The ${source} board`, ...read })),
    )
  }
  const weekAt = (week: number) => addDays(FROM, 7 * week)
  const volumeText = (store: Store, week: number) => reportOf(store, weekAt(week)).keyPoints.at(-1)
  const old = () => 20
  const young = (week: number) => (week < 22 ? 0 : 30)
  const gappy = (week: number) => (week > 22 ? 0 : 9)

  test('a source that joins is named, and makes no growth', () => {
    const store = sourcesStore({ old, young })
    expect(volumeText(store, 22)).toBe(
      '50 openings were posted in 2026-W32. Without The young board, which joined since, 20 against 20 a week in the four weeks before.',
    )
    expect(reportOf(store, weekAt(22)).volume.usual).toEqual({
      ...{ weeks: 4, meanOpenings: 20, openings: 20 },
      leftOut: [{ source: 'young', name: 'The young board', why: 'joined' }],
    })
  })

  test('a source that showed nothing is named, and makes no fall', () => {
    expect(volumeText(sourcesStore({ old, gappy }), 23)).toBe(
      '20 openings were posted in 2026-W33. Without The gappy board, which showed nothing this week, 20 against 20 a week in the four weeks before.',
    )
  })

  test('a source that posts once a month has no usual week', () => {
    const monthly = (week: number) => (week % 4 === 0 ? 80 : 2)
    expect(volumeText(sourcesStore({ monthly }), 24)).toBe('80 openings were posted in 2026-W34.')
  })
})
