import { type CsvError, parse } from 'csv-parse'
import { ContentFault } from './content-fault.ts'
import type { Item } from './item.ts'
import { pump } from './pump.ts'

const DELIMITERS = ['\t', ';', '|', ','] as const
const MAX_ROW_LENGTH = 8 * 1024 * 1024 // a quote that is never closed would else take the whole file as one cell

/** What Excel understands as the first line of a table: it names the delimiter. */
const DELIMITER_LINE = /^\uFEFF?"?sep=([^\r\n"])"?[\r\n]/i

/** The delimiter that the file names, or that stands most often in its first line, outside quotes; null when none does. */
export function detectDelimiter(head: string): string | null {
  const stated = DELIMITER_LINE.exec(head)?.[1]
  if (stated !== undefined) return stated
  const firstLine =
    head
      .replace(/^\uFEFF?\s*/, '')
      .replace(/"(?:[^"]|"")*"?/g, '')
      .split(/\r\n?|\n/, 1)[0] ?? ''
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, count: firstLine.split(delimiter).length - 1 }))
  const [best] = counted.sort((a, b) => b.count - a.count)
  return best && best.count > 0 ? best.delimiter : null
}

interface CsvRecord {
  record: string[]
  info: { lines: number; bytes: number }
}

/**
 * Rows under a header line (RFC 4180 with any delimiter), as objects by column name. A row of the wrong width is a fault, one without any text nothing.
 * @throws ContentFault where a quote is never closed
 */
export async function* csvItems(chunks: AsyncIterable<string>, delimiter: string): AsyncGenerator<Item> {
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'], // files that were put together have more than one
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_ROW_LENGTH,
  })
  let header: string[] | null = null
  let line = 1
  try {
    for await (const { record, info } of pump<CsvRecord>(chunks, parser)) {
      const isBlank = record.every((cell) => cell.trim() === '')
      if (header !== null && !isBlank) yield rowItem(header, record, line)
      if (header === null && !isBlank && !namesDelimiter(record)) header = record.map((name) => name.trim())
      line = info.lines + 1
    }
  } catch (cause) {
    if (cause instanceof ContentFault) throw cause
    throw new ContentFault(`the table cannot be read from here on: ${whyNot(cause as CsvError)}`, { cause, line })
  }
}

const namesDelimiter = ([first, ...others]: readonly string[]): boolean =>
  /^sep=.?$/i.test(first ?? '') && others.every((cell) => cell === '')

function whyNot({ code, message }: CsvError): string {
  if (code === 'CSV_QUOTE_NOT_CLOSED') {
    return 'a quotation mark opens in this row and is never closed; close it, or double it if it belongs to the text'
  }
  if (code === 'CSV_MAX_RECORD_SIZE') {
    return `this row is longer than ${MAX_ROW_LENGTH / 1024 / 1024} MB: a quotation mark that opens in it may never be closed`
  }
  return message
}

function rowItem(header: readonly string[], record: readonly string[], line: number): Item {
  const value = Object.fromEntries(header.map((name, index) => [name, record[index] ?? '']))
  const surplus = record.slice(header.length).filter((cell) => cell.trim() !== '')
  if (surplus.length === 0) return { line, value }
  const fault = `${record.length} fields where the header has ${header.length}: quote cells that hold the delimiter`
  return { line, value: record, fault }
}
