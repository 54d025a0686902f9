import { statSync } from 'node:fs'
import type { SourceKind } from '../../data/domain.ts'
import type { Store } from '../../data/store/store.ts'
import { UserError } from '../../data/user-error.ts'
import { postedDay } from '../posted-day.ts'
import { createRunClock, requireClock } from '../run-clock.ts'
import { importFile } from './import-file.ts'
import type { ImportReport } from './import-report.ts'
import { createRunLog } from './import-run.ts'
import { openRejects } from './reject-file.ts'

export interface ImportOptions {
  /** Id of the source these files come from; `import` for tables that do not say. */
  source?: string
  /** Posting field → column, where a column's name does not say what it holds. */
  map?: Readonly<Record<string, string>>
  /** Posting day of items that state none. */
  postedAt?: string
  /** File for the rejected items, as JSON Lines `{file, line, reason, raw}`. */
  rejectsFile?: string
  /** Whether the files show everything that was posted or only what was still open; by default what their format tells. */
  kind?: SourceKind
}

export interface ImportDeps {
  store: Pick<Store, 'postings' | 'sources' | 'runs' | 'clock'>
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
 * of a file is a reject, never an error.
 *
 * @returns counts per file, in the order of `files`; files after an abort are missing
 * @throws UserError for a file that does not exist or holds nothing readable, an unknown column, an impossible day, or a
 *   clock that is behind the runs before
 */
export async function importFiles(
  files: readonly string[],
  options: ImportOptions,
  { store, now: machineNow, onStored, onProgress, signal }: ImportDeps,
): Promise<ImportReport> {
  // 1. What cannot work is said before anything is written.
  for (const file of files) checkFile(file)
  requireClock(store, machineNow())
  const now = createRunClock(machineNow)
  const postedAt = options.postedAt === undefined ? null : checkDay(options.postedAt)
  const report: ImportReport = { files: [] }
  const rejects = openRejects(options.rejectsFile)
  const run = createRunLog(store, now())
  let done = 0
  let isComplete = false
  try {
    // 2. One file after the other, each in batches.
    for (const file of files) {
      if (signal?.aborted) break
      const imported = await importFile(
        file,
        { ...options, postedAt },
        {
          store,
          now,
          run,
          onReject: rejects.write,
          onStored: (count) => onStored?.(count),
          onItem: () => onProgress?.(++done, null),
          signal,
        },
      )
      report.files.push(imported)
    }
    isComplete = !signal?.aborted
  } finally {
    // 3. What was done is on record, also when a file stopped the import.
    rejects.close()
    run.close(isComplete ? now() : null)
  }
  onProgress?.(done, done)
  return report
}

function checkFile(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false })
  if (found === undefined) throw new UserError(`there is no file ${file}`)
  if (found.isDirectory()) throw new UserError(`${file} is a folder; name its files, e.g. ${file.replace(/\/$/, '')}/*`)
}

function checkDay(text: string): string {
  const day = postedDay(text)
  if (day === null) throw new UserError(`--posted-at ${text}: a day is needed, e.g. 2026-11-16`)
  return day
}
