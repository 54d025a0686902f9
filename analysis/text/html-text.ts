import { Tokenizer } from 'htmlparser2'
import { BOLD_RANK, type Layout, PLAIN_RANK } from './advert.ts'
import { layoutLine, looksLikeHeading, markLeadLines } from './line-layout.ts'

const BLOCK_TAGS = new Set(
  `address article aside blockquote body br dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5
  h6 head header hr html li main nav ol option p pre section select summary table tbody td tfoot th thead title tr
  ul`.split(/\s+/),
)
const BOLD_TAGS = new Set(['b', 'strong'])
const WHITE_BUT_SPACE = /[^\S ]| {2}/
/** Their content is not for reading. */
const SILENT_TAGS = new Set(['script', 'style', 'template', 'noscript', 'svg', 'object', 'iframe', 'textarea'])

/**
 * The text that a piece of HTML shows, and its blocks. Reads tags as they come and builds no tree: unclosed, crossed
 * and deeply nested tags cost nothing, attributes are never kept.
 */
export function readHtml(html: string): { text: string; blocks: Layout[]; tagCount: number } {
  const page = new TextBuilder()
  let tagCount = 0
  let silentTag = ''
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      ontext: (start, end) => {
        if (silentTag === '') page.addText(html.slice(start, end))
      },
      ontextentity: (codePoint) => {
        if (silentTag === '') page.addText(String.fromCodePoint(codePoint))
      },
      onopentagname: (start, end) => {
        tagCount++
        const name = html.slice(start, Math.min(end, start + 16)).toLowerCase()
        if (silentTag === '' && SILENT_TAGS.has(name)) silentTag = name
        else if (silentTag === '') page.openTag(name)
      },
      onclosetag: (start, end) => {
        const name = html.slice(start, Math.min(end, start + 16)).toLowerCase()
        if (silentTag === name) silentTag = ''
        else if (silentTag === '') page.closeTag(name)
      },
      onattribdata: ignore,
      onattribentity: ignore,
      onattribend: ignore,
      onattribname: ignore,
      oncdata: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onend: ignore,
      onopentagend: ignore,
      onprocessinginstruction: ignore,
      onselfclosingtag: ignore,
    },
  )
  tokenizer.write(html)
  tokenizer.end()
  const { text, blocks } = page.finish()
  return { text, blocks, tagCount }
}

function ignore(): void {}

/** Collects what is shown, line by line. */
class TextBuilder {
  private readonly parts: string[] = []
  private readonly blocks: Layout[] = []
  private length = 0
  private line: string[] = []
  private hasBold = false
  private hasPlain = false
  private boldDepth = 0
  private headingRank = 0
  private listItem = false

  addText(shown: string): void {
    this.line.push(shown)
    if (this.boldDepth > 0) this.hasBold ||= isVisible(shown)
    else this.hasPlain ||= isVisible(shown)
  }

  openTag(name: string): void {
    if (BOLD_TAGS.has(name)) this.boldDepth++
    if (!BLOCK_TAGS.has(name)) return
    this.endLine()
    if (name === 'li') this.listItem = true
    else if (name === 'ul' || name === 'ol') this.listItem = false
    this.headingRank = rankOf(name) || (name === 'br' ? this.headingRank : 0)
  }

  closeTag(name: string): void {
    if (BOLD_TAGS.has(name)) this.boldDepth = Math.max(0, this.boldDepth - 1)
    if (!BLOCK_TAGS.has(name)) return
    this.endLine()
    if (name === 'li' || name === 'ul' || name === 'ol') this.listItem = false
    if (rankOf(name) > 0) this.headingRank = 0
    // A forgotten </b> must not make headings of all that follows.
    if (name === 'p' || name === 'div' || name === 'li') this.boldDepth = 0
  }

  finish(): { text: string; blocks: Layout[] } {
    this.endLine()
    const text = this.parts.join('')
    markLeadLines(text, this.blocks)
    return { text, blocks: this.blocks }
  }

  private endLine(): void {
    if (this.line.length === 0) return
    const written = this.line.length === 1 ? (this.line[0] ?? '') : this.line.join('')
    const line = (WHITE_BUT_SPACE.test(written) ? written.replace(/\s+/g, ' ') : written).trim()
    const isBold = this.hasBold && !this.hasPlain
    this.line = []
    this.hasPlain = false
    this.hasBold = false
    if (line === '') return
    const shape = layoutLine(line, 0, line.length)
    if (!shape) return
    const kind = this.listItem && shape.kind === 'paragraph' ? 'bullet' : shape.kind
    const rank = kind === 'bullet' ? 0 : this.rankOfLine(line, isBold, shape.rank)
    this.append(line, rank > 0 ? { ...shape, kind: 'heading', rank } : { ...shape, kind, rank: 0 })
  }

  private rankOfLine(line: string, isBold: boolean, written: number): number {
    if (!looksLikeHeading(line)) return 0
    if (this.headingRank > 0) return this.headingRank
    return isBold ? BOLD_RANK : written > 0 ? PLAIN_RANK : 0
  }

  private append(line: string, shape: Layout): void {
    const before = this.blocks.at(-1)
    const isListGoingOn = before?.kind === 'bullet' && shape.kind === 'bullet'
    const lead = (before ? (isListGoingOn ? '\n' : '\n\n') : '') + (shape.kind === 'bullet' ? '- ' : '')
    const shown = line.slice(shape.start, shape.end)
    this.parts.push(lead, shown)
    const start = this.length + lead.length
    this.length = start + shown.length
    this.blocks.push({ start, end: this.length, kind: shape.kind, rank: shape.rank })
  }
}

function rankOf(tagName: string): number {
  return tagName.length === 2 && tagName.charAt(0) === 'h' ? Number(tagName.charAt(1)) || 0 : 0
}

function isVisible(shown: string): boolean {
  for (let index = 0; index < shown.length; index++) {
    const code = shown.charCodeAt(index)
    if (code > 0x20 && code !== 0xa0) return true
  }
  return false
}
