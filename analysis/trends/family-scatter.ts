import { chiSquareUpperTail } from './distributions/chi-square.ts'
import { normalQuantile } from './normal.ts'
import { clampRho, type FittedTrend, type Scatter } from './share-trend.ts'

/** With fewer series a family says little about its members (statistics.md section 5). */
const MIN_FAMILY = 20
/** A member stands out when so large a figure comes by chance in 1 of 100. */
const STANDS_OUT = 0.01

/** What a family of series shares, and how a member is judged in it. */
export interface FamilyScatter {
  /** Median of the bias-corrected autocorrelations, 0 to 0.9; 0 with fewer than 20 members. */
  pooledRho: number
  scatterOf(fit: FittedTrend): Scatter
}

/**
 * The scatter of each member of a family that is tested together. Over-dispersion and autocorrelation of a single half year
 * are mostly noise, and noise that may only widen costs power (of 20 planted rises from 5 to 8 % among 200 skills 37 % are
 * found instead of 67 %). So with at least 20 members each figure is
 * drawn to the median of the family, by the part of its variance that chance alone explains (empirical Bayes); a member
 * that clearly exceeds the family keeps its own. With fewer members every series is judged by itself.
 *
 * Ours; simulations are in test/analysis/trends/trend-simulation.test.ts. Idea: Smyth 2004 (moderated variances),
 * statistics.md section 5 (`ρ_pool`).
 */
export function familyScatter(fits: readonly FittedTrend[]): FamilyScatter {
  if (fits.length < MIN_FAMILY) {
    const scatterOf = (fit: FittedTrend) => ({ dispersion: largerDispersion(fit), rho: clampRho(fit.correctedR1) })
    return { pooledRho: 0, scatterOf }
  }
  const rho = shrinkage(
    fits.map(({ correctedR1 }) => correctedR1),
    fits.map(({ periods }) => 1 / periods),
  )
  const dispersion = shrinkage(
    fits.map(largerDispersion),
    fits.map((fit) => (2 * largerDispersion(fit) ** 2) / freedomOf(fit)),
  )
  return {
    pooledRho: clampRho(rho.centre),
    scatterOf(fit) {
      const [ownRho, ownDispersion] = [fit.correctedR1, largerDispersion(fit)]
      const rhoStandsOut = (ownRho - rho.centre) * Math.sqrt(fit.periods) > normalQuantile(1 - STANDS_OUT)
      const freedom = freedomOf(fit)
      const ratio = ownDispersion / Math.max(1, dispersion.centre)
      const dispersionStandsOut = chiSquareUpperTail(ratio * freedom, freedom) < STANDS_OUT
      return {
        dispersion: dispersionStandsOut ? ownDispersion : dispersion.drawIn(ownDispersion),
        rho: clampRho(rhoStandsOut ? ownRho : Math.max(rho.centre, rho.drawIn(ownRho))),
      }
    },
  }
}

const largerDispersion = ({ dispersionCell, dispersionPeriod }: FittedTrend): number =>
  Math.max(dispersionCell, dispersionPeriod)

const freedomOf = ({ periods }: FittedTrend): number => Math.max(1, periods - 2)

/** Draws values to their median by the part of their variance that chance explains. */
function shrinkage(values: readonly number[], chanceVariances: readonly number[]) {
  const centre = medianOf(values)
  const observed = meanOf(values.map((value) => (value - centre) ** 2))
  const real = observed > 0 ? Math.max(0, 1 - medianOf(chanceVariances) / observed) : 0
  return { centre, drawIn: (value: number) => centre + real * (value - centre) }
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}
