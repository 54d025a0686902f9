import type { FittedTrend } from '../fitted-trend.ts'
import { NOISE_ATOMS, type NoiseAtom } from './noise-atoms.ts'
import type { NormalMixture } from './normal-mixture.ts'

/** Kinds of noise that are less likely than this are left out of the mixture. */
const NEGLIGIBLE = 1e-6

/** Errors of a slope, where each of `NOISE_ATOMS` is likely by so much. */
export function errorsOf(fit: FittedTrend, weights: readonly number[]): NormalMixture {
  const kept = NOISE_ATOMS.flatMap((atom, index) => {
    const weight = weights[index] ?? 0
    return weight > NEGLIGIBLE ? [{ deviation: deviationOf(fit, atom), weight }] : []
  })
  return { deviations: kept.map(({ deviation }) => deviation), weights: kept.map(({ weight }) => weight) }
}

/** Standard error of the slope under one kind of noise. */
function deviationOf({ seModel, pull, usedPositions }: FittedTrend, { dispersion, wander, rho }: NoiseAtom): number {
  const sampling = dispersion * seModel ** 2
  if (wander === 0) return Math.sqrt(sampling)
  let [variance, carried] = [0, 0]
  let [before, lasting] = [0, 1]
  for (let index = 0; index < pull.length; index++) {
    const value = pull[index] ?? 0
    const step = index === 0 ? 0 : (usedPositions[index] ?? 0) - (usedPositions[index - 1] ?? 0)
    if (step !== before) [before, lasting] = [step, rho ** step]
    carried *= lasting
    variance += value * value + 2 * value * carried
    carried += value
  }
  return Math.sqrt(sampling + wander ** 2 * variance)
}
