import { type BinomialTrendFit, fitBinomialTrend } from './binomial-trend-fit.ts'
import { type FittedTrend, MIX_PERIODS, type TrendInput, type TrendShape } from './fitted-trend.ts'
import { weeklyResiduals } from './weekly-residuals.ts'
import type { Counted } from './weighted-change.ts'

/**
 * Trend of a share within sources: binomial regression with one intercept per source and one common slope. Null when no
 * source bears one (0 < mentions < openings, at least 2 periods) or the fit does not settle.
 *
 * Source: statistics.md section 5 (`shareTrendBySource`), which has the simulations that speak for it.
 */
export const fitShareTrend = (input: TrendInput): FittedTrend | null =>
  fitOver(input, { shape: 'line', termsOf: (position) => [position] })

/** The same with one jump at period `stepAt` in the place of a line. */
export function fitStepAt(input: TrendInput, stepAt: number): FittedTrend | null {
  const isBefore = (position: number) => position < stepAt
  const fitted = isSeparated(input, isBefore) ? withHalfMentions(input, isBefore) : input
  const fit = fitOver(fitted, { shape: 'step', termsOf: (position) => [isBefore(position) ? 0 : 1] })
  return fit && { ...fit, stepAt }
}

/** The same with a line in the share itself, given as its log-odds at each place in time; its slope goes over the window. */
export const fitStraight = (input: TrendInput, logOdds: ReadonlyMap<number, number>): FittedTrend | null =>
  fitOver(input, { shape: 'line', isWay: true, termsOf: (position) => [logOdds.get(position) ?? 0] })

/** The same with a polynomial of the place in time, 2 or 3 in degree; its slope is the way from the first period to the last. */
export function fitCurve(input: TrendInput, degree: number): FittedTrend | null {
  const first = input.positions[0] ?? 0
  const reach = Math.max(1, ((input.positions.at(-1) ?? 0) - first) / 2)
  const termsOf = (position: number) => {
    const place = (position - first) / reach - 1
    return Array.from({ length: degree }, (_, power) => place ** (power + 1))
  }
  return fitOver(input, { shape: 'curve', isWay: true, termsOf })
}

/** Whether nobody, or everybody, mentions it on one side: then the log-odds of that side are infinite. */
function isSeparated({ positions, sources }: TrendInput, isBefore: (position: number) => boolean): boolean {
  const sides = [true, false].map((side) =>
    sumOf(sources.flatMap(({ cells }) => cells.filter((_, index) => isBefore(positions[index] ?? 0) === side))),
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
        sumOf(cells.filter((_, index) => isBefore(positions[index] ?? 0) === side)).n
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
  /** What the log-odds are a sum of, by place in time. */
  termsOf(position: number): number[]
}

function fitOver({ positions, sources }: TrendInput, { shape, termsOf, isWay = false }: Shaped): FittedTrend | null {
  const byId = [...sources].sort((a, b) => (a.source < b.source ? -1 : 1))
  const fitted = byId.filter(({ cells }) => {
    const sum = sumOf(cells)
    return sum.count > 0 && sum.count < sum.n && cells.filter(({ n }) => n > 0).length >= 2
  })
  const used = positions.flatMap((_, index) => (fitted.some(({ cells }) => (cells[index]?.n ?? 0) > 0) ? [index] : []))
  if (fitted.length === 0 || used.length < 2) return null
  const raw = positions.map(termsOf)
  const terms = centred(raw, used)
  const groups = fitted.map(({ cells }) =>
    cells.flatMap(({ count, n }, index) => (n > 0 ? [{ index, terms: terms[index] ?? [], count, n }] : [])),
  )
  const fit = fitBinomialTrend(groups, terms[0]?.length)
  if (fit === null) return null
  const cells = groups.reduce((sum, group) => sum + group.length, 0)
  const [first, last] = [terms[used[0] ?? 0] ?? [], terms[used.at(-1) ?? 0] ?? []]
  const weightOf = partsOf(byId, positions, positions[used.at(-1) ?? 0] ?? 0)
  return {
    shape,
    stepAt: null,
    tried: 1,
    periods: used.length,
    cells,
    fitted: fitted.map(({ source }) => source),
    ...slopeOf(fit, isWay, first, last),
    slopePeriods:
      shape === 'step'
        ? null
        : isWay
          ? Math.max(1, (positions[used.at(-1) ?? 0] ?? 0) - (positions[used[0] ?? 0] ?? 0))
          : 1,
    dispersionCell: cellDispersion(fit, cells - groups.length - 1),
    ...weeklyResiduals(used, positions, groups, fit),
    pivots: pivotsOf(fit, first, last),
    usedPositions: used.map((index) => positions[index] ?? 0),
    pull: used.map((index) => pullAt(index, groups, fit, contrastOf(isWay, first, last), terms[index] ?? [])),
    weights: fitted.map(({ source }) => weightOf[source] ?? 0),
    weightOf,
  }
}

/** Terms less their mean over the periods of the fit. */
function centred(raw: readonly number[][], used: readonly number[]): number[][] {
  const means = (raw[0] ?? []).map(
    (_, term) => used.reduce((sum, index) => sum + (raw[index]?.[term] ?? 0), 0) / used.length,
  )
  return raw.map((values) => values.map((value, term) => value - (means[term] ?? 0)))
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
    const weight = (residuals[group] ?? []).reduce((sum, cell) => sum + cell.weight, 0)
    return {
      level: intercept + dot(first, slopes) + before * dot(contrast, slopes),
      before,
      variance: 1 / weight + dot(offset, times(covariance, offset)) - before ** 2 * variance,
    }
  })
}

/** What the contrast gains when the log-odds of one period are higher by 1 in all sources. */
function pullAt(
  index: number,
  groups: readonly (readonly { index: number }[])[],
  { covariance, centres, residuals }: BinomialTrendFit,
  contrast: readonly number[],
  terms: readonly number[],
): number {
  const direction = times(covariance, contrast)
  return groups.reduce((sum, cells, group) => {
    const place = cells.findIndex((cell) => cell.index === index)
    const weight = place < 0 ? 0 : (residuals[group]?.[place]?.weight ?? 0)
    const offset = terms.map((value, term) => value - (centres[group]?.[term] ?? 0))
    return sum + weight * dot(direction, offset)
  }, 0)
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0)
const times = (matrix: readonly number[][], vector: readonly number[]): number[] =>
  matrix.map((row) => dot(row, vector))

function cellDispersion({ residuals }: BinomialTrendFit, freedom: number): number {
  if (freedom <= 0) return 1
  return residuals.flat().reduce((sum, { residual, weight }) => sum + residual ** 2 / weight, 0) / freedom
}

function partsOf(sources: TrendInput['sources'], positions: readonly number[], last: number): Record<string, number> {
  const openings = sources.map(({ cells }) =>
    cells.reduce((sum, { n }, index) => {
      const position = positions[index] ?? 0
      return position > last - MIX_PERIODS && position <= last ? sum + n : sum
    }, 0),
  )
  const all = openings.reduce((sum, n) => sum + n, 0)
  return Object.fromEntries(sources.map(({ source }, index) => [source, (openings[index] ?? 0) / all]))
}

function sumOf(cells: readonly Counted[]): Counted {
  return cells.reduce((sum, { count, n }) => ({ count: sum.count + count, n: sum.n + n }), { count: 0, n: 0 })
}
