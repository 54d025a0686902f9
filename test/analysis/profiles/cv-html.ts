import type { CvPart } from './cv-markup.ts'

const escapeMarks = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** Paragraphs, headings (#), bullets and tables (|) of a part as HTML. */
export function htmlOf(text: string): string {
  const blocks: string[] = []
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue
    const cells = /^\|(.*)\|$/.exec(line)?.[1]?.split('|')
    if (cells) blocks.push(`<tr>${cells.map((cell) => `<td>${escapeMarks(cell.trim())}</td>`).join('')}</tr>`)
    else if (line.startsWith('# ')) blocks.push(`<h2>${escapeMarks(line.slice(2))}</h2>`)
    else if (/^[-•–] /.test(line)) blocks.push(`<li>${escapeMarks(line.slice(2))}</li>`)
    else blocks.push(`<p>${escapeMarks(line)}</p>`)
  }
  return blocks
    .join('\n')
    .replace(/(?:<tr>.*<\/tr>\n?)+/g, '<table>$&</table>')
    .replace(/(?:<li>.*<\/li>\n?)+/g, '<ul>$&</ul>')
}

const BASE = `
  body { font: 10pt/1.35 "Liberation Sans", "DejaVu Sans", sans-serif; margin: 0 }
  h2 { font-size: 12pt; margin: 10pt 0 3pt; border-bottom: 0.5pt solid } p { margin: 2pt 0 } ul { margin: 2pt 0; padding-left: 14pt }
  td { padding: 2pt 18pt 2pt 0; border-bottom: 0.5pt solid }`

/** A page of all parts, one below the other, in this style. */
export function cvPage(parts: readonly CvPart[], style = ''): string {
  const body = parts.map(({ name, text }) => `<div class="${name}">${htmlOf(text)}</div>`).join('\n')
  return `<!doctype html><html lang="en"><meta charset="utf-8"><style>${BASE}${style}</style><body>${body}</body></html>`
}
