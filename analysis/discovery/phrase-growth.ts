import type { CountTable } from '../../data/domain.ts'
import { findRecentWeeks, sourcesInBoth, sumCells } from '../trends/breaking-out/recent-weeks.ts'
import { cellStates } from '../trends/period-state.ts'
import { weightedLogOdds } from '../trends/weighted-log-odds.ts'
import type { PhraseGrowth } from './phrase-report.ts'

const MIN_RECENT = 8
const MIN_Z = 3
const EMERGING_SHARE = 0.02

/**
 * Tells growth from openings per source and week, for the weeks that bear a comparison. Null for every phrase where no
 * source has such weeks in both spans (a board read for the first time holds survivors).
 *
 * @param table  openings of all sources by week
 */
export function phraseGrowth(
  table: CountTable,
  today: string,
): (cells: ReadonlyMap<string, number>) => PhraseGrowth | null {
  const states = cellStates(table, today)
  const weeks = findRecentWeeks(table, states)
  const sources = weeks === null ? [] : sourcesInBoth(table, states, weeks)
  if (sources.length === 0) return () => null
  const count = table.periodStarts.length
  return (cells) => {
    const named = (cell: number): number => {
      const source = table.sources[Math.floor(cell / count)]?.source ?? ''
      return cells.get(`${source} ${table.periodStarts[cell % count] ?? ''}`) ?? 0
    }
    let weightSum = 0
    let deltaSum = 0
    const recent = { count: 0, n: 0 }
    const before = { count: 0, n: 0 }
    for (const { recentCells, beforeCells } of sources) {
      const one = { count: sumOf(recentCells, named), n: sumCells(table.openings, recentCells) }
      const other = { count: sumOf(beforeCells, named), n: sumCells(table.openings, beforeCells) }
      const { delta, variance } = weightedLogOdds(one, other)
      recent.count += one.count
      recent.n += one.n
      before.count += other.count
      before.n += other.n
      if (!Number.isFinite(variance)) continue
      deltaSum += delta / variance
      weightSum += 1 / variance
    }
    const z = weightSum > 0 ? deltaSum / Math.sqrt(weightSum) : 0
    const isClear = recent.count >= MIN_RECENT && z >= MIN_Z
    const label = before.count === 0 ? 'new' : before.count < EMERGING_SHARE * before.n ? 'emerging' : 'surging'
    return { recent, before, z: Number(z.toFixed(2)), label: isClear ? label : null }
  }
}

function sumOf(cells: readonly number[], named: (cell: number) => number): number {
  return cells.reduce((sum, cell) => sum + named(cell), 0)
}
