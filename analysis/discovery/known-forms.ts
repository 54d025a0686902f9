import type { Skill } from '../../data/vocabulary/vocabulary.ts'
import { spellingVariants, spellingWords } from '../skills/spelling-variants.ts'
import { phraseKey } from './phrase-key.ts'

/** Keys of every spelling of these skills, each with its skill's id. The first skill that has a spelling keeps it. */
export function knownForms(skills: readonly Skill[]): Map<string, string> {
  const known = new Map<string, string>()
  const add = (words: readonly string[], id: string): void => {
    const key = phraseKey(
      words
        .join(' ')
        .replaceAll(/ ([/&]) /g, '$1')
        .split(' '),
    )
    if (key !== '' && !known.has(key)) known.set(key, id)
  }
  for (const { id, name, aliases, ambiguousForms } of skills) {
    for (const form of [name, ...aliases, ...ambiguousForms]) add(spellingWords(form), id)
  }
  for (const { id, kind, name, aliases } of skills) {
    for (const form of [name, ...aliases]) for (const words of spellingVariants(form, kind)) add(words, id)
  }
  return known
}
