import type { MarkedExpression } from '../../data/word-marks.ts'
import { employerSpellings, solidName } from './employer-name.ts'
import { nearbySearch } from './nearby-search.ts'
import { anyOf, phraseFilter } from './set-phrases.ts'

/**
 * Paragraphs that stand in most adverts of an employer whatever the job, under any heading or none. They are known by
 * their set phrases, collected from the adverts of 258 boards.
 */
export const LEGAL_PHRASES: readonly MarkedExpression[] = [
  { pattern: 'equal[ -](?:employment[ -])?opportunit(?:y|ies)(?: employer| workplace|\\/)', marks: ['equa'] },
  {
    pattern:
      '(?:without regard to|regardless of|on the basis of|irrespective of)[^.]{0,60}(?:race|colou?r|age|gender|religio|sex|ethnic)',
    marks: ['gard', 'rres', 'basi'],
  },
  { pattern: 'reasonable (?:accommodation|adjustment)s?', marks: ['easo'] },
  { pattern: 'protected (?:veteran|characteristic|class)', marks: ['otec'] },
  { pattern: '(?:privacy|data protection) (?:policy|notice|statement)', marks: ['riva', 'otec'] },
  { pattern: 'e-verify', marks: ['e-ve'] },
  { pattern: 'fair chance (?:act|ordinance|initiative)', marks: ['r ch'] },
  { pattern: 'arrest (?:and|or) conviction records?', marks: ['arre'] },
  { pattern: 'unsolicited (?:resumes?|cvs?|candidates?)', marks: ['lici'] },
  { pattern: '(?:recruitment|staffing|search) (?:agencies|firms)', marks: ['genc', 'firm'] },
  { pattern: 'criminal (?:history|background)', marks: ['crim'] },
  { pattern: 'export control (?:laws|regulations)', marks: ['xpor'] },
  { pattern: 'confidence gap', marks: ['ce g'] },
  { pattern: 'studies (?:have )?show', marks: ['udie'] },
  {
    pattern:
      "(?:(?:n[’']t|not|if|unless|even|only|necessarily)[^.]{0,40}meet|tick|check) (?:every|all|100%)[^.]{0,30}(?:requirements?|qualifications?|box(?:es)?)",
    marks: ['et e', 'et a', 'et 1', 'ck e', 'ck a', 'ck 1'],
  },
  { pattern: '(?:all|other) qualified (?:individuals|applica)', marks: ['fied'] },
  { pattern: 'diversity is (?:a|one of our) core', marks: ['y is'] },
  { pattern: 'we (?:celebrate|value|embrace) diversity', marks: [' div'] },
  { pattern: '(?:pursuant to|in accordance with) [^.]{0,80}(?:law|act|ordinance)', marks: ['rsua', 'ccor'] },
  { pattern: 'automated (?:employment )?decision[ -]making tools?', marks: ['cisi'] },
  { pattern: 'recruitment (?:fraud|scam)', marks: ['frau', 'scam'] },
  { pattern: 'never (?:ask|request)[^.]{0,60}(?:payment|bank|money|fees?)', marks: ['neve'] },
  { pattern: 'official (?:channels|e-?mail)', marks: ['l ch', 'l em', 'l e-'] },
  { pattern: 'care about diversity', marks: [' div'] },
  { pattern: 'without the use of ai', marks: ['f ai'] },
  { pattern: 'these roles (?:can )?sit in', marks: ['sit '] },
  { pattern: '(?:final )?offer amounts? (?:is|are|will be)', marks: ['moun'] },
]
const legalPhrase = nearbySearch(LEGAL_PHRASES)

