import type { Description, NewPosting, Place, SalaryPeriod, Workplace } from '../../data/domain.ts'
import { type DateOrder, orderedDay, postedDay } from '../posted-day.ts'
import { countryCode } from '../sources/country-code.ts'
import { decodeEntitiesOnce } from '../sources/html-page.ts'
import { asRecord, type JsonRecord, optionalNumber, requireText } from '../sources/json-shape.ts'
import { statedSalary } from '../sources/stated-salary.ts'
import { statedWorkplace } from '../sources/stated-workplace.ts'
import { type ColumnMap, mapColumns, missingColumns, type PostingField } from './columns.ts'
import { contentId } from './content-id.ts'
import { createDateOrders } from './date-orders.ts'
import { UnfitFileError } from './unfit-file.ts'

export interface RowReader {
  /** @throws ItemShapeError for a row without title or text */
  read(row: JsonRecord): NewPosting
  /** What the row has for its posting day, as it stands there; null when it states none. */
  statedDay(row: JsonRecord): string | null
  /** Learns from a row which order of day and month its column has. */
  learn(row: JsonRecord): void
  /** Whether the days of the sample are written in digits, so that the other rows tell their order. */
  hasDigitDays(): boolean
}

/**
 * Reads rows of somebody's own table: cells found by the names of their columns.
 *
 * @param sample  the first rows, to learn the columns from
 * @param given   posting field → column, goes before the names
 * @param isTable  whether the names stand in the first line of the file
 * @throws UnfitFileError when no column holds a title or a text, or a given one does not exist
 */
export function createRowReader(
  sample: readonly JsonRecord[],
  given: Readonly<Record<string, string>>,
  source: string,
  isTable: boolean,
): RowReader {
  const allColumns = [...new Set(sample.flatMap((row) => Object.keys(flatten(row))))]
  const wanted = mapColumns(allColumns, given)
  const missing = missingColumns(wanted, allColumns, isTable)
  if (missing !== null) throw new UnfitFileError(missing)
  const mapped = Object.keys(given).length > 0
  // Elements of a JSON list need not all have the same keys, so each set of columns is looked at once.
  const known = new Map<string, ColumnMap>()
  const orders = createDateOrders()
  const look = (row: JsonRecord) => {
    const cells = flatten(row)
    const columns = Object.keys(cells)
    const key = columns.join('\n')
    const columnMap = known.get(key) ?? (mapped ? wanted : mapColumns(columns, {}))
    if (known.size < MAX_COLUMN_SETS) known.set(key, columnMap)
    return {
      cell: (field: PostingField): string | null => cells[columnMap.get(field) ?? ''] || null,
      dayColumn: columnMap.get('postedAt') ?? '',
    }
  }
  const learn = (row: JsonRecord): void => {
    const { cell, dayColumn } = look(row)
    orders.learn(dayColumn, cell('postedAt'))
  }
  sample.forEach(learn)
  return {
    read(row) {
      const { cell, dayColumn } = look(row)
      return toPosting(cell, source, orders.of(dayColumn))
    },
    statedDay: (row) => look(row).cell('postedAt'),
    learn,
    hasDigitDays: () => orders.hasAny(),
  }
}

const MAX_COLUMN_SETS = 1_000 // lists with more shapes than that name things by their keys; they are read, only slower

type Cell = (field: PostingField) => string | null

function toPosting(cell: Cell, source: string, order: DateOrder | null): NewPosting {
  const posting = {
    source,
    board: '',
    url: cell('url'),
    title: requireText(cell('title'), 'title'),
    company: cell('company'),
    place: readPlace(cell),
    workplace: readWorkplace(cell('workplace')),
    employmentType: cell('employmentType'),
    salary: statedSalary({
      min: amount(cell('salaryMin')),
      max: amount(cell('salaryMax')),
      currency: cell('salaryCurrency'),
      period: readPeriod(cell('salaryPeriod')),
    }),
    description: readDescription(requireText(cell('text'), 'text')),
    postedOn: orderedDay(cell('postedAt'), order),
  }
  return { sourceId: cell('id') ?? idOfContent(posting, postedDay(cell('postedAt'))), ...posting }
}

