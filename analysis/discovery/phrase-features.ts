import type { PhraseWords } from '../../data/vocabulary/load-phrase-words.ts'
import { cValues } from '../trends/c-value.ts'
import { LEFTS, type PhraseCounts, RIGHTS } from './count-phrases.ts'

/** Pseudo-occurrences that draw a part seen in few occurrences towards 0. */
const PART_PRIOR = 2
/** The same for the first and the last words of phrases. */
const WORD_PRIOR = 1

/** Letters of an ending ("-ment", "-ting"). */
const ENDING = 4

/**
 * What tells a skill from another phrase, as numbers: C-value and NPMI (is it a term?), how it stands in adverts (in lists
 * beside known skills, behind "experience with"), how often in text that asks for nothing, and how often known skills
 * begin and end with its words. The first number is 1.
 */
export function phraseFeatures(
  phrases: readonly PhraseCounts[],
  known: ReadonlyMap<string, string>,
  words: PhraseWords,
): Float64Array[] {
  const terms = cValues(phrases.map(({ key, openings }) => ({ term: key, frequency: openings })))
  const firsts = wordOdds(phrases, known, (list) => (list.length > 1 ? list[0] : undefined))
  const lasts = wordOdds(phrases, known, (list) => (list.length > 1 ? list.at(-1) : undefined))
  const endings = wordOdds(phrases, known, (list) => list.at(-1)?.slice(-ENDING))
  const skillsOf = skillsByWord(known)
  const npmis = pairNpmis(phrases)
  return phrases.map((phrase, index) => {
    const length = phrase.words.length
    const share = length === 1 ? 0 : (terms.get(phrase.key) ?? 0) / (Math.log2(length) * phrase.openings)
    return Float64Array.from([
      1,
      ...useFeatures(phrase),
      share,
      npmis[index] ?? 0,
      ...wordFeatures(phrase, known, words),
      firsts[index] ?? 0,
      lasts[index] ?? 0,
      endings[index] ?? 0,
      ...otherSkills(phrase, known.get(phrase.key), skillsOf),
    ])
  })
}

/** How often, where and beside what a phrase stands. */
function useFeatures(phrase: PhraseCounts): number[] {
  const { occurrences, whole, openings, employers } = phrase
  return [
    Math.log(openings),
    employers / openings,
    part(whole, occurrences),
    part(phrase.background, phrase.background + occurrences),
    part(phrase.asked, whole),
    ...LEFTS.slice(0, -1).map((_, code) => part(phrase.lefts[code] ?? 0, whole)),
    ...RIGHTS.slice(0, -1).map((_, code) => part(phrase.rights[code] ?? 0, whole)),
    part(phrase.listed, 2 * whole),
    part(phrase.listedKnown, 2 * whole),
    part(phrase.nearKnown, 6 * whole),
    part(phrase.context, whole),
    part(phrase.topic, whole),
    part(phrase.capital, occurrences),
    part(phrase.acronym, occurrences),
    part(phrase.insideKnown, phrase.insideKnown + occurrences),
    part(phrase.acrossKnown, occurrences),
  ]
}

function part(count: number, of: number): number {
  return count / (of + PART_PRIOR)
}

/** What the words of a phrase are. */
function wordFeatures(
  { key, words: list }: PhraseCounts,
  known: ReadonlyMap<string, string>,
  words: PhraseWords,
): number[] {
  const covered = list.length === 1 ? 0 : coveredPart(list, known, known.get(key))
  const first = list[0] ?? ''
  const last = list.at(-1) ?? ''
  return [
    list.length === 1,
    list.length === 2,
    list.length === 3,
    covered > 0,
    list.every((word) => words.generic.has(word) || words.adjectives.has(word)),
    words.generic.has(last),
    words.tails.has(last),
    words.adjectives.has(first),
    words.verbNouns.has(first),
  ]
    .map(Number)
    .concat(covered)
}

