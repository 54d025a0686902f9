import { getDocumentProxy } from 'unpdf'
import { CvError, MAX_CV_CHARACTERS, MAX_CV_PAGES } from './cv-document.ts'
import { orderFragments, type TextFragment } from './page-layout.ts'
import { withoutRunningLines } from './running-lines.ts'

/** Fewer letters than this on all pages together are page numbers, not a text. */
const LEAST_LETTERS = 20
/** Of the height of the letters: what parts two words, and what parts two columns or cells. */
const WORD_GAP = 0.15
const CELL_GAP = 1.5

/** Shape of what pdf.js calls a text item; other items mark structure. */
interface TextItem {
  str: string
  /** Scale, skew and position; the last two are x and y in points from the lower left. */
  transform: readonly number[]
  width: number
  height: number
}

/**
 * The text of a PDF in reading order: columns one after the other, rows of tables cell by cell.
 *
 * @throws CvError for a file that is damaged, encrypted, too long, or made of pictures
 */
export async function readPdfText(bytes: Uint8Array): Promise<string> {
  const document = await openPdf(bytes)
  if (document.numPages > MAX_CV_PAGES) {
    throw new CvError(
      `the PDF has ${document.numPages} pages; up to ${MAX_CV_PAGES} are read: keep the pages of the CV`,
    )
  }
  const pages: TextFragment[][] = []
  let length = 0
  for (let number = 1; number <= document.numPages && length < MAX_CV_CHARACTERS; number++) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    const fragments = joinItems(items.filter(isText))
    pages.push(fragments)
    length += fragments.reduce((sum, { text }) => sum + text.length + 1, 0)
    page.cleanup()
  }
  const text = withoutRunningLines(pages)
    .map((page) => orderFragments(page).join('\n'))
    .join('\n')
  if ((text.match(/\p{L}/gu) ?? []).length < LEAST_LETTERS) {
    throw new CvError(
      'the PDF holds pictures of pages and no text, as from a scanner: make its text readable (OCR), or paste the text',
    )
  }
  return text
}

async function openPdf(bytes: Uint8Array) {
  try {
    return await getDocumentProxy(bytes, { isEvalSupported: false, useSystemFonts: false, stopAtErrors: false })
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') {
      throw new CvError('the PDF is locked with a password: save it without one')
    }
    throw new CvError('the PDF is damaged and cannot be opened: save or export it again')
  }
}

const isText = (item: object): item is TextItem => 'str' in item && 'transform' in item

/** Items of one line become fragments; wide gaps and new lines part them. */
function joinItems(items: readonly TextItem[]): TextFragment[] {
  const fragments: TextFragment[] = []
  let last: TextFragment | null = null
  for (const { str, transform, width, height } of items) {
    const [x = 0, y = 0] = transform.slice(4)
    const size = Math.max(height, Math.hypot(transform[2] ?? 0, transform[3] ?? 0), 1)
    if (str.trim() === '') continue
    const gap: number = last === null ? 0 : x - last.right
    const isSameLine = last !== null && Math.abs(y - last.y) < size / 2 && gap > -size
    if (last !== null && isSameLine && gap < CELL_GAP * size) {
      const needsSpace = gap > WORD_GAP * size && !last.text.endsWith(' ') && !str.startsWith(' ')
      last.text += needsSpace ? ` ${str}` : str
      last.right = x + width
    } else {
      last = { text: str, left: x, right: x + width, y, size }
      fragments.push(last)
    }
  }
  return fragments
}
