import type { SourceInfo, SourceKind } from '../../data/domain.ts'
import type { ImportedFile, RejectedItem } from '../../data/import-report.ts'
import type { RunSourceSummary } from '../../data/store/contracts/runs.ts'
import type { Store } from '../../data/store/store.ts'
import type { FileKind } from './file-kind.ts'

const KEPT_REASONS = 100 // per source and run; the report and the file of rejects have them all

export interface RunLog {
  /** Notes what a file brought, added to what earlier files of the same source and board brought. */
  add(kind: Pick<FileKind, 'source' | 'board'>, imported: ImportedFile, notOffers: ReadonlySet<RejectedItem>): void
  /** Whether the source was known to forget or to keep before this run; null when it is new. */
  knownKind(source: string): SourceKind | null
  /** Whether the store has not been told exactly this about the source during this run. */
  isNews(source: SourceInfo): boolean
  /** Stores what was noted. A run that was stopped has no end, like one that was killed. */
  close(finishedAt: string | null): void
}

/** The record of one import in the store, begun with the first file that is understood: a refused one was no import. */
export function createRunLog(store: Pick<Store, 'runs' | 'sources'>, startedAt: string): RunLog {
  let begun: number | null = null
  const begin = (): number => {
    begun ??= store.runs.start('import', startedAt)
    return begun
  }
  const summaries = new Map<string, RunSourceSummary>()
  const kinds = new Map(store.sources.list(false).map(({ source, kind }) => [source, kind]))
  const told = new Map<string, string>()
  return {
    knownKind: (source) => kinds.get(source) ?? null,
    isNews(source) {
      begin()
      const words = JSON.stringify(source)
      const isNews = told.get(source.source) !== words
      told.set(source.source, words)
      return isNews
    },
    add({ source, board }, imported, notOffers) {
      begin()
      const failed = imported.rejected.filter((reject) => !notOffers.has(reject))
      const key = JSON.stringify([source, board])
      const summary = summaries.get(key) ?? emptySummary(source, board)
      summaries.set(key, summary)
      summary.fetched += imported.read
      summary.new += imported.new
      summary.updated += imported.updated
      summary.unchanged += imported.duplicates
      summary.failed += failed.length
      summary.notOffers += notOffers.size
      const room = KEPT_REASONS - summary.failures.length
      for (const { line, reason } of failed.slice(0, room)) {
        summary.failures.push({ where: `${imported.file}:${line}`, reason })
      }
    },
    close(finishedAt) {
      if (begun === null) return
      for (const summary of summaries.values()) store.runs.saveSource(begun, summary)
      if (finishedAt !== null) store.runs.finish(begun, finishedAt)
    },
  }
}

const emptySummary = (source: string, board: string): RunSourceSummary => ({
  source,
  board,
  fetched: 0,
  notModified: 0,
  new: 0,
  updated: 0,
  unchanged: 0,
  closed: 0,
  failed: 0,
  skippedByRobots: 0,
  notOffers: 0,
  failures: [],
  health: null,
})
