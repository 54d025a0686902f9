import { rankByDemand, rankNext, type Standing, singleGains, withLearnt } from '../../../analysis/gaps/gap-ranking.ts'
import { namedCount } from '../../../analysis/gaps/skill-demand.ts'
import type { Random } from '../markets.ts'

/** As many skills as each rule recommends. */
export const LESSONS = 3
/** A skill that fewer openings name is nobody's random advice. */
const MIN_NAMED = 3

/** Which skills to learn, from the openings that the adviser sees: skill ids, the first one first. */
export type AdviceRule = (standing: Standing, random: Random) => string[]

/** What SkillTide ships, and what it is measured against. */
export const RULES = {
  shipped: (standing) => {
    const { demand } = standing
    const counts = new Map(demand.skillIds.map((skillId, skill) => [skillId, namedCount(demand, skill)]))
    return rankByDemand(standing, LESSONS, (skillId) => counts.get(skillId) ?? 0).map(({ skillId }) => skillId)
  },
  coverage: (standing) => rankNext(standing, { steps: LESSONS }).map(({ skillId }) => skillId),
  required: best(
    ({ demand }) =>
      (skill) =>
        demand.levels[skill]?.required ?? 0,
  ),
  opened: best((standing) => {
    const { reachable, objective } = singleGains(standing)
    // Often nothing opens a door alone; then the nearness to one decides.
    return (skill) => (reachable[skill] ?? 0) + (objective[skill] ?? 0) / 1e6
  }),
  random: (standing, random) => {
    const pool = missingOf(standing).filter((skill) => namedCount(standing.demand, skill) >= MIN_NAMED)
    const chosen: number[] = []
    while (chosen.length < LESSONS && pool.length > 0)
      chosen.push(...pool.splice(Math.floor(random.uniform() * pool.length), 1))
    return chosen.map((skill) => standing.demand.skillIds[skill] ?? '')
  },
  nothing: () => [],
} satisfies Record<string, AdviceRule>

export type RuleName = keyof typeof RULES

export const RULE_WORDS: Record<RuleName, string> = {
  shipped: 'the three most asked-for missing skills',
  coverage: 'greedy on F, the nearness to what is asked for',
  required: 'the three most often required missing skills',
  opened: 'the skill that alone opens most, three times',
  random: 'three missing skills at random',
  nothing: 'learning nothing',
}

/** The missing skill with the highest figure, three times, each learnt before the next is chosen. */
function best(figuresOf: (standing: Standing) => (skill: number) => number): AdviceRule {
  return (start) => {
    const chosen: string[] = []
    let standing = start
    while (chosen.length < LESSONS) {
      const figureOf = figuresOf(standing)
      const skill = missingOf(standing).reduce<number | null>(
        (top, some) => (top === null || figureOf(some) > figureOf(top) ? some : top),
        null,
      )
      if (skill === null) break
      chosen.push(standing.demand.skillIds[skill] ?? '')
      standing = withLearnt(standing, skill)
    }
    return chosen
  }
}

/** Skills that weigh, can be advised and are not held, in order of their ids. */
const missingOf = ({ demand, tree, isHeld }: Standing): number[] =>
  [...new Set(demand.skills)]
    .filter((skill) => isHeld[skill] === 0 && tree.isLesson[skill] === 1)
    .sort((a, b) => ((demand.skillIds[a] ?? '') < (demand.skillIds[b] ?? '') ? -1 : 1))
