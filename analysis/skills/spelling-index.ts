import type { Skill, Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import { WordTable } from '../text/word-table.ts'
import { PhraseTrie } from './phrase-trie.ts'
import { otherNumber, spellingVariants, spellingWords } from './spelling-variants.ts'

/** One skill that a spelling may mean. */
export interface Sense {
  skill: Skill
  /** Counts only with evidence. */
  isAmbiguous: boolean
  /** The exact way an ambiguous spelling must be written; null when case does not matter. */
  exact: string | null
  /** Numbers of its cues in `SpellingIndex.cues`. */
  cues: ReadonlySet<number>
}

/** Senses of each spelling by its number, those that need no evidence first; an empty list is a stop phrase. */
export type Senses = Pick<readonly (readonly Sense[])[], 'length' | 'at'>

/** The vocabulary made ready for reading: words, spellings, stop phrases and cues as numbers. */
export interface SpellingIndex {
  words: WordTable
  /** Value: number of the spelling in `senses`. */
  spellings: PhraseTrie
  senses: Senses
  /** Value: number of the cue. */
  cues: PhraseTrie
  /** Numbers of `LIST_SIGNS`, and of those behind which an item shares the first word: all but "or". */
  listSigns: ReadonlySet<number>
  listClosers: ReadonlySet<number>
  comma: number
}

/** Signs and words between the items of a list: known as words whatever the vocabulary holds. */
const LIST_SIGNS = [',', '/', '&', 'and', 'or'] as const

export function buildSpellingIndex(vocabulary: Vocabulary): SpellingIndex {
  const words = new WordTable()
  for (const sign of LIST_SIGNS) words.add(sign)
  const spellings = new PhraseTrie()
  const senses: Sense[][] = [[]]
  const cues = new PhraseTrie()
  let cueCount = 0

  const knownWords = new Map<string, number>()
  const numberOf = (word: string): number => {
    const known = knownWords.get(word) ?? words.add(word)
    knownWords.set(word, known)
    return known
  }
  const numbers = (spelling: readonly string[]): number[] => spelling.map(numberOf)
  // The same cue serves many skills.
  const knownCues = new Map<string, number[]>()
  const cueNumbers = (cue: string): number[] => {
    const known = knownCues.get(cue) ?? addCue(cue)
    knownCues.set(cue, known)
    return known
  }
  const addCue = (cue: string): number[] => {
    const cueWords = spellingWords(cue)
    if (cueWords.length === 0) return []
    const other = otherNumber(cueWords.at(-1) ?? '')
    const spelled = other ? [cueWords, [...cueWords.slice(0, -1), other]] : [cueWords]
    return spelled.map((variant) => {
      const value = cues.add(numbers(variant), cueCount + 1)
      if (value > cueCount) cueCount = value
      return value
    })
  }
  const addSense = (spelling: readonly string[], sense: Sense, isVariant: boolean): void => {
    const value = spellings.add(numbers(spelling), senses.length)
    if (value === senses.length) senses.push([])
    const known = senses[value]
    // A variant never takes a spelling from the skill that lists it.
    if (!known || (isVariant && known.length > 0) || known.some(({ skill }) => skill === sense.skill)) return
    if (sense.isAmbiguous) known.push(sense)
    else known.unshift(sense)
  }

  const entries = vocabulary.skills.map((skill) => ({
    skill,
    forms: formsOf(skill),
    cues: new Set(skill.cues.flatMap(cueNumbers)),
  }))
  for (const phrase of vocabulary.stopPhrases) {
    const phraseWords = spellingWords(phrase)
    if (phraseWords.length > 0 && spellings.add(numbers(phraseWords), senses.length) === senses.length) senses.push([])
  }
  const stopCount = senses.length
  for (const { skill, forms, cues: skillCues } of entries) {
    for (const { form, isAmbiguous } of forms) {
      const exact = isAmbiguous && skill.matchCase ? form : null
      addSense(spellingWords(form), { skill, isAmbiguous, exact, cues: skillCues }, false)
    }
  }
  for (const { skill, forms, cues: skillCues } of entries) {
    for (const { form, isAmbiguous } of forms) {
      if (isAmbiguous) continue
      for (const variant of spellingVariants(form, skill.kind).slice(1)) {
        addSense(variant, { skill, isAmbiguous, exact: null, cues: skillCues }, true)
      }
    }
  }
  // A spelling that is listed as a stop phrase as well stays one.
  for (let value = 1; value < stopCount; value++) senses[value] = []
  return { words, spellings, senses, cues, ...signsOf(words) }
}

/** Numbers of the signs and words between the items of a list. */
export function signsOf(words: WordTable): Pick<SpellingIndex, 'listSigns' | 'listClosers' | 'comma'> {
  return {
    listSigns: new Set(LIST_SIGNS.map((sign) => words.find(sign))),
    // "Computer science or engineering" shares nothing.
    listClosers: new Set(LIST_SIGNS.filter((sign) => sign !== 'or').map((sign) => words.find(sign))),
    comma: words.find(','),
  }
}

function formsOf(skill: Skill): { form: string; isAmbiguous: boolean }[] {
  const ambiguous = new Set(skill.ambiguousForms.map(formKey))
  const named = [skill.name, ...skill.aliases]
  const safe = ambiguous.size === 0 ? named : named.filter((form) => !ambiguous.has(formKey(form)))
  return [
    ...skill.ambiguousForms.map((form) => ({ form, isAmbiguous: true })),
    ...safe.map((form) => ({ form, isAmbiguous: false })),
  ]
}

/** What makes two forms one spelling. */
export function formKey(form: string): string {
  return spellingWords(form).join(' ')
}
