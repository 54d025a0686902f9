import { readdirSync, readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { aPdf, asBytes, aZip, pagesOf } from './cv-files.ts'
import { cvPage } from './cv-html.ts'
import { type CvLabel, type CvPart, readCvMarkup } from './cv-markup.ts'
import { wordOf } from './cv-word.ts'

/** One of the CVs of `test/fixtures/cvs`, as a file that a person would send. */
export interface LabelledCv {
  name: string
  /** How the file was made. */
  kind: string
  fileName: string
  labels: CvLabel[]
  /** Null: it takes a browser, and there is none. */
  bytes: Uint8Array | null
}

type Make = (parts: readonly CvPart[], print: Print) => Uint8Array | Promise<Uint8Array | null>
type Print = (
  html: string,
  options?: { header?: string; footer?: string; height?: string },
) => Promise<Uint8Array | null>

const FOLDER = new URL('../../fixtures/cvs/', import.meta.url)
const textOf = (parts: readonly CvPart[], name = 'main') =>
  parts
    .filter((part) => part.name === name)
    .map(({ text }) => text)
    .join('\n')
/** Lines of a page's width. */
const linesOf = (parts: readonly CvPart[]) =>
  textOf(parts)
    .replace(/(?![^\n]{1,96}$)([^\n]{1,96}) /gm, '$1\n')
    .split('\n')

const utf8: Make = (parts) => asBytes(textOf(parts))
const asPdf =
  (style?: string): Make =>
  (parts, print) =>
    print(cvPage(parts, style))
const written: Make = (parts) => aPdf(pagesOf(linesOf(parts), 46))
const word: Make = (parts) => wordOf(parts)
/** What Windows programs call ANSI; typographic quotes and dashes lie between 0x80 and 0x9f. */
const windows1252: Make = (parts) => {
  const high = new Map(
    [...'–—“”‘’•…'].map((mark, index) => [mark, [0x96, 0x97, 0x93, 0x94, 0x91, 0x92, 0x95, 0x85][index] ?? 0]),
  )
  return Uint8Array.from(textOf(parts).replaceAll('\n', '\r\n'), (mark) => high.get(mark) ?? mark.charCodeAt(0))
}
const utf16be: Make = (parts) => Buffer.from(`\ufeff${textOf(parts)}`, 'utf16le').swap16()
const archive: Make = (parts) =>
  aZip(Object.fromEntries(parts.map(({ name, text }) => [`Export/${name}`, text.trimStart()])))

const SIDEBAR =
  'body { display: grid; grid-template-columns: 150pt 1fr; gap: 24pt } .side { order: 0 } .main { order: 1 }'
const JUSTIFIED = 'body { font-family: "Liberation Serif", serif; text-align: justify; hyphens: auto; width: 300pt }'
const COLUMNS = '.columns { columns: 3; column-gap: 20pt } .columns h2 { break-after: avoid }'
const SPACED = 'h2 { letter-spacing: 5pt; text-transform: uppercase; font-weight: normal } p { letter-spacing: 0.3pt }'

/** How each text becomes a file: kind, file name, and who makes it. */
const FILES: Record<string, [kind: string, fileName: string, make: Make]> = {
  '01': ['text, Windows line ends', 'cv.txt', (parts) => asBytes(textOf(parts).replaceAll('\n', '\r\n'))],
  '02': ['PDF of one column', 'cv.pdf', asPdf()],
  '03': ['Markdown', 'cv.md', utf8],
  '04': ['PDF, justified, with hyphens', 'cv.pdf', asPdf(JUSTIFIED)],
  '05': ['PDF with a side column', 'cv.pdf', asPdf(SIDEBAR)],
  '06': ['PDF with words broken at line ends', 'cv.pdf', written],
  '07': [
    'PDF of several pages with header and footer',
    'cv.pdf',
    (parts, print) =>
      print(cvPage(parts.filter(({ name }) => name === 'main')), {
        ...{ header: textOf(parts, 'header'), footer: textOf(parts, 'footer'), height: '130mm' },
      }),
  ],
  '08': ['PDF with ligatures', 'cv.pdf', asPdf('body { font-family: "DejaVu Sans", sans-serif }')],
  '09': ['PDF with a table of skills', 'cv.pdf', asPdf()],
  '10': ['PDF of 80 pages', 'cv.pdf', written],
  '11': ['Word, two columns by a table', 'cv.docx', word],
  '12': ['Word with text box, header and deleted text', 'cv.docx', word],
  '13': ['JSON Resume', 'resume.json', utf8],
  '14': ["LinkedIn's export, zipped", 'Basic_LinkedInDataExport_01-02-2026.zip', archive],
  '15': ["a file of LinkedIn's export, renamed", 'my jobs.csv', (parts) => asBytes(textOf(parts, 'Positions.csv'))],
  '16': ['text with a byte order mark', 'cv.txt', (parts) => asBytes(`\ufeff${textOf(parts)}`)],
  '17': ['text with tabs', 'cv.txt', utf8],
  '18': ['Word, prose alone', 'cv.docx', word],
  '19': ['PDF in capitals', 'cv.pdf', written],
  '20': ['text', 'cv.txt', utf8],
  '21': ['text in Windows-1252', 'cv.txt', windows1252],
  '22': ['PDF with three columns', 'cv.pdf', asPdf(COLUMNS)],
  '23': ['PDF with spaced letters', 'cv.pdf', asPdf(SPACED)],
  '24': ['text in UTF-16, big end first', 'cv.txt', utf16be],
  '25': ['Word with a table', 'cv.docx', word],
  '26': ['text, quoted as in a mail', 'cv.txt', utf8],
}

/** All labelled CVs as files. PDFs are printed by the browser where there is one. */
export async function makeLabelledCvs(browser: Browser | null): Promise<LabelledCv[]> {
  const cvs: LabelledCv[] = []
  for (const file of readdirSync(FOLDER)
    .filter((name) => /^\d\d-/.test(name))
    .sort()) {
    const [kind, fileName, make] = FILES[file.slice(0, 2)] ?? ['', '', utf8]
    const { parts, labels } = readCvMarkup(readFileSync(new URL(file, FOLDER), 'utf8'))
    const bytes = await make(parts, (html, options) => printPdf(browser, html, options))
    cvs.push({ name: file.replace(/\.\w+$/, ''), kind, fileName, labels, bytes })
  }
  return cvs
}

async function printPdf(
  browser: Browser | null,
  html: string,
  { header = '', footer = '', height = '297mm' }: Parameters<Print>[1] = {},
): Promise<Uint8Array | null> {
  if (browser === null) return null
  const page = await browser.newPage({ javaScriptEnabled: false })
  try {
    await page.setContent(html)
    const small = (text: string) => `<div style="font-size:7pt;width:100%;text-align:center">${text}</div>`
    const numbers = '<span class="pageNumber"></span> of <span class="totalPages"></span>'
    return await page.pdf({
      ...{ width: '210mm', height, margin: { top: '18mm', bottom: '18mm', left: '18mm', right: '18mm' } },
      ...(header !== '' && {
        displayHeaderFooter: true,
        headerTemplate: small(header),
        footerTemplate: small(`${footer} ${numbers}`),
      }),
    })
  } finally {
    await page.close()
  }
}
