import { otherNumber } from '../skills/spelling-variants.ts'
import { normalWord } from '../text/characters.ts'

/** Words of a phrase as they are compared: hyphens part them, signs inside them stay ("ci/cd"). */
export function phraseWords(surface: string): string[] {
  return normalWord(surface)
    .split(/[\s_\-\u2010\u2011]+/)
    .filter((word) => word !== '')
}

/** A last word without its plural. */
export function singular(word: string): string {
  return word.endsWith('s') ? (otherNumber(word) ?? word) : word
}

/** One text for a phrase whatever its number, case and hyphens: the words with a space between them. */
export function phraseKey(words: readonly string[]): string {
  return [...words.slice(0, -1), singular(words.at(-1) ?? '')].join(' ')
}
