import { median } from '../../data/arithmetic.ts'
import type { FittedTrend } from './fitted-trend.ts'

/** With fewer series a family says little about its members, and no autocorrelation is allowed for beyond their own. */
const MIN_FAMILY = 20
export const MAX_RHO = 0.9

/**
 * Autocorrelation that the series of a family share: the median over its fits with the small-sample bias taken off, 0 to 0.9;
 * 0 with fewer than 20 of them.
 */
export function pooledRho(fits: readonly FittedTrend[]): number {
  if (fits.length < MIN_FAMILY) return 0
  return Math.min(MAX_RHO, Math.max(0, median(fits.map(({ correctedR1 }) => correctedR1))))
}
