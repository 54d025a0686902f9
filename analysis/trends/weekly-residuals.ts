import type { BinomialTrendFit } from './binomial-trend-fit.ts'

/** With fewer adjacent pairs an autocorrelation is noise. */
const MIN_ADJACENT_PAIRS = 5
/** Squared residuals of a share that the fit meets exactly: what is left is rounding, and must not look like a pattern. */
const ROUNDING = 1e-9

/**
 * How the periods scatter about a fit: over-dispersion, and autocorrelation of adjacent periods only.
 * The small-sample bias of r1 about a fitted line is taken off by r1 + (2 + 4 r1) / k.
 *
 * @param positions  place in time of each period of the fit, ascending
 */
export function weeklyResiduals(
  positions: readonly number[],
  { residuals }: BinomialTrendFit,
): { dispersionPeriod: number; r1: number; correctedR1: number } {
  const scaled = positions.map((_, period) => {
    let [residual, weight] = [0, 0]
    for (const group of residuals) {
      residual += group.residual[period] ?? 0
      weight += group.weight[period] ?? 0
    }
    return residual / Math.sqrt(weight)
  })
  let [squares, products, pairs] = [0, 0, 0]
  for (const [period, value] of scaled.entries()) {
    squares += value ** 2
    if (positions[period + 1] !== (positions[period] ?? 0) + 1) continue
    products += value * (scaled[period + 1] ?? 0)
    pairs += 1
  }
  const r1 = pairs < MIN_ADJACENT_PAIRS || squares < ROUNDING ? 0 : products / squares
  const k = positions.length
  return { dispersionPeriod: k > 2 ? squares / (k - 2) : 1, r1, correctedR1: r1 + (2 + 4 * r1) / k }
}
