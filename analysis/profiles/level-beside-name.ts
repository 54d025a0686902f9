import type { SkillLevel } from '../../data/profile.ts'
import type { Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import { spellingsOf } from '../skills/read-skill-list.ts'
import { formKey } from '../skills/spelling-index.ts'
import { isOnlyLevel, levelInWords, partStatedLevel } from './stated-level.ts'

/** No name of a skill has more words. */
const MAX_NAME_WORDS = 8
/** Words that name a thing as often as they say how well somebody knows it: "metal working", "e-learning". */
const SAID_OF_THINGS = /\b(?<!\b(?:currently|still|now)\s)(?:learning|working)\b(?!\s(?:knowledge|experience|level))/gi
const NUMBER_OF_YEARS = /\b\d{1,2}\s?\+?\s?(?:years?|yrs?)\b/i

/**
 * The level that an item of a list of skills states. It is read from what stands beside the name, never from the name itself:
 * "Machine learning" and "Visual Basic" state none, "Advanced machine learning" and "Visual Basic (expert)" do. Null for none.
 */
export function levelOfItem(item: string, vocabulary: Vocabulary): SkillLevel | null {
  const isName = nameTest(vocabulary)
  const stated = partStatedLevel(item)
  // "Advanced Excel" is a name as well, and says what "Excel (advanced)" says.
  if (stated !== null && (isName(stated.name) || !isName(item))) return stated.level
  const beside = withoutNames(item, isName)
  if (beside !== item) return levelInWords(beside.replace(SAID_OF_THINGS, ' '))
  // Of a name that nobody knows any word may be part, but not the years behind it.
  return levelInWords(NUMBER_OF_YEARS.exec(item)?.[0] ?? '')
}

/** The level that the label of a list states of all its items: "Advanced languages", not "Machine learning". Null for none. */
export function levelOfLabel(label: string, vocabulary: Vocabulary): SkillLevel | null {
  const beside = withoutNames(label, nameTest(vocabulary))
  return levelInWords(isOnlyLevel(beside) ? beside : beside.replace(SAID_OF_THINGS, ' '))
}

type IsName = (words: string) => boolean

function nameTest(vocabulary: Vocabulary): IsName {
  const spellings = spellingsOf(vocabulary)
  return (words) => spellings.has(formKey(words))
}

/** A text without the names of skills in it, the longest first; a word for a level alone ("basic") is none. */
function withoutNames(text: string, isName: IsName): string {
  const words = [...text.matchAll(/[^\s()[\]:/&,]+/g)].map(({ index, 0: word }) => ({
    from: index,
    until: index + word.length,
  }))
  let left = ''
  let readTo = 0
  for (let first = 0; first < words.length; first++) {
    const { from } = words[first] ?? { from: 0 }
    for (let last = Math.min(words.length, first + MAX_NAME_WORDS) - 1; last >= first; last--) {
      const { until } = words[last] ?? { until: from }
      const part = text.slice(from, until)
      if (!isName(part) || isOnlyLevel(part)) continue
      left += `${text.slice(readTo, from)} `
      readTo = until
      first = last
      break
    }
  }
  return left + text.slice(readTo)
}
