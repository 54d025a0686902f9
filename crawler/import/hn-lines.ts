import { Parser } from 'htmlparser2'

const LINE_TAGS = new Set(['p', 'br', 'pre', 'li', 'div'])

/** Lines that a comment's HTML fragment shows, without empty ones. Paragraphs begin with an unclosed `<p>`. */
export function hnLines(html: string): string[] {
  const parts: string[] = []
  const parser = new Parser(
    {
      onopentagname: (name) => void (LINE_TAGS.has(name) && parts.push('\n')),
      ontext: (text) => void parts.push(text),
    },
    { decodeEntities: true },
  )
  parser.end(html)
  return parts
    .join('')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
}
