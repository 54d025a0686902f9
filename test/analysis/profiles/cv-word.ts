import { strToU8, zipSync } from 'fflate'
import type { CvPart } from './cv-markup.ts'

const escapeMarks = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const run = (text: string) => `<w:r><w:t xml:space="preserve">${escapeMarks(text)}</w:t></w:r>`
/** As Word writes it: a change of style or of language in the middle of a word parts the run. */
const runs = (text: string) => (text.length < 12 ? run(text) : run(text.slice(0, 7)) + run(text.slice(7)))
const paragraphs = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) =>
      line.startsWith('- ')
        ? `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>${runs(line.slice(2))}</w:p>`
        : `<w:p>${runs(line)}</w:p>`,
    )
    .join('')
const row = (cells: readonly string[]) =>
  `<w:tr>${cells.map((cell) => `<w:tc><w:tcPr/>${paragraphs(cell)}</w:tc>`).join('')}</w:tr>`
const table = (rows: readonly string[][]) => `<w:tbl><w:tblPr/>${rows.map(row).join('')}</w:tbl>`
const NAMES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'

/** A text box is written twice, once for programs that know no shapes. */
const box = (text: string) => {
  const content = `<w:txbxContent>${paragraphs(text)}</w:txbxContent>`
  return `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>${content}</wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox>${content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`
}
const deleted = (text: string) =>
  `<w:p><w:del w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z"><w:r><w:delText>${escapeMarks(text.trim())}</w:delText></w:r></w:del></w:p>`

/** A Word document of these parts: side and main next to one another in a table, as templates do it. */
export function wordOf(parts: readonly CvPart[]): Uint8Array {
  const textOf = (name: string) => parts.find((part) => part.name === name)?.text ?? ''
  const side = textOf('side')
  const blocks = parts.map(({ name, text }) => {
    if (name === 'box') return box(text)
    if (name === 'deleted') return deleted(text)
    if (name === 'table') return table(rowsOf(text))
    return name === 'main' && side === '' ? paragraphs(text) : ''
  })
  if (side !== '') blocks.push(table([[side, textOf('main')]]))
  const body = `<w:body>${blocks.join('')}<w:sectPr/></w:body>`
  const xml = (root: string, content: string) =>
    strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${root} ${NAMES}>${content}</w:${root}>`)
  return zipSync({
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    'word/document.xml': xml('document', body),
    'word/header1.xml': xml('hdr', paragraphs(textOf('header'))),
    'word/footer1.xml': xml('ftr', paragraphs(textOf('footer'))),
  })
}

const rowsOf = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    )
