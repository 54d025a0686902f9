import type { NewPosting, SourceKind } from '../../data/domain.ts'
import type { ImportedFile, RejectedItem } from '../../data/import-report.ts'
import type { Store } from '../../data/store/store.ts'
import { cleanPosting } from '../clean-posting.ts'
import { asRecord } from '../sources/json-shape.ts'
import { ItemShapeError, NotAnOfferError } from '../sources/source-errors.ts'
import { ContentFault } from './content-fault.ts'
import type { FileKind } from './file-kind.ts'
import type { RunLog } from './import-run.ts'
import type { Item } from './item.ts'
import { openFile } from './open-file.ts'
import type { Rejected } from './reject-file.ts'

const BATCH_POSTINGS = 500 // one transaction: milliseconds to write, little to lose
const BATCH_CHARACTERS = 8 * 1024 * 1024 // so that a few monstrous adverts do not fill the memory
const DEFAULT_SOURCE = 'import'

interface FileOptions {
  source?: string
  map?: Readonly<Record<string, string>>
  postedAt: string | null
  kind?: SourceKind
}

interface FileDeps {
  store: Pick<Store, 'postings' | 'sources'>
  now: () => string
  /** When the file was read, or saved. */
  seenAt: () => string
  /** Told the days of adverts that were open when the file was saved. */
  onOpenOf: (day: string) => void
  run: RunLog
  onReject: (rejected: Rejected) => void
  onStored: (count: number) => void
  onItem: () => void
  signal: AbortSignal | undefined
}

/** Reads one file; see `importFiles`. */
export async function importFile(file: string, options: FileOptions, deps: FileDeps): Promise<ImportedFile> {
  const opened = await openFile(file, { source: options.source ?? DEFAULT_SOURCE, map: options.map ?? {} })
  const report: ImportedFile = {
    ...{ file, format: opened.format, read: 0, new: 0, updated: 0, repaired: 0, duplicates: 0, rejected: [] },
    ...{ undated: 0, unreadableDays: [] },
  }
  if (opened.note !== null) report.note = opened.note
  const kind = opened.kind === null ? null : { ...opened.kind, source: options.source ?? opened.kind.source }
  const batch = createBatch(kind, report, options, deps)
  const notOffers = new Set<RejectedItem>()
  const reject = (item: Item, { reason, isNoOffer }: Unreadable): void => {
    const rejected = { line: item.line, reason }
    report.rejected.push(rejected)
    if (isNoOffer) notOffers.add(rejected)
    deps.onReject({ file, line: item.line, reason, raw: item.value })
  }
  for await (const item of untilFault(opened.items)) {
    report.read += 1
    const read = readItem(item, kind)
    if ('reason' in read) reject(item, read)
    else if (batch.add(read) === 'undated') noteUndated(report, item, kind)
    deps.onItem()
    if (batch.isFull()) batch.flush()
    if (deps.signal?.aborted) break
  }
  batch.flush()
  if (kind !== null) deps.run.add(kind, report, notOffers)
  return report
}

const SHOWN_DAYS = 5
const SHOWN_DAY_LENGTH = 40 // characters

function noteUndated(report: ImportedFile, { line, value }: Item, kind: FileKind | null): void {
  report.undated += 1
  const record = asRecord(value)
  if (record === null || kind === null || report.unreadableDays.length === SHOWN_DAYS) return
  const stated = kind.statedDay(record)
  // Of a table that has no such column each row would be named.
  if (stated === null && kind.rows !== undefined) return
  report.unreadableDays.push({ line, stated: stated?.slice(0, SHOWN_DAY_LENGTH) ?? null })
}

/** Why an item is no posting, and whether that is no fault of it. */
interface Unreadable {
  reason: string
  isNoOffer: boolean
}

/** A posting, or the reason why there is none. */
function readItem({ value, fault }: Item, kind: FileKind | null): NewPosting | Unreadable {
  const record = asRecord(value)
  if (fault !== undefined) return { reason: fault, isNoOffer: false }
  if (record === null || kind === null) return { reason: 'not an object with a title and a text', isNoOffer: false }
  try {
    return { ...kind.read(record), source: kind.source }
  } catch (error) {
    if (error instanceof ItemShapeError) {
      return { reason: error.message, isNoOffer: error instanceof NotAnOfferError }
    }
    throw error
  }
}

/** The items up to where the content breaks off; the break is the last item. */
async function* untilFault(items: AsyncIterable<Item>): AsyncGenerator<Item> {
  let line = 0
  try {
    for await (const item of items) {
      line = item.line
      yield item
    }
  } catch (error) {
    if (!(error instanceof ContentFault)) throw error
    yield { line: error.line ?? line + 1, value: null, fault: error.message }
  }
}

/** Collects postings and stores them together, the description of their source first. */
function createBatch(
  kind: FileKind | null,
  report: ImportedFile,
  options: FileOptions,
  { store, now, seenAt, run, onStored, onOpenOf }: FileDeps,
) {
  const seen = new Set<string>()
  let postings: NewPosting[] = []
  let characters = 0
  return {
    /** An id that stands twice in a file is one posting: the first; in turns both would look changed for ever. */
    add(read: NewPosting): 'dated' | 'undated' {
      const posting = cleanPosting({ ...read, postedOn: read.postedOn ?? options.postedAt }, now())
      const dating = posting.postedOn === null ? 'undated' : 'dated'
      if (seen.has(posting.sourceId)) {
        report.duplicates += 1
        return dating
      }
      seen.add(posting.sourceId)
      postings.push(posting)
      characters += posting.description.content.length
      return dating
    },
    isFull: () => postings.length >= BATCH_POSTINGS || characters >= BATCH_CHARACTERS,
    flush(): void {
      if (kind === null || postings.length === 0) return
      const readAt = seenAt()
      const source = describeSource(kind, postings, readAt.slice(0, 10))
      if (run.isNews(source)) store.sources.save(source)
      if (source.kind === 'snapshot') for (const { postedOn } of postings) if (postedOn !== null) onOpenOf(postedOn)
      const outcomes = store.postings.save(postings, readAt)
      for (const outcome of outcomes) {
        if (outcome === 'repaired') report.updated += 1
        report[outcome === 'unchanged' ? 'duplicates' : outcome] += 1
      }
      onStored(outcomes.filter((outcome) => outcome !== 'unchanged').length)
      postings = []
      characters = 0
    },
  }

  /** A snapshot was read on that day; an archive covers the days that it has postings of. */
  function describeSource(of: FileKind, batch: readonly NewPosting[], readOn: string) {
    const sourceKind = options.kind ?? run.knownKind(of.source) ?? of.describes.kind
    const days = batch.flatMap(({ postedOn }) => postedOn ?? []).sort()
    const isArchive = sourceKind === 'archive'
    return {
      ...of.describes,
      source: of.source,
      kind: sourceKind,
      origin: 'own' as const,
      firstReadOn: (isArchive ? days.at(0) : null) ?? readOn,
      lastReadOn: (isArchive ? days.at(-1) : null) ?? readOn,
      grain: 'week' as const,
    }
  }
}
