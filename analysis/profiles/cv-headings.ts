import { isAsideHeading } from './cv-asides.ts'

/** What the lines below a heading are: a list of what the person can do, what says nothing of that, or anything else. */
export type CvSection = 'skills' | 'aside' | 'other'

const SKILL_WORDS =
  '(?:(?:technical|core|key|main|professional|relevant|other|soft|it|digital|data|personal|hard) )*(?:skills?|competenc(?:e|y|ies)|technologies|tools|tech(?:nology|nical)? stack|expertise|proficienc(?:y|ies)|capabilities|strengths|toolbox|programming languages)'
const SKILL_HEADING = new RegExp(
  `^${SKILL_WORDS}(?:\\s*(?:&|and|/|,)\\s*(?:${SKILL_WORDS}|knowledge|experience|interests))*\\s*:?$`,
  'i',
)
const SKILL_LABEL = new RegExp(`^${SKILL_WORDS}(?:\\s*(?:used|include|&|and)\\b[^:]{0,30})?\\s*:\\s+\\S`, 'i')
const OTHER_HEADING =
  /^(?:(?:work|professional|employment|career|relevant|voluntary|other|key|selected) )*(?:experience|employment|history|education|profile|summary|about(?: me)?|objective|projects?|certifications?|certificates?|courses|training|qualifications|awards|publications|languages|volunteering|contact|personal (?:details|statement|information)|achievements|positions?|studies|goals|learning goals|development)(?:\s*(?:&|and|\/)\s*\p{L}[\p{L} ]{1,18}\p{L})?\s*:?$/iu
const LONGEST_TITLE = 60

/**
 * The section that a heading opens; null for a line that is none.
 *
 * @param plain  the line without its marks
 * @param within  the section in hand: what no skill stands in ends at any heading in capitals
 */
export function sectionOf(plain: string, line: string, within: CvSection): CvSection | null {
  if (isAsideHeading(plain)) return 'aside'
  if (SKILL_HEADING.test(plain)) return 'skills'
  const isTitle = /^#{1,2}\s/.test(line) && plain.length < LONGEST_TITLE
  const endsAside = within === 'aside' && isCapitalHeading(plain)
  return OTHER_HEADING.test(plain) || isTitle || endsAside ? 'other' : null
}

/** Whether a line is a list of skills by itself: "Tools: SQL, dbt". */
export const isLabelledList = (line: string): boolean => SKILL_LABEL.test(line)

/** A line in capitals, as headings are that no list knows. */
const isCapitalHeading = (line: string): boolean =>
  line.length < 40 && /^\p{Lu}[\p{Lu} &/]{3,}$/u.test(line) && !line.includes(',')
