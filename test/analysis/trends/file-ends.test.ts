import { expect, test } from 'vitest'
import { loadRules } from '../../../analysis/load-rules.ts'
import { buildWeeklyReport } from '../../../analysis/report/weekly/build-weekly-report.ts'
import { buildTrendReport } from '../../../analysis/trends/build-trend-report.ts'
import { addDays } from '../../../data/weeks.ts'
import { aSelection, aSource, aStore } from '../../data/builders.ts'
import { aTable, aVocabulary, times } from './count-table.ts'

const NOW = '2026-11-28'
const file = { name: 'Acme file', kind: 'archive', firstReadOn: '2026-01-29', lastReadOn: '2026-06-14' } as const
const months = (source: object) => aTable([{ source, openings: [5, 40, 40, 40, 40, 20] }], '2026-01-01', 'month')
const volumeOf = (table: ReturnType<typeof aTable>, today = NOW) =>
  buildTrendReport(table, aVocabulary('sql'), { selection: aSelection(), today }).volume

test('the months in which a file begins and ends miss adverts, and none are expected to come', () => {
  expect(volumeOf(months(file)).map(({ state, partly }) => [state, partly])).toEqual([
    ['small', 'earlier adverts may be missing: Acme file begins on 2026-01-29'],
    ...times(4, 0).map(() => ['good', undefined]),
    ['unsettled', 'later adverts may be missing: Acme file ends on 2026-06-14'],
  ])
})

test('files that end on one day are named together', () => {
  const files = ['One', 'Two'].map((name) => ({ source: { ...file, name }, openings: [40, 20] }))
  expect(volumeOf(aTable(files, '2026-05-01', 'month')).at(-1)?.partly).toBe(
    'later adverts may be missing: One, Two end on 2026-06-14',
  )
})

test('a month that goes on is still filling, whatever a file holds of it', () => {
  expect(volumeOf(months(file), '2026-06-15').at(-1)).toMatchObject({ state: 'unsettled' })
  expect(volumeOf(months(file), '2026-06-15').at(-1)?.partly).toBeUndefined()
})

test('a source that is crawled, a board and shipped figures are no file', () => {
  const crawled = {
    ...months({ ...file, source: 'crawled' }),
    sourceWeeks: new Map([
      ['crawled', [{ source: 'crawled', weekStart: '2026-06-08', healthyRuns: 1, otherRuns: 0, reason: null }]],
    ]),
  }
  for (const table of [crawled, months({ ...file, kind: 'snapshot' }), months({ ...file, origin: 'history' })])
    expect(volumeOf(table).some(({ partly }) => partly !== undefined)).toBe(false)
})

test('the report of the week in which a file ended long ago says so', () => {
  const weeks = times(20, 0).map((_, week) => addDays('2026-01-26', 7 * week))
  const openings = weeks.flatMap((postedOn) =>
    Array.from({ length: 30 }, (_, index) => ({
      ...{ postedOn, skills: ['sql'], posting: { company: `Employer ${index}` } },
    })),
  )
  const deps = { store: aStore(openings, [aSource(file)]), ...loadRules(), rulesVersion: 'rules-1' }
  const { volume, keyPoints } = buildWeeklyReport(deps, { weekStart: '2026-06-08', selection: aSelection() })
  expect(volume).toMatchObject({
    state: 'unsettled',
    partly: 'later adverts may be missing: Acme file ends on 2026-06-14',
  })
  expect(keyPoints.join(' ')).toContain('; later adverts may be missing: Acme file ends on 2026-06-14.')
  expect(keyPoints.join(' ')).not.toContain('still filling')
})
