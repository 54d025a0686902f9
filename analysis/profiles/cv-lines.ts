import { joinBrokenWord } from './broken-words.ts'
import { isAsideLine, isPersonName } from './cv-asides.ts'
import { ADDRESS, isContactLine } from './cv-contact.ts'
import { type CvSection, isLabelledList, sectionOf } from './cv-headings.ts'
import { cellsOf, isSeparatorRow, readTableHead } from './cv-tables.ts'

/** A paragraph of a CV with the kind of section it stands in. */
export interface CvParagraph {
  text: string
  /** Whether the person lists what they can do there. */
  isSkillList: boolean
}

const BULLET = /^\s*(?:[-–—*•·▪‣◦●o]|\d{1,2}[.)])\s+/
/** Where the next sentence of a paragraph begins. */
export const SENTENCE_END = /(?<=[.!?])\s+(?=\p{Lu})/u
const MAX_ITEM_WORDS = 8
/** A line that stands between two columns of a page. */
export const COLUMN_END = '\f'
/** How far down who somebody is and how they are reached may stand. */
const HEAD_LINES = 8
/** Lines at least this long are broken by the width of the page. */
const FULL_LINE = 55

/**
 * Lines put together again where the page broke a sentence or a word, each with its section. Interests, references and the
 * name of the person are left out: what they name is no skill.
 *
 * @param mayBeList  whether a text without headings and sentences is a list of skills
 * @param isWord  whether a word, in lower case, is known; tells "Kuber-netes" from "event-driven"
 */
export function readCvParagraphs(text: string, mayBeList: boolean, isWord: (word: string) => boolean): CvParagraph[] {
  const paragraphs: CvParagraph[] = []
  let section: CvSection = 'other'
  /** Columns of the table in hand that name skills; null outside such a table. */
  let columns: number[] | null = null
  let hasHeading = false
  let last: { line: string; paragraph: CvParagraph } | null = null
  const lines = linesOf(text)
  const isHead = headOf(lines)
  const begunIn = new Map<CvParagraph, number>()
  for (const [index, raw] of lines.entries()) {
    const line = raw.replace(ADDRESS, ' ').trim()
    const plain = withoutMarks(line)
    const opened: CvSection | null = raw === COLUMN_END ? 'other' : sectionOf(plain, line, section)
    if (opened !== null) {
      section = opened
      hasHeading ||= raw !== COLUMN_END
      last = null
      continue
    }
    if (plain === '' || /^[-=_|:\s]+$/.test(plain)) {
      last = null
      if (!isSeparatorRow(plain)) columns = null
      continue
    }
    if (section === 'aside' || isAsideLine(plain)) continue
    if (last !== null && continues(last.line, line)) {
      const { paragraph }: { paragraph: CvParagraph } = last
      paragraph.text = joinBrokenWord(paragraph.text, line, isWord)
      last = { line, paragraph }
      continue
    }
    const cells = cellsOf(plain.replace(BULLET, '').replace(/\*\*/g, ''))
    const head = readTableHead(cells)
    if (head !== null) {
      columns = head
      last = null
      continue
    }
    if (cells.length < 2) columns = null
    const paragraph = paragraphOf(cells, columns, section)
    paragraphs.push(paragraph)
    begunIn.set(paragraph, index)
    last = { line, paragraph }
  }
  const isListAlone = mayBeList && !hasHeading && !paragraphs.some(({ text }) => isProse(text))
  // What stands above the way to reach somebody is their name and what they call themselves.
  const isBelow = (paragraph: CvParagraph) => !isHead(begunIn.get(paragraph) ?? 0)
  if (isListAlone) return paragraphs.map((paragraph) => ({ ...paragraph, isSkillList: isBelow(paragraph) }))
  return startsWithName(paragraphs, text) ? paragraphs.slice(1) : paragraphs
}

/** Lines as they were written, without the marks of a quotation. */
const linesOf = (text: string): string[] =>
  plainCharacters(text)
    .split(/\r\n?|\n|\u2028/)
    .map((raw) => (raw === COLUMN_END ? raw : raw.replace(/^(?:>\s?)+/, '').trim()))

/** Whether a line, by its number, belongs to who somebody is and how they are reached. */
function headOf(lines: readonly string[]): (index: number) => boolean {
  const last = lines.slice(0, HEAD_LINES).findLastIndex(isContactLine)
  return (index) => index <= last || isContactLine(lines[index] ?? '')
}

/** Whether lines are those of a CV rather than a list: with a heading of its own, or with the way to reach somebody. */
export function hasCvLines(text: string): boolean {
  const lines = linesOf(text).filter((line) => line !== '')
  return (
    lines.length > 2 &&
    lines.some((line) => isContactLine(line) || sectionOf(withoutMarks(line), line, 'other') !== null)
  )
}

function paragraphOf(cells: readonly string[], columns: readonly number[] | null, section: CvSection): CvParagraph {
  const text = cells.filter((_, index) => columns === null || columns.includes(index)).join(' | ')
  return { text, isSkillList: section === 'skills' || columns !== null || isLabelledList(text) }
}

/** A line without the marks of a heading or of emphasis around it. */
const withoutMarks = (line: string): string =>
  line
    .replace(/^#{1,6}\s+/, '')
    .replace(/^[*_]{1,3}([^*_]+)[*_]{1,3}(:?)$/, '$1$2')
    .trim()

/** Whether the first line is the name of the person. */
function startsWithName([first]: readonly CvParagraph[], text: string): boolean {
  if (first === undefined || !isPersonName(first.text)) return false
  return withoutMarks(text.trimStart().split(/[\r\n]/, 1)[0] ?? '') === first.text
}

/** Sentences, or an item too long for a name. */
export const isProse = (text: string): boolean =>
  SENTENCE_END.test(text) || text.split(/[,;|•·]/).some((item) => item.trim().split(/\s+/).length > MAX_ITEM_WORDS)

/** Whether a line goes on where the one before it was broken off. */
function continues(before: string, line: string): boolean {
  if (BULLET.test(line) || /\s\|\s/.test(line) || /\s\|\s/.test(before) || /^[#|]/.test(line)) return false
  if (/\p{L}-$/u.test(before) && /^\p{Ll}/u.test(line)) return true
  if (/[,;&/]$/.test(before) || /\b(?:and|or|with|in|of|the|a|to|for|using)$/i.test(before)) return true
  if (/[.!?:]$/.test(before)) return false
  return before.length >= FULL_LINE && /^[\p{Ll}(]/u.test(line)
}

/** Without marks that nobody sees; ligatures, composed letters and kinds of hyphen in their plain form. */
const plainCharacters = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize('NFKC'))
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/[\u00a0\u202f]/g, ' ')
