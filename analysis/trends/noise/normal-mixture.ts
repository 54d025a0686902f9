import { normalCdf, normalQuantile, normalTwoSidedP } from '../normal.ts'

/** Errors around 0 whose standard deviation is not known for sure. */
export interface NormalMixture {
  deviations: readonly number[]
  /** Belief in each; they add up to 1. */
  weights: readonly number[]
}

/** Probability of an error as far from 0 as `value`, or farther, on either side. */
export const mixtureTwoSidedP = ({ deviations, weights }: NormalMixture, value: number): number =>
  deviations.reduce((sum, deviation, index) => sum + (weights[index] ?? 0) * normalTwoSidedP(value / deviation), 0)

const MAX_STEPS = 60
const CLOSE = 1e-12

/** Value that the error stays under with probability `p`, 0.5 to 1: Newton steps within bounds that close in. */
export function mixtureQuantile({ deviations, weights }: NormalMixture, p: number): number {
  const standard = normalQuantile(p)
  let [low, high] = [standard * Math.min(...deviations), standard * Math.max(...deviations)]
  let value = standard * deviations.reduce((sum, deviation, index) => sum + (weights[index] ?? 0) * deviation, 0)
  for (let step = 0; step < MAX_STEPS; step++) {
    let [below, density] = [0, 0]
    for (let index = 0; index < deviations.length; index++) {
      const deviation = deviations[index] ?? 1
      const z = value / deviation
      below += (weights[index] ?? 0) * normalCdf(z)
      density += ((weights[index] ?? 0) * Math.exp((-z * z) / 2)) / (deviation * Math.sqrt(2 * Math.PI))
    }
    if (below < p) low = value
    else high = value
    const next = value + (p - below) / density
    const inside = next >= low && next <= high ? next : (low + high) / 2
    if (Math.abs(inside - value) <= CLOSE * Math.abs(value) || !(high > low)) return inside
    value = inside
  }
  return value
}
