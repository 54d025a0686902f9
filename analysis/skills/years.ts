import type { Years } from '../../data/domain.ts'

const WORDS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  )
const NUMBER = `(?:\\d{1,2}(?:\\.5)?|${WORDS.join('|')})`
/** A number in brackets repeats the word before it: "five (5) years". */
const REPEATED = '(?:\\s*\\(\\d{1,2}\\+?\\))?'
const YEARS = new RegExp(
  `(?<![\\d.$€£])(?:(?<least>at least|min(?:imum|\\.)?(?: of)?|more than|over|upwards of)\\s*)?(?:(?<most>up to|less than|under|at most|max(?:imum|\\.)?(?: of)?)\\s*)?\\b(?<low>${NUMBER})${REPEATED}\\s?(?<open>\\+|or more|plus)?(?:\\s?(?:-|–|—|to|and)\\s?(?<high>${NUMBER})${REPEATED}\\s?(?<beyond>\\+)?)?\\s*(?:\\+\\s*)?(?:or more\\s*)?(?:full\\s+)?(?:years?|yrs?\\.?|yoe)\\b(?!\\s*(?:old|ago|of age))['’]?`,
  'gi',
)
/** Nobody asks for more; longer spans are the age of a company. */
const MAX_YEARS = 25
/**
 * Where what a number of years speaks of is over: "5+ years in sales, with strong SQL", "… at SaaS companies", "… in a SaaS
 * environment"; but "5 years in a DevOps role" are years of DevOps.
 */
const SCOPE_END =
  /[;•]|\b(?:within|with (?:an?\b|clear\b|demonstrated\b|proven\b|strong\b|focus\b)|at (?:an?\b|the\b|one\b|fast\b|high\b|top\b|leading\b|(?:[\w/&,-]+ ){1,6}(?:companies|startups|firms|agencies)\b)|in an?\b(?!(?: [\w/&,-]+){1,6} (?:role|position|capacity)\b))|\.\s|\s[–—]\s|,?(?<!\s)\s+(?:ideally|preferably|including at least|plus|but|as well as|along with|must|while|where|who|that)\b|,\s*(?:and\s+)?(?:with|strong|deep|proven|solid|excellent|expert|advanced|proficien\w+|familiar\w*|knowledge|understanding|comfortable|experience|hands-on|fluen\w+|a|an|the|you|demonstrated|ability|preferably|of which)\b|\band\s+(?:a|an|strong|deep|proven|solid|excellent|expert|proficien\w+|familiar\w*|knowledge|understanding|comfortable|the ability|demonstrated|have|are)\b/i
/** What may stand between a skill and the years behind it: "Python (3+ years)", "Python: 3 years", "Python for 3 years". */
const BEHIND_SKILL =
  /^(?:\s+(?:development|programming|engineering|experience|skills?|knowledge|work))?(?:\s*(?:[(:–—,|-]|\bfor\b|\bof\b))?(?:\s*\()?\s*$/i
/** Years that go on to say what they are of ("SQL, 3+ years of Python") are not the years of what stands before them. */
const GOES_ON =
  /^['’]?\s*(?:of|in|with|as|working|using|building|developing|experience\s+(?:of|in|with|as|working|using|building))\b/i

interface YearsSpan {
  start: number
  end: number
  years: Years
  /** End of what the years speak of. */
  scopeEnd: number
  goesOn: boolean
}

/**
 * Reads the years of experience that one sentence states for the skills in it: ahead of them, up to the end of what the
 * number speaks of ("5+ years of Python or Go, ideally with Kafka"), or right behind one ("Python (3+ years)").
 */
export function yearsIn(sentence: string): (start: number, end: number) => Years | null {
  const found = /\b(?:years?|yrs?|yoe)\b/i.test(sentence) ? findYears(sentence) : []
  if (found.length === 0) return () => null
  return (start, end) => {
    const behind = found.find((span) => span.start >= end)
    if (behind && !behind.goesOn && BEHIND_SKILL.test(sentence.slice(end, behind.start))) return behind.years
    const ahead = found.findLast((span) => span.end <= start)
    return ahead && start < ahead.scopeEnd ? ahead.years : null
  }
}

function findYears(sentence: string): YearsSpan[] {
  const spans: YearsSpan[] = []
  for (const match of sentence.matchAll(YEARS)) {
    const years = readYears(match.groups ?? {})
    if (!years) continue
    const end = match.index + match[0].length
    const rest = sentence.slice(end)
    const scopeLength = SCOPE_END.exec(rest)?.index ?? rest.length
    spans.push({ start: match.index, end, years, scopeEnd: end + scopeLength, goesOn: GOES_ON.test(rest) })
  }
  return spans.map((span, at) => ({ ...span, scopeEnd: Math.min(span.scopeEnd, spans[at + 1]?.start ?? Infinity) }))
}

function readYears({ low, high, beyond, most }: Record<string, string | undefined>): Years | null {
  const first = numberOf(low)
  const second = high === undefined ? null : numberOf(high)
  if (first === null || first > MAX_YEARS || (second !== null && second < first)) return null
  if (most && second === null) return { min: 0, max: first }
  // "3-5+ years" is at least three.
  return { min: first, max: second !== null && second > first && !beyond ? second : null }
}

function numberOf(written: string | undefined): number | null {
  if (written === undefined) return null
  const word = WORDS.indexOf(written.toLowerCase())
  const value = word === -1 ? Number(written) : word + 1
  return Number.isFinite(value) ? value : null
}
