import type { Skill } from '../../data/vocabulary/vocabulary.ts'
import { spellingVariants, spellingWords } from '../skills/spelling-variants.ts'
import { phraseKey, phraseWords } from './phrase-key.ts'

/**
 * Keys of every spelling of these skills, each with its skill's id. Of several that have a spelling one keeps it that has it
 * as its name, else as an alias, else as a form that means it in places ("SQL" of sales qualified leads).
 */
export function knownForms(skills: readonly Skill[]): Map<string, string> {
  const known = new Map<string, string>()
  const add = (words: readonly string[], id: string): void => {
    const key = phraseKey(phraseWords(words.join(' ').replaceAll(/ ([/&]) /g, '$1')))
    if (key !== '' && !known.has(key)) known.set(key, id)
  }
  for (const { id, name } of skills) add(spellingWords(name), id)
  for (const { id, aliases } of skills) for (const form of aliases) add(spellingWords(form), id)
  for (const { id, ambiguousForms } of skills) for (const form of ambiguousForms) add(spellingWords(form), id)
  for (const { id, kind, name, aliases } of skills) {
    for (const form of [name, ...aliases]) for (const words of spellingVariants(form, kind)) add(words, id)
  }
  return known
}
