import type { Random } from '../markets.ts'
import type { Outcome, SyntheticProfile } from './advice-trial.ts'

/** How much more of the openings one rule puts within reach than another, on average over the profiles. Parts of 1. */
export interface PairedDifference {
  difference: number
  low: number
  high: number
  /** Of the profiles, those that are better and worse off with the first rule. */
  better: number
  worse: number
}

/**
 * 95 % percentile interval over resampled profiles and, at the same time, resampled employers of the judged openings, since
 * adverts of one employer are alike (a bootstrap over both sides of a crossed table: Owen 2007, the conservative "pigeonhole").
 */
export function pairedDifference(
  profiles: readonly SyntheticProfile[],
  one: Outcome,
  other: Outcome,
  draws: number,
  random: Random,
): PairedDifference {
  const differences = one.shares.map((share, index) => share - (other.shares[index] ?? 0))
  const numbers = numberEmployers(profiles)
  // Cells in which the two rules differ: employer, and openings more with the first.
  const cells = profiles.map(({ market }, index) => {
    const sums = new Map<number, number>()
    const employerOf = numbers.of.get(market) ?? new Uint32Array()
    const add = (rows: readonly number[] | undefined, sign: number) => {
      for (const row of rows ?? []) sums.set(employerOf[row] ?? 0, (sums.get(employerOf[row] ?? 0) ?? 0) + sign)
    }
    add(one.reached[index], 1)
    add(other.reached[index], -1)
    return [...sums].filter(([, sum]) => sum !== 0)
  })
  const means: number[] = []
  const weights = new Uint16Array(numbers.count)
  for (let draw = 0; draw < draws; draw++) {
    weights.fill(0)
    for (let employer = 0; employer < numbers.count; employer++) {
      const drawn = Math.floor(random.uniform() * numbers.count)
      weights[drawn] = (weights[drawn] ?? 0) + 1
    }
    const sizes = new Map(
      [...numbers.of].map(([market, employers]) => [
        market,
        employers.reduce((sum, employer) => sum + (weights[employer] ?? 0), 0),
      ]),
    )
    let sum = 0
    for (let profile = 0; profile < profiles.length; profile++) {
      const drawn = Math.floor(random.uniform() * profiles.length)
      const market = profiles[drawn]?.market
      const size = (market && sizes.get(market)) ?? 0
      let more = 0
      for (const [employer, openings] of cells[drawn] ?? []) more += (weights[employer] ?? 0) * openings
      if (size > 0) sum += more / size
    }
    means.push(sum / profiles.length)
  }
  means.sort((a, b) => a - b)
  const at = (part: number): number => means[Math.min(means.length - 1, Math.floor(part * means.length))] ?? 0
  return {
    difference: differences.reduce((sum, value) => sum + value, 0) / profiles.length,
    low: at(0.025),
    high: at(0.975),
    better: differences.filter((value) => value > 0).length / profiles.length,
    worse: differences.filter((value) => value < 0).length / profiles.length,
  }
}

/** Employers of the judged openings over all roles; an opening that names none stands for itself. */
function numberEmployers(profiles: readonly SyntheticProfile[]) {
  const known = new Map<string, number>()
  let count = 0
  const of = new Map<SyntheticProfile['market'], Uint32Array>()
  for (const market of new Set(profiles.map(({ market }) => market))) {
    of.set(
      market,
      Uint32Array.from(market.newer.employers, (number) => {
        const name = market.newer.employerNames[number]
        if (name === undefined) return count++
        const before = known.get(name)
        if (before !== undefined) return before
        known.set(name, count)
        return count++
      }),
    )
  }
  return { of, count }
}
