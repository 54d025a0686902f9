/** Coefficients of 1/x, 1/x³, 1/x⁵, …: Bernoulli numbers over 2k(2k - 1). */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360]
/** From here on the first term left out is below 1e-15. */
const ASYMPTOTIC_FROM = 12

/** Natural logarithm of the gamma function for x > 0; NaN otherwise. Stirling's series, Abramowitz and Stegun 6.1.41. */
export function logGamma(x: number): number {
  if (!(x > 0)) return Number.NaN
  let shift = 1
  let at = x
  for (; at < ASYMPTOTIC_FROM; at++) shift *= at
  let power = 1 / at
  let series = 0
  for (const coefficient of STIRLING) {
    series += coefficient * power
    power /= at * at
  }
  return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series - Math.log(shift)
}
