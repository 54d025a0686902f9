import { standingOf } from '../../../analysis/gaps/gap-ranking.ts'
import { withImplied } from '../../../analysis/gaps/held-skills.ts'
import type { SkillDemand } from '../../../analysis/gaps/skill-demand.ts'
import type { Vocabulary } from '../../../data/vocabulary/vocabulary.ts'
import type { Random } from '../markets.ts'
import type { AdviceMarket } from './advice-market.ts'
import { RULES, type RuleName } from './advice-rules.ts'

/** Somebody who can do what one real opening of a role names, or a part of it, and looks for that role. */
export interface SyntheticProfile {
  market: AdviceMarket
  held: ReadonlySet<string>
}

/** Openings of the newer half within reach of each profile after the advice of one rule. */
export interface Outcome {
  /** By profile: rows of its market that are within reach. */
  reached: number[][]
  /** By profile: part of the openings of its market. */
  shares: number[]
}

/** An opening that names fewer skills says little about a person. */
const MIN_SKILLS = 5

/** @param part  of the skills of the opening that the person has; each is kept with this probability */
export function drawProfiles(
  markets: readonly AdviceMarket[],
  vocabulary: Vocabulary,
  count: number,
  part: number,
  random: Random,
): SyntheticProfile[] {
  const pool = markets.flatMap((market) =>
    Array.from({ length: market.older.rowCount }, (_, row) => ({ market, ids: skillsOf(market.older, row) })),
  )
  const rich = pool.filter(({ ids }) => ids.length >= MIN_SKILLS)
  return Array.from({ length: count }, () => {
    const drawn = rich[Math.floor(random.uniform() * rich.length)]
    if (drawn === undefined) throw new RangeError(`no opening of the older half names ${MIN_SKILLS} skills`)
    const named = drawn.ids.filter(() => part === 1 || random.uniform() < part)
    return { market: drawn.market, held: new Set(withImplied(named, vocabulary).keys()) }
  })
}

/** Advice from the older half, judged on the newer one: the skills learnt count with what is broader. */
export function judgeRule(
  rule: RuleName,
  profiles: readonly SyntheticProfile[],
  vocabulary: Vocabulary,
  threshold: number,
  random: Random,
): Outcome {
  const reached = profiles.map(({ market, held }) => {
    const learnt = RULES[rule](standingOf(market.older, held, threshold, market.tree), random)
    const after = new Set([...held, ...withImplied(learnt, vocabulary).keys()])
    const { heldWeights } = standingOf(market.newer, after, threshold)
    return Array.from(heldWeights.keys()).filter(
      (row) => (heldWeights[row] ?? 0) / (market.newer.totals[row] ?? 1) >= threshold,
    )
  })
  const shares = reached.map((rows, index) => rows.length / (profiles[index]?.market.newer.rowCount ?? 1))
  return { reached, shares }
}

const skillsOf = (demand: SkillDemand, row: number): string[] =>
  Array.from(
    demand.skills.subarray(demand.starts[row] ?? 0, demand.starts[row + 1] ?? 0),
    (skill) => demand.skillIds[skill] ?? '',
  )
