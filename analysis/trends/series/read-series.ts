import { CsvError, parse } from 'csv-parse/sync'
import type { Grain } from '../../../data/domain.ts'
import { UserError } from '../../../data/user-error.ts'
import { readPeriods } from './read-periods.ts'

/** One line of the file: a series in one period, as one source saw it. */
export interface SeriesRow {
  series: string
  /** Empty where the file has no column of that name. */
  source: string
  /** First day of the period, a Monday at week grain. */
  periodStart: string
  count: number
  n: number
}

export interface SeriesTable {
  grain: Grain
  /** In the order of the file; lines whose count and n are both empty are gaps and not here. */
  rows: SeriesRow[]
}

const REQUIRED = ['series', 'weekStart', 'count', 'n'] as const
type Column = (typeof REQUIRED)[number] | 'source'

/** A line with its number in the file, as text. */
interface Line {
  number: number
  cells: Record<Column, string>
}

/**
 * Reads series from CSV text with a header: `series,weekStart,count,n` and, if the counts come from several, `source`.
 * Periods are weeks (any day of them), months (`2026-11`, or the first day of each) or quarters (`2026-Q4`).
 *
 * @throws UserError naming the line and what is wrong with it
 */
export function readSeries(text: string): SeriesTable {
  const lines = readLines(text)
  const { grain, starts } = readPeriods(lines.map(({ number, cells }) => ({ line: number, text: cells.weekStart })))
  const seen = new Map<string, number>()
  const rows = lines.flatMap(({ number, cells }, index): SeriesRow[] => {
    const { series, source } = cells
    if (series === '') throw faultAt(number, 'the series has no name')
    const periodStart = starts[index] ?? ''
    const key = JSON.stringify([series, source, periodStart])
    const before = seen.get(key)
    if (before !== undefined) throw faultAt(number, `the same series, source and period as line ${before}`)
    seen.set(key, number)
    if (cells.count === '' && cells.n === '') return []
    const count = readNumber(cells.count, 'count', number)
    const n = readNumber(cells.n, 'n', number)
    if (count > n) throw faultAt(number, `count ${cells.count} is more than n ${cells.n}`)
    return [{ series, source, periodStart, count, n }]
  })
  return { grain, rows }
}

function readLines(text: string): Line[] {
  const [header, ...records] = readRecords(text)
  if (header === undefined) throw new UserError(`The file is empty; its first line must be ${REQUIRED.join(',')}`)
  const names = header.cells.map((cell) => cell.toLowerCase())
  const placeOf = (column: Column) => names.indexOf(column.toLowerCase())
  const missing = REQUIRED.filter((column) => placeOf(column) < 0)
  if (missing.length > 0)
    throw faultAt(header.number, `no column ${missing.join(', ')}; expected ${REQUIRED.join(',')}[,source]`)
  if (records.length === 0) throw new UserError('The file has a header and no lines below it')
  return records.map(({ number, cells }) => {
    if (cells.length !== names.length)
      throw faultAt(number, `${cells.length} columns where the header has ${names.length}`)
    const cell = (column: Column) => cells[placeOf(column)] ?? ''
    return {
      number,
      cells: {
        series: cell('series'),
        weekStart: cell('weekStart'),
        count: cell('count'),
        n: cell('n'),
        source: cell('source'),
      },
    }
  })
}

interface RecordWithInfo {
  record: string[]
  info: { lines: number }
}

function readRecords(text: string): { number: number; cells: string[] }[] {
  try {
    const records: unknown = parse(text, {
      bom: true,
      info: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
    })
    // The library's types leave out what `info` adds.
    return (records as RecordWithInfo[]).map(({ record, info }) => ({ number: info.lines, cells: record }))
  } catch (error) {
    if (error instanceof CsvError)
      throw new UserError(`The file is no CSV: ${error.message}`, 'usage', { cause: error })
    throw error
  }
}

/** Effective sizes need not be whole. */
function readNumber(text: string, column: Column, line: number): number {
  const value = /^\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN
  if (!Number.isFinite(value)) throw faultAt(line, `${column} "${text}" is no number from 0 up`)
  return value
}

const faultAt = (line: number, what: string): UserError => new UserError(`Line ${line}: ${what}`)
