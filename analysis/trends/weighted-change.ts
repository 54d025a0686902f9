import { normalTwoSidedP } from './normal.ts'
import { CONFIDENCE, wilsonInterval } from './wilson.ts'

/** Mentions and openings of one span. */
export interface Counted {
  count: number
  n: number
}

export const sumCounted = (cells: readonly Counted[]): Counted =>
  cells.reduce((sum, { count, n }) => ({ count: sum.count + count, n: sum.n + n }), { count: 0, n: 0 })

/** One source in both spans, with its part in the whole. Weights add up to 1. */
export interface Stratum {
  weight: number
  earlier: Counted
  later: Counted
}

export interface ShareChange {
  /** Later minus earlier share, -1 to 1. */
  difference: number
  low: number
  high: number
  /** Two-sided, for "no change within any source". */
  p: number
}

/**
 * Change of a share at fixed weights, later minus earlier, within strata. A stratum needs openings in both spans.
 *
 * Interval: method of variance estimates recovery (MOVER) from the Wilson limits of every stratum and span; with one
 * stratum it is Newcombe's. p: z test with the variance of each stratum pooled over its two spans.
 * Sources: Newcombe 1998 (Stat. Med. 17:873), Zou and Donner 2008 (Stat. Med. 27:1693).
 *
 * @throws RangeError when a stratum is empty in a span, or has more mentions than openings
 */
export function weightedChange(strata: readonly Stratum[], confidence = CONFIDENCE): ShareChange {
  let [difference, below, above, variance] = [0, 0, 0, 0]
  for (const { weight, earlier, later } of strata) {
    const before = wilsonInterval(earlier.count, earlier.n, confidence)
    const after = wilsonInterval(later.count, later.n, confidence)
    if (before === null || after === null) throw new RangeError('a stratum without openings bears no change')
    const [shareBefore, shareAfter] = [earlier.count / earlier.n, later.count / later.n]
    difference += weight * (shareAfter - shareBefore)
    below += weight ** 2 * ((shareAfter - after.low) ** 2 + (before.high - shareBefore) ** 2)
    above += weight ** 2 * ((after.high - shareAfter) ** 2 + (shareBefore - before.low) ** 2)
    const pooled = (earlier.count + later.count) / (earlier.n + later.n)
    variance += weight ** 2 * pooled * (1 - pooled) * (1 / earlier.n + 1 / later.n)
  }
  return {
    difference,
    low: difference - Math.sqrt(below),
    high: difference + Math.sqrt(above),
    // Without variance all shares are 0, or all are 1, in both spans.
    p: variance > 0 ? normalTwoSidedP(difference / Math.sqrt(variance)) : 1,
  }
}

/** Difference of two independent shares, `later` minus `earlier`, with Newcombe's hybrid score interval. */
export const newcombeDifference = (later: Counted, earlier: Counted, confidence = CONFIDENCE): ShareChange =>
  weightedChange([{ weight: 1, earlier, later }], confidence)
