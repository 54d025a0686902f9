import { parse } from 'csv-parse'
import { ContentFault } from './content-fault.ts'
import type { Item } from './item.ts'
import { pump } from './pump.ts'

const DELIMITERS = ['\t', ';', '|', ','] as const
const MAX_ROW_LENGTH = 8 * 1024 * 1024 // a quote that is never closed would else take the whole file as one cell

/** The delimiter that stands most often in the first line, outside quotes; null when none does. */
export function detectDelimiter(head: string): string | null {
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
 * Rows under a header line (RFC 4180 with any delimiter), as objects by column name. A row of the wrong width is a fault.
 * @throws ContentFault where a quote is never closed
 */
export async function* csvItems(chunks: AsyncIterable<string>, delimiter: string): AsyncGenerator<Item> {
  const parser = parse({
    delimiter,
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
      if (header === null) header = record.map((name) => name.trim())
      else yield rowItem(header, record, line)
      line = info.lines + 1
    }
  } catch (cause) {
    if (cause instanceof ContentFault) throw cause
    throw new ContentFault(`the table cannot be read from here on: ${(cause as Error).message}`, { cause })
  }
}

function rowItem(header: readonly string[], record: readonly string[], line: number): Item {
  const value = Object.fromEntries(header.map((name, index) => [name, record[index] ?? '']))
  const surplus = record.slice(header.length).filter((cell) => cell.trim() !== '')
  if (surplus.length === 0) return { line, value }
  const fault = `${record.length} fields where the header has ${header.length}: quote cells that hold the delimiter`
  return { line, value: record, fault }
}
