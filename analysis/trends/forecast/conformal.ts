/**
 * Half-width of an interval that would have held `level` of the past errors: the ceil((m + 1) · level)-th smallest of m.
 * Null when there are fewer errors than that: then there is no interval, and no forecast.
 *
 * Source: split conformal prediction, Vovk et al. 2005.
 * @param residuals  errors at the same horizon, signs do not matter
 * @param level  0 to 1
 */
export function conformalHalfWidth(residuals: readonly number[], level: number): number | null {
  // Products such as 10 · 0.8 must not be lifted to the next whole number by their last digit.
  const rank = Math.ceil((residuals.length + 1) * level - 1e-9)
  const sorted = residuals.map(Math.abs).sort((a, b) => a - b)
  return sorted[rank - 1] ?? null
}
