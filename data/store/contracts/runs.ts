import type { BoardReading, RunHealth, SourceWeek } from '../../domain.ts'
import type { BoardName } from './postings.ts'

/** What happened to one board in one run. */
export interface RunCounts {
  /** Pages whose body was read. */
  fetched: number
  /** Pages that were not read again because they are as they were: "304 Not Modified", or the listing says so. */
  notModified: number
  /** Postings; `unchanged` counts those of unmodified pages too. */
  new: number
  updated: number
  unchanged: number
  closed: number
  /** Pages and items that could not be read. */
  failed: number
  skippedByRobots: number
  /** Items that are no advert: comments that offer no job, adverts that are not public. */
  notOffers: number
}

export interface RunFailure {
  /** Address of the page, or file and line. */
  where: string
  /** The words of the error. */
  reason: string
}

export interface RunSourceSummary extends BoardName, RunCounts {
  failures: RunFailure[]
  /** How far the reading can be trusted, and the counts that tell; null for an import, which nobody judges. */
  health: (RunHealth & BoardReading) | null
  /** Before this instant its terms allow no reading, so the run left it out; absent when it was read. */
  postponedUntil?: string
}

/** One judged reading of a board. */
export interface JudgedReading extends BoardReading, RunHealth {
  runId: number
  startedAt: string
  /** Whether an odd count became the usual one with this run. */
  startsNewUsual: boolean
  /** What the configuration asked for; null when nobody noted it. Readings with another scope do not compare. */
  scopeHash: string | null
}

export interface Run {
  runId: number
  kind: 'crawl' | 'import' | 'analyze'
  startedAt: string
  /** Null while it runs, or when it was killed or stopped. */
  finishedAt: string | null
  sources: RunSourceSummary[]
}

export interface RunStore {
  start(kind: Run['kind'], startedAt: string): number
  /** Notes a board that a crawl sets out to read, what is asked of it, and until when it is left out, if it is. */
  plan(runId: number, board: BoardName, plan: { scopeHash: string; postponedUntil: string | null }): void
  /** Adds to what the run has counted for a board so far. */
  addToSource(
    runId: number,
    board: BoardName,
    counts: Partial<RunCounts & BoardReading>,
    failures?: readonly RunFailure[],
  ): void
  /** What `addToSource` has counted of the items of a board. */
  reading(runId: number, board: BoardName): BoardReading
  /** Replaces what the run has counted for a board. `startsNewUsual`: this reading made something odd the usual; earlier ones are no comparison any more. */
  saveSource(runId: number, summary: RunSourceSummary, startsNewUsual?: boolean): void
  /** Notes how far the run's reading of a board can be trusted. */
  judge(runId: number, board: BoardName, judged: RunHealth & { startsNewUsual: boolean }): void
  /** A later run has shown that these were right after all. */
  confirm(runIds: readonly number[], board: BoardName): void
  /** Judged readings of a board, newest first. */
  listReadings(board: BoardName, limit: number): JudgedReading[]
  /** Every week in which a source was read by a crawl, and how that went. */
  listSourceWeeks(): SourceWeek[]
  finish(runId: number, finishedAt: string): void
  listSources(runId: number): RunSourceSummary[]
  list(limit: number): Run[]
}
