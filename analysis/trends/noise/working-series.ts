import { sumOf } from '../../../data/arithmetic.ts'
import type { TrendCells } from '../binomial-trend-fit.ts'
import type { FittedTrend, TrendInput } from '../fitted-trend.ts'
import { expit, logit } from '../log-odds.ts'
import { columnsOf, type TrendColumns } from '../trend-columns.ts'

/** A share by period on the logit scale, with the precision that sampling alone leaves it. */
export interface WorkingSeries {
  /** Places in time, ascending. */
  positions: number[]
  /** Log-odds beyond the level of each source. */
  values: Float64Array
  /** n p (1 - p), all sources together. */
  weights: Float64Array
  /** Part of each source but the first in the weight: what an unknown level of that source would add. */
  sourceParts: Float64Array[]
  /** Log-odds of the straight line through the shares themselves: what a share that gains even points follows. */
  straight: Float64Array
}

/** Periods on either side that a smoothed share is read from. */
const REACH = 3
const ROUNDS = 3
/** One round moves the log-odds by no more than this. */
const LARGEST_MOVE = 1.5
/** Further sources are too small a part to have a level of their own here. */
const MAX_SOURCES = 6

/**
 * Working values of a series about a smoothed share, so that neither a jump nor a curve bends their precision.
 *
 * Source: local scoring, Hastie and Tibshirani 1990, with a triangular kernel.
 * @param line  the line through it, for the levels of the sources
 */
export function workingSeries(columns: TrendColumns, line: FittedTrend): WorkingSeries {
  const { positions } = columns
  const members = membersOf(columns, line, levelOf)
  const moves = new Float64Array(positions.length)
  let state = sumsAt(members, moves)
  for (let round = 0; round < ROUNDS; round++) {
    smoothInto(moves, state, positions)
    state = sumsAt(members, moves)
  }
  const series = seriesOf(state, moves, positions)
  const level = members.reduce((sum, member, group) => sum + member.level * meanOf(state.parts[group] ?? []), 0)
  return { straight: straightLogOdds(level, moves, series.values, series.weights, positions), ...series }
}

/** Working values about the two levels of a step: a smoothed share is far from both in the periods beside the jump. */
export function workingSeriesAboutStep(input: TrendInput, step: FittedTrend): WorkingSeries {
  // A step may stand on sources that bear no line.
  const columns = columnsOf(input, step.fitted)
  const { positions } = columns
  const members = membersOf(columns, step, (_, intercept) => intercept)
  const moves = Float64Array.from(
    positions,
    (position) => step.slope * (position < (step.stepAt ?? position) ? step.firstU : step.lastU),
  )
  return { straight: new Float64Array(positions.length), ...seriesOf(sumsAt(members, moves), moves, positions) }
}

interface Member {
  cells: TrendCells
  level: number
}

const membersOf = (
  { groups }: TrendColumns,
  { intercepts }: FittedTrend,
  levelIn: (cells: TrendCells, intercept: number) => number,
): Member[] => groups.map((cells, group) => ({ cells, level: levelIn(cells, intercepts[group] ?? 0) }))

function seriesOf({ weights, residuals, parts }: ReturnType<typeof sumsAt>, moves: Float64Array, positions: number[]) {
  const values = moves.map((move, index) => move + (residuals[index] ?? 0) / (weights[index] ?? 1))
  return { positions, values, weights, sourceParts: parts.slice(1, MAX_SOURCES) }
}

const meanOf = (some: ArrayLike<number>): number =>
  Array.from(some).reduce((sum, value) => sum + value, 0) / some.length

/** The line never comes nearer to 0 or 1 than this part of the smallest and largest smoothed share. */
const NEAREST = 0.5

/** Least squares of the shares on time, each by its precision, as log-odds beyond `level`. */
function straightLogOdds(
  level: number,
  moves: Float64Array,
  values: Float64Array,
  weights: Float64Array,
  places: readonly number[],
): Float64Array {
  let [w, wt, wtt, wy, wty] = [0, 0, 0, 0, 0]
  let [smallest, largest] = [1, 0]
  for (const [place, t] of places.entries()) {
    const move = moves[place] ?? 0
    const smooth = expit(level + move)
    const spread = smooth * (1 - smooth)
    const share = smooth + ((values[place] ?? 0) - move) * spread
    const weight = (weights[place] ?? 0) / spread ** 2
    w += weight
    wt += weight * t
    wtt += weight * t * t
    wy += weight * share
    wty += weight * t * share
    smallest = Math.min(smallest, smooth)
    largest = Math.max(largest, smooth)
  }
  const slope = (w * wty - wt * wy) / (w * wtt - wt * wt)
  const start = (wy - slope * wt) / w
  const bounded = (share: number) => Math.min(1 - NEAREST * (1 - largest), Math.max(NEAREST * smallest, share))
  return Float64Array.from(places, (t) => logit(bounded(start + slope * t)) - level)
}

/** Log-odds of all openings of a source; the intercept of the line where that cannot be said. */
function levelOf(cells: TrendCells, intercept: number): number {
  const [count, n] = [sumOf(cells.count), sumOf(cells.n)]
  return count > 0 && count < n ? logit(count / n) : intercept
}

function sumsAt(members: readonly Member[], moves: Float64Array) {
  const weights = new Float64Array(moves.length)
  const residuals = new Float64Array(moves.length)
  const parts = members.map(({ cells: { count, n }, level }) => {
    const part = new Float64Array(moves.length)
    for (let period = 0; period < moves.length; period++) {
      const openings = n[period] ?? 0
      const share = expit(level + (moves[period] ?? 0))
      const weight = openings * share * (1 - share)
      weights[period] = (weights[period] ?? 0) + weight
      residuals[period] = (residuals[period] ?? 0) + (count[period] ?? 0) - openings * share
      part[period] = weight
    }
    return part
  })
  for (const part of parts)
    for (let period = 0; period < part.length; period++) part[period] = (part[period] ?? 0) / (weights[period] ?? 1)
  return { weights, residuals, parts }
}

function smoothInto(moves: Float64Array, { weights, residuals }: ReturnType<typeof sumsAt>, places: readonly number[]) {
  const steps = moves.map((_, place) => {
    let [pull, weight] = [0, 0]
    for (let other = 0; other < places.length; other++) {
      const kernel = 1 - Math.abs((places[other] ?? 0) - (places[place] ?? 0)) / (REACH + 1)
      if (kernel <= 0) continue
      pull += kernel * (residuals[other] ?? 0)
      weight += kernel * (weights[other] ?? 0)
    }
    return Math.min(LARGEST_MOVE, Math.max(-LARGEST_MOVE, pull / (weight + 0.25)))
  })
  for (const [place, step] of steps.entries()) moves[place] = (moves[place] ?? 0) + step
}
