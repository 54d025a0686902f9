import { expit, logit } from './log-odds.ts'

/** One source in one period: mentions and openings, with u = position of the period less the mean position. */
export interface TrendCell {
  u: number
  count: number
  n: number
}

export interface BinomialTrendFit {
  /** One per group, on the logit scale, at u = 0. */
  intercepts: number[]
  /** Change of the log-odds per period, the same in all groups. */
  slope: number
  /** Standard error of the slope if every opening were independent. */
  standardError: number
  /** Per group and cell: mentions less what the fit expects, and n p (1 - p). */
  residuals: { residual: number; weight: number }[][]
}

const MAX_STEPS = 50
const CONVERGED = 1e-10

/**
 * Maximum likelihood of logit(p) = intercept of the group + slope · u. Null when the steps do not settle.
 *
 * Newton steps; the normal equations are bordered-diagonal, so the intercepts are eliminated.
 * Source: logistic regression, McCullagh and Nelder 1989; statistics.md section 5.
 * @param groups  each with 0 < mentions < openings
 */
export function fitBinomialTrend(groups: readonly (readonly TrendCell[])[]): BinomialTrendFit | null {
  let slope = 0
  const intercepts = groups.map((cells) => {
    const count = cells.reduce((sum, cell) => sum + cell.count, 0)
    const n = cells.reduce((sum, cell) => sum + cell.n, 0)
    return logit((count + 0.5) / (n + 1))
  })
  for (let step = 0; step < MAX_STEPS; step++) {
    const sums = groups.map((cells, group) => sumGroup(residualsOf(cells, intercepts[group] ?? 0, slope), cells))
    const information = informationOf(sums)
    const slopeStep = sums.reduce((sum, s) => sum + s.scoreU - (s.weightU * s.score) / s.weight, 0) / information
    let largest = Math.abs(slopeStep)
    for (const [group, s] of sums.entries()) {
      const change = (s.score - s.weightU * slopeStep) / s.weight
      intercepts[group] = (intercepts[group] ?? 0) + change
      largest = Math.max(largest, Math.abs(change))
    }
    slope += slopeStep
    if (!Number.isFinite(largest)) return null
    if (largest < CONVERGED) return resultOf(groups, intercepts, slope)
  }
  return null
}

function resultOf(
  groups: readonly (readonly TrendCell[])[],
  intercepts: number[],
  slope: number,
): BinomialTrendFit | null {
  const residuals = groups.map((cells, group) => residualsOf(cells, intercepts[group] ?? 0, slope))
  const information = informationOf(residuals.map((some, group) => sumGroup(some, groups[group] ?? [])))
  if (!(information > 0)) return null
  return { intercepts, slope, standardError: 1 / Math.sqrt(information), residuals }
}

function residualsOf(cells: readonly TrendCell[], intercept: number, slope: number) {
  return cells.map(({ u, count, n }) => {
    const share = expit(intercept + slope * u)
    return { residual: count - n * share, weight: n * share * (1 - share) }
  })
}

interface GroupSums {
  weight: number
  weightU: number
  weightUU: number
  score: number
  scoreU: number
}

function sumGroup(residuals: readonly { residual: number; weight: number }[], cells: readonly TrendCell[]): GroupSums {
  const sums: GroupSums = { weight: 0, weightU: 0, weightUU: 0, score: 0, scoreU: 0 }
  for (const [index, { residual, weight }] of residuals.entries()) {
    const u = cells[index]?.u ?? 0
    sums.weight += weight
    sums.weightU += weight * u
    sums.weightUU += weight * u * u
    sums.score += residual
    sums.scoreU += residual * u
  }
  return sums
}

/** Of the slope, with the intercepts eliminated. */
const informationOf = (sums: readonly GroupSums[]): number =>
  sums.reduce((sum, s) => sum + s.weightUU - s.weightU ** 2 / s.weight, 0)
