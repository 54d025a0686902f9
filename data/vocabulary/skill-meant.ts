import { closestName } from '../closest-name.ts'
import type { Skill, Vocabulary } from './vocabulary.ts'

/** What else is written is no misspelt id, and is not compared with thousands. */
const LIKE_AN_ID = /^[\w .+#/&-]{1,80}$/

/** The skill of exactly this name, id or spelling, in any case. Words that mean it only with evidence beside them do not name it. */
export function skillCalled({ skills }: Vocabulary, text: string): Skill | undefined {
  const wanted = text.trim().toLowerCase()
  return skills.find(({ name, id, aliases }) => [name, id, ...aliases].some((form) => form.toLowerCase() === wanted))
}

/** What is no id of a skill, and the id that was meant where somebody wrote a name, another spelling, or nearly an id. */
export function unknownSkillWords(vocabulary: Vocabulary, written: string): string {
  const named = skillCalled(vocabulary, written)?.id
  const meant = named ?? (LIKE_AN_ID.test(written) ? closestName(written, [...vocabulary.byId.keys()]) : null)
  return `"${written}" is no id of the vocabulary; ${meant === null ? '"skills" lists them' : `did you mean ${meant}?`}`
}
