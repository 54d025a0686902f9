import { isHeldLevel, type SkillLevel } from '../../data/profile.ts'
import type { Skill, Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import { partStatedLevel } from '../profiles/stated-level.ts'
import { splitOutsideBrackets } from '../text/split-outside-brackets.ts'
import type { Extractor } from './extraction.ts'
import { formKey } from './spelling-index.ts'
import { spellingVariants } from './spelling-variants.ts'

export interface HeldSkill {
  /** The words the person used. */
  typed: string
  /** Skill id. */
  skill: string
  name: string
  /** Where they said that it is below what can be used: "aws - basic", "airflow (beginner)". */
  level?: SkillLevel | null
}

export interface SkillList {
  /** One per skill, in the order in which they were first named. */
  held: HeldSkill[]
  /** Items of a list that name no known skill, as typed. */
  unknown: string[]
}

/** An item of a list is a name with a few words around it; longer ones are sentences. */
const MAX_ITEM_WORDS = 6
const LABEL = /^[^:,;()]{2,40}:\s+/
const BETWEEN_ITEMS = /[,;|•·]/g
/** What people put around a name: "advanced SQL", "Python (5 years)", "- dbt". */
const AROUND =
  /^(?:[-–—*•·]\s*|(?:advanced|basic|intermediate|expert|strong|good|some|proficient in|experience with|knowledge of)\s+)+/i
const BEHIND =
  /(?<!\s)\s*(?:\((?:[^()]*(?:years?|yrs|advanced|basic|intermediate|expert|beginner|level)[^()]*|\d[^()]*)\)|[-–—:]\s*(?:\d.*|advanced|basic|intermediate|expert|beginner)|\s(?:skills|experience|\d+\+?\s*(?:years?|yrs).*)|[.!])$/i

/**
 * Reads what a person types or pastes as what they can do. In a list (commas, semicolons, new lines, bullets) every item
 * is a skill because the person says so: "Go, R, C" need no evidence. Sentences, as in a CV, are read like adverts;
 * they leave nothing unknown.
 */
export function readSkillList(text: string, vocabulary: Vocabulary, extractor: Extractor): SkillList {
  const bySpelling = spellingsOf(vocabulary)
  const held = new Map<string, HeldSkill>()
  const unknown = new Map<string, string>()
  const hold = (found: HeldSkill): void => {
    if (!held.has(found.skill)) held.set(found.skill, found)
  }
  const readAsText = (content: string): HeldSkill[] =>
    extractor
      .extract({ description: { format: 'text', content }, isOwnWords: true })
      .mentions.map(({ surface, skill, name }) => ({ typed: surface, skill, name }))
  /** What stands in an item with other words around it: of a single skill the whole item is what the person wrote. */
  function readInItem(item: string): HeldSkill[] {
    const found = readAsText(item)
    return found.length === 1 ? found.map((skill) => ({ ...skill, typed: item })) : found
  }
  for (const line of text.split(/[\n\r]+/)) {
    if (isProse(line)) {
      readAsText(line).forEach(hold)
      continue
    }
    for (const item of itemsOf(line)) {
      const known = findItem(item, bySpelling)
      const found = known.length > 0 ? known : readInItem(item)
      found.forEach(hold)
      if (found.length === 0) unknown.set(item.toLowerCase(), unknown.get(item.toLowerCase()) ?? item)
    }
  }
  return { held: [...held.values()], unknown: [...unknown.values()] }
}

/** A line with an item too long for a name, or with a full stop inside it, is prose. */
function isProse(line: string): boolean {
  if (/\p{Ll}[.!?]\s+\p{Lu}/u.test(line)) return true
  return itemsOf(line).some((item) => item.split(/\s+/).length > MAX_ITEM_WORDS)
}

/** Whether any line is a sentence rather than a list. */
export const hasProse = (text: string): boolean => text.split(/[\n\r]+/).some(isProse)

/** Commas and semicolons inside brackets part no items; a label ahead of the list ("Languages: Go, R") is none. */
function itemsOf(line: string): string[] {
  // "dbt: a little" is a skill with its level.
  const parted = splitOutsideBrackets(line, BETWEEN_ITEMS)
  const isLabelled = partStatedLevel(parted[0] ?? '') === null
  return (isLabelled ? splitOutsideBrackets(line.replace(LABEL, ''), BETWEEN_ITEMS) : parted)
    .map((item) => item.trim())
    .filter((item) => /[\p{L}\p{N}]/u.test(item))
}

/** The skill of an item, or those of its parts: "ETL/ELT", "Python & SQL", "AWS (S3, Glue)"; with the level of "aws - basic". */
function findItem(item: string, bySpelling: ReadonlyMap<string, Skill>): HeldSkill[] {
  const held = (typed: string, { id, name }: Skill, level: SkillLevel | null): HeldSkill => ({
    ...{ typed, skill: id, name },
    ...(level !== null && !isHeldLevel(level) && { level }),
  })
  const asTyped = bySpelling.get(formKey(item))
  if (asTyped !== undefined) return [held(item, asTyped, null)]
  const stated = partStatedLevel(item)
  const level = stated?.level ?? null
  const named = stated?.name ?? item
  const typed = named.replace(AROUND, '').replace(BEHIND, '').trim() || named
  const whole = bySpelling.get(formKey(named)) ?? bySpelling.get(formKey(typed))
  if (whole !== undefined) return [held(item, whole, level)]
  const parts = typed.split(/(?<!\s)\s*[/&+(),]\s*|(?<!\s)\s+(?:and|or)\s+/).filter((part) => part !== '')
  const known = parts.flatMap((part) => {
    const skill = bySpelling.get(formKey(part))
    return skill ? [held(part, skill, level)] : []
  })
  return known.length === parts.length ? known : []
}

const spellingsByVocabulary = new WeakMap<Vocabulary, ReadonlyMap<string, Skill>>()

/** Every spelling, ambiguous ones too; one that several skills share belongs to the first that lists it as its name. */
export function spellingsOf(vocabulary: Vocabulary): ReadonlyMap<string, Skill> {
  const known = spellingsByVocabulary.get(vocabulary)
  if (known) return known
  const spellings = new Map<string, Skill>()
  const give = (key: string, skill: Skill): void => {
    if (key !== '' && !spellings.has(key)) spellings.set(key, skill)
  }
  for (const skill of vocabulary.skills) give(formKey(skill.name), skill)
  for (const skill of vocabulary.skills) for (const alias of skill.aliases) give(formKey(alias), skill)
  for (const skill of vocabulary.skills) for (const form of skill.ambiguousForms) give(formKey(form), skill)
  for (const skill of vocabulary.skills) {
    for (const form of [skill.name, ...skill.aliases]) {
      for (const variant of spellingVariants(form, skill.kind)) give(variant.join(' '), skill)
    }
  }
  spellingsByVocabulary.set(vocabulary, spellings)
  return spellings
}
