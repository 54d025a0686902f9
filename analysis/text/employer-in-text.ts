import { solidName } from './employer-name.ts'

/** Adverts say it early or at the end; longer texts are no adverts. */
const MAX_READ_LENGTH = 100_000
/** Signs around a heading, within its line. */
const BESIDES = '[^\\w\\n\\r\\u2028\\u2029]*'
const WORD = "[\\p{Lu}\\d][\\p{L}\\d&'’.-]{0,60}"
const NAME = `(?<name>${WORD}(?: (?:of |the |and )?${WORD}){0,3}?)`
/** Where adverts write the employer's name, and how sure each is. */
const PLACES: readonly { pattern: RegExp; weight: number }[] = [
  { pattern: new RegExp(`^${BESIDES}(?:About|ABOUT) ${NAME}${BESIDES}$`, 'gmu'), weight: 2 },
  { pattern: new RegExp(`^${NAME} (?:\\([^()|\\n]{2,40}\\) )?\\|[^|\\n]+\\|`, 'u'), weight: 2 },
  { pattern: new RegExp(`\\b[Aa]t ${NAME}, (?:we|you|our|I)\\b`, 'gu'), weight: 1 },
  {
    pattern: new RegExp(
      `^${BESIDES}(?:Why|Why join|Life at|Working at|Join|Welcome to|What you.ll do at) ${NAME}${BESIDES}$`,
      'gmu',
    ),
    weight: 1,
  },
  {
    pattern: new RegExp(
      `(?:^|[.!?]\\s+)${NAME} is (?:an? |the |on a |building|hiring|looking|seeking|creating|transforming|revolutioni[sz]ing|reimagining|redefining|helping|proud|committed)`,
      'gmu',
    ),
    weight: 1,
  },
]
/** Enough to call it the employer's name. */
const MIN_WEIGHT = 2
/** "About You", "Why Us", "This is a …". */
const NO_NAME =
  /^(?:the|this|our|us|you|your|we|it|that|these|there|who|what|why|me|role|team|job|position|company|here|join|working|experience|remote|what['’]s)\b/i

/** The employer that an advert speaks of by name, where its source states none; null when the text does not tell. */
export function employerInText(text: string): string | null {
  const read = text.slice(0, MAX_READ_LENGTH)
  const votes = new Map<string, { name: string; weight: number }>()
  for (const { pattern, weight } of PLACES) {
    const matches = pattern.global ? read.matchAll(pattern) : [pattern.exec(read)].filter((match) => match !== null)
    const seen = new Set<string>()
    for (const match of matches) {
      const name = (match.groups?.name ?? '').replace(/['’]s$|(?<![.'’-])[.'’-]+$/, '')
      const key = solidName(name)
      if (key.length < 2 || NO_NAME.test(name) || (seen.has(key) && weight > 1)) continue
      seen.add(key)
      const known = votes.get(key) ?? { name, weight: 0 }
      known.weight += weight
      votes.set(key, known)
    }
  }
  const best = [...votes.values()].reduce<{ name: string; weight: number } | null>(
    (most, vote) => (vote.weight > (most?.weight ?? MIN_WEIGHT - 1) ? vote : most),
    null,
  )
  return best?.name ?? null
}
