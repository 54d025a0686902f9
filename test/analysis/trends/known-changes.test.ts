import { describe, expect, test } from 'vitest'
import { buildTrendReport } from '../../../analysis/trends/build-trend-report.ts'
import { type KnownChanges, keepChanges } from '../../../analysis/trends/known-changes.ts'
import type { TrendChange } from '../../../analysis/trends/trend-report.ts'
import { aSelection } from '../../data/builders.ts'
import { aTable, aVocabulary, times } from './count-table.ts'

const view = { selection: aSelection(), today: '2026-12-31' }
const vocabulary = aVocabulary('sql', 'dbt')
const rising = Array.from({ length: 20 }, (_, week) => 20 + 2 * week)
const tableOf = (sql: number[]) => aTable([{ openings: times(20, 200), skills: { sql, dbt: times(20, 30) } }])

/** Remembers under which keys something was kept. */
function watched(most: number) {
  const kept = keepChanges(most)
  const keys = new Set<string>()
  const known: KnownChanges = {
    get: kept.get,
    set(key, changes) {
      keys.add(key)
      kept.set(key, changes)
    },
  }
  return { known, keys }
}

describe('changes that were judged before', () => {
  test('are taken for the same counts, and give the same report', () => {
    const { known, keys } = watched(4)
    const fresh = buildTrendReport(tableOf(rising), vocabulary, view)
    expect(buildTrendReport(tableOf(rising), vocabulary, { ...view, known })).toEqual(fresh)
    const again = buildTrendReport(tableOf(rising), vocabulary, { ...view, known, skillIds: ['dbt'] })
    expect(again.series).toEqual(fresh.series.filter(({ skill }) => skill === 'dbt'))
    expect(keys.size).toBe(1)
  })

  test('are not taken for other counts, another span or another vocabulary', () => {
    const { known, keys } = watched(9)
    buildTrendReport(tableOf(rising), vocabulary, { ...view, known })
    buildTrendReport(tableOf(rising.toReversed()), vocabulary, { ...view, known })
    buildTrendReport(tableOf(rising), { ...vocabulary, version: 'edited' }, { ...view, known })
    buildTrendReport(tableOf(rising), vocabulary, {
      ...view,
      known,
      compared: { from: '2026-01-05', until: '2026-04-27' },
    })
    expect(keys.size).toBe(4)
  })

  test('of the last few tables are kept, those that nobody asked for go first', () => {
    const known = keepChanges(2)
    const changes = { changes: new Map<string, TrendChange>(), belief: [] }
    known.set('a', changes)
    known.set('b', changes)
    expect(known.get('a')).toBe(changes)
    known.set('c', changes)
    expect([known.get('a'), known.get('b'), known.get('c')]).toEqual([changes, undefined, changes])
  })
})
