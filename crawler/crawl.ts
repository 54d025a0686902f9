import { setMaxListeners } from 'node:events'
import type { SourceInfo } from '../data/domain.ts'
import type { RunSourceSummary } from '../data/store/contracts/runs.ts'
import type { Store } from '../data/store/store.ts'
import { closePostings } from './close-postings.ts'
import { type CrawlEntry, planEntries } from './crawl-entry.ts'
import { lockCrawls } from './crawl-lock.ts'
import { createFrontier, type EntryProgress, type Frontier, type FrontierPage, MAX_LOST_TRIES } from './frontier.ts'
import { FetchError, HostRefusalError, TemporaryFetchError } from './http/fetch-errors.ts'
import { createHostMemory } from './http/host-memory.ts'
import { createHostPace, type Politeness, usualPoliteness } from './http/host-pace.ts'
import { createPoliteFetcher } from './http/polite-fetcher.ts'
import { readPages } from './http/read-pages.ts'
import { type OpenRun, openRun } from './open-run.ts'
import { createPageMemory, validatorsOf } from './page-memory.ts'
import { type OpenPageReader, type PageReader, PageReadingError, readOnTheSpot } from './reading/page-reader.ts'
import { createRecorder } from './record-page.ts'
import { createRunClock, requireClock } from './run-clock.ts'
import { SOURCE_ADAPTERS } from './sources/registry.ts'
import type { SourceAdapter, SourceConfig } from './sources/source.ts'
import { PageShapeError } from './sources/source-errors.ts'
import { createWriteGroup } from './write-group.ts'

export interface CrawlDeps {
  store: Store
  /** Instant of a reading: what first-seen and last-seen are made of. */
  now: () => string
  /** The whole `User-Agent` header. */
  userAgent: string
  /** Kinds of sources; all we have unless a test brings its own. */
  registry?: readonly SourceAdapter[]
  /** The same for every host; unless stated, gentle with the world and unhurried on this machine. */
  politeness?: Politeness
  /** Pages of one source beyond this are not read; 5,000 unless stated. */
  maxPagesPerSource?: number
  /** `demo` marks every source of this run as synthetic. */
  origin?: SourceInfo['origin']
  /** Where pages are read; on the spot unless stated. */
  openPageReader?: OpenPageReader
  /** How far each source has come, in the order of the configuration. */
  onProgress?: (entries: readonly EntryProgress[]) => void
  /** Stops the run after the pages in hand. */
  signal?: AbortSignal
}

export interface CrawlReport {
  runId: number
  startedAt: string
  /** Null when the run was stopped: the next one over the same sources takes it up. */
  finishedAt: string | null
  /** Whether `signal` ended the run before everything was read. */
  isStopped: boolean
  /** Whether it took up a run that was killed or stopped. Counts are those of the whole run. */
  isResumed: boolean
  /** One per entry of the configuration, in its order. */
  sources: (RunSourceSummary & { id: string })[]
}

/** How long pages in hand may still take after the run was stopped (10 s in all). */
const FINISH_IN_HAND_MS = 8_000

/** After several of these in a row the rest of a host is left to the next run. */
const FAILURES_OF_HOST = [TemporaryFetchError, HostRefusalError, PageReadingError]

/**
 * One run over the sources, or the rest of one that was killed or stopped. A source that fails is reported and does not
 * stop the others; running twice changes nothing.
 *
 * @throws SourceConfigError when an entry cannot work, before anything is asked or written
 * @throws UserError when another crawl is at work on this database, or the clock is behind the runs before
 */
export async function crawl(sources: readonly SourceConfig[], deps: CrawlDeps): Promise<CrawlReport> {
  // 1. Plan: who reads what, where each entry begins.
  const entries = planEntries(sources, deps.registry ?? SOURCE_ADAPTERS, deps.userAgent)

  // 2. One crawl at a time, by a clock that goes forward.
  requireClock(deps.store, deps.now())
  const unlock = lockCrawls(deps.store, deps.now())
  try {
    const reader = (deps.openPageReader ?? readOnTheSpot)(entries)
    try {
      reader.expect() // it starts while the run is opened
      return await crawlEntries(entries, reader, { ...deps, now: createRunClock(deps.now) })
    } finally {
      await reader.close()
    }
  } finally {
    unlock()
  }
}

