import type { Mover } from '../../analysis/report/weekly/weekly-report.ts'
import type { ComparableLineOfSkill } from '../../analysis/trends/outlook/skill-outlook.ts'
import type { TrendPoint } from '../../analysis/trends/trend-report.ts'

/**
 * The points that a chart draws: shares at the level of today's sources where sources join or leave within the span, else as
 * they were counted. A period that cannot be compared is a gap.
 */
export function drawnPoints(
  points: readonly TrendPoint[],
  comparable: ComparableLineOfSkill | null | undefined,
): readonly TrendPoint[] {
  if (comparable == null) return points
  const at = new Map(comparable.points.map((point) => [point.weekStart, point]))
  return points.map((point) => {
    const { share = null, low = null, high = null } = at.get(point.weekStart) ?? {}
    return { ...point, share, low, high }
  })
}

/** The same of a row of a weekly report. */
export const drawnCourse = ({ course, comparableCourse }: Mover): readonly TrendPoint[] =>
  comparableCourse === undefined
    ? course
    : course.map((point, index) => ({ ...point, share: comparableCourse[index] ?? null }))
