import type { RequirementLevel } from '../../data/domain.ts'

/** How much a skill weighs in an opening: what is required twice as much as what is only named (statistics.md section 13). */
export const LEVEL_WEIGHTS: Record<RequirementLevel, number> = { required: 1, mentioned: 0.5, preferred: 0.25 }

/** What one opening asks for: positions in `SkillDemand.skillIds`, each with its weight. */
export interface OpeningDemand {
  skills: number[]
  weights: number[]
  totalWeight: number
}

/** What openings ask for, and how often each skill is named at which level. */
export interface SkillDemand {
  /** All openings, those without any skill included. */
  openingCount: number
  /** Of these, openings that name any skill. */
  withSkillsCount: number
  /** Openings that name at least one skill that weighs, with these skills alone. */
  openings: OpeningDemand[]
  skillIds: string[]
  /** Per skill, by position in `skillIds`. */
  levels: Record<RequirementLevel, number>[]
}

/**
 * Reads a stream of openings once. A skill stands at most once in each.
 *
 * @param weighs  whether a skill counts towards what an opening asks for; all are counted in `levels`
 */
export function gatherDemand(
  openings: Iterable<{ skills: readonly { skillId: string; level: RequirementLevel }[] }>,
  weighs: (skillId: string) => boolean = () => true,
): SkillDemand {
  const positions = new Map<string, number>()
  const demand: SkillDemand = { openingCount: 0, withSkillsCount: 0, openings: [], skillIds: [], levels: [] }
  for (const { skills } of openings) {
    demand.openingCount++
    if (skills.length > 0) demand.withSkillsCount++
    const opening: OpeningDemand = { skills: [], weights: [], totalWeight: 0 }
    for (const { skillId, level } of skills) {
      const position = positions.get(skillId) ?? addSkill(demand, positions, skillId)
      const levels = demand.levels[position]
      if (levels) levels[level]++
      if (!weighs(skillId)) continue
      opening.skills.push(position)
      opening.weights.push(LEVEL_WEIGHTS[level])
      opening.totalWeight += LEVEL_WEIGHTS[level]
    }
    if (opening.totalWeight > 0) demand.openings.push(opening)
  }
  return demand
}

function addSkill(demand: SkillDemand, positions: Map<string, number>, skillId: string): number {
  const position = demand.skillIds.length
  positions.set(skillId, position)
  demand.skillIds.push(skillId)
  demand.levels.push({ required: 0, preferred: 0, mentioned: 0 })
  return position
}
