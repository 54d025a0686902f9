export interface SmoothedLevel {
  /** Weight of the newest value, of the grid. */
  alpha: number
  /** Sum of squared one-step errors. */
  squaredError: number
  level: number
}

/** 0.05, 0.10, … 0.95. */
export const ALPHA_GRID: readonly number[] = Array.from({ length: 19 }, (_, index) => (index + 1) / 20)

/** Two sums that differ by less than this part are equal. */
const TIE = 1e-12

/**
 * Simple exponential smoothing from the first value on, with the weight of the grid that would have forecast best; of equal
 * ones the smallest. Null without values.
 *
 * Source: Brown 1956.
 */
export function simpleExponentialSmoothing(y: readonly number[], grid = ALPHA_GRID): SmoothedLevel | null {
  if (y.length === 0) return null
  let best: SmoothedLevel | null = null
  for (const alpha of grid) {
    const smoothed = smoothWith(y, alpha)
    if (best === null || smoothed.squaredError < best.squaredError * (1 - TIE)) best = smoothed
  }
  return best
}

/** The same with a weight that is already chosen. */
export function smoothWith(y: readonly number[], alpha: number): SmoothedLevel {
  let level = y[0] ?? 0
  let squaredError = 0
  for (const value of y) {
    const error = value - level
    squaredError += error * error
    level += alpha * error
  }
  return { alpha, squaredError, level }
}
