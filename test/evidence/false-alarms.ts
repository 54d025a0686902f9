import { createRandom } from '../analysis/trends/random.ts'
import type { EvidenceRow } from './evidence-row.ts'
import { isMove, judgeFamily } from './judge-family.ts'
import { draw, flat, inputOf, type Market, ramp, WEEKS } from './markets.ts'

const SKILLS = 200
/** 1 to 41 %. */
const shareOf = (skill: number): number => 0.01 + (0.4 * skill) / SKILLS
const skills = Array.from({ length: SKILLS }, (_, skill) => skill)

const MARKETS: readonly Market[] = [
  { name: 'independent adverts, 150 a week', n: 150 },
  { name: 'thin weeks of 20', n: 20 },
  { name: 'clusters of 4 equal adverts, 300 a week', n: 300, cluster: 4 },
  { name: 'noisy weeks, 300 a week', n: 300, wander: 0.15 },
  { name: 'noise of which 0.4 lasts, 300 a week', n: 300, wander: 0.15, rho: 0.4 },
  { name: 'noise of which 0.7 lasts, 300 a week', n: 300, wander: 0.15, rho: 0.7 },
]

const GROUP = 'Never cry wolf: verdicts of a move among 200 skills without any, 26 weeks'

/** Part of all verdicts that claim a move where nothing moves. */
export function falseAlarms(markets: number): EvidenceRow[] {
  return [
    ...MARKETS.map((market): EvidenceRow => {
      const random = createRandom(1)
      const judged = Array.from({ length: markets }, () =>
        judgeFamily(skills.map((skill) => inputOf(draw(random, flat(shareOf(skill)), market)))),
      ).flat()
      return rowOf(market.name, judged.filter(isMove).length, judged.length)
    }),
    ...sourceJoins(markets),
    ...sourceGrows(markets),
  ]
}

const rowOf = (what: string, moves: number, trials: number, high = 0.05, note?: string): EvidenceRow => ({
  ...{ group: GROUP, what, figure: moves / trials, low: 0, high, trials },
  ...(note !== undefined && { note }),
})

/** A second source whose skills have other shares starts half-way. */
function sourceJoins(markets: number): EvidenceRow[] {
  const random = createRandom(2)
  let [within, raw, all] = [0, 0, 0]
  for (let market = 0; market < markets; market++) {
    const drawn = skills.map((skill) => {
      const board = draw(random, flat(shareOf(skill)), { name: '', n: 150 })
      const feed = draw(random, flat(shareOf((skill * 7) % SKILLS)), { name: '', n: 150 })
      const joined = feed.map((cell, week) => (week < WEEKS / 2 ? { count: 0, n: 0 } : cell))
      const pooled = board.map(({ count, n }, week) => ({
        count: count + (joined[week]?.count ?? 0),
        n: n + (joined[week]?.n ?? 0),
      }))
      return { within: inputOf(board, joined), pooled: inputOf(pooled) }
    })
    within += judgeFamily(drawn.map((some) => some.within)).filter(isMove).length
    raw += judgeFamily(drawn.map((some) => some.pooled)).filter(isMove).length
    all += SKILLS
  }
  return [
    rowOf('a source with other skills joins half-way', within, all),
    rowOf('  the same, judged on raw shares', raw, all, 1, 'what the naive line would have claimed'),
  ]
}

/** One of two sources grows from 50 to 250 openings a week; every share stays what it is. */
function sourceGrows(markets: number): EvidenceRow[] {
  const random = createRandom(3)
  const sizes = ramp(50, 250)
  let [moves, all] = [0, 0]
  for (let market = 0; market < markets; market++) {
    const inputs = skills.map((skill) => {
      const growing = sizes.map((size) => {
        const n = Math.round(size)
        return { count: random.binomial(n, shareOf((skill * 7) % SKILLS)), n }
      })
      return inputOf(draw(random, flat(shareOf(skill)), { name: '', n: 100 }), growing)
    })
    moves += judgeFamily(inputs).filter(isMove).length
    all += SKILLS
  }
  return [rowOf('one of two sources grows fivefold', moves, all)]
}
