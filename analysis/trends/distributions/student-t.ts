import { betaCdf, betaQuantile } from './beta.ts'

/**
 * Student's t distribution; degrees of freedom above 0 may be fractional.
 * Source: its relation to the incomplete beta function, Abramowitz and Stegun 26.7.1.
 */

/** Probability, 0 to 1, that a value lies as far from 0 as `t` or farther, on either side. */
export const studentTwoSidedP = (t: number, df: number): number => betaCdf(df / (df + t * t), df / 2, 0.5)

/** Probability that a value is at most `t`. */
export const studentCdf = (t: number, df: number): number =>
  t < 0 ? studentTwoSidedP(t, df) / 2 : 1 - studentTwoSidedP(t, df) / 2

/** Value that a variable stays under with probability `p`, 0 < p < 1: 2.0639 at 0.975 and 24 degrees of freedom. */
export function studentQuantile(p: number, df: number): number {
  if (p === 0.5) return 0
  const x = betaQuantile(2 * Math.min(p, 1 - p), df / 2, 0.5)
  const distance = Math.sqrt(df * (1 / x - 1))
  return p < 0.5 ? -distance : distance
}

/** Half-width of a two-sided interval in standard errors. */
export const studentWidth = (confidence: number, df: number): number => studentQuantile((1 + confidence) / 2, df)
