import { logGamma } from './log-gamma.ts'

const MAX_TERMS = 20_000 // terms needed grow with the square root of the larger parameter
const TINY = 1e-300

/**
 * Regularised incomplete beta function: probability, 0 to 1, that a Beta(a, b) value is at most `x`. a, b > 0.
 *
 * Source: the continued fraction of Abramowitz and Stegun 26.5.8, evaluated by Lentz's method (Lentz 1976, as modified by
 * Thompson and Barnett 1986).
 */
export function betaCdf(x: number, a: number, b: number): number {
  if (!(x > 0)) return Number.isNaN(x) ? x : 0
  if (x >= 1) return 1
  // The fraction converges fast on this side of the mean only.
  return x < (a + 1) / (a + b + 2) ? lowerTail(x, 1 - x, a, b) : 1 - lowerTail(1 - x, x, b, a)
}

/** `complement` is 1 - x, handed over because it may be known to more digits. */
function lowerTail(x: number, complement: number, a: number, b: number): number {
  const scale = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(complement)
  return (Math.exp(scale) / a) * betaFraction(x, a, b)
}

function betaFraction(x: number, a: number, b: number): number {
  let numerator = 1
  let denominator = 1 / keepOffZero(1 - ((a + b) * x) / (a + 1))
  let value = denominator
  for (let m = 1; m <= MAX_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    denominator = 1 / keepOffZero(1 + even * denominator)
    numerator = keepOffZero(1 + even / numerator)
    value *= denominator * numerator
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    denominator = 1 / keepOffZero(1 + odd * denominator)
    numerator = keepOffZero(1 + odd / numerator)
    const step = denominator * numerator
    value *= step
    if (Math.abs(step - 1) < 1e-16) break
  }
  return value
}

const keepOffZero = (value: number): number => (Math.abs(value) < TINY ? TINY : value)

/** Value that a Beta(a, b) variable stays under with probability `p`. Newton steps, kept between narrowing bounds. */
export function betaQuantile(p: number, a: number, b: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN
  if (p === 0 || p === 1) return p
  const logScale = logGamma(a + b) - logGamma(a) - logGamma(b)
  let [low, high] = [0, 1]
  let x = a / (a + b)
  for (let step = 0; step < 400; step++) {
    const excess = betaCdf(x, a, b) - p
    if (excess > 0) high = x
    else low = x
    const density = Math.exp(logScale + (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x))
    const newton = x - excess / density
    const next = newton > low && newton < high ? newton : (low + high) / 2
    if (Math.abs(next - x) <= 1e-15 * x) return next
    x = next
  }
  return x
}
