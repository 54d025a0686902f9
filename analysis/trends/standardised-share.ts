import type { Counted } from './weighted-change.ts'
import { CONFIDENCE, type Interval, wilsonInterval } from './wilson.ts'

export interface StandardisedShare extends Interval {
  share: number
  standardError: number
  /** Openings of a simple sample that would know the share as well. */
  effectiveN: number
}

/**
 * Share at fixed weights over strata, with a Wilson interval at its effective size.
 * A stratum with a single opening has no variance to estimate: it then counts as one more.
 *
 * Source: direct standardisation; effective size as in Korn and Graubard 1998.
 * @param strata  counts with the weight of each stratum; weights add up to 1, every n is above 0
 */
export function standardisedShare(
  strata: readonly (Counted & { weight: number })[],
  confidence = CONFIDENCE,
): StandardisedShare {
  let [share, variance, n] = [0, 0, 0]
  for (const stratum of strata) {
    const shareOfStratum = stratum.count / stratum.n
    share += stratum.weight * shareOfStratum
    variance += (stratum.weight ** 2 * shareOfStratum * (1 - shareOfStratum)) / Math.max(1, stratum.n - 1)
    n += stratum.n
  }
  // Weights that add up to 1 only nearly must not carry a share past its bounds.
  share = Math.min(1, Math.max(0, share))
  const effectiveN = variance > 0 ? (share * (1 - share)) / variance : n
  const interval = wilsonInterval(share * effectiveN, effectiveN, confidence) ?? { low: 0, high: 1 }
  return { share, standardError: Math.sqrt(variance), effectiveN, ...interval }
}
