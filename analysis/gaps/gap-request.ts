import type { Selection } from '../../data/domain.ts'
import type { SkillLevel } from '../../data/profile.ts'
import type { DdatRole } from '../../data/vocabulary/load-ddat.ts'
import type { SkillKind } from '../../data/vocabulary/vocabulary.ts'
import type { KnownChanges } from '../trends/known-changes.ts'

/** What is read of the market, whoever is set against it. */
export interface MarketRequest {
  selection: Selection
  /** Weeks to look back from the newest opening; null: 13, widened until there are enough openings. */
  weeks: number | null
  /** UTC day. */
  today: string
  /** Changes that were judged before. */
  known?: KnownChanges
}

/** Hours to working level as a person says them, for a kind of skill or for one skill. */
export interface OwnHours {
  byKind: ReadonlyMap<SkillKind, number>
  bySkill: ReadonlyMap<string, number>
}

/** A person, and what they want to know. */
export interface PersonRequest {
  selection: Selection
  /** Skills the person has, as typed and as understood. With a level where a profile states one. */
  held: { typed: string; skill: string; name: string; level?: SkillLevel | null }[]
  /** What the person typed and the vocabulary does not know. */
  unknown: string[]
  /** Skills held below working level: not held, and shown as level gaps. */
  partly?: readonly { skill: string; level: SkillLevel }[]
  /** Part of the weight of its skills, above 0 and up to 1, that makes an opening reachable. */
  threshold?: number
  /** Own estimates; what is not in them is assumed by kind. */
  hours?: OwnHours
  /** Hours that the person has; null: no ranking by budget. */
  budgetHours?: number | null
  /** The role of the framework that the selection's role is, to set the person against its levels. */
  framework?: DdatRole | null
}

export type GapRequest = MarketRequest & PersonRequest

/** A person who has four fifths of what an advert asks for can apply. */
export const DEFAULT_THRESHOLD = 0.8
