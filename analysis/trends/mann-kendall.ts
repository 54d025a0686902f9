import { normalTwoSidedP } from './normal.ts'
import { rankVariance, theilSen } from './theil-sen.ts'

export interface MannKendall {
  /** Rising pairs less falling pairs, and its variance without a trend. */
  s: number
  variance: number
  /** s over the number of pairs, -1 to 1. */
  tau: number
  z: number
  /** Two-sided, as if periods were independent. */
  p: number
  /** Factor of Hamed and Rao on the variance as published: below 1 with negative autocorrelation. */
  ratioSigned: number
  /** The factor used, never below 1: we only ever widen. z and p with it. */
  ratioUsed: number
  zUsed: number
  pUsed: number
}

/** Only autocorrelations beyond this many standard errors of white noise enter the factor. */
const SIGNIFICANT = 1.96

/**
 * Rank test for a monotone trend, a second opinion beside the primary test. Null with fewer than 3 values.
 *
 * Source: Mann 1945, Kendall 1975; autocorrelation by Hamed and Rao 1998 (J. Hydrol. 204:182) on ranks detrended with
 * Sen's slope, clamped as statistics.md section 5 argues.
 */
export function mannKendall(y: readonly number[]): MannKendall | null {
  if (y.length < 3) return null
  let s = 0
  for (let i = 0; i < y.length; i++) {
    for (let j = i + 1; j < y.length; j++) s += Math.sign((y[j] ?? 0) - (y[i] ?? 0))
  }
  const variance = rankVariance(y)
  const zOf = (ratio: number) => (variance === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(variance * ratio))
  const ratioSigned = hamedRaoRatio(y)
  const ratioUsed = Math.max(1, ratioSigned)
  return {
    s,
    variance,
    tau: s / ((y.length * (y.length - 1)) / 2),
    z: zOf(1),
    p: normalTwoSidedP(zOf(1)),
    ratioSigned,
    ratioUsed,
    zUsed: zOf(ratioUsed),
    pUsed: normalTwoSidedP(zOf(ratioUsed)),
  }
}

function hamedRaoRatio(y: readonly number[]): number {
  const k = y.length
  const slope =
    theilSen(
      y.map((_, index) => index),
      y,
    )?.slope ?? 0
  const ranks = averageRanks(y.map((value, index) => value - slope * (index + 1)))
  const mean = (k + 1) / 2
  const squares = ranks.reduce((sum, rank) => sum + (rank - mean) ** 2, 0)
  if (squares === 0) return 1
  let sum = 0
  for (let lag = 1; lag < k; lag++) {
    let products = 0
    for (let i = 0; i + lag < k; i++) products += ((ranks[i] ?? 0) - mean) * ((ranks[i + lag] ?? 0) - mean)
    const r = products / squares
    if (Math.abs(r) > SIGNIFICANT / Math.sqrt(k)) sum += (k - lag) * (k - lag - 1) * (k - lag - 2) * r
  }
  return 1 + (2 * sum) / (k * (k - 1) * (k - 2))
}

/** Rank of each value from 1; equal values share the mean of their ranks. */
function averageRanks(values: readonly number[]): number[] {
  const order = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value)
  const ranks = new Array<number>(values.length).fill(0)
  for (let first = 0; first < order.length; ) {
    let end = first + 1
    while (order[end]?.value === order[first]?.value) end++
    for (const { index } of order.slice(first, end)) ranks[index] = (first + 1 + end) / 2
    first = end
  }
  return ranks
}
