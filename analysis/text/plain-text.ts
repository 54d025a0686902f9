import type { Layout } from './advert.ts'
import { layoutLine, markLeadLines } from './line-layout.ts'

/** A judgement: hard-wrapped mail and text files are mostly 72 to 80 wide, and a long word may leave a line shorter. */
const MIN_WRAPPED_LENGTH = 45
const MAX_WRAPPED_LENGTH = 100

/**
 * Blocks of plain text or Markdown, in order. Offsets are into `text` itself. Lines are blocks, apart from those that
 * a mail program or editor wrapped: they go on with the block above them.
 */
export function layoutPlainText(text: string): Layout[] {
  const blocks: Layout[] = []
  let lineStart = 0
  let previousLength = 0
  while (lineStart <= text.length) {
    const newline = text.indexOf('\n', lineStart)
    const lineEnd = newline === -1 ? text.length : newline
    const block = layoutLine(text, lineStart, lineEnd)
    const last = blocks.at(-1)
    if (block && last && previousLength > 0 && goesOn(text, last, block, previousLength)) last.end = block.end
    else if (block) blocks.push(block)
    previousLength = block ? block.end - Math.max(lineStart, block.start) : 0
    lineStart = lineEnd + 1
  }
  markLeadLines(text, blocks)
  return blocks
}

/** `previousLength` is that of the line before, 0 when it was empty. */
function goesOn(text: string, last: Layout, block: Layout, previousLength: number): boolean {
  if (last.kind === 'heading' || block.kind !== 'paragraph') return false
  if (previousLength < MIN_WRAPPED_LENGTH || previousLength > MAX_WRAPPED_LENGTH) return false
  if (/[.!?:]/.test(text.charAt(last.end - 1))) return false
  return /^[\p{Ll}\d("'&/]/u.test(text.slice(block.start, block.start + 2)) || text.charAt(last.end - 1) === ','
}
