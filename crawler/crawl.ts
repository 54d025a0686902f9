import type { SourceInfo } from '../data/domain.ts'
import type { RunSourceSummary, Store } from '../data/store/store.ts'
import { type CrawlEntry, planEntries } from './crawl-entry.ts'
import { createFrontier, type Frontier, type FrontierPage } from './frontier.ts'
import { FetchError, RobotsDisallowedError, TemporaryFetchError } from './http/fetch-errors.ts'
import { createHostPace, type Politeness, usualPoliteness } from './http/host-pace.ts'
import { createPoliteFetcher } from './http/polite-fetcher.ts'
import { readPages } from './http/read-pages.ts'
import { noteFailure, recordPage } from './record-page.ts'
import { SOURCE_ADAPTERS } from './sources/registry.ts'
import type { SourceAdapter, SourceConfig, SourceRequest } from './sources/source.ts'
import { PageShapeError } from './sources/source-errors.ts'

export interface CrawlDeps {
  store: Pick<Store, 'postings' | 'sources' | 'runs'>
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
  /** Pages done, and pages known so far. */
  onProgress?: (done: number, all: number) => void
  /** Stops the run after the pages in hand. */
  signal?: AbortSignal
}

export interface CrawlReport {
  runId: number
  startedAt: string
  finishedAt: string
  /** Whether `signal` ended the run before everything was read. */
  isStopped: boolean
  /** One per entry of the configuration, in its order. */
  sources: (RunSourceSummary & { id: string })[]
}

/** How long pages in hand may still take after the run was stopped (reliability.md, goal 27: 10 s in all). */
const FINISH_IN_HAND_MS = 8_000

/**
 * One run over the sources. A source that fails is reported and does not stop the others; running twice changes nothing.
 *
 * @throws SourceConfigError when an entry cannot work, before anything is asked or written
 */
export async function crawl(sources: readonly SourceConfig[], deps: CrawlDeps): Promise<CrawlReport> {
  // 1. Plan: who reads what, where each entry begins.
  const entries = new Map<string, CrawlEntry>()
  for (const entry of planEntries(sources, deps.registry ?? SOURCE_ADAPTERS)) entries.set(entry.config.id, entry)
  const stated = deps.politeness
  const politenessOf = stated === undefined ? usualPoliteness : () => stated
  const cutOff = new AbortController()
  const pace = createHostPace(politenessOf, undefined, cutOff.signal)
  const frontier = createFrontier(pace, deps.maxPagesPerSource)
  for (const entry of entries.values()) addPages(frontier, entry, entry.firstRequests)

  // 2. Open the run. A run without an end was killed.
  const startedAt = deps.now()
  const runId = deps.store.runs.start('crawl', startedAt)
  const fetcher = createPoliteFetcher({ userAgent: deps.userAgent, pace, signal: cutOff.signal })
  const releaseSignal = stopOnSignal(deps.signal, frontier, cutOff)

  // 3. Read: robots.txt, turn, page, postings, further pages, until nothing is left.
  const recording = { store: deps.store, origin: deps.origin ?? ('own' as const) }
  const entryOf = ({ entryId }: FrontierPage): CrawlEntry => {
    const entry = entries.get(entryId)
    if (entry === undefined) throw new Error(`a page of an entry nobody planned: ${entryId}`)
    return entry
  }
  const report = () => deps.onProgress?.(frontier.progress().done, frontier.progress().known)

  try {
    await readPages<FrontierPage>({
      frontier: frontier.manager,
      read: async (wanted) => {
        const entry = entryOf(wanted)
        const host = new URL(wanted.url).host
        const givenUpBecause = pace.givenUpBecause(host)
        if (givenUpBecause !== null) throw new FetchError(wanted.url, givenUpBecause)
        const page = await fetcher.fetchPage(wanted, entry.config)
        pace.noteSuccess(host)
        addPages(frontier, entry, recordPage(entry, page, { ...recording, seenAt: deps.now() }))
        report()
      },
      pauseBeforeRetry: ({ url }, error, tryCount) => pace.pause(new URL(url).host, error.retryAfterMs, tryCount),
      failed: (wanted, error) => {
        if (error instanceof TemporaryFetchError) pace.noteFailure(new URL(wanted.url).host)
        noteFailedPage(entryOf(wanted), wanted.url, error)
        report()
      },
    })
  } finally {
    releaseSignal()
    await fetcher.close()
    for (const { summary } of entries.values()) deps.store.runs.saveSource(runId, summary)
  }

  // 4. Close the run.
  const finishedAt = deps.now()
  deps.store.runs.finish(runId, finishedAt)
  const isStopped = deps.signal?.aborted === true && frontier.countLeft() > 0
  const summaries = [...entries.values()].map(({ config, summary }) => ({ id: config.id, ...summary }))
  return { runId, startedAt, finishedAt, isStopped, sources: summaries }
}

function addPages(frontier: Frontier, entry: CrawlEntry, requests: readonly SourceRequest[]): void {
  const isFull = requests.filter((request) => !frontier.add({ ...request, entryId: entry.config.id })).length > 0
  const reason = `more than ${frontier.maxPagesPerEntry} pages: the rest is not read`
  const isNoted = entry.summary.failures.some((failure) => failure.reason === reason)
  if (isFull && !isNoted) noteFailure(entry, entry.config.id, reason)
}

function noteFailedPage(entry: CrawlEntry, url: string, error: unknown): void {
  if (error instanceof RobotsDisallowedError) {
    entry.summary.skippedByRobots += 1
    entry.summary.failures.push({ where: url, reason: error.message })
  } else if (error instanceof FetchError || error instanceof PageShapeError) {
    noteFailure(entry, url, error.message)
  } else {
    throw error // a full disk, a mistake of ours: no other page would fare better
  }
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
