import { expit, logit } from './log-odds.ts'
import { invertSymmetric } from './symmetric-inverse.ts'

/** One source in one period: mentions and openings, with what the log-odds are a sum of. */
export interface TrendCell {
  /** Value of each term in this period. */
  terms: readonly number[]
  count: number
  n: number
}

export interface BinomialTrendFit {
  /** One per group, on the logit scale, where all terms are 0. */
  intercepts: number[]
  /** Factor on each term, the same in all groups, and the inverse of their information with the intercepts eliminated. */
  slopes: number[]
  covariance: number[][]
  /** Per group: mean of each term, weighted by n p (1 - p). */
  centres: number[][]
  /** Per group and cell: mentions less what the fit expects, and n p (1 - p). */
  residuals: { residual: number; weight: number }[][]
}

const MAX_STEPS = 50
const CONVERGED = 1e-10

/**
 * Maximum likelihood of logit(p) = intercept of the group + Σ slope · term. Null when the steps do not settle.
 *
 * Newton steps; the normal equations are bordered-diagonal, so the intercepts are eliminated.
 * Source: logistic regression, McCullagh and Nelder 1989; statistics.md section 5.
 * @param groups  each with 0 < mentions < openings
 */
export function fitBinomialTrend(groups: readonly (readonly TrendCell[])[], terms = 1): BinomialTrendFit | null {
  const slopes = new Array<number>(terms).fill(0)
  const intercepts = groups.map((cells) => {
    const count = cells.reduce((sum, cell) => sum + cell.count, 0)
    const n = cells.reduce((sum, cell) => sum + cell.n, 0)
    return logit((count + 0.5) / (n + 1))
  })
  for (let step = 0; step < MAX_STEPS; step++) {
    const state = stateOf(groups, intercepts, slopes)
    if (state === null) return null
    const { sums, covariance, residuals } = state
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

function stateOf(groups: readonly (readonly TrendCell[])[], intercepts: readonly number[], slopes: readonly number[]) {
  const residuals = groups.map((cells, group) => residualsOf(cells, intercepts[group] ?? 0, slopes))
  const sums = residuals.map((some, group) => sumGroup(some, groups[group] ?? [], slopes.length))
  const information = slopes.map((_, row) =>
    slopes.map((_, column) =>
      sums.reduce(
        (sum, s) =>
          sum +
          (s.weightTerms[row]?.[column] ?? 0) -
          ((s.weightTerm[row] ?? 0) * (s.weightTerm[column] ?? 0)) / s.weight,
        0,
      ),
    ),
  )
  const covariance = invertSymmetric(information)
  return covariance && { sums, covariance, residuals }
}

function residualsOf(cells: readonly TrendCell[], intercept: number, slopes: readonly number[]) {
  return cells.map(({ terms, count, n }) => {
    const share = expit(slopes.reduce((sum, slope, term) => sum + slope * (terms[term] ?? 0), intercept))
    return { residual: count - n * share, weight: n * share * (1 - share) }
  })
}

function sumGroup(
  residuals: readonly { residual: number; weight: number }[],
  cells: readonly TrendCell[],
  terms: number,
) {
  const zeros = () => new Array<number>(terms).fill(0)
  const sums = { weight: 0, score: 0, weightTerm: zeros(), scoreTerm: zeros(), weightTerms: zeros().map(zeros) }
  for (const [index, { residual, weight }] of residuals.entries()) {
    sums.weight += weight
    sums.score += residual
    const values = cells[index]?.terms ?? []
    for (const [row, value] of values.entries()) {
      sums.weightTerm[row] = (sums.weightTerm[row] ?? 0) + weight * value
      sums.scoreTerm[row] = (sums.scoreTerm[row] ?? 0) + residual * value
      const products = sums.weightTerms[row]
      if (products === undefined) continue
      for (const [column, other] of values.entries())
        products[column] = (products[column] ?? 0) + weight * value * other
    }
  }
  return sums
}
