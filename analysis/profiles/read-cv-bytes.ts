import { WINDOWS_1252 } from '../../data/windows-1252.ts'
import { readArchive } from './archive-files.ts'
import { type CvDocument, CvError, MAX_CV_BYTES, MAX_CV_CHARACTERS } from './cv-document.ts'
import { readDocxText } from './docx-text.ts'
import { readJsonResume } from './json-resume.ts'
import { exportFileByHeader, exportFileOf, readLinkedInExport } from './linkedin-export.ts'
import { readPdfText } from './pdf-text.ts'

const WORD_TEXT = 'word/document.xml'

/**
 * Reads a CV of any supported format, told by its bytes and not by its name. May take long and much memory with a hostile
 * file: `readCvFile` runs it where it can be stopped.
 *
 * @throws CvError in one sentence: too large, damaged, locked, without text, or of another format
 */
export async function readCvBytes(bytes: Uint8Array, fileName: string): Promise<CvDocument> {
  const document = await readFormat(bytes, fileName)
  if (document.text.length > MAX_CV_CHARACTERS) {
    throw new CvError(
      `the file holds more than ${MAX_CV_CHARACTERS / 1000},000 characters of text: keep those of the CV`,
    )
  }
  return document
}

async function readFormat(bytes: Uint8Array, fileName: string): Promise<CvDocument> {
  checkSize(bytes)
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  if (head.includes('%PDF-')) return ofText('pdf', await readPdfText(bytes))
  if (head.startsWith('PK')) return readZip(bytes)
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) {
    throw new CvError('this is a Word file of the old kind (.doc) or one with a password: save it as .docx without one')
  }
  if (head.startsWith('{\\rtf')) throw new CvError('RTF is not read: save the CV as .docx, PDF or text')
  const text = decodeText(bytes)
  if (/^\s*\{/.test(text)) return readJsonResume(text)
  const exported = exportFileOf(fileName) ?? exportFileByHeader(text)
  if (exported !== null) return readLinkedInExport(new Map([[exported, text]]))
  return ofText('text', text)
}

/** @throws CvError when it is empty or too large */
export function checkSize(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new CvError('the file is empty')
  if (bytes.length > MAX_CV_BYTES) {
    throw new CvError(
      `the file has ${(bytes.length / 2 ** 20).toFixed(1)} MB; up to ${MAX_CV_BYTES / 2 ** 20} MB are read: save it without pictures`,
    )
  }
}

function readZip(bytes: Uint8Array): CvDocument {
  const files = readArchive(bytes, (name) => name === WORD_TEXT || exportFileOf(name) !== null)
  const document = files.get(WORD_TEXT)
  if (document !== undefined) return ofText('docx', readDocxText(new TextDecoder().decode(document)))
  if (files.size === 0) {
    throw new CvError('the archive is neither a Word document (.docx) nor an export of LinkedIn with Skills.csv')
  }
  const named = [...files].flatMap(([name, content]) => {
    const file = exportFileOf(name)
    return file === null ? [] : [[file, decodeText(content)] as const]
  })
  return readLinkedInExport(new Map(named))
}

/** @throws CvError for bytes that are no text */
function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  const encoding = isWide ? (first === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8'
  const text = decode(bytes, encoding) ?? decodeWindows1252(bytes)
  if (text.includes('\0')) {
    throw new CvError(
      'the file is of no format that is read: PDF, Word (.docx), text, Markdown, JSON Resume, LinkedIn export',
    )
  }
  return text
}

// By hand: Node's own decoder leaves 0x80 to 0x9f as control characters in some versions.
const decodeWindows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (mark) => WINDOWS_1252[mark.charCodeAt(0) - 0x80] ?? mark)

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

const ofText = (format: CvDocument['format'], text: string): CvDocument => {
  if (text.trim() === '') throw new CvError('the file holds no text')
  return { format, text, listed: [] }
}
