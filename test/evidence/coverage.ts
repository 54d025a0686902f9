import { INDEPENDENT, NOISE_ATOMS } from '../../analysis/trends/noise/noise-atoms.ts'
import { wilsonInterval } from '../../analysis/trends/wilson.ts'
import { createRandom } from '../analysis/trends/random.ts'
import type { EvidenceRow } from './evidence-row.ts'
import { judgeFamily } from './judge-family.ts'
import { draw, flat, inputOf, type Market, oddsRamp, type Path, ramp, step, WEEKS } from './markets.ts'

const [LOW, HIGH] = [0.93, 0.97]

/** Intervals of a share, over shares of 2 to 60 %. */
export function shareCoverage(trials: number): EvidenceRow[] {
  return [10, 20, 40, 100, 400].map((n): EvidenceRow => {
    const random = createRandom(n)
    let held = 0
    for (let trial = 0; trial < trials; trial++) {
      const share = 0.02 + 0.58 * random.uniform()
      const interval = wilsonInterval(random.binomial(n, share), n)
      if (interval && interval.low <= share && share <= interval.high) held++
    }
    const group = '95 % interval of a share holds the truth'
    return { group, what: `${n} openings`, figure: held / trials, low: LOW, high: HIGH, trials }
  })
}

interface Covered {
  what: string
  paths: readonly Path[]
  market: Market
  family: number
  /** Belief of one who was told which kinds of noise there may be. */
  told?: readonly number[]
}

/** Openings are independent, or wander by 0.16 of which 0.3 or 0.6 lasts: as many lone series hold the truth without noise as are asked for. */
const NONE_OR_LASTING: readonly number[] = NOISE_ATOMS.map((atom) => {
  if (atom === INDEPENDENT) return 0.7
  return atom.wander === 0.16 && atom.dispersion === 1 && (atom.rho === 0.3 || atom.rho === 0.6) ? 0.15 : 0
})

const FAMILY = 60
const mixed: readonly Path[] = [flat(0.1), flat(0.3), oddsRamp(0.1, 0.14), oddsRamp(0.3, 0.2), oddsRamp(0.05, 0.08)]
const market = (n: number, parts: Partial<Market> = {}): Market => ({ name: '', n, ...parts })

const COVERED: readonly Covered[] = [
  { what: '300 a week', paths: mixed, market: market(300), family: FAMILY },
  { what: 'thin weeks of 30', paths: mixed, market: market(30), family: FAMILY },
  { what: 'thin weeks of 12', paths: mixed, market: market(12), family: FAMILY },
  { what: 'clusters of 4, 300 a week', paths: mixed, market: market(300, { cluster: 4 }), family: FAMILY },
  { what: 'noisy weeks, 300 a week', paths: mixed, market: market(300, { wander: 0.15 }), family: FAMILY },
  { what: 'noise of which 0.4 lasts', paths: mixed, market: market(300, { wander: 0.15, rho: 0.4 }), family: FAMILY },
  { what: 'noise of which 0.7 lasts', paths: mixed, market: market(300, { wander: 0.15, rho: 0.7 }), family: FAMILY },
  { what: 'even points from 10 to 35 %, 100 a week', paths: [ramp(0.1, 0.35)], market: market(100), family: FAMILY },
  { what: 'even points from 10 to 35 %, 3,000 a week', paths: [ramp(0.1, 0.35)], market: market(3000), family: FAMILY },
  { what: 'a jump from 5 to 20 %, 1,000 a week', paths: [step(0.05, 0.2, 13)], market: market(1000), family: FAMILY },
  { what: 'a jump from 5 to 8 %, 400 a week', paths: [step(0.05, 0.08, 13)], market: market(400), family: FAMILY },
  { what: 'a series by itself, 300 a week', paths: mixed, market: market(300), family: 1 },
  { what: 'a series by itself, thin weeks of 30', paths: mixed, market: market(30), family: 1 },
  { what: 'a series by itself, clusters of 4', paths: mixed, market: market(300, { cluster: 4 }), family: 1 },
  {
    what: 'a series by itself, noise of which 0.4 lasts',
    paths: mixed,
    market: market(300, { wander: 0.15, rho: 0.4 }),
    family: 1,
    told: NONE_OR_LASTING,
  },
]

const CHANGE = '95 % interval of a change over 26 weeks holds the truth'
const SLOPE = '95 % interval of a slope (factor on the odds in a quarter) holds the truth'

/** Intervals of the change over the window, and of the slope as a factor on the odds. */
export function changeCoverage(trials: number, only: (what: string) => boolean = () => true): EvidenceRow[] {
  return COVERED.filter(({ what }) => only(what)).flatMap((covered) => {
    const { changes, slopes, all } = holdTruths(covered, trials)
    const told = covered.told && holdTruths(covered, trials, covered.told)
    const row = (group: string, held: number, toldHeld?: number): EvidenceRow => ({
      ...{ group, what: covered.what, figure: held / all, low: LOW, high: HIGH, trials: all },
      ...(told && toldHeld !== undefined && { oracle: toldHeld / told.all }),
    })
    return [row(CHANGE, changes, told?.changes), ...(covered.paths === mixed ? [row(SLOPE, slopes, told?.slopes)] : [])]
  })
}

/** How many intervals held their truth, of at least so many. */
function holdTruths({ paths, market, family }: Covered, trials: number, prior?: readonly number[]) {
  const random = createRandom(6)
  let [changes, slopes, all] = [0, 0, 0]
  for (let round = 0; all < trials; round++) {
    const truths = Array.from({ length: family }, (_, skill) => paths[(round + skill) % paths.length] ?? flat(0.1))
    const judged = judgeFamily(
      truths.map((path) => inputOf(draw(random, path, market))),
      prior,
    )
    if (judged.length < truths.length) continue // nobody mentioned one of them: no interval is claimed
    for (const [index, { trend }] of judged.entries()) {
      const [from, to] = [truths[index]?.[0] ?? 0, truths[index]?.at(-1) ?? 0]
      const odds = (to / (1 - to) / (from / (1 - from))) ** (13 / (trend.shape === 'step' ? 13 : WEEKS - 1))
      all++
      if (isWithin(100 * (to - from), trend.lowPp, trend.highPp)) changes++
      if (isWithin(odds, trend.oddsRatio13Low, trend.oddsRatio13High)) slopes++
    }
  }
  return { changes, slopes, all }
}

const isWithin = (value: number, low: number, high: number): boolean => low <= value && value <= high
