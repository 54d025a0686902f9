import { sumOf } from '../../data/arithmetic.ts'
import { expit, logit } from './log-odds.ts'
import { invertSymmetric } from './symmetric-inverse.ts'

/** Mentions and openings of one source in columns, by period. A period without openings says nothing. */
export interface TrendCells {
  count: Float64Array
  n: Float64Array
}

export interface BinomialTrendFit {
  /** One per group, on the logit scale, where all terms are 0. */
  intercepts: number[]
  /** Factor on each term, the same in all groups, and the inverse of their information with the intercepts eliminated. */
  slopes: number[]
  covariance: number[][]
  /** Per group: mean of each term, weighted by n p (1 - p). */
  centres: number[][]
  /** Per group and period: mentions less what the fit expects, and n p (1 - p). */
  residuals: { residual: Float64Array; weight: Float64Array }[]
}

const MAX_STEPS = 50
const CONVERGED = 1e-10

/**
 * Maximum likelihood of logit(p) = intercept of the group + Σ slope · term. Null when the steps do not settle.
 *
 * Newton steps; the normal equations are bordered-diagonal, so the intercepts are eliminated.
 * Source: logistic regression, McCullagh and Nelder 1989.
 * @param groups  each with 0 < mentions < openings
 * @param terms   what the log-odds are a sum of: the values of each term by period
 */
export function fitBinomialTrend(
  groups: readonly TrendCells[],
  terms: readonly Float64Array[],
): BinomialTrendFit | null {
  const slopes = terms.map(() => 0)
  const intercepts = groups.map(({ count, n }) => logit((sumOf(count) + 0.5) / (sumOf(n) + 1)))
  const residuals = groups.map(({ n }) => ({
    residual: new Float64Array(n.length),
    weight: new Float64Array(n.length),
  }))
  for (let step = 0; step < MAX_STEPS; step++) {
    const sums = groups.map((cells, group) => {
      const some = residuals[group] ?? { residual: new Float64Array(), weight: new Float64Array() }
      setResiduals(some, cells, terms, intercepts[group] ?? 0, slopes)
      return sumGroup(some, terms)
    })
    const covariance = invertSymmetric(informationOf(sums, terms.length))
    if (covariance === null) return null
    const score = slopes.map((_, term) =>
      sums.reduce((sum, s) => sum + (s.scoreTerm[term] ?? 0) - ((s.weightTerm[term] ?? 0) * s.score) / s.weight, 0),
    )
    const slopeSteps = covariance.map((row) => row.reduce((sum, value, term) => sum + value * (score[term] ?? 0), 0))
    let largest = 0
    for (const [group, s] of sums.entries()) {
      const pulled = slopeSteps.reduce((sum, slopeStep, term) => sum + slopeStep * (s.weightTerm[term] ?? 0), 0)
      const change = (s.score - pulled) / s.weight
      intercepts[group] = (intercepts[group] ?? 0) + change
      largest = Math.max(largest, Math.abs(change))
    }
    for (const [term, slopeStep] of slopeSteps.entries()) {
      slopes[term] = (slopes[term] ?? 0) + slopeStep
      largest = Math.max(largest, Math.abs(slopeStep))
    }
    if (!Number.isFinite(largest)) return null
    if (largest < CONVERGED) {
      const centres = sums.map((s) => s.weightTerm.map((value) => value / s.weight))
      return { intercepts, slopes, covariance, centres, residuals }
    }
  }
  return null
}

/** What a group adds to the score and to the information. */
interface GroupSums {
  weight: number
  score: number
  weightTerm: number[]
  scoreTerm: number[]
  weightTerms: number[][]
}

function setResiduals(
  { residual, weight }: BinomialTrendFit['residuals'][number],
  { count, n }: TrendCells,
  terms: readonly Float64Array[],
  intercept: number,
  slopes: readonly number[],
): void {
  residual.fill(intercept)
  for (const [term, values] of terms.entries()) {
    const slope = slopes[term] ?? 0
    for (let period = 0; period < n.length; period++)
      residual[period] = (residual[period] ?? 0) + slope * (values[period] ?? 0)
  }
  for (let period = 0; period < n.length; period++) {
    const share = expit(residual[period] ?? 0)
    const openings = n[period] ?? 0
    residual[period] = (count[period] ?? 0) - openings * share
    weight[period] = openings * share * (1 - share)
  }
}

function sumGroup(
  { residual, weight }: BinomialTrendFit['residuals'][number],
  terms: readonly Float64Array[],
): GroupSums {
  return {
    weight: sumOf(weight),
    score: sumOf(residual),
    weightTerm: terms.map((values) => sumOfProducts(weight, values)),
    scoreTerm: terms.map((values) => sumOfProducts(residual, values)),
    weightTerms: terms.map((values) => terms.map((others) => sumOfProducts(weight, values, others))),
  }
}

function informationOf(sums: readonly GroupSums[], terms: number): number[][] {
  const places = Array.from({ length: terms }, (_, place) => place)
  const at = ({ weight, weightTerm, weightTerms }: GroupSums, row: number, column: number) =>
    (weightTerms[row]?.[column] ?? 0) - ((weightTerm[row] ?? 0) * (weightTerm[column] ?? 0)) / weight
  return places.map((row) => places.map((column) => sums.reduce((sum, some) => sum + at(some, row, column), 0)))
}

function sumOfProducts(weights: Float64Array, values: Float64Array, others?: Float64Array): number {
  let sum = 0
  if (others === undefined)
    for (let index = 0; index < values.length; index++) sum += (weights[index] ?? 0) * (values[index] ?? 0)
  else
    for (let index = 0; index < values.length; index++)
      sum += (weights[index] ?? 0) * (values[index] ?? 0) * (others[index] ?? 0)
  return sum
}
