import { normalWidth } from './normal.ts'

/** Limits of a share, 0 to 1. */
export interface Interval {
  low: number
  high: number
}

/** Every interval is shown at this level; 95 % is what readers of statistics expect. */
export const CONFIDENCE = 0.95
const USUAL_WIDTH = normalWidth(CONFIDENCE) // a report has tens of thousands of intervals

/**
 * Interval of a share by Wilson's score method; null when `n` is not above 0: unknown, not zero.
 * Sizes need not be whole (effective sizes). Exactly 0 at count 0 and exactly 1 at count n.
 *
 * @throws RangeError when count is below 0 or above n: the two counts disagree
 * Source: Wilson 1927; recommended by Brown, Cai, DasGupta 2001 (Statist. Sci. 16:101).
 */
export function wilsonInterval(count: number, n: number, confidence = CONFIDENCE): Interval | null {
  if (!(n > 0)) return null
  if (!(count >= 0 && count <= n)) throw new RangeError(`${count} of ${n}: a share needs 0 <= count <= n`)
  const z2 = (confidence === CONFIDENCE ? USUAL_WIDTH : normalWidth(confidence)) ** 2
  const share = count / n
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n)
  const half = (Math.sqrt(z2) / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n))
  return {
    low: count === 0 ? 0 : Math.max(0, centre - half),
    high: count === n ? 1 : Math.min(1, centre + half),
  }
}
