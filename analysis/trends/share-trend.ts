import { type BinomialTrendFit, fitBinomialTrend } from './binomial-trend-fit.ts'
import { studentTwoSidedP, studentWidth } from './distributions/student-t.ts'
import { expit } from './log-odds.ts'
import { weeklyResiduals } from './weekly-residuals.ts'
import type { Counted } from './weighted-change.ts'
import { CONFIDENCE } from './wilson.ts'

/** Counts by source over the same periods; a period without openings, or left out as not good, has n = 0. */
export interface TrendInput {
  /** Position of each period in time; a missing period leaves a step of more than 1. */
  positions: readonly number[]
  /** Cells in the order of `positions`. */
  sources: readonly { source: string; cells: readonly Counted[] }[]
}

/** What the counts alone say, before the autocorrelation of other skills is known. */
export interface FittedTrend {
  /** `line`: the log-odds move evenly over the window. `step`: they jump once, and stand still before and after. */
  shape: 'line' | 'step'
  /** For a step, the place of the first period at the new level (as in `positions`); null for a line. */
  stepAt: number | null
  /** Places that were tried for the step: p is multiplied by it, and the interval made wider for it (Bonferroni). */
  tried: number
  /** Periods that the fit stands on, and cells (source × period). */
  periods: number
  cells: number
  /** Sources in the fit, in order of id, with their intercepts on the logit scale. */
  fitted: string[]
  intercepts: number[]
  /** Change of the log-odds per period; of a step, by the step. */
  slope: number
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
  /** Part of each source of the fit in the openings of the last 13 periods, all sources together being 1. */
  weights: number[]
  /** The same parts, of all sources by id. */
  weightOf: Record<string, number>
}

export interface ShareTrend extends FittedTrend {
  /** Over-dispersion and autocorrelation that the test allows for, and the factor (1 + ρ) / (1 - ρ) on the variance. */
  dispersion: number
  rho: number
  inflation: number
  se: number
  df: number
  t: number
  /** Two-sided. */
  p: number
  /** Share in the middle of the window at today's mix of sources, 0 to 100. */
  midSharePct: number
  /** Change over the window at today's mix, in points, with its 95 % interval. */
  changePp: number
  lowPp: number
  highPp: number
  /** Factor on the odds over 13 periods (a quarter of weeks), of a step by the step, with its interval. */
  oddsRatio13: number
  oddsRatio13Low: number
  oddsRatio13High: number
}

/** Periods that today's mix of sources is read from: a quarter of weeks. */
const MIX_PERIODS = 13
const MAX_RHO = 0.9

/**
 * Trend of a share within sources: binomial regression with one intercept per source and one common slope. Null when no
 * source bears one (0 < mentions < openings, at least 2 periods) or the fit does not settle.
 *
 * Source: statistics.md section 5 (`shareTrendBySource`), which has the simulations that speak for it.
 */
export const fitShareTrend = (input: TrendInput): FittedTrend | null => fitOver(input, (position) => position)

