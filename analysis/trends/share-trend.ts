import { type BinomialTrendFit, fitBinomialTrend } from './binomial-trend-fit.ts'
import type { FittedTrend, TrendInput, TrendShape } from './fitted-trend.ts'
import { expit } from './log-odds.ts'
import { type LaidOutTrend, layOutTrend } from './trend-columns.ts'
import { weeklyResiduals } from './weekly-residuals.ts'
import { sumCounted } from './weighted-change.ts'

/**
 * Trend of a share within sources: binomial regression with one intercept per source and one common slope. Null when no
 * source bears one (0 < mentions < openings, at least 2 periods) or the fit does not settle.
 *
 * Ours; held against the reference vectors `shareTrendBySource`.
 */
export function fitShareTrend(input: TrendInput): FittedTrend | null {
  const laidOut = layOutTrend(input)
  return laidOut && fitLine(laidOut)
}

/** The same of an input that is laid out. */
export const fitLine = (laidOut: LaidOutTrend): FittedTrend | null =>
  fitOver(laidOut, { shape: 'line', terms: [Float64Array.from(laidOut.positions)] })

/** The same with one jump at period `stepAt` in the place of a line. */
export function fitStepAt(laidOut: LaidOutTrend, stepAt: number): FittedTrend | null {
  const isBefore = (position: number) => position < stepAt
  const fitted = isSeparated(laidOut.input, isBefore) ? layOutTrend(withHalfMentions(laidOut.input, isBefore)) : laidOut
  const fit =
    fitted && fitOver(fitted, { shape: 'step', terms: [termOf(fitted, (position) => (isBefore(position) ? 0 : 1))] })
  return fit && { ...fit, stepAt }
}

/** The same with a line in the share itself, given as its log-odds in each period; its slope goes over the window. */
export const fitStraight = (laidOut: LaidOutTrend, logOdds: Float64Array): FittedTrend | null =>
  fitOver(laidOut, { shape: 'line', isWay: true, terms: [logOdds] })

/** The same with a polynomial of the position in time, 2 or 3 in degree; its slope is the way from the first period to the last. */
export function fitCurve(laidOut: LaidOutTrend, degree: number): FittedTrend | null {
  const { positions } = laidOut.input
  const first = positions[0] ?? 0
  const reach = Math.max(1, ((positions.at(-1) ?? 0) - first) / 2)
  const terms = Array.from({ length: degree }, (_, power) =>
    termOf(laidOut, (position) => ((position - first) / reach - 1) ** (power + 1)),
  )
  return fitOver(laidOut, { shape: 'curve', isWay: true, terms })
}

/** Whether nobody, or everybody, mentions it on one side: then the log-odds of that side are infinite. */
function isSeparated({ positions, sources }: TrendInput, isBefore: (position: number) => boolean): boolean {
  const sides = [true, false].map((side) =>
    sumCounted(sources.flatMap(({ cells }) => cells.filter((_, index) => isBefore(positions[index] ?? 0) === side))),
  )
  return sides.some(({ count, n }) => count === 0 || count === n)
}

/**
 * Half a mention more and half an opening without one, on each side of each source, spread over its openings: a new skill
 * that nobody named before then has a finite step. Source: Haldane 1956, Anscombe 1956 (recalled).
 */
function withHalfMentions({ positions, sources }: TrendInput, isBefore: (position: number) => boolean): TrendInput {
  return {
    positions,
    sources: sources.map(({ source, cells }) => {
      const openingsOf = (side: boolean) =>
        sumCounted(cells.filter((_, index) => isBefore(positions[index] ?? 0) === side)).n
      const openings = { before: openingsOf(true), after: openingsOf(false) }
      return {
        source,
        cells: cells.map(({ count, n }, index) => {
          const part = n / (isBefore(positions[index] ?? 0) ? openings.before : openings.after)
          return n === 0 ? { count, n } : { count: count + part / 2, n: n + part }
        }),
      }
    }),
  }
}

interface Shaped {
  shape: TrendShape
  /** Whether the slope is the way from the first period to the last, not the factor on the only term. */
  isWay?: boolean
  /** What the log-odds are a sum of, by period. */
  terms: Float64Array[]
}

const termOf = ({ positions }: LaidOutTrend, valueAt: (position: number) => number): Float64Array =>
  Float64Array.from(positions.map(valueAt))

