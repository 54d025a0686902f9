import type { Grain, Selection, SourceInfo } from '../../data/domain.ts'
import type { SkillKind } from '../../data/vocabulary/vocabulary.ts'

export type Verdict = 'rising' | 'falling' | 'steady' | 'too-few'

/**
 * Why a period is, or is not, good for a verdict. `survivor`: it ended before a snapshot source was first read.
 * `unsettled`: late adverts are still expected. `small`: fewer openings than a share can stand on. `empty`: none at all.
 */
export type PeriodState = 'good' | 'unsettled' | 'survivor' | 'small' | 'empty'

export interface TrendPoint {
  /** First day of the period; a Monday at week grain. */
  weekStart: string
  /** `2026-W47`, `2026-11` or `2026-Q4`. */
  label: string
  /** Openings of the period in the selection, of the sources that count this skill: the denominator. */
  n: number
  /** Of those, openings that mention the skill. */
  count: number
  /** count / n, 0 to 1; null when n is 0: unknown, not zero. */
  share: number | null
  /** 95 % Wilson interval of the share. */
  low: number | null
  high: number | null
  state: PeriodState
}

export interface SpanFigure {
  from: string
  until: string
  n: number
  count: number
  share: number | null
  low: number | null
  high: number | null
}

/**
 * Change between the earlier and the later half of the span, within the sources that both halves have. Shares of the
 * halves are at fixed source weights (with one source: count / n), so later minus earlier is `points`.
 */
export interface TrendChange {
  earlier: SpanFigure
  later: SpanFigure
  /**
   * Percentage points at fixed source weights, with its 95 % interval. Interval, p and `detectablePoints` are as wide as the
   * periods scatter, where at least 12 good ones show it.
   */
  points: number
  low: number
  high: number
  /** Two-sided p, and its false-discovery-adjusted value over all skills of the view with enough mentions (else 1). */
  p: number
  q: number
  /** The smallest change (points, either way) that these openings would have shown with power 0.8. */
  detectablePoints: number
  /** Sources that the change stands on. */
  sources: string[]
  /** Raw change of the pooled shares: differs from `points` by the changed mix of sources. */
  naivePoints: number
}

export interface TrendSeries {
  skill: string
  name: string
  kind: SkillKind
  category: string
  points: TrendPoint[]
  /** The whole span as one figure. */
  total: SpanFigure
  /** Null when no source has usable periods in both halves; `reason` says why. */
  change: TrendChange | null
  verdict: Verdict
  /** The verdict in a plain sentence. */
  reason: string
}

export interface TrendReport {
  selection: Selection
  grain: Grain
  /** First day and day after the last of the span shown; null without data. */
  span: { from: string; until: string } | null
  /** Openings in the whole span. */
  n: number
  sources: SourceInfo[]
  /** Openings per period, whatever they mention. */
  volume: { weekStart: string; label: string; n: number; state: PeriodState }[]
  series: TrendSeries[]
}
