import type { SkillLevel } from '../../data/profile.ts'
import type { Skill, SkillKind } from '../../data/vocabulary/vocabulary.ts'
import type { OwnHours } from './gap-request.ts'

/**
 * Hours from nothing to working level, by kind of skill. Assumptions, not measurements: nobody knows them for one person.
 * They are shown as such, and everybody may write their own.
 * Domains, certifications and soft skills take the value of the kind nearest to them.
 */
export const ASSUMED_HOURS: Record<SkillKind, number> = {
  ...{ language: 80, platform: 80, database: 80 },
  certification: 60,
  ...{ concept: 40, standard: 40, domain: 40 },
  ...{ tool: 30, framework: 30, library: 30, service: 30, practice: 30 },
  soft: 20,
}

/** The part of the hours that is left to somebody who has each level. Assumptions as well. */
export const PART_LEFT = { none: 1, awareness: 0.75 } as const
/** A skill that always stands with a held one is taken to be learnt in half the time: an assumption. */
const MOST_SAVED = 0.5

/** What it may take to learn one skill to working level. */
export interface LearningEffort {
  /** Hours, rounded. */
  hours: number
  /** Who says so: the person for this skill, the person for its kind, or nobody but the table. */
  said: 'skill' | 'kind' | 'assumed'
  /** Hours by kind before anything is taken off; for an own estimate of the skill that estimate. */
  fullHours: number
  /** Part that is left because the skill is close to a held one; 1 where nothing is close. */
  closeFactor: number
  /** Part that is left because the person is aware of it; 1 where they are not. */
  levelFactor: number
}

/**
 * Hours × (1 − 0.5 · NPMI with the closest held skill), less a quarter for awareness. An own estimate of the skill is taken
 * as it is.
 */
export function learningEffort(
  { id, kind }: Pick<Skill, 'id' | 'kind'>,
  own: OwnHours | undefined,
  closeness: number,
  level: SkillLevel | null,
): LearningEffort {
  const estimate = own?.bySkill.get(id)
  if (estimate !== undefined)
    return { hours: estimate, said: 'skill', fullHours: estimate, closeFactor: 1, levelFactor: 1 }
  const ofKind = own?.byKind.get(kind)
  const fullHours = ofKind ?? ASSUMED_HOURS[kind]
  const closeFactor = 1 - MOST_SAVED * Math.max(0, closeness)
  const levelFactor = level === 'awareness' ? PART_LEFT.awareness : PART_LEFT.none
  return {
    hours: Math.max(1, Math.round(fullHours * closeFactor * levelFactor)),
    said: ofKind === undefined ? 'assumed' : 'kind',
    ...{ fullHours, closeFactor, levelFactor },
  }
}
