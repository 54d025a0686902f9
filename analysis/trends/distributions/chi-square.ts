import { logGamma } from './log-gamma.ts'

const MAX_TERMS = 20_000
const TINY = 1e-300

/**
 * Probability, 0 to 1, that a chi-square value with `df` degrees of freedom exceeds `x`.
 *
 * Source: the upper incomplete gamma function, by its series (Abramowitz and Stegun 6.5.29) left of the mean and by its
 * continued fraction (6.5.31, Lentz's method) right of it.
 */
export function chiSquareUpperTail(x: number, df: number): number {
  if (!(x > 0)) return Number.isNaN(x) ? x : 1
  const a = df / 2
  const z = x / 2
  const scale = Math.exp(a * Math.log(z) - z - logGamma(a))
  return z < a + 1 ? 1 - scale * gammaSeries(a, z) : scale * gammaFraction(a, z)
}

function gammaSeries(a: number, z: number): number {
  let term = 1 / a
  let sum = term
  for (let k = 1; k <= MAX_TERMS && term > sum * 1e-17; k++) {
    term *= z / (a + k)
    sum += term
  }
  return sum
}

function gammaFraction(a: number, z: number): number {
  let constant = z + 1 - a
  let numerator = 1 / TINY
  let denominator = 1 / constant
  let value = denominator
  for (let k = 1; k <= MAX_TERMS; k++) {
    constant += 2
    const factor = -k * (k - a)
    denominator = 1 / (constant + factor * denominator)
    numerator = constant + factor / numerator
    const step = denominator * numerator
    value *= step
    if (Math.abs(step - 1) < 1e-16) break
  }
  return value
}
