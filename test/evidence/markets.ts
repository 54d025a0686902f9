import type { TrendInput } from '../../analysis/trends/fitted-trend.ts'
import { expit, logit } from '../../analysis/trends/log-odds.ts'
import type { Counted } from '../../analysis/trends/weighted-change.ts'
import type { createRandom } from '../analysis/trends/random.ts'

/** Simulated markets whose truth is known: what the methods are held against. */

export const WEEKS = 26
export const weeks = Array.from({ length: WEEKS }, (_, week) => week)
export type Random = ReturnType<typeof createRandom>

/** True share of a skill by week. */
export type Path = readonly number[]

export const flat = (share: number): Path => weeks.map(() => share)
/** Even points from one share to another. */
export const ramp = (from: number, to: number): Path => weeks.map((week) => from + ((to - from) * week) / (WEEKS - 1))
/** Even steps of the log-odds. */
export const oddsRamp = (from: number, to: number): Path =>
  weeks.map((week) => expit(logit(from) + ((logit(to) - logit(from)) * week) / (WEEKS - 1)))
export const step = (from: number, to: number, at: number): Path => weeks.map((week) => (week < at ? from : to))

/** How the openings of a week come about. */
export interface Market {
  name: string
  /** Openings a week. */
  n: number
  /** Adverts that are copies of each other; 1: every one for itself. */
  cluster?: number
  /** Standard deviation of the log-odds from week to week, and the part of it that lasts. */
  wander?: number
  rho?: number
}

const gauss = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random.uniform())) * Math.cos(2 * Math.PI * random.uniform())

/** Counts of one skill over the weeks. */
export function draw(random: Random, path: Path, { n, cluster = 1, wander = 0, rho = 0 }: Market): Counted[] {
  let noise = wander * gauss(random)
  return path.map((share) => {
    const now = wander === 0 ? share : expit(logit(share) + noise)
    noise = rho * noise + Math.sqrt(1 - rho * rho) * wander * gauss(random)
    const groups = Math.round(n / cluster)
    return { count: cluster * random.binomial(groups, now), n: cluster * groups }
  })
}

export const inputOf = (...sources: (readonly Counted[])[]): TrendInput => ({
  positions: weeks,
  sources: sources.map((cells, index) => ({ source: `source-${index + 1}`, cells })),
})
