import type { PostingName } from './vocabulary-edit.ts'

/** A skill of the vocabulary, as one line of `skills.jsonl`, which leaves out what is null, false or empty. */
export interface Skill {
  /** Kebab-case, stable: stored figures and links refer to it. */
  id: string
  name: string
  category: string
  kind: SkillKind
  /** Id of a broader skill that holding this one implies, e.g. `postgresql` → `sql`; null without one. */
  parent: string | null
  /** Other spellings that name this skill wherever they stand. */
  aliases: string[]
  /** Spellings (the name may be one) that are also something else, and count only with evidence. */
  ambiguousForms: string[]
  /** Words or phrases near an ambiguous form that are such evidence. */
  cues: string[]
  /** Ambiguous forms must be written exactly so ("Go", "REST"). */
  matchCase: boolean
  /** Stands in so many adverts that it tells little ("communication"): counted, but kept out of top lists. */
  broad: boolean
  /** URI of the ESCO concept, where there is one. */
  esco: string | null
  /** Open lists that also have the name; empty when added by hand. */
  sources: string[]
}

export type SkillKind =
  | 'language'
  | 'framework'
  | 'library'
  | 'database'
  | 'tool'
  | 'platform'
  | 'service'
  | 'standard'
  | 'certification'
  | 'concept'
  | 'practice'
  | 'soft'
  | 'domain'

/** Skills by id, as a map has them, in the order of `Vocabulary.skills`. */
export type SkillsById = Pick<ReadonlyMap<string, Skill>, 'get' | 'has' | 'keys'>

export interface Vocabulary {
  skills: readonly Skill[]
  byId: SkillsById
  /** Phrases that contain a skill's form but never mean it ("cutting edge"); eaten before matching. */
  stopPhrases: readonly string[]
  /** Where a person said that a skill is not meant: at one employer, or in one posting. */
  exclusions?: readonly { skill: string; company?: string; posting?: PostingName }[]
  /** Short hash of the content: a changed vocabulary re-counts history. */
  version: string
}
