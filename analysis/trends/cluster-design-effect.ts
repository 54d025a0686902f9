import type { Counted } from './weighted-change.ts'
import { CONFIDENCE, type Interval, wilsonInterval } from './wilson.ts'

export interface ClusteredShare {
  n: number
  share: number
  /** Null with a single employer: nothing tells how much employers differ. */
  standardError: number | null
  /** Variance over that of as many independent openings; null when the share is 0 or 1, or with a single employer. */
  designEffect: number | null
  /** Openings of a simple sample that would know the share as well; n where the design effect is unknown or below 1. */
  effectiveN: number
  /** Wilson interval at the effective size. */
  interval: Interval
}

/**
 * Share of openings that come in clusters: adverts of one employer are alike, so forty of eighteen employers may tell as
 * much as nineteen independent ones. Null without openings.
 *
 * Source: linearised variance of a ratio over clusters, C/(C-1) · Σ(x_c - p·m_c)² / n²; effective size as in Korn and
 * Graubard 1998.
 * @param clusters  one entry an employer: mentions and openings
 */
export function clusterDesignEffect(clusters: readonly Counted[], confidence = CONFIDENCE): ClusteredShare | null {
  const n = clusters.reduce((sum, cluster) => sum + cluster.n, 0)
  if (!(n > 0)) return null
  const share = clusters.reduce((sum, { count }) => sum + count, 0) / n
  const variance = betweenVariance(clusters, share, n)
  const simple = (share * (1 - share)) / n
  const designEffect = variance === null || simple === 0 ? null : variance / simple
  const effectiveN = n / Math.max(1, designEffect ?? 1)
  return {
    n,
    share,
    standardError: variance === null ? null : Math.sqrt(variance),
    designEffect,
    effectiveN,
    interval: wilsonInterval(Math.min(share * effectiveN, effectiveN), effectiveN, confidence) ?? { low: 0, high: 1 },
  }
}

function betweenVariance(clusters: readonly Counted[], share: number, n: number): number | null {
  if (clusters.length < 2) return null
  const squares = clusters.reduce((sum, cluster) => sum + (cluster.count - share * cluster.n) ** 2, 0)
  return ((clusters.length / (clusters.length - 1)) * squares) / n ** 2
}