/** The same with one jump at period `stepAt` in the place of a line. */
export function fitStepAt(input: TrendInput, stepAt: number): FittedTrend | null {
  const isBefore = (position: number) => position < stepAt
  const fitted = isSeparated(input, isBefore) ? withHalfMentions(input, isBefore) : input
  const fit = fitOver(fitted, (position) => (isBefore(position) ? 0 : 1))
  return fit && { ...fit, shape: 'step', stepAt }
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

/** @param timeOf  what the log-odds are proportional to, by place in time */
function fitOver({ positions, sources }: TrendInput, timeOf: (position: number) => number): FittedTrend | null {
  const byId = [...sources].sort((a, b) => (a.source < b.source ? -1 : 1))
  const fitted = byId.filter(({ cells }) => {
    const sum = sumOf(cells)
    return sum.count > 0 && sum.count < sum.n && cells.filter(({ n }) => n > 0).length >= 2
  })
  const used = positions.flatMap((_, index) => (fitted.some(({ cells }) => (cells[index]?.n ?? 0) > 0) ? [index] : []))
  if (fitted.length === 0 || used.length < 2) return null
  const mean = used.reduce((sum, index) => sum + timeOf(positions[index] ?? 0), 0) / used.length
  const uOf = (index: number) => timeOf(positions[index] ?? 0) - mean
  const groups = fitted.map(({ cells }) =>
    cells.flatMap((cell, index) => (cell.n > 0 ? [{ index, u: uOf(index), count: cell.count, n: cell.n }] : [])),
  )
  const fit = fitBinomialTrend(groups)
  if (fit === null) return null
  const cells = groups.reduce((sum, group) => sum + group.length, 0)
  const byPeriod = weeklyResiduals(used, positions, groups, fit)
  const weightOf = partsOf(byId, positions, positions[used.at(-1) ?? 0] ?? 0)
  return {
    shape: 'line',
    stepAt: null,
    tried: 1,
    periods: used.length,
    cells,
    fitted: fitted.map(({ source }) => source),
    intercepts: fit.intercepts,
    slope: fit.slope,
    seModel: fit.standardError,
    dispersionCell: cellDispersion(fit, cells - groups.length - 1),
    ...byPeriod,
    firstU: uOf(used[0] ?? 0),
    lastU: uOf(used.at(-1) ?? 0),
    weights: fitted.map(({ source }) => weightOf[source] ?? 0),
    weightOf,
  }
}

/** How much wider than that of independent openings a slope scatters. */
export interface Scatter {
  /** How many times wider than binomial the periods scatter; may be below 1, but the whole is never. */
  dispersion: number
  /** Autocorrelation from one period to the next, 0 to 0.9. */
  rho: number
}

/** The scatter of a series judged by itself as the reference has it: its own, 1 at least, and the autocorrelation that its family shares where that is larger. */
export const ownScatter = (fit: FittedTrend, pooledRho: number): Scatter => ({
  dispersion: Math.max(1, fit.dispersionCell, fit.dispersionPeriod),
  rho: clampRho(Math.max(fit.correctedR1, pooledRho)),
})

/** An autocorrelation within the bounds that a test may allow for. */
export const clampRho = (rho: number): number => Math.min(MAX_RHO, Math.max(0, rho))

/** Factor on the variance of a slope or of a change of independent openings; never below 1. */
export const inflationOf = ({ dispersion, rho }: Scatter): number => Math.max(1, (dispersion * (1 + rho)) / (1 - rho))

/** Adds the scatter to a fit, and with it the test and the interval. */
export function testShareTrend(fit: FittedTrend, { dispersion, rho }: Scatter): ShareTrend {
  const inflation = (1 + rho) / (1 - rho)
  const se = fit.seModel * Math.sqrt(inflationOf({ dispersion, rho }))
  const df = Math.max(fit.periods / inflation - 2, 2)
  const t = fit.slope / se
  const over = fit.shape === 'line' ? MIX_PERIODS : 1
  const reach = studentWidth(1 - (1 - CONFIDENCE) / fit.tried, df) * se
  const [lowSlope, highSlope] = [fit.slope - reach, fit.slope + reach]
  return {
    ...fit,
    dispersion,
    rho,
    inflation,
    se,
    df,
    t,
    p: Math.min(1, fit.tried * studentTwoSidedP(t, df)),
    midSharePct: 100 * mixed(fit, (intercept) => expit(intercept)),
    changePp: changeAt(fit, fit.slope),
    lowPp: changeAt(fit, lowSlope),
    highPp: changeAt(fit, highSlope),
    oddsRatio13: Math.exp(over * fit.slope),
    oddsRatio13Low: Math.exp(over * lowSlope),
    oddsRatio13High: Math.exp(over * highSlope),
  }
}

/** The primary test of a trend, or null where the counts bear no fit; see `fitShareTrend` and `testShareTrend`. */
export function shareTrendBySource(input: TrendInput, pooledRho = 0): ShareTrend | null {
  const fit = fitShareTrend(input)
  return fit && testShareTrend(fit, ownScatter(fit, pooledRho))
}

const changeAt = (fit: FittedTrend, slope: number): number =>
  100 * mixed(fit, (intercept) => expit(intercept + slope * fit.lastU) - expit(intercept + slope * fit.firstU))

const mixed = ({ intercepts, weights }: FittedTrend, shareAt: (intercept: number) => number): number =>
  intercepts.reduce((sum, intercept, index) => sum + (weights[index] ?? 0) * shareAt(intercept), 0)

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