export const BENEFIT_PHRASES: readonly MarkedExpression[] = [
  { pattern: '401\\(?k\\)?', marks: ['401k', '401('] },
  {
    pattern: '(?:health|medical|dental|vision)(?: care)?(?:,| and| &|/| insurance| coverage| plan)',
    marks: ['heal', 'dica', 'enta', 'visi'],
  },
  { pattern: '(?:paid|unlimited) (?:time off|vacation|leave|holidays?|pto)', marks: ['paid', 'imit'] },
  { pattern: 'parental leave', marks: ['l le'] },
  { pattern: 'life insurance', marks: ['insu'] },
  {
    pattern:
      '(?:learning|home[ -]office|wellness|gym|lifestyle|equipment|commuter) (?:and development )?(?:stipend|budget|allowance|benefits?)',
    marks: ['stip', 'budg', 'wanc', 'enef'],
  },
  { pattern: 'stock options|equity package|\\besop\\b', marks: ['k op', 'ty p', 'esop'] },
  { pattern: 'pension (?:scheme|plan|contribution)', marks: ['pens'] },
  {
    pattern: 'base (?:salary|pay) range|salary range|compensation range|on[ -]target earnings',
    marks: ['rang', 'targ'],
  },
  { pattern: 'company retreats?|team offsites?', marks: ['retr', 'ffsi'] },
]
const BENEFIT = anyOf(BENEFIT_PHRASES, 'gi')
/** One paragraph may hold the whole advert. */
const ASKS =
  /\b(?:you(?:['’]ve| have| know| can| are (?:fluent|experienced|familiar|proficient))|experience (?:with|in)|proficien\w+|familiar with|looking for|requirements?|must have|stack)\b/i
/** One benefit may stand in any paragraph ("benefits software for dental insurance"); two make a list of benefits. */
const MIN_BENEFITS = 2

export const EMPLOYER_PHRASES: readonly MarkedExpression[] = [
  { pattern: 'founded (?:in|by) ', marks: ['nded'] },
  { pattern: '(?:backed|funded) by [A-Z]', marks: ['d by'] },
  { pattern: '(?:raised|raising|secured) (?:over |more than )?[$€£]\\s?\\d', marks: ['aise', 'aisi', 'cure'] },
  { pattern: 'series [A-F]\\b', marks: ['seri'] },
  { pattern: '(?:trusted|used|loved) by (?:over |more than |thousands|millions|leading|[A-Z])', marks: ['d by'] },
  { pattern: 'our (?:customers|investors|clients) include', marks: ['s in'] },
  { pattern: 'headquartered in', marks: ['dqua'] },
  { pattern: 'our mission is', marks: ['n is'] },
  { pattern: "(?:we[’']re|we are)(?: an? [^.]{0,40}team)? on a mission", marks: ['a mi'] },
  {
    pattern: '(?:named|recogni[sz]ed|featured|ranked) (?:as|by|in|on|among) (?:one of |a |the )?(?:[A-Z]|best|top)',
    marks: ['amed', 'nise', 'nize', 'ured', 'nked'],
  },
  {
    pattern: '\\bForbes\\b|Inc\\.? 5000|Fast Company|Best (?:Startup|Place|Workplace|Compan)|GitHub stars',
    marks: ['forb', '5000', 'fast', 'best', 'b st'],
  },
]
const ABOUT_EMPLOYER = anyOf(EMPLOYER_PHRASES, '')
const mayHold = phraseFilter([LEGAL_PHRASES, BENEFIT_PHRASES, EMPLOYER_PHRASES])
const [MAY_BE_LEGAL, MAY_BE_BENEFIT, MAY_BE_ABOUT] = [1, 2, 4]
/** What a sentence says of an employer, in the third person, behind its name. */
const EMPLOYER_VERB =
  /^(?:\.\w{2,3}| AI| Labs| Technologies)?(?:,| (?:is(?! (?:now |currently |also |actively )?(?:seeking|looking|hiring|searching|recruiting)\b)|was|has|helps?|builds?|provides?|offers?|enables?|empowers?|makes?|brings?|powers?|delivers?|exists?|combines?|gives?|develops?|creates?|connects?|turns?|automates?|designs?|unites?|transforms?|partners?|works?|operates?)\b|['’]s )/i
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
  const held = mayHold(paragraph)
  if ((held & MAY_BE_LEGAL) !== 0 && isLegal(paragraph)) return 'legal'
  if ((held & MAY_BE_BENEFIT) !== 0 && listsBenefits(paragraph)) return 'benefits'
  if ((held & MAY_BE_ABOUT) !== 0 && ABOUT_EMPLOYER.test(paragraph)) return 'about'
  return speaksOfEmployer(paragraph) ? 'about' : null
}

function isLegal(paragraph: string): boolean {
  const firstMatch = legalPhrase(paragraph)
  return LEGAL_PHRASES.some((_, number) => firstMatch(number) !== null)
}

function listsBenefits(paragraph: string): boolean {
  return (paragraph.match(BENEFIT)?.length ?? 0) >= MIN_BENEFITS && !ASKS.test(paragraph)
}