async function crawlEntries(entries: readonly CrawlEntry[], reader: PageReader, deps: CrawlDeps): Promise<CrawlReport> {
  const { store, now, userAgent } = deps
  const stated = deps.politeness
  const cutOff = new AbortController()
  setMaxListeners(0, cutOff.signal) // every request in hand listens
  const hostMemory = createHostMemory(store, now)
  const politenessOf = stated === undefined ? usualPoliteness : () => stated
  const pace = createHostPace(politenessOf, undefined, cutOff.signal, hostMemory.pace)
  const pageMemory = createPageMemory(store)

  const entryOf = ({ entryId }: FrontierPage): CrawlEntry => {
    const entry = entries.find(({ config }) => config.id === entryId)
    if (entry === undefined) throw new Error(`a page of an entry nobody planned: ${entryId}`)
    return entry
  }

  // 3. Take up the run that was killed or stopped, or begin one.
  const { run, frontier, recorder, writes } = store.write(() => {
    const run = openRun(store, entries, now())
    const { runId } = run
    store.crawlLock.noteRun(runId)
    const writes = createWriteGroup({ store, runId, now, onWritten: () => deps.onProgress?.(frontier.progress()) })
    const frontier = createFrontier({ store, runId, pace, writes, maxPagesPerEntry: deps.maxPagesPerSource })
    const recorder = createRecorder({ store, runId, frontier, writes, origin: deps.origin ?? 'own' })
    if (run.isResumed) for (const page of frontier.resume()) recorder.failed(entryOf(page), page, endedProcess(page))
    else for (const entry of run.begins) recorder.begin(entry, run.startedAt)
    writes.flush()
    return { run, frontier, recorder, writes }
  })
  const fetcher = createPoliteFetcher({ userAgent, pace, robotsMemory: hostMemory.robots, signal: cutOff.signal })
  cutOff.signal.addEventListener('abort', () => void reader.close())
  const releaseSignal = stopOnSignal(deps.signal, frontier, cutOff)

  // 4. Read: robots.txt, turn, page, postings, further pages, until nothing is left.
  try {
    await readPages<FrontierPage>({
      frontier: frontier.manager,
      read: async (wanted) => {
        const entry = entryOf(wanted)
        const remembered = pageMemory.recall(entry, wanted)
        reader.expect()
        const { page, validators } = await fetcher.fetchPage(
          wanted,
          entry.config,
          remembered && validatorsOf(remembered),
        )
        frontier.answered(wanted)
        if (page !== null) {
          const { url } = page
          recorder.read(entry, wanted, { url, page: await reader.read(entry, { ...page, readAt: now() }), validators })
        } else if (remembered !== null) recorder.notModified(entry, wanted, remembered)
        pace.noteSuccess(new URL(wanted.url).host)
      },
      isFull: reader.isFull,
      pauseBeforeRetry: ({ url }, error, tryCount) => pace.pause(new URL(url).host, error.retryAfterMs, tryCount),
      failed: (wanted, error) => {
        if (cutOff.signal.aborted) return frontier.leave(wanted) // no fault of the page: the next run asks for it again
        const host = new URL(wanted.url).host
        // The last try, too, may be answered with a time before which nothing of the host is to be asked.
        if (error instanceof TemporaryFetchError && error.retryAfterMs !== null) pace.pause(host, error.retryAfterMs, 0)
        if (error instanceof HostRefusalError && wanted.kind === 'listing') pace.giveUp(host, error.message)
        else if (FAILURES_OF_HOST.some((kind) => error instanceof kind)) pace.noteFailure(host)
        else if (error instanceof PageShapeError) pace.noteSuccess(host)
        recorder.failed(entryOf(wanted), wanted, error)
      },
    })
    writes.flush()
  } finally {
    releaseSignal()
    await fetcher.close()
  }

  // 5. Close the run, unless something of it is left for the next one.
  const isStopped = store.frontier.coverage(run.runId).some(({ left }) => left > 0)
  const finishedAt = isStopped ? null : now()
  if (finishedAt !== null) closeRun(store, run, entries, finishedAt)
  const { runId, startedAt, isResumed } = run
  return { runId, startedAt, isResumed, finishedAt, isStopped, sources: summariesOf(store, run, entries) }
}

const endedProcess = ({ url }: FrontierPage): FetchError =>
  new FetchError(
    url,
    `this program ended ${MAX_LOST_TRIES} times while it had the page in hand: not read again in this run`,
  )

function closeRun(store: Store, run: OpenRun, entries: readonly CrawlEntry[], finishedAt: string): void {
  const { runId } = run
  store.write(() => {
    const coverages = store.frontier.coverage(runId)
    const summaries = store.runs.listSources(runId)
    for (const entry of entries) {
      const coverage = coverages.find((candidate) => candidate.entry === entry.config.id)
      const summary = summaries.find(({ source, board }) => source === entry.key.source && board === entry.key.board)
      if (coverage === undefined || summary === undefined || summary.postponedUntil !== undefined) continue
      closePostings(store, { entry, summary, coverage, run })
    }
    store.runs.finish(runId, finishedAt)
    store.frontier.clear(runId)
    createPageMemory(store).forgetOld(finishedAt)
  })
  store.emptyLog()
}

function summariesOf(store: Store, { runId }: OpenRun, entries: readonly CrawlEntry[]): CrawlReport['sources'] {
  const summaries = store.runs.listSources(runId)
  return entries.flatMap(({ config, key }) => {
    const summary = summaries.find(({ source, board }) => source === key.source && board === key.board)
    return summary === undefined ? [] : [{ id: config.id, ...summary }]
  })
}

/** First the frontier hands out nothing more; what is then still in hand is cut off after FINISH_IN_HAND_MS. */
function stopOnSignal(signal: AbortSignal | undefined, frontier: Frontier, cutOff: AbortController): () => void {
  let timer: NodeJS.Timeout | undefined
  const onAbort = () => {
    frontier.stop()
    timer = setTimeout(() => cutOff.abort(), FINISH_IN_HAND_MS)
  }
  if (signal?.aborted === true) onAbort()
  else signal?.addEventListener('abort', onAbort, { once: true })
  return () => {
    clearTimeout(timer)
    signal?.removeEventListener('abort', onAbort)
  }
}
