import type { EntryCoverage } from '../data/store/contracts/crawl-memory.ts'
import type { RunSourceSummary } from '../data/store/contracts/runs.ts'
import type { Store } from '../data/store/store.ts'
import type { CrawlEntry } from './crawl-entry.ts'
import { judgeRun, type PagesOfRun } from './run-health.ts'

/** Enough to find seven healthy runs behind a long trouble. */
const JUDGED_RUNS = 60
const NEW_SCOPE = 'the configuration asks for something else than before: not compared with earlier readings'

export interface FinishedReading {
  entry: CrawlEntry
  /** What the run counted for the entry. */
  summary: RunSourceSummary
  coverage: EntryCoverage
  run: { runId: number; startedAt: string }
}

/**
 * The end of a run for one board: judges its reading, and closes what is no longer there. A posting is closed as missing
 * only when this reading and the healthy one before it both did without it, and only where a complete reading shows all
 * that is open; so a board that failed, was empty by surprise, shrank or changed its shape closes nothing. Readings for
 * which the configuration asked for something else say nothing about what this one should show.
 */
export function closePostings(store: Pick<Store, 'runs' | 'life'>, reading: FinishedReading): void {
  const { entry, run, summary, coverage } = reading
  const { key, adapter } = entry
  const known = store.runs.listReadings(key, JUDGED_RUNS)
  const earlier = known.filter(({ scopeHash }) => scopeHash === null || scopeHash === entry.scopeHash)
  const judged = judgeRun(store.runs.reading(run.runId, key), pagesOf(summary, coverage), earlier, run.startedAt)
  const isNewScope = earlier.length === 0 && known.length > 0
  store.runs.judge(run.runId, key, isNewScope ? { ...judged, reason: judged.reason ?? NEW_SCOPE } : judged)
  store.runs.confirm(judged.confirms, key)

  let closed = store.life.closeExpired(key, run.startedAt.slice(0, 10))
  const before = earlier.find(({ runId, verdict }) => verdict === 'healthy' || judged.confirms.includes(runId))
  const listsAllOpen = adapter.listsAllOpen !== false && adapter.describes.kind === 'snapshot'
  if (judged.verdict === 'healthy' && before !== undefined && listsAllOpen) {
    closed += store.life.closeMissing(key, before.startedAt, before.startedAt, entry.scopeHash)
  }
  if (closed > 0) store.runs.addToSource(run.runId, key, { closed })
}

function pagesOf(summary: RunSourceSummary, coverage: EntryCoverage): PagesOfRun {
  const { fetched, notModified, failures } = summary
  const { isCutShort, listingsNotRead, details, detailsFailed } = coverage
  // An item of a page is noted with its place behind the address; what stopped a page goes first.
  const firstOfPage = failures.find(({ where }) => !where.includes(' ')) ?? failures[0]
  return {
    read: fetched + notModified,
    listingsNotRead,
    details,
    detailsFailed,
    cutShort: isCutShort ? 'it has more pages than a run reads' : null,
    firstFailure: firstOfPage?.reason ?? null,
  }
}
