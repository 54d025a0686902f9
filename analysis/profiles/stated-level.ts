import type { SkillLevel } from '../../data/profile.ts'

/** Words that state a level, the strongest first. */
const WORDS: readonly [SkillLevel, RegExp][] = [
  ['expert', /\b(?:expert(?:ise)?|mastery|master of|deep (?:knowledge|experience))\b/gi],
  ['practitioner', /\b(?:practitioner|advanced|proficient|proficiency|extensive|very good|fluent|highly skilled)\b/gi],
  ['working', /\b(?:working (?:knowledge|experience|level)|working|intermediate|competent|good knowledge|solid)\b/gi],
  [
    'awareness',
    /\b(?:awareness|aware of|basics?|beginner|novice|familiar(?:ity)?(?: with)?|exposure to|introductory|introduction to|learning|elementary|a (?:little|bit)(?! (?:over|under|more|less|about)))\b/gi,
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

/** What stands between a name and the level behind it: `aws - basic`, `dbt: a little`. */
const MARKS = [' - ', ' – ', ' — ', ':']
/** `basic SQL`, `a little dbt`. */
const AHEAD_OF_NAME =
  /^[-–—*•·\s]*((?:advanced|basics?|beginner|intermediate|expert|proficient|familiar with|a (?:little|bit of))(?: (?:in|of|at|knowledge of|experience with))?)\s+(\S.*)$/is

/** An item of a list of skills, parted into a name and the level that is stated with it; null where none is. */
export function partStatedLevel(item: string): { name: string; level: SkillLevel } | null {
  const { name, behind } = partBehind(item.trim())
  if (name !== '' && isOnlyLevel(behind)) {
    const level = levelInWords(behind)
    return level === null ? null : { name, level }
  }
  const [, ahead, rest] = AHEAD_OF_NAME.exec(item) ?? []
  const level = ahead === undefined ? null : levelInWords(ahead)
  return level === null || rest === undefined ? null : { name: rest, level }
}

/** A name and what stands behind it in brackets, a dash or a colon; nothing behind it where none of them does. */
function partBehind(item: string): { name: string; behind: string } {
  if (item.endsWith(')')) {
    const bracket = item.lastIndexOf('(')
    return bracket < 0
      ? { name: item, behind: '' }
      : { name: item.slice(0, bracket).trim(), behind: item.slice(bracket + 1, -1) }
  }
  const [at, mark] = MARKS.map((some) => [item.lastIndexOf(some), some] as const).sort((a, b) => b[0] - a[0])[0] ?? [
    -1,
    '',
  ]
  return at < 0 ? { name: item, behind: '' } : { name: item.slice(0, at).trim(), behind: item.slice(at + mark.length) }
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
