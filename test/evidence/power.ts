import { adjustForFalseDiscovery } from '../../analysis/trends/benjamini-hochberg.ts'
import type { TrendInput } from '../../analysis/trends/fitted-trend.ts'
import { detectableFrom } from '../../analysis/trends/judge-trends.ts'
import { normalTwoSidedP } from '../../analysis/trends/normal.ts'
import { fitShareTrend } from '../../analysis/trends/share-trend.ts'
import { MAX_FALSE_DISCOVERY } from '../../analysis/trends/verdict.ts'
import { createRandom } from '../analysis/trends/random.ts'
import type { EvidenceRow } from './evidence-row.ts'
import { judgeFamily } from './judge-family.ts'
import { draw, flat, inputOf, type Market, oddsRamp, type Path, type Random, ramp, step } from './markets.ts'

interface Planted {
  what: string
  path: Path
  market: Market
  /** Even way of independent openings: one who was told so can be set beside it. */
  isPlain?: true
  /** Looked for as a series by itself too. */
  isAloneToo?: true
}

const market = (n: number, parts: Partial<Market> = {}): Market => ({ name: '', n, ...parts })

const PLANTED: readonly Planted[] = [
  {
    what: '5 to 8 % over 26 weeks, 400 a week',
    path: ramp(0.05, 0.08),
    market: market(400),
    isPlain: true,
    isAloneToo: true,
  },
  {
    what: '8 to 5 % over 26 weeks, 400 a week',
    path: ramp(0.08, 0.05),
    market: market(400),
    isPlain: true,
    isAloneToo: true,
  },
  { what: '20 to 14 % over 26 weeks, 300 a week', path: ramp(0.2, 0.14), market: market(300), isPlain: true },
  { what: '5 to 8 % at once in the middle, 400 a week', path: step(0.05, 0.08, 13), market: market(400) },
  { what: '5 to 20 % at once, 1,000 a week', path: step(0.05, 0.2, 13), market: market(1000) },
  { what: '10 to 5 % at once, six weeks ago, 400 a week', path: step(0.1, 0.05, 20), market: market(400) },
  {
    what: '10 to 20 % over 26 weeks, clusters of 4, 400 a week',
    path: ramp(0.1, 0.2),
    market: market(400, { cluster: 4 }),
  },
  {
    what: '10 to 18 % over 26 weeks, noisy weeks of which 0.4 lasts, 400 a week',
    path: ramp(0.1, 0.18),
    market: market(400, { wander: 0.1, rho: 0.4 }),
  },
]

/** A view: so many skills that stand still beside those that move. */
const STANDING = 80
const MOVING = 20
const VIEW = 'Power: planted changes that are called by their name'

/**
 * Part of planted changes that get the right verdict, by themselves and among skills that stand still.
 *
 * @param only  those that an oracle can be set beside, or the others; all unless given
 */
export function power(trials: number, only?: 'with oracle' | 'without oracle'): EvidenceRow[] {
  const among = `${MOVING} of ${MOVING + STANDING} skills`
  const planted = PLANTED.filter(({ isPlain = false }) => only === undefined || isPlain === (only === 'with oracle'))
  return [
    ...planted.map((one) => {
      return rowOf(`${one.what}; ${among}`, found(one, Math.ceil(trials / MOVING), MOVING, STANDING))
    }),
    ...planted
      .filter(({ isAloneToo }) => isAloneToo)
      .map((one) => {
        return rowOf(`${one.what}; a series by itself`, found(one, trials, 1, 0))
      }),
  ]
}

const rowOf = (what: string, { right, known, all }: Found): EvidenceRow => ({
  ...{ group: VIEW, what, figure: right / all, low: 0.9, high: 1, trials: all },
  ...(known !== null && { oracle: known / all }),
})

interface Found {
  right: number
  /** Those that a test finds which was told the shape and the noise; null where it was not tried. */
  known: number | null
  all: number
}

function found({ path, market, isPlain }: Planted, views: number, moving: number, standing: number): Found {
  const random = createRandom(4)
  const isUp = (path.at(-1) ?? 0) > (path[0] ?? 0)
  let [right, known, all] = [0, 0, 0]
  for (let view = 0; view < views; view++) {
    const inputs = [
      ...Array.from({ length: moving }, () => inputOf(draw(random, path, market))),
      ...Array.from({ length: standing }, (_, skill) => inputOf(draw(random, flat(0.02 + 0.004 * skill), market))),
    ]
    const judged = judgeFamily(inputs).slice(0, moving)
    right += judged.filter(({ verdict }) => verdict === (isUp ? 'rising' : 'falling')).length
    all += judged.length
    if (isPlain)
      known += knownFinds(inputs)
        .slice(0, moving)
        .filter((move) => (isUp ? move > 0 : move < 0)).length
  }
  return { right, known: isPlain ? known : null, all }
}

/** Direction of each move that a line through independent openings finds at the same part of false discoveries; 0: none. */
function knownFinds(inputs: readonly TrendInput[]): number[] {
  const lines = inputs.map(fitShareTrend)
  const qValues = adjustForFalseDiscovery(lines.map((line) => (line ? normalTwoSidedP(line.slope / line.seModel) : 1)))
  return lines.map((line, index) => (line && (qValues[index] ?? 1) <= MAX_FALSE_DISCOVERY ? Math.sign(line.slope) : 0))
}

const DETECTABLE: readonly { name: string; share: number; market: Market }[] = [
  { name: 'of 10 %, 300 a week', share: 0.1, market: market(300) },
  { name: 'of 30 %, 60 a week', share: 0.3, market: market(60) },
  { name: 'of 20 %, clusters of 4, 300 a week', share: 0.2, market: market(300, { cluster: 4 }) },
  {
    name: 'of 20 %, noisy weeks of which 0.4 lasts, 300 a week',
    share: 0.2,
    market: market(300, { wander: 0.15, rho: 0.4 }),
  },
]
const FAMILY = 40
const DETECTABLE_GROUP =
  'Smallest change that would have shown (8 times in 10): changes a fifth smaller are found less often, a fifth larger more often'

/** Changes of 0.8 and of 1.2 times the printed figure, planted and tested: it is right within a fifth when 80 % lies between. */
export function detectable(families: number): EvidenceRow[] {
  return DETECTABLE.flatMap(({ name, share, market }) => {
    const random = createRandom(5)
    const still = Array.from({ length: families }, () => family(random, flat(share), market)).flat()
    const points = still.reduce((sum, { trend }) => sum + detectableFrom(trend), 0) / still.length / 100
    const part = (times: number) => {
      const [from, to] = [share - (times * points) / 2, share + (times * points) / 2]
      const judged = Array.from({ length: families }, () => family(random, oddsRamp(from, to), market)).flat()
      return { figure: judged.filter(({ trend }) => trend.p <= 0.05).length / judged.length, trials: judged.length }
    }
    const what = `${(100 * points).toFixed(1)} points ${name}`
    return [
      { group: DETECTABLE_GROUP, what: `0.8 × ${what}`, ...part(0.8), low: 0, high: 0.8 },
      { group: DETECTABLE_GROUP, what: `1.2 × ${what}`, ...part(1.2), low: 0.8, high: 1 },
    ]
  })
}

const family = (random: Random, path: Path, market: Market) =>
  judgeFamily(Array.from({ length: FAMILY }, () => inputOf(draw(random, path, market))))
