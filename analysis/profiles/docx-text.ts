import { Parser } from 'htmlparser2'
import { CvError } from './cv-document.ts'

/** A cell with so many paragraphs is a column of the page, not one value of a table. */
const LAYOUT_PARAGRAPHS = 4

/**
 * The text of a Word document's main part: a line for each paragraph, a line for each row of a table with its cells parted
 * by " | "; tables that only lay out the page are read column after column. Deleted text, field codes and the second copy of
 * text boxes are left out. Streams, so that no depth of nesting can overflow.
 *
 * @param xml  `word/document.xml`
 * @throws CvError when it holds no text
 */
export function readDocxText(xml: string): string {
  const lines: string[] = []
  /** Cells of the rows that are open, the innermost last. */
  const rows: string[][][] = []
  let paragraph = ''
  let isText = false
  /** Depth inside copies for programs that know no shapes. */
  let copies = 0
  const endParagraph = () => {
    const text = paragraph.trim()
    paragraph = ''
    if (text === '') return
    const row = rows.at(-1)
    if (row === undefined) lines.push(text)
    else row.at(-1)?.push(text)
  }
  const parser = new Parser(
    {
      onopentag(name) {
        if (name === 'mc:Fallback') copies++
        else if (copies > 0) return
        else if (name === 'w:t') isText = true
        else if (name === 'w:tab') paragraph += ' | '
        else if (name === 'w:br' || name === 'w:cr') paragraph += '\n'
        else if (name === 'w:noBreakHyphen') paragraph += '-'
        else if (name === 'w:tr') rows.push([])
        else if (name === 'w:tc') rows.at(-1)?.push([])
      },
      ontext(text) {
        if (isText) paragraph += text
      },
      onclosetag(name) {
        if (name === 'mc:Fallback') copies--
        else if (copies > 0) return
        else if (name === 'w:t') isText = false
        else if (name === 'w:p') endParagraph()
        else if (name === 'w:tr') {
          const row = rows.pop() ?? []
          const outer = rows.at(-1)?.at(-1) ?? lines
          outer.push(...rowLines(row))
        }
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(xml)
  if (lines.length === 0) throw new CvError('the Word document holds no text: paste the text instead')
  return lines.join('\n')
}

/** One line a row; of a row that lays out the page, the lines of its cells one after the other. */
function rowLines(row: readonly string[][]): string[] {
  const cells = row.filter((cell) => cell.length > 0)
  if (cells.some((cell) => cell.length >= LAYOUT_PARAGRAPHS)) return cells.flat()
  return cells.length === 0 ? [] : [cells.map((cell) => cell.join(', ')).join(' | ')]
}
