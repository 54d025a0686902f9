import { statSync } from 'node:fs'
import type { SourceKind } from '../../data/domain.ts'
import type { ImportReport } from '../../data/import-report.ts'
import type { Store } from '../../data/store/store.ts'
import { UserError } from '../../data/user-error.ts'
import { addDays } from '../../data/weeks.ts'
import { postedDay } from '../posted-day.ts'
import { createRunClock, requireClock } from '../run-clock.ts'
import { importFile } from './import-file.ts'
import { createRunLog } from './import-run.ts'
import { openRejects } from './reject-file.ts'
import { UnfitFileError } from './unfit-file.ts'

/** A judgement. */
const LONG_AGO_DAYS = 28

export interface ImportOptions {
  /** Id of the source these files come from; `import` for tables that do not say. */
  source?: string
  /** Posting field → column, where a column's name does not say what it holds. */
  map?: Readonly<Record<string, string>>
  /** Posting day of items that state none. */
  postedAt?: string
  /** Day on which the files were saved; today unless given. What they show was seen then. */
  readOn?: string
  /** File for the rejected items, as JSON Lines `{file, line, reason, raw}`. */
  rejectsFile?: string
  /** Whether the files show everything that was posted or only what was still open; by default what their format tells. */
  kind?: SourceKind
}

export interface ImportDeps {
  store: Pick<Store, 'path' | 'postings' | 'sources' | 'runs' | 'clock'>
  now: () => string
  /** Told how many postings came or changed with each batch that was stored. */
  onStored?: (count: number) => void
  /** Items read so far, over all files. */
  onProgress?: (done: number, all?: number | null) => void
  /** Once aborted, the batch in hand is stored and the import stops; running it again goes on. */
  signal?: AbortSignal
}

/**
 * Reads files into the store: tables (CSV, TSV), JSON, JSON Lines, saved pages, answers of known job boards and "Who is
 * hiring?" comments, each also gzipped; told apart by their content. Reading a file again changes nothing. A broken part
 * of a file is a reject, never an error, and a file that holds nothing readable does not stop the others.
 *
 * @returns counts per file, in the order of `files`; files after an abort are missing
 * @throws UserError for a file that does not exist, when no file holds anything readable, for an impossible day, or a
 *   clock that is behind the runs before
 */
export async function importFiles(
  files: readonly string[],
  options: ImportOptions,
  { store, now: machineNow, onStored, onProgress, signal }: ImportDeps,
): Promise<ImportReport> {
  // 1. What cannot work is said before anything is written.
  for (const file of files) requireThere(file)
  requireClock(store, machineNow())
  const now = createRunClock(machineNow)
  const postedAt = options.postedAt === undefined ? null : checkDay('--posted-at', options.postedAt)
  const readOn = options.readOn === undefined ? null : checkReadingDay(options.readOn, now())
  const report: ImportReport = { files: [], unread: [] }
  const rejects = openRejects(options.rejectsFile, { database: store.path, inputs: files })
  const run = createRunLog(store, now())
  let done = 0
  let isStopped = false
  let newestOpen: string | null = null
  const deps = {
    ...{ store, now, run, signal },
    seenAt: readOn === null ? now : () => `${readOn}T12:00:00.000Z`,
    onOpenOf: (day: string) => {
      if (newestOpen === null || day > newestOpen) newestOpen = day
    },
    onReject: rejects.write,
    onStored: (count: number) => onStored?.(count),
    onItem: () => onProgress?.(++done, null),
  }
  try {
    // 2. One file after the other, each in batches.
    for (const file of files) {
      if (signal?.aborted) break
      try {
        report.files.push(await importFile(file, { ...options, postedAt }, deps))
      } catch (error) {
        if (!(error instanceof UnfitFileError)) throw error
        report.unread.push({ file, reason: error.message })
      }
    }
    if (report.files.length === 0 && report.unread.length > 0) throw noneFit(report)
    isStopped = signal?.aborted ?? false
  } catch (error) {
    // A file that nobody can read ends the run; what failed in the machine leaves it open.
    isStopped = !(error instanceof UserError)
    throw error
  } finally {
    // 3. What was done is on record, also when a file ended the import.
    rejects.close(!isStopped && report.files.length + report.unread.length === files.length)
    run.close(isStopped ? null : now())
  }
  onProgress?.(done, done)
  return readOn === null && isLongAgo(newestOpen, now()) ? { ...report, note: savedLongAgo(newestOpen) } : report
}

/** A board that is read today nearly always shows something newer. */
function isLongAgo(day: string | null, now: string): day is string {
  return day !== null && addDays(day, LONG_AGO_DAYS) < now.slice(0, 10)
}

const savedLongAgo = (day: string): string =>
  `the newest advert that a board showed as open is of ${day}, and all of these count as open today; if the files were saved earlier, import them with --read-on DATE into a new database`

function requireThere(file: string): void {
  if (statSync(file, { throwIfNoEntry: false }) === undefined) throw new UserError(`there is no file ${file}`)
}

const noneFit = ({ unread }: ImportReport): UserError =>
  new UserError(unread.map(({ file, reason }) => `${file}: ${reason}`).join('\nskilltide: '))

function checkDay(option: string, text: string): string {
  const day = postedDay(text)
  if (day === null) throw new UserError(`${option} ${text}: a day is needed, e.g. 2026-11-16`)
  return day
}

function checkReadingDay(text: string, now: string): string {
  const day = checkDay('--read-on', text)
  if (day > now.slice(0, 10))
    throw new UserError(`--read-on ${text}: nobody has read anything then; today is ${now.slice(0, 10)}`)
  return day
}
