import { otherNumber } from '../skills/spelling-variants.ts'
import { normalWord } from '../text/characters.ts'

/** Words of a phrase as they are compared: hyphens part them, signs inside them stay ("ci/cd"), a possessive's do not. */
export function phraseWords(surface: string): string[] {
  return normalWord(surface)
    .split(/[\s_\-\u2010\u2011]+/)
    .map((word) => word.replace(/(?<=.)'s$/, ''))
    .filter((word) => word !== '')
}

/** Plurals of short names, which regular English takes for singulars. */
const SHORT_PLURALS: ReadonlyMap<string, string> = new Map([
  ['apis', 'api'],
  ['kpis', 'kpi'],
  ['uis', 'ui'],
])

/** A last word without its plural. */
export function singular(word: string): string {
  return SHORT_PLURALS.get(word) ?? (word.endsWith('s') ? (otherNumber(word) ?? word) : word)
}

/** One text for a phrase whatever its number, case and hyphens: the words with a space between them. */
export function phraseKey(words: readonly string[]): string {
  return [...words.slice(0, -1), singular(words.at(-1) ?? '')].join(' ')
}
