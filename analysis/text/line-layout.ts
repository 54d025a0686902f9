import { BOLD_RANK, type Layout, PLAIN_RANK } from './advert.ts'

/** Bullets of word processors and keyboards; a dash or star must be followed by a space. */
const BULLET = /^(?:[•●○◦▪▫■□‣⁃∙·➢➤►▶✓✔✅→]\s*|[-–—*+]\s+|(?:\d{1,2}|[a-z])[.)]\s+)/u
const MARKDOWN_HEADING = /^(#{1,6})\s+/
const MARKDOWN_BOLD_LINE = /^(\*\*|__)(?=\S)(.*\S)\1:?$/
/** A judgement: of the lines set apart in 5,824 adverts 99 % have at most 11 words; more are mostly sentences. */
const MAX_HEADING_WORDS = 12
const MAX_HEADING_LENGTH = 100

/**
 * Kind and extent of one line [start, end) of a text: bullet and Markdown signs are left out of the block.
 * Null when nothing but signs and spaces stands on it.
 */
export function layoutLine(text: string, start: number, end: number): Layout | null {
  let from = start
  let until = end
  while (from < until && isSpace(text.charCodeAt(from))) from++
  while (until > from && isSpace(text.charCodeAt(until - 1))) until--
  if (from === until) return null
  if (isPlain(text, from)) return { start: from, end: until, kind: 'paragraph', rank: 0 }
  const line = text.slice(from, until)
  const markdown = MARKDOWN_HEADING.exec(line)
  if (markdown) return headingOrNull(from + markdown[0].length, until, markdown[1]?.length ?? 1)
  const bold = MARKDOWN_BOLD_LINE.exec(line)
  if (bold && looksLikeHeading(line)) return { start: from, end: until, kind: 'heading', rank: BOLD_RANK }
  const bullet = BULLET.exec(line)
  if (bullet) {
    if (bullet[0].length === line.length) return null
    return { start: from + bullet[0].length, end: until, kind: 'bullet', rank: 0 }
  }
  return { start: from, end: until, kind: 'paragraph', rank: 0 }
}

/** Whether a line set apart (in bold, or as `<h3>`) is a heading rather than a sentence with emphasis. */
export function looksLikeHeading(line: string): boolean {
  if (line.length > MAX_HEADING_LENGTH || /(?:[^.][.]|[,;])\**$/.test(line)) return false
  return line.split(/\s+/).length <= MAX_HEADING_WORDS
}

/**
 * Turns into headings the short lines that only their surroundings show to be one: a line ending in a colon or a short
 * line without an end, before a list.
 */
export function markLeadLines(text: string, blocks: Layout[]): void {
  for (let index = 0; index + 1 < blocks.length; index++) {
    const block = blocks[index]
    if (block?.kind !== 'paragraph' || blocks[index + 1]?.kind !== 'bullet') continue
    const line = text.slice(block.start, block.end)
    if (!looksLikeHeading(line) || /[!)]$/.test(line)) continue
    block.kind = 'heading'
    block.rank = PLAIN_RANK
  }
}

function headingOrNull(start: number, end: number, rank: number): Layout | null {
  return start < end ? { start, end, kind: 'heading', rank } : null
}

/** A line that begins with a letter of English is set apart by nothing but "a." or "a)". Most lines do. */
function isPlain(text: string, from: number): boolean {
  const small = text.charCodeAt(from) | 0x20
  if (small < 0x61 || small > 0x7a) return false
  const second = text.charCodeAt(from + 1)
  return second !== 0x2e && second !== 0x29
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x200b || code === 0xfeff
}
