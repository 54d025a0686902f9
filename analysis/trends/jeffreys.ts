import { betaQuantile } from './distributions/beta.ts'
import { CONFIDENCE, type Interval } from './wilson.ts'

/**
 * Interval of a share by Jeffreys' prior, tighter than Wilson's at none, all, or few openings; null when `n` is not above 0.
 * Exactly 0 at count 0 and exactly 1 at count n.
 *
 * @throws RangeError when count is below 0 or above n: the two counts disagree
 * Source: quantiles of Beta(count + ½, n - count + ½); Brown, Cai, DasGupta 2001 (Statist. Sci. 16:101).
 */
export function jeffreysInterval(count: number, n: number, confidence = CONFIDENCE): Interval | null {
  if (!(n > 0)) return null
  if (!(count >= 0 && count <= n)) throw new RangeError(`${count} of ${n}: a share needs 0 <= count <= n`)
  const tail = (1 - confidence) / 2
  const at = (p: number) => betaQuantile(p, count + 0.5, n - count + 0.5)
  return { low: count === 0 ? 0 : at(tail), high: count === n ? 1 : at(1 - tail) }
}
