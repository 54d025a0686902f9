import type { SkillKind } from './vocabulary.ts'

/** A posting, by what its source calls it. */
export interface PostingName {
  source: string
  board: string
  sourceId: string
}

/** One change that a person made to the vocabulary. `skill` is the id of a skill. */
export type VocabularyEdit =
  | {
      op: 'add'
      skill: string
      name: string
      kind: SkillKind
      category: string
      parent: string | null
      aliases: string[]
    }
  | { op: 'alias'; skill: string; form: string }
  | { op: 'remove-alias'; skill: string; form: string }
  | { op: 'rename'; skill: string; name: string }
  /** The broader skill that it implies; null: none. */
  | { op: 'parent'; skill: string; parent: string | null }
  | { op: 'classify'; skill: string; kind: SkillKind; category: string }
  | { op: 'retire'; skill: string }
  /** The words are read before the skills and name none ("go to"). `skill` is the one whose reading this mends. */
  | { op: 'stop'; skill: string; phrase: string }
  | { op: 'not-at'; skill: string; company: string }
  | { op: 'not-in'; skill: string; posting: PostingName }
