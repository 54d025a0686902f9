import type { Grain } from '../../../../data/domain.ts'
import { addPeriods } from '../../../../data/weeks.ts'

/** Counts of one series from `first` on; null is a gap. */
export interface SeriesCounts {
  series: string
  source?: string
  first?: string
  cells: readonly (readonly [count: number, n: number] | null)[]
}

/** The text of a file, as people would hand it in. */
export function seriesCsv(all: readonly SeriesCounts[], grain: Grain = 'week'): string {
  const lines = all.flatMap(({ series, source = '', first = '2026-01-05', cells }) =>
    cells.flatMap((cell, period) =>
      cell ? [`${series},${addPeriods(first, period, grain)},${cell.join(',')},${source}`] : [],
    ),
  )
  return ['series,weekStart,count,n,source', ...lines].join('\n')
}

/** `length` periods with n openings, of which `countOf(period)` mention the skill. */
export const cellsOf = (length: number, n: number, countOf: (period: number) => number) =>
  Array.from({ length }, (_, period): readonly [number, number] => [countOf(period), n])
