import type { Grain } from '../../../data/domain.ts'
import { UserError } from '../../../data/user-error.ts'
import { addPeriods, listPeriods, periodLabel, weeksBetween } from '../../../data/weeks.ts'
import { type ComparableLine, comparableShare, type SourceSeries } from '../comparable-share.ts'
import { MIN_OPENINGS_PER_CELL } from '../period-state.ts'
import type { PeriodState } from '../trend-report.ts'
import type { Counted } from '../weighted-change.ts'
import { wilsonInterval } from '../wilson.ts'
import { MAX_PERIODS } from './read-periods.ts'
import type { SeriesRow } from './read-series.ts'
import type { SeriesPoint } from './series-report.ts'

/** One series over all periods from its first to its last. */
export interface SeriesCells {
  series: string
  grain: Grain
  periodStarts: string[]
  /** In order of id; a period that a source has no line for has n = 0. */
  sources: SourceSeries[]
  /** The same with small cells emptied: what a verdict may stand on. */
  goodSources: SourceSeries[]
  line: ComparableLine
}

const NOTHING: Counted = { count: 0, n: 0 }

/** Lays the lines of one series out by source and period. @throws UserError when they span more than a century */
export function layOut(series: string, rows: readonly SeriesRow[], grain: Grain): SeriesCells {
  const days = rows.map(({ periodStart }) => periodStart).sort()
  const [first, last] = [days[0], days.at(-1)]
  const periodStarts = first && last ? periodsBetween(series, first, last, grain) : []
  const placeOf = new Map(periodStarts.map((start, position) => [start, position]))
  const cellsOf = new Map<string, Counted[]>()
  for (const { source, periodStart, count, n } of rows) {
    const cells = cellsOf.get(source) ?? periodStarts.map(() => NOTHING)
    cells[placeOf.get(periodStart) ?? 0] = { count, n }
    cellsOf.set(source, cells)
  }
  const sources = [...cellsOf.keys()].sort().map((source) => ({ source, cells: cellsOf.get(source) ?? [] }))
  const goodSources = sources.map(({ source, cells }) => ({
    source,
    cells: cells.map((cell) => (stateOf(cell.n) === 'good' ? cell : NOTHING)),
  }))
  return { series, grain, periodStarts, sources, goodSources, line: comparableShare(goodSources) }
}

function periodsBetween(series: string, first: string, last: string, grain: Grain): string[] {
  if (weeksBetween(first, last) > MAX_PERIODS)
    throw new UserError(`Series "${series}" goes from ${first} to ${last}: is one of these dates wrong?`)
  return listPeriods(first, addPeriods(last, 1, grain), grain)
}

const stateOf = (n: number): PeriodState => (n === 0 ? 'empty' : n < MIN_OPENINGS_PER_CELL ? 'small' : 'good')

export function pointsOf({ periodStarts, sources, line, grain }: SeriesCells): SeriesPoint[] {
  return periodStarts.map((weekStart, position) => {
    const cells = sources.map((source) => source.cells[position] ?? NOTHING)
    const count = cells.reduce((sum, cell) => sum + cell.count, 0)
    const n = cells.reduce((sum, cell) => sum + cell.n, 0)
    const interval = wilsonInterval(Math.min(count, n), n)
    const states = cells.map((cell) => stateOf(cell.n))
    return {
      weekStart,
      label: periodLabel(weekStart, grain),
      n,
      count,
      share: interval && count / n,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      comparable: line.comparable[position] ?? null,
      state: states.includes('good') ? 'good' : states.includes('small') ? 'small' : 'empty',
    }
  })
}

/**
 * Counts behind the comparable line by period: those of the only source, or share and effective size of several. Null where
 * there is no comparable share.
 */
export function comparableCounts({ goodSources, line }: SeriesCells): (Counted | null)[] {
  const only = goodSources.length === 1 ? goodSources[0] : undefined
  return line.comparable.map((share, position) => {
    const n = line.effectiveN[position] ?? 0
    if (share === null || n === 0) return null
    return only?.cells[position] ?? { count: share * n, n }
  })
}
