import { employerSpellings, solidName } from './employer-name.ts'

/**
 * Paragraphs that stand in most adverts of an employer whatever the job, under any heading or none. They are known by
 * their set phrases, collected from the adverts of 258 boards.
 */
const LEGAL = new RegExp(
  [
    'equal[ -](?:employment[ -])?opportunit(?:y|ies)(?: employer| workplace|\\/)',
    '(?:without regard to|regardless of|on the basis of|irrespective of)[^.]{0,60}(?:race|colou?r|age|gender|religio|sex|ethnic)',
    'reasonable (?:accommodation|adjustment)s?',
    'protected (?:veteran|characteristic|class)',
    '(?:privacy|data protection) (?:policy|notice|statement)',
    'e-verify',
    'fair chance (?:act|ordinance|initiative)',
    'arrest (?:and|or) conviction records?',
    'unsolicited (?:resumes?|cvs?|candidates?)',
    '(?:recruitment|staffing|search) (?:agencies|firms)',
    'criminal (?:history|background)',
    'export control (?:laws|regulations)',
    'confidence gap',
    'studies (?:have )?show',
    '(?:meet|tick|check) (?:every|all|100%)[^.]{0,30}(?:requirements?|qualifications?|box(?:es)?)',
    '(?:all|other) qualified (?:individuals|applica)',
    'diversity is (?:a|one of our) core',
    'we (?:celebrate|value|embrace) diversity',
    '(?:pursuant to|in accordance with) [^.]{0,80}(?:law|act|ordinance)',
    'automated (?:employment )?decision[ -]making tools?',
    'recruitment (?:fraud|scam)',
    'never (?:ask|request)[^.]{0,60}(?:payment|bank|money|fees?)',
    'official (?:channels|e-?mail)',
    'care about diversity',
    'without the use of ai',
  ].join('|'),
  'i',
)

const BENEFIT = new RegExp(
  [
    '401\\(?k\\)?',
    '(?:health|medical|dental|vision)(?: care)?(?:,| and| &|/| insurance| coverage| plan)',
    '(?:paid|unlimited) (?:time off|vacation|leave|holidays?|pto)',
    'parental leave',
    'life insurance',
    '(?:learning|home[ -]office|wellness|gym|lifestyle|equipment|commuter) (?:and development )?(?:stipend|budget|allowance|benefits?)',
    'stock options|equity package|\\besop\\b',
    'pension (?:scheme|plan|contribution)',
    'base (?:salary|pay) range|salary range|compensation range|on[ -]target earnings',
    'company retreats?|team offsites?',
  ].join('|'),
  'gi',
)
/** One paragraph may hold the whole advert. */
const ASKS =
  /\b(?:you(?:['’]ve| have| know| can| are (?:fluent|experienced|familiar|proficient))|experience (?:with|in)|proficien\w+|familiar with|looking for|requirements?|must have|stack)\b/i
/** One benefit may stand in any paragraph ("benefits software for dental insurance"); two make a list of benefits. */
const MIN_BENEFITS = 2

const ABOUT_EMPLOYER = new RegExp(
  [
    'founded (?:in|by) ',
    '(?:backed|funded) by [A-Z]',
    '(?:raised|raising|secured) (?:over |more than )?[$€£]\\s?\\d',
    'series [A-F]\\b',
    '(?:trusted|used|loved) by (?:over |more than |thousands|millions|leading|[A-Z])',
    'our (?:customers|investors|clients) include',
    'headquartered in',
    'our mission is',
    "(?:we[’']re|we are)(?: an? [^.]{0,40}team)? on a mission",
    '(?:named|recogni[sz]ed|featured|ranked) (?:as|by|in|on|among) (?:one of |a |the )?(?:[A-Z]|best|top)',
    '\\bForbes\\b|Inc\\.? 5000|Fast Company|Best (?:Startup|Place|Workplace|Compan)|GitHub stars',
  ].join('|'),
)
/** What a sentence says of an employer, in the third person, behind its name. */
const EMPLOYER_VERB =
  /^(?:\.\w{2,3}| AI| Labs| Technologies)?(?:,| (?:is|was|has|helps?|builds?|provides?|offers?|enables?|empowers?|makes?|brings?|powers?|delivers?|exists?|combines?|gives?|develops?|creates?|connects?|turns?|automates?|designs?|unites?|transforms?|partners?|works?|operates?)\b|['’]s )/i
const OPENING = /^[^\p{L}\p{N}]*(?:(?:at|here at|welcome to) )?/iu
/** Enough of a paragraph to hold a name and the verb behind it. */
const MAX_OPENING_LENGTH = 120
/** Names of employers rarely have more words. */
const MAX_NAME_WORDS = 4

/** Whether a paragraph begins by speaking of the employer in the third person. */
export type EmployerTalk = (paragraph: string) => boolean

export function employerTalk(company: string | null): EmployerTalk {
  const names = employerSpellings(company)
  if (names.size === 0) return () => false
  const initials = new Set([...names].map((name) => name.charAt(0)))
  return (paragraph) => {
    const opening = paragraph.slice(0, MAX_OPENING_LENGTH).replace(OPENING, '')
    if (!initials.has(opening.charAt(0).toLowerCase())) return false
    const words = [...opening.matchAll(/[^\s’']+/g)].slice(0, MAX_NAME_WORDS)
    return words.some(({ 0: word, index }) => {
      const nameEnd = index + word.replace(/(?<![,:;.])[,:;.]+$/, '').length
      return names.has(solidName(opening.slice(0, nameEnd))) && EMPLOYER_VERB.test(opening.slice(nameEnd))
    })
  }
}

/** `legal`, `benefits` or `about` when the paragraph is one of these by its wording alone, else null. */
export function setPiece(paragraph: string, speaksOfEmployer: EmployerTalk): 'legal' | 'benefits' | 'about' | null {
  if (LEGAL.test(paragraph)) return 'legal'
  if ((paragraph.match(BENEFIT)?.length ?? 0) >= MIN_BENEFITS && !ASKS.test(paragraph)) return 'benefits'
  return ABOUT_EMPLOYER.test(paragraph) || speaksOfEmployer(paragraph) ? 'about' : null
}
