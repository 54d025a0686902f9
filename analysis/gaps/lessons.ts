import type { SkillLevel } from '../../data/profile.ts'
import type { Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import { listPrerequisites } from './broader-skills.ts'
import { findCloseSkills } from './close-skills.ts'
import type { Standing } from './gap-ranking.ts'
import type { Lesson, NamedSkill } from './gap-report.ts'
import type { OwnHours } from './gap-request.ts'
import { learningEffort } from './learning-hours.ts'

/** What is to be known of learning each skill: hours, what is close to it, what comes with it and what before it. */
export function createLessons(
  standing: Standing,
  vocabulary: Vocabulary,
  own: OwnHours | undefined,
  levelOf: ReadonlyMap<string, SkillLevel>,
): (skillId: string) => Lesson {
  const { demand, tree, isHeld } = standing
  const closest = findCloseSkills(demand, isHeld, vocabulary)
  const positions = new Map(demand.skillIds.map((skillId, position) => [skillId, position]))
  const named = (skill: string): NamedSkill => ({ skill, name: vocabulary.byId.get(skill)?.name ?? skill })
  const isMissing = (position: number): boolean => isHeld[position] === 0
  return (skillId) => {
    const skill = vocabulary.byId.get(skillId)
    const position = positions.get(skillId) ?? -1
    const close = closest.get(skillId) ?? null
    const before = new Set(listPrerequisites(skillId, vocabulary))
    const brings = (tree.broader[position] ?? []).filter(isMissing).map((other) => demand.skillIds[other] ?? '')
    return {
      effort: learningEffort(
        { id: skillId, kind: skill?.kind ?? 'concept' },
        own,
        close?.npmi ?? 0,
        levelOf.get(skillId) ?? null,
      ),
      close: close && { ...close, ...named(close.skill) },
      brings: brings.filter((other) => !before.has(other)).map(named),
      needs: brings.filter((other) => before.has(other)).map(named),
    }
  }
}
