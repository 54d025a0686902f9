import { expit } from './log-odds.ts'
import type { Counted } from './weighted-change.ts'

/** Counts by source over the same periods; a period without openings, or left out as not good, has n = 0. */
export interface TrendInput {
  /** Position of each period in time; a missing period leaves a step of more than 1. */
  positions: readonly number[]
  /** Cells in the order of `positions`. */
  sources: readonly { source: string; cells: readonly Counted[] }[]
}

export type TrendShape = 'line' | 'step' | 'curve'

/** What the counts alone say, before the autocorrelation of other skills is known. */
export interface FittedTrend {
  /**
   * `line`: the log-odds move evenly over the window. `step`: they jump once, and stand still before and after. `curve`:
   * they follow a parabola or a cubic.
   */
  shape: TrendShape
  /** For a step, the place of the first period at the new level (as in `positions`); null for a line. */
  stepAt: number | null
  /** Places that were tried for the step: p is multiplied by it (Bonferroni). */
  tried: number
  /** Periods that the fit stands on, and cells (source × period). */
  periods: number
  cells: number
  /** Sources in the fit, in order of id, with their intercepts on the logit scale. */
  fitted: string[]
  intercepts: number[]
  /** Change of the log-odds over `slopePeriods`: from one period to the next, or from the first to the last; by a step. */
  slope: number
  /** Null for a step, which takes no time. */
  slopePeriods: number | null
  /** Standard error of the slope if every opening were independent. */
  seModel: number
  /** How many times wider than binomial the cells, and the periods, scatter. */
  dispersionCell: number
  dispersionPeriod: number
  /** Autocorrelation of adjacent periods about the fit, and the same with its small-sample bias taken off. */
  r1: number
  correctedR1: number
  /** u of the first and of the last period. */
  firstU: number
  lastU: number
  /** Per source: log-odds whose error is no part of that of the way, the part of the way before them, and their variance. */
  pivots: { level: number; before: number; variance: number }[]
  /** Share that the fit expects in each of its periods, at today's mix of sources, 0 to 1. */
  course: number[]
  /** Places of the periods of the fit, and how far the slope gives way to a wander of the log-odds in each. */
  usedPositions: number[]
  pull: number[]
  /** Part of each source of the fit in the openings of the last 13 periods, all sources together being 1. */
  weights: number[]
  /** The same parts, of all sources by id. */
  weightOf: Record<string, number>
}

/** Periods that today's mix of sources is read from: a quarter of weeks. */
export const MIX_PERIODS = 13

/** Factor from the slope to the change of the log-odds over 13 periods, of a step by the step. */
export const quarterOf = ({ slopePeriods }: FittedTrend): number =>
  slopePeriods === null ? 1 : MIX_PERIODS / slopePeriods

/** Shares at today's mix (0 to 1) at both ends, if the log-odds went this way between them. */
export function endsOf({ pivots, weights }: FittedTrend, way: number): { from: number; to: number } {
  let [from, to] = [0, 0]
  for (const [index, { level, before }] of pivots.entries()) {
    const weight = weights[index] ?? 0
    from += weight * expit(level - before * way)
    to += weight * expit(level + (1 - before) * way)
  }
  return { from, to }
}

/** Share at today's mix, 0 to 1, where the log-odds are `offset` away from those in the middle. */
export const midShare = (fit: FittedTrend, offset: number): number =>
  mixed(fit, (intercept) => expit(intercept + offset))

const mixed = ({ intercepts, weights }: FittedTrend, shareAt: (intercept: number) => number): number =>
  intercepts.reduce((sum, intercept, index) => sum + (weights[index] ?? 0) * shareAt(intercept), 0)
