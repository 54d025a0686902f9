const SERIES_BELOW = 2.5 // beyond it 1 - erf(x) loses digits and the continued fraction takes few terms
const FRACTION_TERMS = 80 // at x = 2.5 sixty terms give 1e-15; more for larger x is wasted, not wrong

/** 1 - erf(x) for x >= 0. Abramowitz and Stegun 7.1.6 (a series of positive terms) and 7.1.14 (continued fraction). */
function complementaryError(x: number): number {
  if (x < SERIES_BELOW) {
    let term = (2 / Math.sqrt(Math.PI)) * x * Math.exp(-x * x)
    let sum = term
    for (let k = 1; term > sum * 1e-17; k++) {
      term *= (2 * x * x) / (2 * k + 1)
      sum += term
    }
    return 1 - sum
  }
  let tail = x
  for (let k = FRACTION_TERMS; k > 0; k--) tail = x + k / 2 / tail
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / tail
}

/** Probability, 0 to 1, that a standard normal value lies as far from 0 as `z` or farther, on either side. */
export const normalTwoSidedP = (z: number): number => complementaryError(Math.abs(z) / Math.SQRT2)

/** Probability that a standard normal value is at most `z`. */
export const normalCdf = (z: number): number => (z < 0 ? normalTwoSidedP(z) / 2 : 1 - normalTwoSidedP(z) / 2)

/**
 * Value that a standard normal variable stays under with probability `p`: -Infinity at 0, Infinity at 1, NaN outside.
 * Start from Abramowitz and Stegun 26.2.23 (right to 4.5e-4), then Newton steps of the lower tail.
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity
  const tail = Math.min(p, 1 - p)
  const t = Math.sqrt(-2 * Math.log(tail))
  let z = (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3) - t
  for (let step = 0; step < 4; step++) {
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
    z -= (normalCdf(z) - tail) / density
  }
  return p < 0.5 ? z : -z
}

/** Half-width of a two-sided interval in standard errors: 1.959963984540054 for 0.95. */
export const normalWidth = (confidence: number): number => normalQuantile(1 - (1 - confidence) / 2)
