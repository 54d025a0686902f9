import { logGamma } from './distributions/log-gamma.ts'
import type { Counted } from './weighted-change.ts'

export interface Burst {
  /** Positions of its first and last period. */
  first: number
  last: number
  /** How much cheaper the burst is than the base rate over its periods, in nats. */
  weight: number
}

export interface BurstStates {
  /** Share without and within a burst. */
  base: number
  raised: number
  /** 1 in a burst, by period. */
  states: (0 | 1)[]
  cost: number
  bursts: Burst[]
}

/** Factor of a burst over the base rate, and cost of entering one: Kleinberg's own. */
const FACTOR = 2
const ENTRY = 1
const MAX_RAISED = 0.9999

/**
 * Spells in which a skill is named at twice its usual rate: the cheapest path through a two-state automaton. No burst where
 * nothing, or no openings, are counted. Of equal costs the lower state.
 *
 * Source: Kleinberg 2003 (Data Min. Knowl. Discov. 7:373), batched; exact by Viterbi.
 */
export function burstStates(periods: readonly Counted[], factor = FACTOR, entry = ENTRY): BurstStates {
  const count = periods.reduce((sum, period) => sum + period.count, 0)
  const n = periods.reduce((sum, period) => sum + period.n, 0)
  const base = n > 0 ? count / n : 0
  const raised = Math.min(factor * base, MAX_RAISED)
  if (count === 0 || raised <= base) return { base, raised, states: periods.map(() => 0), cost: 0, bursts: [] }
  const costs = periods.map((period) => [-logBinomial(period, base), -logBinomial(period, raised)] as const)
  const { states, cost } = cheapestPath(costs, entry * Math.log(periods.length))
  return { base, raised, states, cost, bursts: listBursts(states, costs) }
}

function logBinomial({ count, n }: Counted, share: number): number {
  const ways = logGamma(n + 1) - logGamma(count + 1) - logGamma(n - count + 1)
  const misses = n - count
  return ways + count * Math.log(share) + (misses > 0 ? misses * Math.log(1 - share) : 0)
}

type StateCosts = readonly (readonly [number, number])[]

function cheapestPath(costs: StateCosts, entryCost: number): { states: (0 | 1)[]; cost: number } {
  let [low, high] = [0, Infinity] // the path starts in state 0, before the first period
  const cameFrom: [0 | 1, 0 | 1][] = []
  for (const [lowCost, highCost] of costs) {
    const enter = low + entryCost
    cameFrom.push([high < low ? 1 : 0, high < enter ? 1 : 0])
    const next: [number, number] = [Math.min(low, high) + lowCost, Math.min(enter, high) + highCost]
    low = next[0]
    high = next[1]
  }
  let state: 0 | 1 = high < low ? 1 : 0
  const states: (0 | 1)[] = []
  for (const from of cameFrom.toReversed()) {
    states.unshift(state)
    state = from[state]
  }
  return { states, cost: Math.min(low, high) }
}

function listBursts(states: readonly (0 | 1)[], costs: StateCosts): Burst[] {
  const bursts: Burst[] = []
  for (const [position, state] of states.entries()) {
    if (state === 0) continue
    const [lowCost, highCost] = costs[position] ?? [0, 0]
    const current = bursts.at(-1)
    if (current && current.last === position - 1) {
      current.last = position
      current.weight += lowCost - highCost
    } else bursts.push({ first: position, last: position, weight: lowCost - highCost })
  }
  return bursts
}
