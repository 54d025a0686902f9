import type { FittedTrend, TrendInput } from '../fitted-trend.ts'
import { expit, logit } from '../log-odds.ts'

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
export function workingSeries(input: TrendInput, line: FittedTrend): WorkingSeries {
  const { members, used, places } = layOut(input, line, levelOf)
  const moves = new Float64Array(used.length)
  let state = sumsAt(members, used, moves)
  for (let round = 0; round < ROUNDS; round++) {
    smoothInto(moves, state, places)
    state = sumsAt(members, used, moves)
  }
  const series = seriesOf(state, moves, places)
  const level = members.reduce((sum, member, group) => sum + member.level * meanOf(state.parts[group] ?? []), 0)
  return { straight: straightLogOdds(level, moves, series.values, series.weights, places), ...series }
}

/** Working values about the two levels of a step: a smoothed share is far from both in the periods beside the jump. */
export function workingSeriesAboutStep(input: TrendInput, step: FittedTrend): WorkingSeries {
  const { members, used, places } = layOut(input, step, (_, intercept) => intercept)
  const moves = Float64Array.from(
    places,
    (place) => step.slope * (place < (step.stepAt ?? place) ? step.firstU : step.lastU),
  )
  return { straight: new Float64Array(used.length), ...seriesOf(sumsAt(members, used, moves), moves, places) }
}

function layOut(
  { positions, sources }: TrendInput,
  fit: FittedTrend,
  levelIn: (cells: Cells, intercept: number) => number,
) {
  const used = positions.flatMap((position, index) => (fit.usedPositions.includes(position) ? [index] : []))
  const members = fit.fitted.flatMap((name, group) => {
    const cells = sources.find(({ source }) => source === name)?.cells
    return cells ? [{ cells, level: levelIn(cells, fit.intercepts[group] ?? 0) }] : []
  })
  return { members, used, places: used.map((index) => positions[index] ?? 0) }
}

function seriesOf({ weights, residuals, parts }: ReturnType<typeof sumsAt>, moves: Float64Array, places: number[]) {
  const values = moves.map((move, index) => move + (residuals[index] ?? 0) / (weights[index] ?? 1))
  return { positions: places, values, weights, sourceParts: parts.slice(1, MAX_SOURCES) }
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

type Cells = TrendInput['sources'][number]['cells']

/** Log-odds of all openings of a source; the intercept of the line where that cannot be said. */
function levelOf(cells: Cells, intercept: number): number {
  const count = cells.reduce((sum, cell) => sum + cell.count, 0)
  const n = cells.reduce((sum, cell) => sum + cell.n, 0)
  return count > 0 && count < n ? logit(count / n) : intercept
}

function sumsAt(members: readonly { cells: Cells; level: number }[], used: readonly number[], moves: Float64Array) {
  const weights = new Float64Array(used.length)
  const residuals = new Float64Array(used.length)
  const parts = members.map(({ cells, level }) => {
    const part = new Float64Array(used.length)
    for (const [place, index] of used.entries()) {
      const { count, n } = cells[index] ?? { count: 0, n: 0 }
      const share = expit(level + (moves[place] ?? 0))
      const weight = n * share * (1 - share)
      weights[place] = (weights[place] ?? 0) + weight
      residuals[place] = (residuals[place] ?? 0) + count - n * share
      part[place] = weight
    }
    return part
  })
  for (const part of parts) for (const [place, weight] of weights.entries()) part[place] = (part[place] ?? 0) / weight
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