/**
 * Log-odds that a phrase with this word in this place is a known skill, told as if the phrase's own skill were unknown:
 * other spellings of it count as unknown ones, as they do for a skill that nobody knows yet.
 */
function wordOdds(
  phrases: readonly PhraseCounts[],
  known: ReadonlyMap<string, string>,
  wordOf: (words: readonly string[]) => string | undefined,
): number[] {
  const counts = new Map<string, { known: number; all: number; bySkill: Map<string, number> }>()
  let knownCount = 0
  for (const { key, words } of phrases) {
    const word = wordOf(words)
    const skill = known.get(key)
    if (skill !== undefined) knownCount++
    if (word === undefined) continue
    const count = counts.get(word) ?? { known: 0, all: 0, bySkill: new Map() }
    count.all++
    if (skill !== undefined) {
      count.known++
      count.bySkill.set(skill, (count.bySkill.get(skill) ?? 0) + 1)
    }
    counts.set(word, count)
  }
  const base = (knownCount + 1) / (phrases.length + 2)
  return phrases.map(({ key, words }) => {
    const count = counts.get(wordOf(words) ?? '')
    if (!count) return 0
    const others = count.known - (count.bySkill.get(known.get(key) ?? '') ?? 0)
    const odds = (others + WORD_PRIOR * base) / (count.all - 1 - others + WORD_PRIOR * (1 - base))
    return Math.log(odds) - Math.log(base / (1 - base))
  })
}

/** How much two words of a two-word phrase stand together rather than apart; 0 for other phrases. Bouma 2009. */
function pairNpmis(phrases: readonly PhraseCounts[]): number[] {
  const firsts = new Map<string, number>()
  const lasts = new Map<string, number>()
  let all = 0
  for (const { words, occurrences } of phrases) {
    const [first, last] = words
    if (words.length !== 2 || first === undefined || last === undefined) continue
    firsts.set(first, (firsts.get(first) ?? 0) + occurrences)
    lasts.set(last, (lasts.get(last) ?? 0) + occurrences)
    all += occurrences
  }
  return phrases.map(({ words, occurrences }) => {
    const [first, last] = words
    if (words.length !== 2 || first === undefined || last === undefined || occurrences === 0) return 0
    const together = occurrences / all
    if (together >= 1) return 1
    const apart = ((firsts.get(first) ?? 0) / all) * ((lasts.get(last) ?? 0) / all)
    return Math.log(together / apart) / -Math.log(together)
  })
}

/** Part of the words that spellings of other skills cover, taken from the left, longest first. */
function coveredPart(words: readonly string[], known: ReadonlyMap<string, string>, own: string | undefined): number {
  const isOther = (key: string): boolean => {
    const skill = known.get(key)
    return skill !== undefined && skill !== own
  }
  let covered = 0
  for (let from = 0; from < words.length; ) {
    let length = Math.min(words.length - from, words.length - 1)
    while (length > 0 && !isOther(words.slice(from, from + length).join(' '))) length--
    covered += length
    from += Math.max(1, length)
  }
  return covered / words.length
}

/** Skills that have a word in any of their spellings. */
function skillsByWord(known: ReadonlyMap<string, string>): Map<string, Set<string>> {
  const skills = new Map<string, Set<string>>()
  for (const [key, skill] of known) {
    for (const word of key.split(' ')) skills.set(word, (skills.get(word) ?? new Set()).add(skill))
  }
  return skills
}

/** How many skills other than its own have the words of a phrase: the fewest, the most, of the first and of the last word. */
function otherSkills(
  { words }: PhraseCounts,
  own: string | undefined,
  skillsOf: ReadonlyMap<string, ReadonlySet<string>>,
): number[] {
  const counts = words.map((word) => {
    const skills = skillsOf.get(word)
    if (!skills) return 0
    return Math.log(1 + skills.size - (own !== undefined && skills.has(own) ? 1 : 0))
  })
  return [Math.min(...counts), Math.max(...counts), counts[0] ?? 0, counts.at(-1) ?? 0]
}