function fitOver({ positions, fitted, groups, weightOf }: LaidOutTrend, shaped: Shaped): FittedTrend | null {
  const { shape, isWay = false } = shaped
  const terms = shaped.terms.map(centred)
  const fit = fitBinomialTrend(groups, terms)
  if (fit === null) return null
  const cells = groups.reduce((sum, { n }) => sum + n.filter((openings) => openings > 0).length, 0)
  const [first, last] = [terms.map((values) => values[0] ?? 0), terms.map((values) => values.at(-1) ?? 0)]
  const weights = fitted.map((source) => weightOf[source] ?? 0)
  const whole = isWay ? Math.max(1, (positions.at(-1) ?? 0) - (positions[0] ?? 0)) : 1
  return {
    shape,
    stepAt: null,
    tried: 1,
    periods: positions.length,
    cells,
    fitted,
    ...slopeOf(fit, isWay, first, last),
    slopePeriods: shape === 'step' ? null : whole,
    dispersionCell: cellDispersion(fit, cells - groups.length - 1),
    ...weeklyResiduals(positions, fit),
    pivots: pivotsOf(fit, first, last),
    course: courseOf(fit, terms, weights, positions.length),
    usedPositions: positions,
    pull: pullOf(fit, terms, contrastOf(isWay, first, last)),
    weights,
    weightOf,
  }
}

function courseOf({ intercepts, slopes }: BinomialTrendFit, terms: Float64Array[], weights: number[], periods: number) {
  return Array.from({ length: periods }, (_, period) => {
    const moved = dot(
      terms.map((values) => values[period] ?? 0),
      slopes,
    )
    return intercepts.reduce((sum, intercept, group) => sum + (weights[group] ?? 0) * expit(intercept + moved), 0)
  })
}

/** A term less its mean over the periods of the fit. */
function centred(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return values.map((value) => value - mean)
}

/** What is judged: the only slope, or the way between the ends. */
const contrastOf = (isWay: boolean, first: readonly number[], last: readonly number[]): number[] =>
  isWay ? last.map((value, term) => value - (first[term] ?? 0)) : [1]

function slopeOf(fit: BinomialTrendFit, isWay: boolean, first: readonly number[], last: readonly number[]) {
  const contrast = contrastOf(isWay, first, last)
  const slope = dot(contrast, fit.slopes)
  const seModel = Math.sqrt(dot(contrast, times(fit.covariance, contrast)))
  if (!isWay) return { intercepts: fit.intercepts, slope, seModel, firstU: first[0] ?? 0, lastU: last[0] ?? 0 }
  const middle = last.map((value, term) => (value + (first[term] ?? 0)) / 2)
  const moved = dot(middle, fit.slopes)
  return { intercepts: fit.intercepts.map((value) => value + moved), slope, seModel, firstU: -0.5, lastU: 0.5 }
}

/** The log-odds of each source between its ends whose error is no part of the error of the way. */
function pivotsOf(fit: BinomialTrendFit, first: number[], last: number[]): FittedTrend['pivots'] {
  const { intercepts, slopes, covariance, centres, residuals } = fit
  const contrast = contrastOf(true, first, last)
  const direction = times(covariance, contrast)
  const variance = dot(contrast, direction)
  return intercepts.map((intercept, group) => {
    const offset = first.map((value, term) => value - (centres[group]?.[term] ?? 0))
    const before = variance > 0 ? -dot(offset, direction) / variance : 0.5
    const weight = (residuals[group]?.weight ?? new Float64Array()).reduce((sum, value) => sum + value, 0)
    return {
      level: intercept + dot(first, slopes) + before * dot(contrast, slopes),
      before,
      variance: 1 / weight + dot(offset, times(covariance, offset)) - before ** 2 * variance,
    }
  })
}

/** By period: what the contrast gains when its log-odds are higher by 1 in all sources. */
function pullOf(
  { covariance, centres, residuals }: BinomialTrendFit,
  terms: readonly Float64Array[],
  contrast: readonly number[],
): number[] {
  const direction = times(covariance, contrast)
  const pull = new Array<number>(terms[0]?.length ?? 0).fill(0)
  for (const [group, { weight }] of residuals.entries()) {
    const centre = centres[group] ?? []
    for (let period = 0; period < pull.length; period++) {
      let gained = 0
      for (let term = 0; term < terms.length; term++)
        gained += (direction[term] ?? 0) * ((terms[term]?.[period] ?? 0) - (centre[term] ?? 0))
      pull[period] = (pull[period] ?? 0) + (weight[period] ?? 0) * gained
    }
  }
  return pull
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0)
const times = (matrix: readonly number[][], vector: readonly number[]): number[] =>
  matrix.map((row) => dot(row, vector))

function cellDispersion({ residuals }: BinomialTrendFit, freedom: number): number {
  if (freedom <= 0) return 1
  let sum = 0
  for (const { residual, weight } of residuals) {
    for (let period = 0; period < weight.length; period++) {
      const precision = weight[period] ?? 0
      if (precision > 0) sum += (residual[period] ?? 0) ** 2 / precision
    }
  }
  return sum / freedom
}
