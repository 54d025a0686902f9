import type { Skill, Vocabulary } from '../data/vocabulary/vocabulary.ts'

/** Whether a skill's name or another spelling of it holds the text, in any case. An empty text matches all. */
export function matchesText(skill: Skill | undefined, text: string): boolean {
  const wanted = text.toLowerCase()
  if (wanted === '') return true
  if (skill === undefined) return false
  return [skill.name, skill.id, ...skill.aliases, ...skill.ambiguousForms].some((form) =>
    form.toLowerCase().includes(wanted),
  )
}

/** Skills that match the text, those that begin with it first. None for an empty text. */
export function findSkillsByText(vocabulary: Vocabulary, text: string): Skill[] {
  if (text === '') return []
  const begins = ({ name }: Skill): number => (name.toLowerCase().startsWith(text.toLowerCase()) ? 0 : 1)
  return vocabulary.skills
    .filter((skill) => matchesText(skill, text))
    .sort((one, other) => begins(one) - begins(other) || one.name.length - other.name.length)
}
