import { Parser } from 'htmlparser2'
import { CvError } from './cv-document.ts'

/**
 * The text of a Word document's main part: a line for each paragraph, a line for each row of a table with its cells parted
 * by " | ". Deleted text and field codes are left out. Streams, so that no depth of nesting can overflow.
 *
 * @param xml  `word/document.xml`
 * @throws CvError when it holds no text
 */
export function readDocxText(xml: string): string {
  const lines: string[] = []
  /** Cells of the rows that are open, the innermost last. */
  const rows: string[][] = []
  let paragraph = ''
  let isText = false
  const endParagraph = () => {
    const text = paragraph.trim()
    paragraph = ''
    if (text === '') return
    const row = rows.at(-1)
    if (row === undefined) lines.push(text)
    else row[row.length - 1] = [row.at(-1), text].filter(Boolean).join(', ')
  }
  const parser = new Parser(
    {
      onopentag(name) {
        if (name === 'w:t') isText = true
        else if (name === 'w:tab') paragraph += ' | '
        else if (name === 'w:br' || name === 'w:cr') paragraph += '\n'
        else if (name === 'w:noBreakHyphen') paragraph += '-'
        else if (name === 'w:tr') rows.push([])
        else if (name === 'w:tc') rows.at(-1)?.push('')
      },
      ontext(text) {
        if (isText) paragraph += text
      },
      onclosetag(name) {
        if (name === 'w:t') isText = false
        else if (name === 'w:p') endParagraph()
        else if (name === 'w:tr') {
          const row = rows.pop()?.filter((cell) => cell !== '') ?? []
          if (row.length > 0) lines.push(row.join(' | '))
        }
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(xml)
  if (lines.length === 0) throw new CvError('the Word document holds no text: paste the text instead')
  return lines.join('\n')
}
