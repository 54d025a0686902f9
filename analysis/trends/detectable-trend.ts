import { detectableWidth } from './detectable-change.ts'
import { expit, logit } from './log-odds.ts'

export interface DetectableTrend {
  /** Change of the log-odds per period. */
  slope: number
  /** Points (0 to 100) between the first and the last period. */
  points: number
}

/**
 * Smallest steady change that a window would have shown with power 0.8 at 95 %.
 *
 * Ours; held against the reference vectors `minimumDetectableTrend`.
 * @param periods     of the window
 * @param n           openings in a period
 * @param share       0 to 1, neither included: of a share of 0 use (count + ½) / (n + 1)
 * @param dispersion  how many times wider than binomial the counts scatter
 * @param inflation   factor (1 + ρ) / (1 - ρ) on the variance
 */
export function detectableTrend(
  periods: number,
  n: number,
  share: number,
  dispersion: number,
  inflation: number,
): DetectableTrend {
  const spread = (periods * (periods * periods - 1)) / 12
  const slope = detectableWidth * Math.sqrt((dispersion * inflation) / (n * share * (1 - share) * spread))
  const reach = (slope * (periods - 1)) / 2
  const level = logit(share)
  return { slope, points: 100 * (expit(level + reach) - expit(level - reach)) }
}
