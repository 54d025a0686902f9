import { describe, expect, test } from 'vitest'
import { findTrends } from '../../../analysis/trends/find-trends.ts'
import type { SourceInfo } from '../../../data/domain.ts'
import { loadVocabulary } from '../../../data/vocabulary/load-vocabulary.ts'
import { addDays } from '../../../data/weeks.ts'
import { type AnOpening, aSelection, aSource, aStore } from '../../data/builders.ts'

/**
 * A source of two boards: one is read from the first week on, the other joins in the middle and shows what is still open
 * of the weeks before. Neither changes what it asks for: the first asks for SQL, the second for Python.
 */

const FROM = '2026-01-05'
const WEEKS = 24
const JOINS = 12
const weekOf = (position: number): string => addDays(FROM, 7 * position)

function twoBoards(
  secondBoard: { survivors: number; perWeek: number },
  { kind = 'snapshot', until = null }: { kind?: SourceInfo['kind']; until?: string | null } = {},
) {
  const openings = Array.from({ length: WEEKS }, (_, week): AnOpening[] => {
    const second = week < JOINS ? secondBoard.survivors : secondBoard.perWeek
    const on = (board: string, count: number, skill: string) =>
      Array.from(
        { length: count },
        (_, index): AnOpening => ({
          ...{ postedOn: addDays(weekOf(week), index % 5), skills: [skill], posting: { board } },
        }),
      )
    return [...on('first', 40, 'sql'), ...on('second', second, 'python')]
  }).flat()
  const store = aStore(openings, [aSource({ kind, firstReadOn: FROM, lastReadOn: weekOf(WEEKS + 2) })])
  for (let week = 0; week < WEEKS; week++) {
    const run = store.runs.start('crawl', `${weekOf(week)}T06:00:00.000Z`)
    for (const board of week < JOINS ? ['first'] : ['first', 'second']) {
      store.runs.saveSource(run, {
        ...{ source: 'example-board', board, fetched: 1, notModified: 0, new: 0, updated: 0, unchanged: 0 },
        ...{ closed: 0, failed: 0, skippedByRobots: 0, notOffers: 0, failures: [] },
        health: { verdict: 'healthy', reason: null, items: 40, withTitle: 40, withUrl: 40, withDate: 40, withText: 40 },
      })
    }
  }
  const report = findTrends(store, loadVocabulary(), {
    ...{ selection: aSelection({ until }), grain: 'week', skillIds: ['sql'], today: weekOf(WEEKS + 3) },
  })
  const [series] = report.series
  return { states: report.volume.map(({ state }) => state), ...series, reason: series?.reason }
}

describe('a board that joins a known source later', () => {
  const big = { survivors: 10, perWeek: 60 }

  test('makes survivors of the weeks before, so that its joining is no falling skill', () => {
    const { states, verdict, change } = twoBoards(big)
    expect(states.slice(0, JOINS)).toEqual(Array(JOINS).fill('survivor'))
    expect(states.slice(JOINS)).toEqual(Array(WEEKS - JOINS).fill('good'))
    expect(verdict).not.toBe('falling')
    expect(change).toMatchObject({ points: 0 }) // within the weeks in which both boards were read
  })

  test('is named by the day of its first reading where nothing else is left', () => {
    const { reason } = twoBoards(big, { until: weekOf(JOINS) })
    expect(reason).toContain(`still open on ${weekOf(JOINS)}. No trend can be read from them.`)
  })

  test('changes nothing while it holds less than a twentieth of the postings, nor where a source keeps its past', () => {
    expect(new Set(twoBoards({ survivors: 1, perWeek: 2 }).states)).toEqual(new Set(['good']))
    expect(new Set(twoBoards({ survivors: 1, perWeek: 5 }).states)).toEqual(new Set(['survivor', 'good']))
    expect(new Set(twoBoards(big, { kind: 'archive' }).states)).toEqual(new Set(['good']))
  })
})
