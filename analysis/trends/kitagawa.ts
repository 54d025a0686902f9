import { sumOf } from '../../data/arithmetic.ts'
import type { Counted } from './weighted-change.ts'

export interface Decomposition {
  /** Raw change of the pooled share, -1 to 1: exactly `within` + `mix`. */
  total: number
  /** What changed inside the strata. */
  within: number
  /** What a different mix of strata did. */
  mix: number
  withinByStratum: number[]
  mixByStratum: number[]
}

/**
 * Splits a raw change into what moved inside sources and what a changed mix of sources did.
 * A stratum without openings on one side has its rate there set to that of the other side: all of its effect is mix.
 * Null when a side has no openings at all.
 *
 * Source: Kitagawa 1955 (J. Am. Stat. Assoc. 50:1168), with mean weights.
 * @param before  counts per stratum; @param after the same strata in the same order
 */
export function kitagawa(before: readonly Counted[], after: readonly Counted[]): Decomposition | null {
  const [nBefore, nAfter] = [openingsOf(before), openingsOf(after)]
  if (!(nBefore > 0 && nAfter > 0)) return null
  const withinByStratum: number[] = []
  const mixByStratum: number[] = []
  for (const [index, earlier] of before.entries()) {
    const later = after[index] ?? { count: 0, n: 0 }
    const [partBefore, partAfter] = [earlier.n / nBefore, later.n / nAfter]
    const rateBefore = rateOf(earlier) ?? rateOf(later) ?? 0
    const rateAfter = rateOf(later) ?? rateBefore
    withinByStratum.push(((partBefore + partAfter) / 2) * (rateAfter - rateBefore))
    mixByStratum.push(((rateBefore + rateAfter) / 2) * (partAfter - partBefore))
  }
  const [within, mix] = [sumOf(withinByStratum), sumOf(mixByStratum)]
  return { total: within + mix, within, mix, withinByStratum, mixByStratum }
}

const openingsOf = (strata: readonly Counted[]): number => sumOf(strata.map(({ n }) => n))
const rateOf = ({ count, n }: Counted): number | null => (n > 0 ? count / n : null)
