import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { asRecord, isTooDeep, TOO_DEEP } from '../sources/json-shape.ts'
import { ContentFault } from './content-fault.ts'
import { csvItems, detectDelimiter } from './csv-items.ts'
import { type FileKind, knownKind, looksLikeAdvert, rowKind } from './file-kind.ts'
import type { Item } from './item.ts'
import { jsonItems } from './json-items.ts'
import { lineItems } from './line-items.ts'
import { type OpenedText, openText } from './open-text.ts'
import { otherText } from './other-text.ts'
import { peek } from './peek.ts'
import type { RowReader } from './row-posting.ts'
import { openSavedPage } from './saved-page.ts'
import { UnfitFileError } from './unfit-file.ts'

export interface OpenedFile {
  format: string
  /** Null when nothing in it says what it is: an empty file or an empty list. */
  kind: FileKind | null
  items: AsyncIterable<Item>
  /** What a person should know about how the file was read; null when there is nothing to say. */
  note: string | null
}

export interface OpenOptions {
  /** Source id for files that do not say where they come from. */
  source: string
  /** Posting field → column. */
  map: Readonly<Record<string, string>>
}

const SAMPLE_SIZE = 50 // elements; the first may be broken, but not the first fifty

/**
 * Recognises what a file holds by its content; the name only decides where the content leaves it open.
 * @throws UnfitFileError when nothing can be read out of it
 */
export async function openFile(file: string, options: OpenOptions): Promise<OpenedFile> {
  const text = await openText(file)
  return { ...(await recognise(file, text, options)), note: text.note }
}

async function recognise(file: string, text: OpenedText, options: OpenOptions): Promise<Omit<OpenedFile, 'note'>> {
  const start = text.head.replace(/^\uFEFF/, '').trimStart()
  // Reading on finds the end of an empty file, or why nothing could be unpacked.
  if (start === '') return { format: 'empty', kind: null, items: lineItems(text.chunks) }
  const other = otherText(start)
  if (other !== null) throw new UnfitFileError(`it is ${other}`)
  if (start.startsWith('<')) return openSavedPage(text.chunks, options.source)
  if (isJsonLines(file, start)) return withKind('jsonl', lineItems, text, file, options)
  if (/^[[{]/.test(start)) return withKind('json', (chunks) => jsonItems(chunks, looksLikeAdvert), text, file, options)
  const delimiter = detectDelimiter(start)
  if (delimiter === null && !/\.(csv|tsv)\b/i.test(file)) {
    throw new UnfitFileError('neither a table (CSV, TSV) nor JSON, JSON Lines or a saved page (HTML)')
  }
  const items: ReadItems = (chunks) => csvItems(chunks, delimiter ?? ',')
  return withKind(delimiter === '\t' ? 'tsv' : 'csv', items, text, file, options)
}

type ReadItems = (chunks: AsyncIterable<string>) => AsyncIterable<Item>

async function withKind(
  format: string,
  readItems: ReadItems,
  text: OpenedText,
  file: string,
  options: OpenOptions,
): Promise<Omit<OpenedFile, 'note'>> {
  const { head, all } = await peek(shallow(readItems(text.chunks)), (some) => some.length >= SAMPLE_SIZE)
  const sample = head
    .filter(({ fault }) => fault === undefined)
    .map(({ value }) => asRecord(value))
    .filter((record) => record !== null)
  if (sample.length === 0) return { format, kind: null, items: all }
  const isTable = format === 'csv' || format === 'tsv'
  const kind = (isTable ? null : knownKind(sample, boardName(file))) ?? rowKind(format, sample, options)
  if (kind.rows?.hasDigitDays()) await learnDays(file, kind.rows, readItems)
  return { format: kind.format, kind, items: all }
}

/** An item that is nested beyond all measure is a fault of its own. */
async function* shallow(items: AsyncIterable<Item>): AsyncGenerator<Item> {
  for await (const item of items) yield isTooDeep(item.value) ? { line: item.line, value: null, fault: TOO_DEEP } : item
}

/** The row that tells the order of day and month may be the last one. What can be read only once is not looked through. */
async function learnDays(file: string, rows: RowReader, readItems: ReadItems): Promise<void> {
  if (!statSync(file).isFile()) return
  try {
    for await (const { value, fault } of shallow(readItems((await openText(file)).chunks))) {
      const record = asRecord(value)
      if (fault === undefined && record !== null) rows.learn(record)
    }
  } catch (error) {
    if (!(error instanceof ContentFault)) throw error // told where the file is read
  }
}

/** One object a line; a document that merely begins with a brace goes on in its second line with a key. */
function isJsonLines(file: string, start: string): boolean {
  if (!start.startsWith('{')) return false
  const [first = '', second] = start.split(/(?<!\s)\s*\n\s*/, 2)
  if (!second) return /\.(jsonl|ndjson)\b/i.test(file)
  return second.startsWith('{') || (isJson(first) && /\.(jsonl|ndjson)\b/i.test(file))
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** `1password.json.gz` → `1password`, `Jerry.ai.json` → `Jerry.ai`: people name saved answers after the board. */
const boardName = (file: string): string =>
  basename(file)
    .replace(/\.gz$/i, '')
    .replace(/\.(json|jsonl|ndjson|txt)$/i, '')
