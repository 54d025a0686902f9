import { medianOfSorted } from '../../data/arithmetic.ts'
import { normalWidth } from './normal.ts'
import { CONFIDENCE } from './wilson.ts'

export interface TheilSen {
  /** Change of y per unit of t, and its limits. */
  slope: number
  low: number
  high: number
  /** Median of y - slope · t. */
  intercept: number
}

/**
 * Robust line: the median of the slopes of all pairs, with Sen's limits. Null with fewer than 2 different t.
 *
 * Source: Sen 1968 (J. Am. Stat. Assoc. 63:1379); positions of the limits are rounded half to even, as SciPy does.
 */
export function theilSen(t: readonly number[], y: readonly number[], confidence = CONFIDENCE): TheilSen | null {
  const all = new Float64Array((t.length * (t.length - 1)) / 2)
  let pairs = 0
  for (let i = 0; i < t.length; i++) {
    for (let j = i + 1; j < t.length; j++) {
      const run = (t[j] ?? 0) - (t[i] ?? 0)
      if (run !== 0) all[pairs++] = ((y[j] ?? 0) - (y[i] ?? 0)) / run
    }
  }
  if (pairs === 0) return null
  const slopes = all.subarray(0, pairs).sort()
  const slope = medianOfSorted(slopes)
  const reach = normalWidth(confidence) * Math.sqrt(rankVariance(y))
  const lowest = Math.max(roundHalfToEven((slopes.length - reach) / 2) - 1, 0)
  const highest = Math.min(roundHalfToEven((slopes.length + reach) / 2), slopes.length - 1)
  const rests = Float64Array.from(y, (value, index) => value - slope * (t[index] ?? 0)).sort()
  return { slope, low: slopes[lowest] ?? slope, high: slopes[highest] ?? slope, intercept: medianOfSorted(rests) }
}

/** Variance of Kendall's S without a trend, corrected for equal values. */
export function rankVariance(values: readonly number[]): number {
  const sizes = new Map<number, number>()
  for (const value of values) sizes.set(value, (sizes.get(value) ?? 0) + 1)
  const term = (k: number) => k * (k - 1) * (2 * k + 5)
  return (term(values.length) - [...sizes.values()].reduce((sum, size) => sum + term(size), 0)) / 18
}

function roundHalfToEven(value: number): number {
  const down = Math.floor(value)
  if (value - down !== 0.5) return Math.round(value)
  return down % 2 === 0 ? down : down + 1
}
