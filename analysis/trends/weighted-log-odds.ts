import { normalTwoSidedP } from './normal.ts'
import type { Counted } from './weighted-change.ts'

export interface WeightedLogOdds {
  /** Log-odds now less log-odds before, drawn towards no difference by the prior. */
  delta: number
  variance: number
  z: number
  /** Two-sided. */
  p: number
}

/** Openings that the prior weighs as much as. */
const PRIOR_MASS = 500

/**
 * Is a term more frequent in the recent openings than in those before? Rare terms are drawn towards "no".
 * A term that nobody names, or that all name, has delta 0.
 *
 * Source: Monroe, Colaresi, Quinn 2008 (doi 10.1093/pan/mpn018), with openings in the place of words.
 */
export function weightedLogOdds(recent: Counted, before: Counted, priorMass = PRIOR_MASS): WeightedLogOdds {
  const prior = (priorMass * (recent.count + before.count)) / (recent.n + before.n)
  if (!(prior > 0 && prior < priorMass)) return { delta: 0, variance: Infinity, z: 0, p: 1 }
  const logOdds = ({ count, n }: Counted) => Math.log((count + prior) / (n + priorMass - count - prior))
  const delta = logOdds(recent) - logOdds(before)
  const variance = 1 / (recent.count + prior) + 1 / (before.count + prior)
  const z = delta / Math.sqrt(variance)
  return { delta, variance, z, p: normalTwoSidedP(z) }
}
