import { describe, expect, test } from 'vitest'
import { adjustForFalseDiscovery } from '../../../analysis/trends/benjamini-hochberg.ts'
import { familyScatter } from '../../../analysis/trends/family-scatter.ts'
import { expit, logit } from '../../../analysis/trends/log-odds.ts'
import { type FittedTrend, fitShareTrend, ownScatter, testShareTrend } from '../../../analysis/trends/share-trend.ts'
import { detectableFromFit } from '../../../analysis/trends/trend-power.ts'
import { fitTrendShape } from '../../../analysis/trends/trend-shape.ts'
import { trendVerdict } from '../../../analysis/trends/trend-verdict.ts'
import type { Counted } from '../../../analysis/trends/weighted-change.ts'
import { createRandom } from './random.ts'

/** Small seeded versions of the simulations that the methods rest on. */

const WEEKS = 26
const weeks = Array.from({ length: WEEKS }, (_, week) => week)
const SKILLS = 200
/** 1 to 41 %. */
const shareOf = (skill: number) => 0.01 + (0.4 * skill) / SKILLS

type Random = ReturnType<typeof createRandom>
const draw = (random: Random, n: number, shares: readonly number[]): Counted[] =>
  shares.map((share) => ({ count: random.binomial(n, share), n }))

/** A flat share with noise of its own each week, `rho` of which lasts to the next. */
function noisy(random: Random, share: number, size: number, rho: number): number[] {
  const gauss = () => Math.sqrt(-2 * Math.log(1 - random.uniform())) * Math.cos(2 * Math.PI * random.uniform())
  let noise = size * gauss()
  return weeks.map(() => {
    const now = expit(logit(share) + noise)
    noise = rho * noise + Math.sqrt(1 - rho * rho) * size * gauss()
    return now
  })
}

const fitOf = (sources: Record<string, readonly Counted[]>): FittedTrend | null =>
  fitTrendShape({
    positions: weeks,
    sources: Object.entries(sources).map(([source, cells]) => ({ source, cells })),
  })

/** Verdicts of series that are tested together, with their intervals. */
function judge(fits: readonly (FittedTrend | null)[]) {
  const found = fits.flatMap((fit) => fit ?? [])
  const { scatterOf } = familyScatter(found)
  const tests = found.map((fit) => testShareTrend(fit, scatterOf(fit)))
  const qValues = adjustForFalseDiscovery(tests.map(({ p }) => p))
  return tests.map((trend, index) => {
    const figures = { ...trend, q: qValues[index] ?? 1, weeks: WEEKS, mentions: 1000, employers: null }
    return { ...trend, verdict: trendVerdict(figures).verdict }
  })
}

const partOf = <T>(some: readonly T[], holds: (one: T) => boolean): number => some.filter(holds).length / some.length
const isMove = ({ verdict }: { verdict: string }) => verdict === 'rising' || verdict === 'falling'
const skills = Array.from({ length: SKILLS }, (_, skill) => skill)

describe('never cry wolf: of 200 skills without any trend', () => {
  test('at most 3 move when weeks are independent', () => {
    const random = createRandom(1)
    const judged = judge(
      skills.map((skill) =>
        fitOf({
          board: draw(
            random,
            150,
            weeks.map(() => shareOf(skill)),
          ),
        }),
      ),
    )
    expect(judged.filter(isMove).length).toBeLessThanOrEqual(3)
    expect(partOf(judged, ({ p }) => p <= 0.05)).toBeLessThanOrEqual(0.1)
  })

  test.each([0.4, 0.7])('at most 5 %% move when weeks are noisy and %f of the noise lasts', (rho) => {
    const random = createRandom(2)
    const judged = judge(
      skills.map((skill) => fitOf({ board: draw(random, 300, noisy(random, shareOf(skill), 0.15, rho)) })),
    )
    expect(partOf(judged, isMove)).toBeLessThanOrEqual(0.05)
  })

  test('at most 5 % move when a source with another mix of skills joins half-way; of the raw shares a quarter would', () => {
    const random = createRandom(3)
    const joined = skills.map((skill) => {
      const board = draw(
        random,
        150,
        weeks.map(() => shareOf(skill)),
      )
      const other = shareOf((skill * 7) % SKILLS)
      const feed = weeks.map((week) =>
        week < 13 ? { count: 0, n: 0 } : { count: random.binomial(150, other), n: 150 },
      )
      const pooled = board.map(({ count, n }, week) => ({
        count: count + (feed[week]?.count ?? 0),
        n: n + (feed[week]?.n ?? 0),
      }))
      return { within: fitOf({ board, feed }), naive: fitOf({ all: pooled }) }
    })
    expect(partOf(judge(joined.map(({ within }) => within)), isMove)).toBeLessThanOrEqual(0.05)
    expect(partOf(judge(joined.map(({ naive }) => naive)), isMove)).toBeGreaterThan(0.25)
  })
})

