import type { Skill } from '../../data/vocabulary/vocabulary.ts'
import { spellingVariants, spellingWords } from '../skills/spelling-variants.ts'
import { normalWord } from '../text/characters.ts'

/**
 * Whether a text can hold one of these spellings in any form that is read as it: looks for the longest word of each
 * variant anywhere, whatever stands between the words ("cloud and data platforms") and however they are joined
 * ("micro-services"). May say yes too often, never no wrongly.
 */
export function mayHold(spellings: readonly { form: string; kind: Skill['kind'] }[]): (text: string) => boolean {
  const words = new Set(
    spellings.flatMap(({ form, kind }) =>
      [spellingWords(form), ...spellingVariants(form, kind)].map(longestWord).filter((word) => word !== ''),
    ),
  )
  return (text) => {
    const solid = normalWord(text).replaceAll(/[\s\-_\u2010\u2011*`]+/g, '')
    for (const word of words) if (solid.includes(word)) return true
    return false
  }
}

function longestWord(words: readonly string[]): string {
  const letters = words.filter((word) => /[\p{L}\p{N}]/u.test(word))
  return letters.reduce((longest, word) => (word.length > longest.length ? word : longest), '')
}
