import { normalWidth } from '../../../../analysis/trends/normal.ts'
import { CONFIDENCE } from '../../../../analysis/trends/wilson.ts'

/** One opening that states a salary. */
export interface PaidOpening {
  /** Role, seniority, country, workplace, quarter and kind of salary: what is held equal. */
  stratum: string
  hasSkill: boolean
  /** Natural logarithm of the middle of the range, annualised, all in one currency. */
  logSalary: number
}

export interface SalaryPremium {
  /** Difference of log salaries with less without the skill, and its standard error. */
  beta: number
  standardError: number
  /** The same as a percentage, with its interval. */
  premiumPct: number
  lowPct: number
  highPct: number
  /** Openings and strata that the figure stands on. */
  openings: number
  strata: number
}

/** With a single opening on a side its variance is unknown. */
const MIN_PER_SIDE = 2

/**
 * The plain form of what `matched-premium.ts` does on columns, to hold it against.
 *
 * How much more adverts with a skill pay than like adverts without it: an association, not the return to learning it. Only
 * strata with at least 2 openings on each side count; null without any.
 *
 * Source: matching within strata, weights n1·n0/(n1 + n0) (least squares with one intercept per stratum).
 */
export function matchedSalaryPremium(openings: readonly PaidOpening[], confidence = CONFIDENCE): SalaryPremium | null {
  let [difference, variance, weights, used, strata] = [0, 0, 0, 0, 0]
  for (const { withSkill, without } of groupByStratum(openings)) {
    if (withSkill.length < MIN_PER_SIDE || without.length < MIN_PER_SIDE) continue
    const weight = (withSkill.length * without.length) / (withSkill.length + without.length)
    difference += weight * (meanOf(withSkill) - meanOf(without))
    variance += weight ** 2 * (varianceOf(withSkill) / withSkill.length + varianceOf(without) / without.length)
    weights += weight
    used += withSkill.length + without.length
    strata++
  }
  if (strata === 0) return null
  const beta = difference / weights
  const standardError = Math.sqrt(variance) / weights
  const reach = normalWidth(confidence) * standardError
  const percent = (value: number) => 100 * Math.expm1(value)
  return {
    beta,
    standardError,
    premiumPct: percent(beta),
    lowPct: percent(beta - reach),
    highPct: percent(beta + reach),
    openings: used,
    strata,
  }
}

function groupByStratum(openings: readonly PaidOpening[]): { withSkill: number[]; without: number[] }[] {
  const groups = new Map<string, { withSkill: number[]; without: number[] }>()
  for (const { stratum, hasSkill, logSalary } of openings) {
    const group = groups.get(stratum) ?? { withSkill: [], without: [] }
    groups.set(stratum, group)
    group[hasSkill ? 'withSkill' : 'without'].push(logSalary)
  }
  return [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group)
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

function varianceOf(values: readonly number[]): number {
  const mean = meanOf(values)
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
}
