import { canBeLearnt } from '../../data/vocabulary/general-skills.ts'
import type { SkillKind, Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import { namedCount, type SkillDemand } from './skill-demand.ts'

/**
 * A broader skill of these kinds comes with the narrower one (dbt → analytics engineering); one of any other kind has to be
 * there first (pandas → Python). Our reading of the vocabulary: it says only which skill is broader.
 */
const COMES_ALONG: ReadonlySet<SkillKind> = new Set(['concept', 'practice', 'domain', 'soft', 'standard'])

/** Broader skills above one, the nearest first; a circle in the vocabulary ends the list. */
export function listBroader(skillId: string, { byId }: Vocabulary): string[] {
  const above: string[] = []
  let parent = byId.get(skillId)?.parent ?? null
  while (parent !== null && parent !== skillId && !above.includes(parent)) {
    above.push(parent)
    parent = byId.get(parent)?.parent ?? null
  }
  return above
}

/** What a person needs before they can learn a skill: broader ones that can be learnt and do not come along with it. */
export function listPrerequisites(skillId: string, vocabulary: Vocabulary): string[] {
  return listBroader(skillId, vocabulary).filter((id) => {
    const skill = vocabulary.byId.get(id)
    return skill !== undefined && !skill.broad && !COMES_ALONG.has(skill.kind)
  })
}

/** How the skills of a demand hang together, by position in its `skillIds`. */
export interface SkillTree {
  /** Broader skills that openings of the demand name too: whoever learns the skill then has them. The nearest first. */
  broader: number[][]
  /**
   * Of these, what comes first: what the skill builds on, and what more openings name. Else a narrow skill that few name would
   * be advised for the sake of the broad one that comes along.
   */
  needs: number[][]
  /** 1: may be advised. Nobody is told to learn curiosity, or a trade that is no skill; openings may ask for it all the same. */
  isLesson: Uint8Array
}

/** Without a vocabulary no skill implies another. */
export function treeOf(demand: Pick<SkillDemand, 'skillIds' | 'levels'>, vocabulary: Vocabulary | null): SkillTree {
  const { skillIds } = demand
  if (vocabulary === null) {
    const none = skillIds.map((): number[] => [])
    return { broader: none, needs: none, isLesson: new Uint8Array(skillIds.length).fill(1) }
  }
  const positions = new Map(skillIds.map((skillId, position) => [skillId, position]))
  const known = (ids: readonly string[]): number[] => ids.flatMap((id) => positions.get(id) ?? [])
  const isLesson = Uint8Array.from(skillIds, (id) => (canBeLearnt(vocabulary.byId.get(id)) ? 1 : 0))
  const broader = skillIds.map((id) => known(listBroader(id, vocabulary)))
  const needs = skillIds.map((id, skill) => {
    const first = new Set(known(listPrerequisites(id, vocabulary)))
    const count = namedCount(demand, skill)
    return (broader[skill] ?? []).filter(
      (other) => first.has(other) || (isLesson[other] === 1 && namedCount(demand, other) > count),
    )
  })
  return { broader, needs, isLesson }
}
