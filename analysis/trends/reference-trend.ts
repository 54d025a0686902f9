import { studentTwoSidedP, studentWidth } from './distributions/student-t.ts'
import { type FittedTrend, midShare, quarterOf, type TrendInput } from './fitted-trend.ts'
import { MAX_RHO } from './pooled-rho.ts'
import { fitShareTrend } from './share-trend.ts'
import { CONFIDENCE } from './wilson.ts'

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

/** How much wider than that of independent openings a slope scatters. */
interface Scatter {
  /** How many times wider than binomial the periods scatter; may be below 1, but the whole is never. */
  dispersion: number
  /** Autocorrelation from one period to the next, 0 to 0.9. */
  rho: number
}

/** The scatter of a series judged by itself as the reference has it: its own, 1 at least, and the autocorrelation that its family shares where that is larger. */
const ownScatter = (fit: FittedTrend, pooledRho: number): Scatter => ({
  dispersion: Math.max(1, fit.dispersionCell, fit.dispersionPeriod),
  rho: clampRho(Math.max(fit.correctedR1, pooledRho)),
})

/** An autocorrelation within the bounds that a test may allow for. */
const clampRho = (rho: number): number => Math.min(MAX_RHO, Math.max(0, rho))

/** Factor on the variance of a slope or of a change of independent openings; never below 1. */
const inflationOf = ({ dispersion, rho }: Scatter): number => Math.max(1, (dispersion * (1 + rho)) / (1 - rho))

/** Adds the scatter to a fit, and with it the test and the interval. */
function testShareTrend(fit: FittedTrend, { dispersion, rho }: Scatter): ShareTrend {
  const inflation = (1 + rho) / (1 - rho)
  const se = fit.seModel * Math.sqrt(inflationOf({ dispersion, rho }))
  const df = Math.max(fit.periods / inflation - 2, 2)
  const t = fit.slope / se
  const over = quarterOf(fit)
  const reach = studentWidth(1 - (1 - CONFIDENCE) / fit.tried, df) * se
  const [lowSlope, highSlope] = [fit.slope - reach, fit.slope + reach]
  return {
    dispersion,
    rho,
    inflation,
    se,
    df,
    t,
    p: Math.min(1, fit.tried * studentTwoSidedP(t, df)),
    midSharePct: 100 * midShare(fit, 0),
    changePp: changeAt(fit, fit.slope),
    lowPp: changeAt(fit, lowSlope),
    highPp: changeAt(fit, highSlope),
    oddsRatio13: Math.exp(over * fit.slope),
    oddsRatio13Low: Math.exp(over * lowSlope),
    oddsRatio13High: Math.exp(over * highSlope),
    ...fit,
  }
}

/**
 * The test of the reference: over-dispersion φ and autocorrelation ρ of the series itself, or ρ of its family where larger.
 * Null where the counts bear no fit. Kept to compare with; verdicts come from `judgeTrends`, which says why.
 *
 * Ours; held against the reference vectors `shareTrend`, `shareTrendBySource`.
 */
export function shareTrendBySource(input: TrendInput, pooledRho = 0): ShareTrend | null {
  const fit = fitShareTrend(input)
  return fit && testShareTrend(fit, ownScatter(fit, pooledRho))
}

/** Change in points over the window at today's mix, if the slope were this. */
const changeAt = (fit: FittedTrend, slope: number): number =>
  100 * (midShare(fit, slope * fit.lastU) - midShare(fit, slope * fit.firstU))
