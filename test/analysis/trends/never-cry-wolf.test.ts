import { describe, expect, test } from 'vitest'
import { buildTrendReport } from '../../../analysis/trends/build-trend-report.ts'
import { expit, logit } from '../../../analysis/trends/log-odds.ts'
import { weightedChange } from '../../../analysis/trends/weighted-change.ts'
import { aSelection } from '../../data/builders.ts'
import { aTable, aVocabulary } from './count-table.ts'
import { createRandom } from './random.ts'

const WEEKS = 26
const skillIds = Array.from({ length: 200 }, (_, index) => `skill-${index}`)
const vocabulary = aVocabulary(...skillIds)

/** One market of 200 skills over 26 weeks; `shareOf` gives the true share of a skill in a week. */
function verdictsOf(seed: number, openingsPerWeek: number, shareOf: (skill: number, week: number) => number): string[] {
  const random = createRandom(seed)
  const openings = new Array<number>(WEEKS).fill(openingsPerWeek)
  const skills = Object.fromEntries(
    skillIds.map((id, skill) => [id, openings.map((n, week) => random.binomial(n, shareOf(skill, week)))]),
  )
  const view = { selection: aSelection(), today: '2026-12-31', skillIds }
  return buildTrendReport(
    aTable([{ source: { lastReadOn: '2026-12-31' }, openings, skills }]),
    vocabulary,
    view,
  ).series.map(({ verdict }) => verdict)
}

const isMove = (verdict: string) => verdict === 'rising' || verdict === 'falling'
const flatShare = (skill: number) => 0.01 + (skill / skillIds.length) * 0.4

describe('on seeded markets of 200 skills', () => {
  test('without any trend at most 1 % of all verdicts are rising or falling', () => {
    const verdicts = Array.from({ length: 10 }, (_, seed) => verdictsOf(seed + 1, 120, flatShare)).flat()
    expect(verdicts.filter(isMove).length / verdicts.length).toBeLessThanOrEqual(0.01)
  })

  test.each([
    ['weeks are noisy', 0],
    ['0.4 of the noise lasts to the next week', 0.4],
    ['0.7 of the noise lasts to the next week', 0.7],
  ])('at most 5 %% are when %s, where openings taken for independent would make up to 20 %% move', (_, rho) => {
    const noise = createRandom(99)
    const gauss = () => Math.sqrt(-2 * Math.log(1 - noise.uniform())) * Math.cos(2 * Math.PI * noise.uniform())
    const path = () => {
      let now = 0.15 * gauss()
      return Array.from({ length: WEEKS }, () => {
        const current = now
        now = rho * now + Math.sqrt(1 - rho * rho) * 0.15 * gauss()
        return current
      })
    }
    const verdicts = Array.from({ length: 2 }, (_unused, seed) => {
      const noises = skillIds.map(path)
      return verdictsOf(seed + 1, 300, (skill, week) => expit(logit(flatShare(skill)) + (noises[skill]?.[week] ?? 0)))
    }).flat()
    expect(verdicts.filter(isMove).length / verdicts.length).toBeLessThanOrEqual(0.05)
  })

  test('a share that goes from 5 to 8 % in the middle of 400 openings a week is found at least 9 times in 10', () => {
    const planted = (skill: number, week: number) => (skill < 20 ? (week < WEEKS / 2 ? 0.05 : 0.08) : flatShare(skill))
    const found = Array.from({ length: 5 }, (_, seed) => verdictsOf(seed + 1, 400, planted).slice(0, 20)).flat()
    expect(found.filter((verdict) => verdict === 'rising').length).toBeGreaterThanOrEqual(90)
    expect(found).not.toContain('falling')
  })
})

describe('the 95 % interval of a change', () => {
  const cases = [
    { name: 'one source, 300 openings a span', sizes: [[300, 300]], earlier: [0.1], later: [0.14] },
    { name: 'one source, thin spans, rare skill', sizes: [[60, 90]], earlier: [0.03], later: [0.05] },
    {
      name: 'three sources of different size and level',
      sizes: [
        [300, 200],
        [80, 120],
        [40, 40],
      ],
      earlier: [0.1, 0.3, 0.02],
      later: [0.12, 0.3, 0.05],
    },
  ]
  test.each(cases)('covers the truth in 93 to 98 % of 4,000 seeded trials: $name', ({ sizes, earlier, later }) => {
    const random = createRandom(7)
    const all = sizes.flat().reduce((sum, n) => sum + n, 0)
    const weights = sizes.map(([before = 0, after = 0]) => (before + after) / all)
    const truth = weights.reduce(
      (sum, weight, index) => sum + weight * ((later[index] ?? 0) - (earlier[index] ?? 0)),
      0,
    )
    let covered = 0
    for (let trial = 0; trial < 4000; trial++) {
      const { low, high } = weightedChange(
        sizes.map(([before = 0, after = 0], index) => ({
          weight: weights[index] ?? 0,
          earlier: { count: random.binomial(before, earlier[index] ?? 0), n: before },
          later: { count: random.binomial(after, later[index] ?? 0), n: after },
        })),
      )
      if (low <= truth && truth <= high) covered++
    }
    expect(covered / 4000).toBeGreaterThanOrEqual(0.93)
    expect(covered / 4000).toBeLessThanOrEqual(0.98)
  })
})
