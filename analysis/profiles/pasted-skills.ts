import type { Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import type { Extractor } from '../skills/extraction.ts'
import { hasProse, readSkillList } from '../skills/read-skill-list.ts'
import { isPersonName } from './cv-asides.ts'
import { hasCvLines } from './cv-lines.ts'
import { findCvSkills, isDenial } from './find-cv-skills.ts'
import { holdingsOf, holdingsOfList, type ProfileHoldings } from './profile-skills.ts'

/** What somebody types or pastes about themselves: a list as a list; a CV as one, in which not all that is named is held. */
export function readPastedSkills(text: string, vocabulary: Vocabulary, extractor: Extractor): ProfileHoldings {
  const isCv = hasProse(text) || isDenial(text) || hasCvLines(text)
  if (isCv) return holdingsOf(findCvSkills({ format: 'text', text, listed: [] }, vocabulary, extractor), vocabulary)
  const read = readSkillList(text, vocabulary, extractor)
  const name = nameAbove(text)
  return holdingsOfList({ ...read, unknown: read.unknown.filter((words) => words !== name) })
}

/** The name of the person, where a list has one above it. */
function nameAbove(text: string): string | null {
  const [first = '', ...others] = text
    .split(/[\r\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return others.length > 0 && isPersonName(first) ? first : null
}
