import type { SkillKind, Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import type { SkillDemand } from './skill-demand.ts'

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
  /** Of these, what has to be learnt first. */
  needs: number[][]
}

/** Without a vocabulary no skill implies another. */
export function treeOf({ skillIds }: Pick<SkillDemand, 'skillIds'>, vocabulary: Vocabulary | null): SkillTree {
  const positions = new Map(skillIds.map((skillId, position) => [skillId, position]))
  const known = (ids: readonly string[]): number[] => ids.flatMap((id) => positions.get(id) ?? [])
  return {
    broader: skillIds.map((id) => (vocabulary === null ? [] : known(listBroader(id, vocabulary)))),
    needs: skillIds.map((id) => (vocabulary === null ? [] : known(listPrerequisites(id, vocabulary)))),
  }
}
