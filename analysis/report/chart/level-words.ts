import type { SourceChange, TrendSeries } from '../../trends/trend-report.ts'

/** What a line of a chart is drawn from: the comparable line where there is one, else the points as they were counted. */
export interface ChartedLine {
  comparable?: TrendSeries['comparable'] | undefined
  sourceChanges?: readonly SourceChange[] | undefined
}

/** Said in the footing of a picture, which has no marks: the level of its lines, and where other sources stand behind them. */
export function levelWords(lines: readonly ChartedLine[]): string[] {
  const days = lines.flatMap(({ comparable, sourceChanges = [] }) =>
    comparable == null ? sourceChanges.map(({ weekStart }) => weekStart) : [],
  )
  return [
    ...(lines.some(({ comparable }) => comparable != null) ? ['at the level of today’s sources'] : []),
    ...(days.length === 0 ? [] : [`other sources from ${[...new Set(days)].sort().join(', ')} on`]),
  ]
}
