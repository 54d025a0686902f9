import fc from 'fast-check'
import { type SkillTree, treeOf } from '../../../analysis/gaps/broader-skills.ts'
import { type Standing, standingOf } from '../../../analysis/gaps/gap-ranking.ts'
import { type DemandedOpening, gatherDemand } from '../../../analysis/gaps/skill-demand.ts'
import type { RequirementLevel } from '../../../data/domain.ts'
import type { Vocabulary } from '../../../data/vocabulary/vocabulary.ts'

/** Openings as the gap parts read them, and people set against them. */

type Levels = Partial<Record<RequirementLevel, string[]>>

export const anOpening = (levels: Levels, employer: string | null = null): DemandedOpening => ({
  employer,
  skills: Object.entries(levels).flatMap(([level, ids]) =>
    ids.map((skillId) => ({ skillId, level: level as RequirementLevel })),
  ),
})

export function aStanding(
  openings: readonly DemandedOpening[],
  held: readonly string[] = [],
  { threshold = 0.8, vocabulary = null }: { threshold?: number; vocabulary?: Vocabulary | null } = {},
): Standing {
  const demand = gatherDemand(openings)
  const tree: SkillTree = treeOf(demand, vocabulary)
  return standingOf(demand, new Set(held), threshold, tree)
}

export const SOME_SKILLS = ['a', 'b', 'c', 'd', 'e', 'f', 'g']

/** Up to 25 openings of one to five skills. */
export const someOpenings = fc.array(
  fc
    .uniqueArray(fc.constantFrom(...SOME_SKILLS), { minLength: 1, maxLength: 5 })
    .map((ids) => anOpening({ required: ids.slice(0, 2), mentioned: ids.slice(2, 3), preferred: ids.slice(3) })),
  { minLength: 1, maxLength: 25 },
)
export const someHeld = fc.uniqueArray(fc.constantFrom(...SOME_SKILLS), { maxLength: 3 })
