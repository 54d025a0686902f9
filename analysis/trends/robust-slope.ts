import { MIX_PERIODS } from './fitted-trend.ts'
import { theilSen } from './theil-sen.ts'

/** Typical change of a share in 13 periods (a quarter of weeks), in points, with Sen's limits. */
export interface RobustSlope {
  points: number
  low: number
  high: number
}

/**
 * Median of the slopes between all pairs of periods: a single odd week does not move it. A description and a second opinion,
 * never the test: its limits take periods for independent. Null with fewer than 2 periods.
 *
 * Source: Theil 1950, Sen 1968.
 * @param shares  0 to 1, by period
 */
export function robustSlope(positions: readonly number[], shares: readonly number[]): RobustSlope | null {
  const line = theilSen(positions, shares)
  const over = 100 * MIX_PERIODS
  return line && { points: over * line.slope, low: over * line.low, high: over * line.high }
}

/** Whether the robust slope goes the other way than a change does; a slope of 0 contradicts nothing. */
export const contradicts = (robustPp13: number, changePp: number): boolean => robustPp13 * changePp < 0
