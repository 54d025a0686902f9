import type { Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import type { Extractor } from '../skills/extraction.ts'
import { hasProse, readSkillList } from '../skills/read-skill-list.ts'
import { findCvSkills, isDenial } from './find-cv-skills.ts'
import { holdingsOf, holdingsOfList, type ProfileHoldings } from './profile-skills.ts'

/** What somebody types or pastes about themselves: a list as a list; sentences as a CV, in which not all that is named is held. */
export function readPastedSkills(text: string, vocabulary: Vocabulary, extractor: Extractor): ProfileHoldings {
  if (!hasProse(text) && !isDenial(text)) return holdingsOfList(readSkillList(text, vocabulary, extractor))
  return holdingsOf(findCvSkills({ format: 'text', text, listed: [] }, vocabulary, extractor), vocabulary)
}