/**
 * The same row always has the same id, wherever it stands in whichever file.
 *
 * @param ownDay  the day that the row tells by itself, without its neighbours
 */
function idOfContent(posting: Omit<NewPosting, 'sourceId'>, ownDay: string | null): string {
  const { title, company, place, url, description } = posting
  return contentId([title, company, place, ownDay, url, description.content])
}

function readPlace(cell: Cell): Place {
  const parts = [cell('city'), cell('region'), cell('country')]
  return {
    text: cell('location') ?? (parts.flatMap((part) => part ?? []).join(', ') || null),
    country: countryCode(cell('country')),
    region: cell('region'),
    city: cell('city'),
  }
}

/** A column may name the workplace or only say whether the job is remote; "no" leaves on site and hybrid open. */
const readWorkplace = (text: string | null): Workplace =>
  /^(true|yes|y|1|1\.0)$/i.test(text ?? '') ? 'remote' : statedWorkplace(text)

const PERIODS: readonly [RegExp, SalaryPeriod][] = [
  [/year|annual|annum|jahr|^y/i, 'year'],
  [/month|monat|^m$/i, 'month'],
  [/week/i, 'week'],
  [/hour|stunde|^h$/i, 'hour'],
  [/\bday|daily/i, 'day'],
]

const readPeriod = (text: string | null): SalaryPeriod | null =>
  PERIODS.find(([pattern]) => pattern.test(text ?? ''))?.[1] ?? null

const COMMA_GROUPS = /^\d{1,3}(,\d{3})+(\.\d+)?$/ // 60,000.50
const DOT_GROUPS = /^[1-9]\d{0,2}(\.\d{3})+(,\d{1,2})?$/ // 60.000,50
const SPACE_GROUPS = /^\d{1,3}([ \u00a0\u202f'’]\d{3})+([.,]\d{1,2})?$/ // 60 000,50 and 60'000.50
const DECIMAL_COMMA = /^\d+,\d{1,2}$/ // 60000,50

/** "60,000", "60.000,50" and "60000.0" are amounts; what else stands there, or has two readings, is not guessed at. */
function amount(text: string | null): number | null {
  if (text === null) return null
  if (COMMA_GROUPS.test(text)) return Number(text.replaceAll(',', ''))
  if (DOT_GROUPS.test(text)) return isRoundOrSure(text) ? Number(text.replaceAll('.', '').replace(',', '.')) : null
  if (SPACE_GROUPS.test(text)) return Number(text.replace(/[ \u00a0\u202f'’]/g, '').replace(',', '.'))
  return optionalNumber(DECIMAL_COMMA.test(text) ? text.replace(',', '.') : text)
}

/** "12.375" may be an hour's pay to three places; "60.000", "1.250.000" and "12.375,00" can only be whole thousands. */
const isRoundOrSure = (text: string): boolean => /00$/.test(text) || /[.,].*[.,]/.test(text)

const TAG = /<\/?(p|br|div|span|ul|ol|li|h[1-6]|strong|b|em|i|a|table|section)\b[^>]*>/i
const ESCAPED_TAG = /&lt;\/?(p|br|div|span|ul|ol|li|h[1-6]|strong|b|em)\b/i

function readDescription(content: string): Description {
  const isEscaped = !TAG.test(content) && ESCAPED_TAG.test(content)
  const text = isEscaped ? decodeEntitiesOnce(content) : content
  return { format: TAG.test(text) ? 'html' : 'text', content: text }
}

/** Nested objects become columns with a dot (`company.name`), lists of texts one cell. */
function flatten(row: JsonRecord, prefix = '', depth = 0): Record<string, string> {
  const cells: Record<string, string> = {}
  for (const [name, value] of Object.entries(row)) {
    const column = prefix + name
    const nested = asRecord(Array.isArray(value) ? value[0] : value)
    if (nested !== null && depth < 3) Object.assign(cells, flatten(nested, `${column}.`, depth + 1))
    else cells[column] = cellText(value)
  }
  return cells
}

function cellText(value: unknown): string {
  if (Array.isArray(value)) return value.map(cellText).filter(Boolean).join('; ')
  return value === null || value === undefined || typeof value === 'object' ? '' : String(value).trim()
}
