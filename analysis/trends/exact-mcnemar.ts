import { logGamma } from './distributions/log-gamma.ts'

/**
 * Two-sided p of as uneven a split of the units that changed one way or the other, were both ways alike; 1 without any.
 *
 * Source: McNemar 1947 in its exact form: twice the smaller tail of Binomial(one + other, 1/2), at most 1.
 * @param one    units that changed one way
 * @param other  units that changed the other way
 */
export function exactMcNemar(one: number, other: number): number {
  const n = one + other
  let tail = 0
  for (let k = 0; k <= Math.min(one, other); k++)
    tail += Math.exp(logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1) - n * Math.LN2)
  return Math.min(1, 2 * tail)
}
