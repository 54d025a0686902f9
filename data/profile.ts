import type { Seniority, Workplace } from './domain.ts'

/** How well a person can do something, weakest first; the four levels of the Government Digital and Data framework. */
export const SKILL_LEVELS = ['awareness', 'working', 'practitioner', 'expert'] as const
export type SkillLevel = (typeof SKILL_LEVELS)[number]

/** One thing that a person says they can do. */
export interface ProfileSkill {
  /** Skill id; null where the vocabulary does not know it. It is kept all the same. */
  skill: string | null
  /** Its name as the person or the CV writes it. */
  name: string
  /** Null: the person did not say. */
  level: SkillLevel | null
  /** What bears it out, in the person's own words or those of the CV; may be empty. */
  evidence: string
}

/** What a person, or the coach of one, says about them. */
export interface ProfileFields {
  /** A name or a pseudonym. No two profiles have the same. */
  name: string
  currentRole: string
  vision: {
    /** Id of a role family. */
    role: string | null
    seniority: Seniority | null
    horizonMonths: number | null
  }
  places: {
    /** ISO 3166 code. */
    country: string | null
    workplace: Workplace | null
    /** Anything else, in words. */
    text: string
  }
  /** What a coach sorts clients by; may be empty. */
  group: string
}

export interface Profile extends ProfileFields {
  /** Random: nobody can guess the address of a profile. */
  id: string
  createdAt: string
  updatedAt: string
  /** In the order in which they were added. */
  skills: ProfileSkill[]
}

export const EMPTY_PROFILE: ProfileFields = {
  name: '',
  currentRole: '',
  vision: { role: null, seniority: null, horizonMonths: null },
  places: { country: null, workplace: null, text: '' },
  group: '',
}

/** The same thing under one profile: the skill, or for an unknown one its words whatever their case. */
export const profileSkillKey = ({ skill, name }: Pick<ProfileSkill, 'skill' | 'name'>): string =>
  skill ?? `“${name.trim().toLowerCase()}”`

/** Names that differ in case or in the way an accent is written are the same name. */
export const profileNameKey = (name: string): string => name.trim().normalize('NFKC').toLowerCase()

/** Enough to be compared: a level that nobody stated counts as working. */
export const isHeldLevel = (level: SkillLevel | null): boolean => level !== 'awareness'
