import { periodLabel } from '../../../data/weeks.ts'
import type { SeriesCells } from '../series/series-cells.ts'
import type { TrendPoint } from '../trend-report.ts'
import { wilsonInterval } from '../wilson.ts'
import type { ComparableLineOfSkill, LineBoundary } from './skill-outlook.ts'

/**
 * The comparable line of a skill with the periods in which its sources change; null where they never do.
 *
 * Ours; held against the reference vectors `comparableShare`; interval by Wilson at the effective size.
 */
export function comparableLineOf(
  { periodStarts, grain, line }: SeriesCells,
  nameOf: (source: string) => string,
): ComparableLineOfSkill | null {
  const { regimes, deltas, comparable, effectiveN } = line
  if (regimes.length < 2) return null
  const boundaries = regimes.slice(1).map(({ first, sources }, index): LineBoundary => {
    const before = regimes[index]?.sources ?? []
    return {
      weekStart: periodStarts[first] ?? '',
      joined: sources.filter((source) => !before.includes(source)).map(nameOf),
      left: before.filter((source) => !sources.includes(source)).map(nameOf),
      isBreak: (deltas[index] ?? null) === null,
    }
  })
  const points = periodStarts.flatMap((weekStart, position) => {
    const [share, n] = [comparable[position] ?? null, effectiveN[position] ?? 0]
    const interval = share === null ? null : wilsonInterval(share * n, n)
    if (share === null || interval === null) return []
    return [{ weekStart, label: periodLabel(weekStart, grain), share, ...interval, effectiveN: n }]
  })
  return { points, boundaries }
}

/** The points of a series at the level of its line; where that has none they are gaps. */
export function pointsAtLevel(points: readonly TrendPoint[], line: ComparableLineOfSkill): TrendPoint[] {
  const at = new Map(line.points.map((point) => [point.weekStart, point]))
  return points.map((point) => {
    const { share = null, low = null, high = null } = at.get(point.weekStart) ?? {}
    return { ...point, share, low, high }
  })
}
