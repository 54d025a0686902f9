import { simpleExponentialSmoothing } from './exponential-smoothing.ts'

/** Least-squares slope of y over its positions 0, 1, …; 0 for a single value. */
export function lineSlope(y: readonly number[]): number {
  const mean = (y.length - 1) / 2
  let [products, squares] = [0, 0]
  for (const [position, value] of y.entries()) {
    products += (position - mean) * value
    squares += (position - mean) ** 2
  }
  return squares === 0 ? 0 : products / squares
}

/**
 * Forecasts of a smoothed level that drifts by half the slope of the line: 1 to `horizon` steps ahead, on the scale of y.
 *
 * Source: Assimakopoulos and Nikolopoulos 2000; this form by Hyndman and Billah 2003.
 * @param length  number of values behind the level
 */
export function thetaPath(length: number, slope: number, alpha: number, level: number, horizon: number): number[] {
  const start = (1 - (1 - alpha) ** length) / alpha
  return Array.from({ length: horizon }, (_, step) => level + (slope / 2) * (step + start))
}

/** The Theta method; empty without values. */
export function forecastTheta(y: readonly number[], horizon: number): number[] {
  const smoothed = simpleExponentialSmoothing(y)
  return smoothed === null ? [] : thetaPath(y.length, lineSlope(y), smoothed.alpha, smoothed.level, horizon)
}
