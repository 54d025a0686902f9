import { binomialChangePoints } from './change-points.ts'
import type { Counted } from './weighted-change.ts'

/** A step of a level: a description with a date, never a significance. */
export interface LevelShift {
  /** First day of the first period at the new level. */
  weekStart: string
  label: string
  /** Shares before and since (up to the next shift), 0 to 1. */
  before: number
  after: number
  /** after - before, in points. */
  points: number
}

/** Exact optimal partitioning is quadratic; ten years of weeks are plenty. */
const MAX_PERIODS = 520

/** Dated levels of a series; see `binomialChangePoints`. @param periods with openings, in order of time */
export function levelShifts(
  periods: readonly (Counted & { weekStart: string; label: string })[],
  pooledRho: number,
): LevelShift[] {
  const newest = periods.slice(-MAX_PERIODS)
  const found = binomialChangePoints(newest, { pooledRho })
  return (found?.changePoints ?? []).flatMap((position, index) => {
    const period = newest[position]
    const [before, after] = [found?.segmentShares[index], found?.segmentShares[index + 1]]
    if (period === undefined || before === undefined || after === undefined) return []
    return [{ weekStart: period.weekStart, label: period.label, before, after, points: 100 * (after - before) }]
  })
}
