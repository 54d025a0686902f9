import type { BinomialTrendFit } from './binomial-trend-fit.ts'

/** With fewer adjacent pairs an autocorrelation is noise (statistics.md section 5). */
const MIN_ADJACENT_PAIRS = 5
/** Squared residuals of a share that the fit meets exactly: what is left is rounding, and must not look like a pattern. */
const ROUNDING = 1e-9

/**
 * How the periods scatter about a fit: over-dispersion, and autocorrelation of adjacent periods only.
 * The small-sample bias of r1 about a fitted line is taken off by r1 + (2 + 4 r1) / k.
 *
 * @param used       positions in `positions` of the periods of the fit, ascending
 * @param positions  place in time of each period
 * @param groups     cells of each group with the index of their period, in the order of the residuals of the fit
 */
export function weeklyResiduals(
  used: readonly number[],
  positions: readonly number[],
  groups: readonly (readonly { index: number }[])[],
  { residuals }: BinomialTrendFit,
): { dispersionPeriod: number; r1: number; correctedR1: number } {
  const residualOf = new Map<number, { residual: number; weight: number }>()
  for (const [group, cells] of groups.entries()) {
    for (const [place, { index }] of cells.entries()) {
      const sum = residualOf.get(index) ?? { residual: 0, weight: 0 }
      sum.residual += residuals[group]?.[place]?.residual ?? 0
      sum.weight += residuals[group]?.[place]?.weight ?? 0
      residualOf.set(index, sum)
    }
  }
  const scaled = used.map((index) => {
    const { residual, weight } = residualOf.get(index) ?? { residual: 0, weight: 1 }
    return residual / Math.sqrt(weight)
  })
  const squares = scaled.reduce((sum, value) => sum + value ** 2, 0)
  const products = scaled.flatMap((value, place) => {
    const [here, next] = [positions[used[place] ?? 0] ?? 0, positions[used[place + 1] ?? -1]]
    return next === here + 1 ? [value * (scaled[place + 1] ?? 0)] : []
  })
  const sum = products.reduce((total, product) => total + product, 0)
  const r1 = products.length < MIN_ADJACENT_PAIRS || squares < ROUNDING ? 0 : sum / squares
  const k = used.length
  return { dispersionPeriod: k > 2 ? squares / (k - 2) : 1, r1, correctedR1: r1 + (2 + 4 * r1) / k }
}