describe('power', () => {
  const ramp = (from: number, to: number) => weeks.map((week) => from + ((to - from) * week) / (WEEKS - 1))
  const step = (from: number, to: number, at: number) => weeks.map((week) => (week < at ? from : to))
  test.each([
    ['from 5 to 8 % at 400 openings a week', 400, ramp(0.05, 0.08)],
    ['from 20 to 14 % at 300', 300, ramp(0.2, 0.14)],
    ['from 5 to 8 % at once in the middle, at 400', 400, step(0.05, 0.08, 13)],
    ['from 5 to 20 % at once, at 1,000, where a line alone is blind', 1000, step(0.05, 0.2, 13)],
    ['from 10 to 5 % at once, six weeks ago, at 400', 400, step(0.1, 0.05, 20)],
  ])('a share that goes %s is found at least 9 times in 10', (_, n, shares) => {
    const random = createRandom(4)
    const judged = judge(Array.from({ length: 100 }, () => fitOf({ board: draw(random, n, shares) })))
    const direction = (shares.at(-1) ?? 0) > (shares[0] ?? 0) ? 'rising' : 'falling'
    expect(partOf(judged, ({ verdict }) => verdict === direction)).toBeGreaterThanOrEqual(0.9)
  })

  test('the smallest change that is printed is found in about 8 of 10 trials', () => {
    const random = createRandom(5)
    const trendOf = (shares: readonly number[]) => {
      const cells = draw(random, 300, shares)
      const fit = fitShareTrend({ positions: weeks, sources: [{ source: 'a', cells }] })
      return fit && testShareTrend(fit, ownScatter(fit, 0))
    }
    const printed = Array.from({ length: 100 }, () => {
      const trend = trendOf(ramp(0.1, 0.1))
      return trend ? detectableFromFit(trend) / 100 : 0
    })
    const points = printed.reduce((sum, value) => sum + value, 0) / printed.length
    const found = Array.from({ length: 300 }, () => trendOf(ramp(0.1 - points / 2, 0.1 + points / 2))?.p ?? 1)
    expect(partOf(found, (p) => p <= 0.05)).toBeGreaterThanOrEqual(0.72)
    expect(partOf(found, (p) => p <= 0.05)).toBeLessThanOrEqual(0.9)
  })
})

describe('the 95 % interval of a change', () => {
  test.each([
    ['300 openings a week', 300],
    ['thin weeks of 30', 30],
  ])('covers the truth in 93 to 97.5 %% of skills that are tested together: %s', (_, n) => {
    const random = createRandom(6)
    const [from, to] = [0.1, 0.14]
    const ramps = Array.from({ length: 1500 }, () =>
      fitOf({
        board: draw(
          random,
          n,
          weeks.map((week) => expit(logit(from) + ((logit(to) - logit(from)) * week) / (WEEKS - 1))),
        ),
      }),
    )
    const covered = partOf(judge(ramps), ({ lowPp, highPp }) => lowPp <= 4 && 4 <= highPp)
    expect(covered).toBeGreaterThanOrEqual(0.93)
    expect(covered).toBeLessThanOrEqual(0.975)
  })
})
