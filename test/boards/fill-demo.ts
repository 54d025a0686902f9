import { rmSync } from 'node:fs'
import { type AnalysisSummary, analyzePending, type FactsReader } from '../../analysis/analyze-pending.ts'
import { crawl } from '../../crawler/crawl.ts'
import { userAgentOf } from '../../crawler/http/crawler-name.ts'
import { openStore } from '../../data/store/open-store.ts'
import type { Store } from '../../data/store/store.ts'
import { UserError } from '../../data/user-error.ts'
import { addPeriods, weekStartOf } from '../../data/weeks.ts'
import { runDemoCrawls } from './run-demo-crawls.ts'
import { startBoards } from './start-boards.ts'

const WEEKS = 26
/** The boards stand on this machine and wait for nobody else. */
const UNHURRIED = { requestsAtOnce: 8, delayMs: 0, backOffMs: 1 }
const SETTING = 'demo'

export interface DemoRequest {
  /** Database of the demo, and of nothing else. */
  path: string
  reader: FactsReader
  seed: number
  /** UTC day; the demo ends with the last full week before it. */
  today: string
  version: string
  signal?: AbortSignal
  onProgress?: (done: number, all: number) => void
}

export interface DemoSummary {
  seed: number
  weeks: number
  postings: number
  openings: number
  /** Null when the database had this demo already. */
  analysis: AnalysisSummary | null
}

/**
 * Half a year of demo data: starts the loopback boards, crawls them over HTTP once for each of 26 weeks, and analyses.
 * A demo of these weeks and this seed that is there already is taken as it is; another one is made anew.
 *
 * @throws UserError when the database holds postings that are no demo
 */
export async function fillDemo(request: DemoRequest): Promise<{ store: Store; summary: DemoSummary }> {
  const { path, seed, today, signal } = request
  const untilWeek = addPeriods(weekStartOf(today), -1, 'week')
  const edition = `seed ${seed}, ${WEEKS} weeks to ${untilWeek}`
  const before = openStore(path)
  if (before.settings.get(SETTING) === edition) return { store: before, summary: summaryOf(before, seed, null) }
  refuseOwnData(before)
  before.close()
  for (const file of [path, `${path}-wal`, `${path}-shm`]) rmSync(file, { force: true })

  const store = openStore(path)
  store.settings.set(SETTING, 'unfinished')
  await crawlBoards(store, untilWeek, request)
  const analysis = await analyzePending(store, request.reader, { ...(signal && { signal }) })
  if (!signal?.aborted) store.settings.set(SETTING, edition)
  return { store, summary: summaryOf(store, seed, analysis) }
}

function refuseOwnData(store: Store): void {
  if (store.postings.count() === 0 || store.settings.get(SETTING) !== null) return
  throw new UserError(`${store.path} holds postings of your own; name another file for the demo with --db`)
}

async function crawlBoards(store: Store, untilWeek: string, request: DemoRequest): Promise<void> {
  const { seed, version, signal, onProgress } = request
  const boards = await startBoards({ seed, untilWeek, weeks: WEEKS })
  try {
    await runDemoCrawls({
      boards,
      from: addPeriods(untilWeek, 1 - WEEKS, 'week'),
      weeks: WEEKS,
      crawl: (sources, now) =>
        crawl(sources, {
          store,
          now,
          userAgent: userAgentOf(version, null),
          politeness: UNHURRIED,
          origin: 'demo',
          ...(signal && { signal }),
        }),
      ...(onProgress && { onProgress }),
      ...(signal && { signal }),
    })
  } finally {
    await boards.close()
  }
}

const summaryOf = (store: Store, seed: number, analysis: AnalysisSummary | null): DemoSummary => ({
  seed,
  weeks: WEEKS,
  postings: store.postings.count(),
  openings: store.openings.count(),
  analysis,
})
