import type { SkillLevel } from '../../data/profile.ts'

/** Words that state a level, the strongest first. */
const WORDS: readonly [SkillLevel, RegExp][] = [
  ['expert', /\b(?:expert(?:ise)?|mastery|master of|deep (?:knowledge|experience))\b/gi],
  ['practitioner', /\b(?:practitioner|advanced|proficient|proficiency|extensive|very good|fluent|highly skilled)\b/gi],
  ['working', /\b(?:working (?:knowledge|experience|level)|working|intermediate|competent|good knowledge|solid)\b/gi],
  [
    'awareness',
    /\b(?:awareness|aware of|basics?|beginner|novice|familiar(?:ity)?(?: with)?|exposure to|introductory|introduction to|learning|elementary)\b/gi,
  ],
]
const YEARS = /\b(\d{1,2})\s*(?:\+\s*)?(?:years?|yrs?)\b/i
/** Years that somebody has done a thing say how long, and only roughly how well: never expert by themselves. */
const PRACTITIONER_YEARS = 5
/** Characters between a word for a level and the skill that it is said of. */
const REACH = 60

/** The level that a short text states about one skill ("advanced", "expert, 6 years", "3 yrs"); null when it states none. */
export function levelInWords(text: string): SkillLevel | null {
  for (const [level, words] of WORDS) if (text.search(words) >= 0) return level
  const [, years] = YEARS.exec(text) ?? []
  if (years === undefined || Number(years) === 0) return null
  return Number(years) >= PRACTITIONER_YEARS ? 'practitioner' : 'working'
}

/** A text that says a level and nothing else, as the second cell of a table does. */
export function isOnlyLevel(text: string): boolean {
  const rest = WORDS.reduce((left, [, words]) => left.replace(words, ' '), text)
    .replace(/\d{1,2}\s*\+?\s*(?:years?|yrs?)?/gi, ' ')
    .replace(/\b(?:level|knowledge|experience|of|skills?|user)\b/gi, ' ')
  return levelInWords(text) !== null && !/\p{L}/u.test(rest)
}

/**
 * The level that a sentence states for the words from `start`: the last word for a level ahead of them in the same clause.
 * "Expert in SQL and Python, familiar with Airflow." Nothing is guessed where nothing is stated.
 */
export function levelAhead(sentence: string, start: number): SkillLevel | null {
  const ahead = sentence.slice(Math.max(0, start - REACH), start)
  const clause = ahead.slice(Math.max(...[...'.;:!?'].map((mark) => ahead.lastIndexOf(mark))) + 1)
  let found: { level: SkillLevel; at: number } | null = null
  for (const [level, words] of WORDS) {
    for (const { index, 0: surface } of clause.matchAll(words)) {
      if (surface.toLowerCase() === 'learning' || surface.toLowerCase() === 'working') continue
      if (found === null || index > found.at) found = { level, at: index }
    }
  }
  return found?.level ?? null
}
