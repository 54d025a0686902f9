import { createEmployerSpread, type Sides } from './employer-cells.ts'
import type { MarketRows } from './pay-market.ts'

/** With a single opening on a side its variance is unknown. */
const MIN_PER_SIDE = 2

/** A premium before it is set against the other skills: as `matchedSalaryPremium`, with what clustering does to it. */
export interface MatchedPremium {
  /** Difference of log pay, and its standard error as if openings were independent. */
  beta: number
  standardError: number
  withSkill: { openings: number; employers: number }
  without: { openings: number; employers: number }
  strata: number
  /** Variance between employers over that of independent openings; null where it cannot be known. */
  designEffect: number | null
}

/** Sums of log pay by stratum, of all openings or only of those with a skill. */
interface StratumSums {
  n: Float64Array
  sum: Float64Array
  squares: Float64Array
}

/**
 * Prepares a market so that each skill costs its own openings and one pass over the cells of employers in strata.
 * Estimate and standard error are those of `matchedSalaryPremium`; see `createEmployerSpread` for the design effect.
 *
 * @returns for the positions of the openings with a skill; null without like openings on both sides
 */
export function createPremiums(market: MarketRows): (positions: readonly number[]) => MatchedPremium | null {
  const all = emptySums(market.strata)
  addTo(all, market, Array.from(market.stratum.keys()))
  const own = emptySums(market.strata) // all 0 between two skills
  const spreadOf = createEmployerSpread(market)

  return (positions) => {
    const used = new Map<number, Sides>()
    const touched = addTo(own, market, positions)
    for (const stratum of touched) {
      const sides = sidesOf(all, own, stratum)
      if (sides.n1 >= MIN_PER_SIDE && sides.n0 >= MIN_PER_SIDE) used.set(stratum, sides)
    }
    for (const column of [own.n, own.sum, own.squares]) for (const stratum of touched) column[stratum] = 0
    if (used.size === 0) return null
    let [difference, variance, weights, openingsWith, openingsWithout] = [0, 0, 0, 0, 0]
    for (const { n1, n0, m1, m0, v1, v0, weight } of used.values()) {
      difference += weight * (m1 - m0)
      variance += weight ** 2 * (v1 / n1 + v0 / n0)
      weights += weight
      openingsWith += n1
      openingsWithout += n0
    }
    const simple = variance / weights ** 2
    const spread = spreadOf(positions, used, weights)
    return {
      beta: difference / weights,
      standardError: Math.sqrt(simple),
      withSkill: { openings: openingsWith, employers: spread.employersWith },
      without: { openings: openingsWithout, employers: spread.employersWithout },
      strata: used.size,
      designEffect: spread.variance === null || simple === 0 ? null : spread.variance / simple,
    }
  }
}

function sidesOf(all: StratumSums, own: StratumSums, stratum: number): Sides {
  const [n, n1] = [all.n[stratum] ?? 0, own.n[stratum] ?? 0]
  const n0 = n - n1
  const [s1, q1] = [own.sum[stratum] ?? 0, own.squares[stratum] ?? 0]
  const [s0, q0] = [(all.sum[stratum] ?? 0) - s1, (all.squares[stratum] ?? 0) - q1]
  return {
    ...{ n1, n0, m1: s1 / n1, m0: s0 / n0, weight: (n1 * n0) / n },
    v1: Math.max(0, (q1 - s1 ** 2 / n1) / (n1 - 1)),
    v0: Math.max(0, (q0 - s0 ** 2 / n0) / (n0 - 1)),
  }
}

const emptySums = (strata: number): StratumSums => ({
  n: new Float64Array(strata),
  sum: new Float64Array(strata),
  squares: new Float64Array(strata),
})

/** Adds openings to their strata. Returns the strata that had none before, in the order of their first opening. */
function addTo(sums: StratumSums, { logAmount, stratum }: MarketRows, positions: readonly number[]): number[] {
  const touched: number[] = []
  for (const position of positions) {
    const number = stratum[position] ?? -1
    if (number < 0) continue
    if (sums.n[number] === 0) touched.push(number)
    const value = logAmount[position] ?? 0
    sums.n[number] = (sums.n[number] ?? 0) + 1
    sums.sum[number] = (sums.sum[number] ?? 0) + value
    sums.squares[number] = (sums.squares[number] ?? 0) + value ** 2
  }
  return touched
}
