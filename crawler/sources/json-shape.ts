import type { NewPosting } from '../../data/domain.ts'
import type { FetchedPage, ParsedPage, Reject, SourceRequest } from './source.ts'
import { ItemShapeError, NotAnOfferError, PageShapeError } from './source-errors.ts'

/** Careful reading of JSON that others made: a value of the wrong type is missing, not a crash. */

/** An item as the wire has it; only the readers below say what is inside. */
export type JsonRecord = Record<string, unknown>

export function asRecord(value: unknown): JsonRecord | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonRecord) : null
}

export const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** Trimmed text, or a number as its digits; null when there is nothing to read. */
export function optionalText(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  return typeof value === 'string' ? value.trim() || null : null
}

/** @throws ItemShapeError `missing <name>` */
export function requireText(value: unknown, name: string): string {
  const text = optionalText(value)
  if (text === null) throw new ItemShapeError(`missing ${name}`)
  return text
}

/** A finite number, also when it is written as text ("60000"); null otherwise. */
export function optionalNumber(value: unknown): number | null {
  if (typeof value !== 'number' && (typeof value !== 'string' || value.trim() === '')) return null
  const number = Number(value)
  return Number.isFinite(number) ? number : null
}

// JSON.parse rounds whole numbers above 2^53, so two long ids would become one. A quote inside a JSON string is always
// escaped, so `"id":` with bare quotes can only be a key.
const LONG_ID = /("(?:\w+_)?id"\s*:\s*)(\d{16,})/g

/** `JSON.parse` that keeps ids of more than 15 digits as text. @throws SyntaxError */
export const parseLongIds = (text: string): unknown => JSON.parse(text.replace(LONG_ID, '$1"$2"'))

/** Answers of boards have a dozen levels; what goes through all levels by itself overflows the stack after some thousands. */
const MAX_LEVELS = 100
export const TOO_DEEP = `nested deeper than ${MAX_LEVELS} levels`

/** Whether lists and objects stand in each other deeper than in anybody's advert. */
export function isTooDeep(value: unknown, levels = MAX_LEVELS): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((inner) => isTooDeep(inner, levels - 1))
}

/** @throws PageShapeError when the body is no JSON: a maintenance page, a cut answer; or nested beyond all measure */
export function parseJson(page: Pick<FetchedPage, 'body' | 'url'>, sourceId: string): unknown {
  const value = parseBody(page, sourceId)
  if (isTooDeep(value)) throw new PageShapeError(sourceId, page.url, `the JSON is ${TOO_DEEP}`)
  return value
}

function parseBody(page: Pick<FetchedPage, 'body' | 'url'>, sourceId: string): unknown {
  const body = page.body.replace(/^\uFEFF/, '')
  try {
    return parseLongIds(body)
  } catch (cause) {
    const start = body.trimStart().slice(0, 40)
    throw new PageShapeError(sourceId, page.url, `expected JSON, got "${start}"`, { cause })
  }
}

/**
 * Reads every item with `read`; one that cannot be read becomes a reject that says where it stands, e.g.
 * `jobs[3] (id 123)`. Any other error is a bug and escapes.
 */
export function parseItems(
  items: readonly unknown[],
  listName: string,
  read: (item: JsonRecord) => NewPosting,
): Pick<ParsedPage, 'postings' | 'rejects'> {
  const postings: NewPosting[] = []
  return { rejects: readEach(items, listName, (item) => void postings.push(read(item))), postings }
}

function readEach(items: readonly unknown[], listName: string, read: (item: JsonRecord) => void): Reject[] {
  const rejects: Reject[] = []
  for (const [index, item] of items.entries()) {
    const record = asRecord(item)
    try {
      if (record === null) throw new ItemShapeError('not an object')
      read(record)
    } catch (error) {
      if (!(error instanceof ItemShapeError)) throw error
      const id = optionalText(record?.id)
      rejects.push(rejectFor(error, `${listName}[${index}]${id === null ? '' : ` (id ${id})`}`))
    }
  }
  return rejects
}

/** What the record of a run says about an item that became no posting. */
export function rejectFor(error: ItemShapeError, item: string): Reject {
  if (!(error instanceof NotAnOfferError)) return { item, reason: error.message }
  const { message: reason, removedId } = error
  return { item, reason, isNoOffer: true, ...(removedId !== null && { removedId }) }
}

/**
 * A listing that only names its postings: a request for each of its items, a reject for each that names none.
 * @param read  throws ItemShapeError when the item names no posting
 */
export function parseListing(
  items: readonly unknown[],
  listName: string,
  read: (item: JsonRecord) => SourceRequest,
): ParsedPage {
  const next: SourceRequest[] = []
  const rejects = readEach(items, listName, (item) => void next.push(read(item)))
  return { postings: [], rejects, next }
}

/**
 * A page that is one posting.
 * @param read  throws ItemShapeError when it cannot become one
 */
export function parseDetail(item: JsonRecord, read: (item: JsonRecord) => NewPosting): ParsedPage {
  const { postings, rejects } = parseItems([item], 'page', read)
  return { postings, rejects: rejects.map((reject) => ({ ...reject, item: 'page' })), next: [] }
}
