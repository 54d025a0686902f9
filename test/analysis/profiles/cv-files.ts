import { createHash, randomBytes } from 'node:crypto'
import { strToU8, zipSync } from 'fflate'

/** Synthetic CV files, written byte by byte in the real formats. Nobody in them exists. */

/** One line of text on a PDF page: points from the lower left. */
export interface Placed {
  x: number
  y: number
  text: string
  size?: number
}

const escapePdf = (text: string) => text.replace(/[\\()]/g, '\\$&')

/** A PDF of these pages with Helvetica. A page without text is a picture, as from a scanner. */
export function aPdf(pages: readonly (readonly Placed[])[], trailerExtra = ''): Uint8Array {
  const objects: string[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  const kids: string[] = []
  for (const lines of pages) {
    const content =
      lines.length === 0
        ? 'q 500 0 0 700 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u0080 EI Q'
        : lines
            .map(({ x, y, text, size = 10 }) => `BT /F1 ${size} Tf ${x} ${y} Td (${escapePdf(text)}) Tj ET`)
            .join('\n')
    objects.push(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`)
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${objects.length} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
    )
    kids.push(`${objects.length} 0 R`)
  }
  objects[1] = `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${kids.length} >>`
  if (trailerExtra.includes('/Encrypt')) objects.push(encryption())
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const xref = body.length
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  for (const offset of offsets) body += `${String(offset).padStart(10, '0')} 00000 n \n`
  const extra = trailerExtra.replace('ENCRYPT', String(objects.length))
  body += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${extra} >>\nstartxref\n${xref}\n%%EOF\n`
  return Buffer.from(body, 'latin1')
}

/** A lock that no password of ours opens. */
const encryption = () =>
  `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <${randomBytes(32).toString('hex')}> /U <${randomBytes(32).toString('hex')}> >>`

export const aLockedPdf = (): Uint8Array => {
  const id = createHash('md5').update('cv').digest('hex')
  return aPdf([linesDown(['Python'])], `/Encrypt ENCRYPT 0 R /ID [<${id}> <${id}>]`)
}

/** Lines below one another. */
export const linesDown = (lines: readonly string[], x = 50, top = 780): Placed[] =>
  lines.map((text, index) => ({ x, y: top - 14 * index, text }))

/** Lines on as many pages as they need. */
export function pagesOf(lines: readonly string[], perPage = 50): Placed[][] {
  const pages: Placed[][] = []
  for (let at = 0; at < lines.length; at += perPage) pages.push(linesDown(lines.slice(at, at + perPage)))
  return pages
}

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const paragraph = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`

/** A Word document of paragraphs and tables (an array of rows of cells). */
export function aDocx(blocks: readonly (string | readonly (readonly string[])[])[]): Uint8Array {
  const body = blocks
    .map((block) =>
      typeof block === 'string'
        ? paragraph(block)
        : `<w:tbl>${block.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`,
    )
    .join('')
  return zipSync({
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    'word/document.xml': strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
  })
}

/** A ZIP of text files. */
export const aZip = (files: Record<string, string>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))

export const asBytes = (text: string): Uint8Array => new TextEncoder().encode(text)
