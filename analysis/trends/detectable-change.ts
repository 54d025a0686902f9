import { normalQuantile, normalWidth } from './normal.ts'
import { CONFIDENCE } from './wilson.ts'

/** Chance that a change of the stated size would have been seen; 0.8 is the custom since Cohen 1988. */
export const POWER = 0.8
/** Standard errors that a change must measure to be seen with that power at 95 %. */
export const detectableWidth = normalWidth(CONFIDENCE) + normalQuantile(POWER)

/** Share that a later span would have to rise or fall to for the change to be seen, and the effect size behind both. */
export function detectableShares(
  n1: number,
  n2: number,
  share: number,
): { effect: number; rise: number; fall: number } {
  const effect = detectableWidth * Math.sqrt(1 / n1 + 1 / n2)
  const angle = Math.asin(Math.sqrt(share))
  const at = (shifted: number) => Math.sin(Math.min(Math.PI / 2, Math.max(0, shifted))) ** 2
  return { effect, rise: at(angle + effect / 2), fall: at(angle - effect / 2) }
}

/**
 * Smallest change of a share, in points (0 to 100), that two spans would have shown in either direction with power 0.8
 * at 95 %. The larger of the two directions, so that what is smaller may have happened unseen.
 *
 * Source: Cohen's effect size h (difference of arcsine-transformed shares).
 */
export function detectablePoints(n1: number, n2: number, share: number): number {
  const { rise, fall } = detectableShares(n1, n2, share)
  return 100 * Math.max(rise - share, share - fall)
}

/** How many times larger a change must be to be found at `alpha` instead of at 5 %. */
export const detectableFactor = (alpha: number): number =>
  (normalWidth(1 - alpha) + normalQuantile(POWER)) / detectableWidth
