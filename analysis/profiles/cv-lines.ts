/** A paragraph of a CV with the kind of section it stands in. */
export interface CvParagraph {
  text: string
  /** Whether the person lists what they can do there. */
  isSkillList: boolean
}

const SKILL_WORDS =
  '(?:(?:technical|core|key|main|professional|relevant|other|soft|it|digital|data|personal|hard) )*(?:skills?|competenc(?:e|y|ies)|technologies|tools|tech(?:nology|nical)? stack|expertise|proficienc(?:y|ies)|capabilities|strengths|toolbox|programming languages)'
const SKILL_HEADING = new RegExp(
  `^${SKILL_WORDS}(?:\\s*(?:&|and|/|,)\\s*(?:${SKILL_WORDS}|knowledge|experience|interests))*\\s*:?$`,
  'i',
)
const SKILL_LABEL = new RegExp(`^${SKILL_WORDS}(?:\\s*(?:used|include|&|and)\\b[^:]{0,30})?\\s*:\\s+\\S`, 'i')
const OTHER_HEADING =
  /^(?:(?:work|professional|employment|career|relevant|voluntary|other) )*(?:experience|employment|history|education|profile|summary|about(?: me)?|objective|projects?|certifications?|certificates?|courses|training|qualifications|awards|publications|languages|interests|hobbies|references|volunteering|contact|personal (?:details|statement|information)|achievements|positions?|studies|goals|learning goals|development)(?:\s*(?:&|and|\/)\s*[\p{L} ]{3,20})?\s*:?$/iu
const BULLET = /^\s*(?:[-–—*•·▪‣◦●o]|\d{1,2}[.)])\s+/
/** Where the next sentence of a paragraph begins. */
export const SENTENCE_END = /(?<=[.!?])\s+(?=\p{Lu})/u
const MAX_ITEM_WORDS = 8
/** Lines at least this long are broken by the width of the page. */
const FULL_LINE = 55

/**
 * Lines put together again where the page broke a sentence, each with its section.
 *
 * @param mayBeList  whether a text without headings and sentences is a list of skills
 */
export function readCvParagraphs(text: string, mayBeList: boolean): CvParagraph[] {
  const paragraphs: CvParagraph[] = []
  let isSkillList = false
  let hasHeading = false
  let last: { line: string; paragraph: CvParagraph } | null = null
  for (const raw of text.split(/\r\n?|\n|\u2028|\f/)) {
    const line = raw.replace(/[\u00ad\u200b\ufeff]/g, '').trim()
    const plain = line
      .replace(/^#{1,6}\s+/, '')
      .replace(/^[*_]{1,3}([^*_]+)[*_]{1,3}(:?)$/, '$1$2')
      .trim()
    if (plain === '' || /^[-=_|:\s]+$/.test(plain)) {
      last = null
      continue
    }
    if (SKILL_HEADING.test(plain)) {
      isSkillList = true
      hasHeading = true
      last = null
      continue
    }
    if (OTHER_HEADING.test(plain) || (/^#{1,2}\s/.test(line) && plain.length < 60)) {
      isSkillList = false
      hasHeading = true
      last = null
      continue
    }
    if (last !== null && continues(last.line, line)) {
      const { paragraph }: { paragraph: CvParagraph } = last
      paragraph.text =
        paragraph.text.endsWith('-') && /^\p{Ll}/u.test(line)
          ? paragraph.text.slice(0, -1) + line
          : `${paragraph.text} ${line}`
      last = { line, paragraph }
      continue
    }
    const words = plain
      .replace(BULLET, '')
      .replace(/^\|\s*|\s*\|$/g, '')
      .replace(/\*\*/g, '')
    const paragraph: CvParagraph = { text: words, isSkillList: isSkillList || SKILL_LABEL.test(words) }
    paragraphs.push(paragraph)
    last = { line, paragraph }
  }
  const isListAlone = mayBeList && !hasHeading && !paragraphs.some(({ text }) => isProse(text))
  return isListAlone ? paragraphs.map((paragraph) => ({ ...paragraph, isSkillList: true })) : paragraphs
}

/** Sentences, or an item too long for a name. */
export const isProse = (text: string): boolean =>
  SENTENCE_END.test(text) || text.split(/[,;|•·]/).some((item) => item.trim().split(/\s+/).length > MAX_ITEM_WORDS)

/** Whether a line goes on where the one before it was broken off. */
function continues(before: string, line: string): boolean {
  if (BULLET.test(line) || /\s\|\s/.test(line) || /\s\|\s/.test(before) || /^[#|]/.test(line)) return false
  if (/[,;&/]$/.test(before) || /\b(?:and|or|with|in|of|the|a|to|for|using)$/i.test(before)) return true
  if (/[.!?:]$/.test(before)) return false
  return before.length >= FULL_LINE && /^[\p{Ll}(]/u.test(line)
}
