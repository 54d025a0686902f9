import type { Description, RequirementLevel, Years } from '../../data/domain.ts'
import type { SkillKind } from '../../data/vocabulary/vocabulary.ts'
import type { PostingName } from '../../data/vocabulary/vocabulary-edit.ts'
import type { Advert } from '../text/advert.ts'

/** The part of an advert that a block stands in, told by its headings. */
export type Section =
  | 'requirements'
  | 'preferred'
  | 'responsibilities'
  | 'stack'
  | 'about'
  | 'benefits'
  | 'boilerplate'
  | 'title'
  | 'other'

/** One occurrence of a skill in an advert. Offsets are UTF-16 code units into `Extraction.text`. */
export interface ExtractedMention {
  start: number
  end: number
  surface: string
  /** Skill id. */
  skill: string
  name: string
  kind: SkillKind
  level: RequirementLevel
  section: Section
  sentence: string
  /** Years of experience that the sentence states for it. */
  years: Years | null
}

export interface Extraction {
  /** The readable text: the input itself for plain text, what the markup shows for HTML. */
  text: string
  /** The text with its blocks. */
  advert: Advert
  /** ISO 639-1. Only adverts in English have mentions. */
  language: string
  /** Every occurrence, in order of `start`; they never overlap. */
  mentions: ExtractedMention[]
}

export interface ExtractorInput {
  title?: string
  /** The employer's name: its own products are not skills it asks for. */
  company?: string | null
  /** What its source calls the posting; readings that a person ruled out for it alone are left out. */
  posting?: PostingName
  /** What a person says about himself, as in a CV: every skill in it is meant. */
  isOwnWords?: boolean
  description: Description
}

/** Reads skills out of adverts. The same text gives the same mentions, whatever was read before. */
export interface Extractor {
  /** Changes whenever the rules or the vocabulary could give other mentions. */
  readonly version: string
  extract(input: ExtractorInput): Extraction
  /** The text and its blocks with their sections, without looking for skills. */
  readAdvert(input: Pick<ExtractorInput, 'company' | 'description'>): Advert
}
