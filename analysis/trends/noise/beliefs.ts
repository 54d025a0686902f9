import type { Steps } from '../../../data/steps.ts'

/** Beliefs over noise atoms, from ln likelihoods. */

/** ln of the likelihood averaged over a belief. */
export function logMean(logLikelihoods: Float64Array, belief: readonly number[]): number {
  const top = Math.max(...logLikelihoods)
  let sum = 0
  for (let index = 0; index < belief.length; index++)
    sum += (belief[index] ?? 0) * Math.exp((logLikelihoods[index] ?? 0) - top)
  return top + Math.log(sum)
}

/** The belief after the data. */
export function updated(logLikelihoods: Float64Array, belief: readonly number[]): number[] {
  const top = Math.max(...logLikelihoods)
  const raw = belief.map((part, index) => part * Math.exp((logLikelihoods[index] ?? 0) - top))
  const sum = raw.reduce((total, value) => total + value, 0)
  return raw.map((value) => value / sum)
}

/** Series that the belief before all data weighs as much as: the unit information of Kass and Wasserman 1995. */
const PRIOR_SERIES = 1
const ROUNDS = 60

/**
 * The belief that a family of series shares: which kinds of noise they have, most likely, and in which parts.
 *
 * Source: nonparametric empirical Bayes, Laird 1978 (J. Am. Stat. Assoc. 73:805), by expectation and maximisation, with a
 * Dirichlet prior that keeps a small family near to what is believed of any series. A round a step.
 */
export function* sharedBelief(logLikelihoods: readonly Float64Array[], prior: readonly number[]): Steps<number[]> {
  if (logLikelihoods.length <= 1) return [...prior]
  const scaled = logLikelihoods.map((values) => {
    const top = Math.max(...values)
    return values.map((value) => Math.exp(value - top))
  })
  let belief = Float64Array.from(prior)
  for (let round = 0; round < ROUNDS; round++) {
    const sums = belief.map((_, index) => PRIOR_SERIES * (prior[index] ?? 0))
    for (const likelihood of scaled) {
      let whole = 0
      for (let index = 0; index < belief.length; index++) whole += (belief[index] ?? 0) * (likelihood[index] ?? 0)
      for (let index = 0; index < belief.length; index++)
        sums[index] = (sums[index] ?? 0) + ((belief[index] ?? 0) * (likelihood[index] ?? 0)) / whole
    }
    belief = sums.map((sum) => sum / (PRIOR_SERIES + logLikelihoods.length))
    yield
  }
  return [...belief]
}
