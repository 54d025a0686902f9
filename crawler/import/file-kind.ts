import type { NewPosting, SourceInfo } from '../../data/domain.ts'
import { ashby, readAshbyJob } from '../sources/ashby.ts'
import { greenhouse, readGreenhouseJob } from '../sources/greenhouse.ts'
import { asRecord, type JsonRecord, optionalText } from '../sources/json-shape.ts'
import { lever, readLeverJob } from '../sources/lever.ts'
import type { SourceAdapter } from '../sources/source.ts'
import { isHnItem, readHnItem } from './hn-item.ts'
import { createRowReader, type RowReader } from './row-posting.ts'

/** What a file turned out to hold, and how one element of it becomes a posting. */
export interface FileKind {
  format: string
  source: string
  /** Token of the employer's board; empty where the source has none. */
  board: string
  describes: Pick<SourceInfo, 'name' | 'kind' | 'attribution' | 'licence' | 'url'>
  /** @throws ItemShapeError with the reason why an element is no posting */
  read(item: JsonRecord): NewPosting
  /** What the element has for its posting day, as it stands there; null when it states none. */
  statedDay(item: JsonRecord): string | null
  /** Only rows of somebody's own. */
  rows?: RowReader
}

type JobReader = typeof readAshbyJob

/** What an element has in one field for its posting day. */
export const dayIn =
  (field: string): FileKind['statedDay'] =>
  (item) =>
    optionalText(item[field])

/** What tells the answers of the boards apart: keys that each of them, and nobody else, gives to its jobs. */
const BOARDS: readonly { adapter: SourceAdapter; read: JobReader; keys: readonly string[]; day: string }[] = [
  { adapter: ashby, read: readAshbyJob, keys: ['jobUrl', 'isListed'], day: 'publishedAt' },
  { adapter: greenhouse, read: readGreenhouseJob, keys: ['absolute_url', 'internal_job_id'], day: 'first_published' },
  { adapter: lever, read: readLeverJob, keys: ['hostedUrl', 'text'], day: 'createdAt' },
]

const boardOf = (item: JsonRecord) => BOARDS.find(({ keys }) => keys.every((key) => key in item))

/** Whether an element of a JSON list looks like an advert: of a known board, or with a title of its own. */
export function looksLikeAdvert(value: unknown): boolean {
  const item = asRecord(value)
  return (
    item !== null &&
    (boardOf(item) !== undefined || isHnItem(item) || 'title' in item || 'jobTitle' in item || 'job_title' in item)
  )
}

/**
 * What the first elements of a JSON file are.
 *
 * @param board  name of the employer's board, used if the file is the answer of one
 * @returns null when they are of no known kind: rows of somebody's own
 */
export function knownKind(sample: readonly JsonRecord[], board: string): FileKind | null {
  for (const item of sample) {
    const known = boardOf(item)
    if (known !== undefined) {
      const { type, describes } = known.adapter
      const read = (job: JsonRecord) => known.read(job, { id: type, type, board })
      return { format: type, source: type, board, describes, read, statedDay: dayIn(known.day) }
    }
    if (isHnItem(item)) return hnKind
  }
  return null
}

const hnKind: FileKind = {
  format: 'hn-who-is-hiring',
  source: 'hn-who-is-hiring',
  board: '',
  describes: {
    name: 'Hacker News "Who is hiring?"',
    kind: 'archive',
    attribution: 'Hacker News; each text belongs to its author',
    licence: null,
    url: 'https://news.ycombinator.com',
  },
  read: readHnItem,
  statedDay: dayIn('time'),
}

/**
 * Rows of a table with columns of its own. A table is a collection of what was posted, so it is an archive.
 * @throws UnfitFileError when no column holds a title or a text
 */
export function rowKind(
  format: string,
  sample: readonly JsonRecord[],
  options: { source: string; map: Readonly<Record<string, string>> },
): FileKind {
  const rows = createRowReader(sample, options.map, options.source, format === 'csv' || format === 'tsv')
  return {
    format,
    source: options.source,
    board: '',
    describes: { name: `Imported (${options.source})`, kind: 'archive', attribution: null, licence: null, url: null },
    read: rows.read,
    statedDay: rows.statedDay,
    rows,
  }
}
