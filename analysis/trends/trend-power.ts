import { POWER } from './detectable-change.ts'
import { studentQuantile } from './distributions/student-t.ts'
import { expit } from './log-odds.ts'
import type { ShareTrend } from './share-trend.ts'
import { CONFIDENCE } from './wilson.ts'

/**
 * Smallest change over the window (points, 0 to 100) that this very test would have found with power 0.8 at 95 %: from its
 * own standard error and degrees of freedom, so that over-dispersion, autocorrelation and uneven periods are in it. With
 * many even periods it is `detectableTrend`.
 */
export function detectableFromFit({ intercepts, weights, firstU, lastU, se, df }: ShareTrend): number {
  const slope = se * (studentQuantile(1 - (1 - CONFIDENCE) / 2, df) + studentQuantile(POWER, df))
  return (
    100 *
    intercepts.reduce((sum, intercept, index) => {
      const change = expit(intercept + slope * lastU) - expit(intercept + slope * firstU)
      return sum + (weights[index] ?? 0) * change
    }, 0)
  )
}
