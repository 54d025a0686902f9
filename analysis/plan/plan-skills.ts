import { UserError } from '../../data/user-error.ts'
import { readTypedSkills } from '../profiles/profile-skills.ts'
import type { PlanWork } from './plan-work.ts'

/** @throws UserError for words that name no skill of the vocabulary */
export function knownSkill(
  { rules: { vocabulary, extractor } }: PlanWork,
  words: string,
): { skill: string; name: string } {
  const byId = vocabulary.byId.get(words)
  if (byId !== undefined) return { skill: byId.id, name: byId.name }
  const [found] = readTypedSkills(words.replaceAll(':', ' '), vocabulary, extractor)
  if (found?.skill) return { skill: found.skill, name: found.name }
  throw new UserError(`"${words}": no skill of the vocabulary; "skilltide skills" and the page of skills list them`)
}

/** A skill as somebody typed it: known, or kept in their words. */
export function readSkill(work: PlanWork, words: string): { skill: string | null; skillName: string } {
  try {
    const { skill, name } = knownSkill(work, words)
    return { skill, skillName: name }
  } catch (error) {
    if (error instanceof UserError) return { skill: null, skillName: words }
    throw error
  }
}
