import { editDistance } from '../../data/closest-name.ts'
import type { Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import { type SkillList, spellingsOf } from './read-skill-list.ts'
import { formKey } from './spelling-index.ts'

/** A skill that was perhaps meant. It is asked about, and never counted by itself. */
export interface SkillSuggestion {
  /** The words the person used. */
  typed: string
  skill: string
  name: string
}

/** Shorter words are as near to many others. */
const SHORTEST = 5
/** From this length on two slips of the finger leave a word that nothing else is near to. */
const TWO_SLIPS_FROM = 9
const MOST_FOR_A_WORD = 2
const MOST_WORDS = 40

interface Spelling {
  key: string
  /** A bit for each letter. */
  letters: number
  skill: string
  name: string
}

/** Skills whose spelling is near to what was typed and not understood, or understood in part alone ("sql sever"). */
export function suggestSkills({ held, unknown }: SkillList, vocabulary: Vocabulary): SkillSuggestion[] {
  const holds = new Set(held.map(({ skill }) => skill))
  const words = [...unknown, ...held.map(({ typed }) => typed)].filter((typed) => !isSpelling(typed, vocabulary))
  return words
    .slice(0, MOST_WORDS)
    .flatMap((typed) => nearestSkills(typed, vocabulary))
    .filter(({ skill }) => !holds.has(skill))
}

/** What was typed, with the skills that were meant in the place of the words for them. */
export function withMeant(text: string, meant: readonly SkillSuggestion[]): string {
  return meant.reduce((words, { typed, name }) => replaceWords(words, typed, name), text)
}

const isSpelling = (typed: string, vocabulary: Vocabulary): boolean => spellingsOf(vocabulary).has(formKey(typed))

/** The nearest skills, at most two; none where nothing is near. */
export function nearestSkills(typed: string, vocabulary: Vocabulary): SkillSuggestion[] {
  const key = formKey(typed)
  if (key.length < SHORTEST) return []
  const slips = key.length < TWO_SLIPS_FROM ? 1 : 2
  const letters = lettersOf(key)
  const near = (nearIndex(vocabulary).get(key[0] ?? '') ?? [])
    .filter(
      (one) =>
        Math.abs(one.key.length - key.length) <= slips &&
        bitsOf(one.letters ^ letters) <= 2 * slips &&
        figuresOf(one.key) === figuresOf(key),
    )
    .map(({ skill, name, key: other }) => ({ typed, skill, name, distance: editDistance(key, other) }))
    .filter(({ distance }) => distance <= slips)
  const least = Math.min(...near.map(({ distance }) => distance))
  const nearest = near.filter(({ distance }) => distance === least)
  const bySkill = new Map(nearest.map(({ skill, name }) => [skill, { typed, skill, name }]))
  return [...bySkill.values()].slice(0, MOST_FOR_A_WORD)
}

const indexes = new WeakMap<Vocabulary, ReadonlyMap<string, readonly Spelling[]>>()

/** Spellings by their first letter: who slips there is hardly understood by people either. */
function nearIndex(vocabulary: Vocabulary): ReadonlyMap<string, readonly Spelling[]> {
  const known = indexes.get(vocabulary)
  if (known !== undefined) return known
  const index = new Map<string, Spelling[]>()
  for (const [key, { id, name }] of spellingsOf(vocabulary)) {
    const spelling = { key, letters: lettersOf(key), skill: id, name }
    const first = key[0] ?? ''
    const some = index.get(first)
    if (some === undefined) index.set(first, [spelling])
    else some.push(spelling)
  }
  indexes.set(vocabulary, index)
  return index
}

const lettersOf = (key: string): number =>
  [...key].reduce((letters, sign) => letters | (1 << (sign.charCodeAt(0) & 31)), 0)

/** "Oracle 12" is no slip for "Oracle 19". */
const figuresOf = (key: string): string => key.replace(/\D/g, '')

function bitsOf(number: number): number {
  let count = 0
  for (let rest = number; rest !== 0; rest &= rest - 1) count += 1
  return count
}

/** Where the words stand by themselves: "Snowflak", and not the beginning of "Snowflake". */
function replaceWords(text: string, words: string, instead: string): string {
  const pieces: string[] = []
  let from = 0
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + words.length)) {
    const isApart =
      !/[\p{L}\p{N}]$/u.test(text.slice(0, at).slice(-2)) && !/^[\p{L}\p{N}]/u.test(text.slice(at + words.length))
    if (!isApart) continue
    pieces.push(text.slice(from, at), instead)
    from = at + words.length
  }
  return [...pieces, text.slice(from)].join('')
}
