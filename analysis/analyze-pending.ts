import { setImmediate, setTimeout } from 'node:timers/promises'
import type { PostingFacts, StoredPosting } from '../data/domain.ts'
import type { AdvertRecognition } from '../data/store/contracts/openings.ts'
import type { Store } from '../data/store/store.ts'
import type { FactThreads } from './reading/fact-threads.ts'
import { type Arrivals, pendingBatches } from './reading/pending-batches.ts'

/** Postings read together: what a thread is given at a time. */
const BATCH_SIZE = 500
/**
 * Postings stored in one transaction, when so many were read: few enough to lose gladly and to hold others who write for a
 * second, many enough to be fast. Of pages that nearly every posting changes (counts, columns) each transaction writes one copy.
 */
const STORED_AT_ONCE = 1000
/** Starting the threads takes as long as reading so many batches. */
const BATCHES_WITHOUT_THREADS = 2
/** How often to look for postings that others bring. */
const LOOK_MS = 20

export interface FactsReader {
  /** Changes whenever the rules or the vocabulary could read other facts. */
  readonly version: string
  read(posting: StoredPosting): PostingFacts
  /** Tells whether two adverts are one opening. */
  readonly recognition: AdvertRecognition
  /** Threads that read as this reader does; without it everything is read in the thread that asks. */
  openThreads?(): FactThreads | null
}

export interface AnalysisSummary {
  postings: number
  mentions: number
  /** False when the signal stopped it; the rest waits for the next run. */
  isComplete: boolean
  /** Postings that were passed over because their text is damaged: a sentence each, with the mend. */
  damaged: string[]
}

export interface AnalysisOptions {
  /** Read all postings anew, whatever was read before. */
  isRebuild?: boolean
  signal?: AbortSignal
  onProgress?: (done: number, all: number) => void
  /** Read what somebody else stores meanwhile, until that is over. */
  arrivals?: Arrivals
}

/**
 * Reads every posting that this version of the rules has not read yet, and stores its facts; the store keeps the weekly
 * counts in step. Can be stopped between batches and run again at any time. Many postings are read in threads; what is
 * stored, and in which order, does not depend on them.
 *
 * @param readers  the reader, or what tells which one is in force: where the vocabulary is edited meanwhile, what was read by
 *   the older rules is not stored, and the newer ones read on
 */
export async function analyzePending(
  store: Pick<Store, 'postings' | 'openings'>,
  readers: FactsReader | (() => FactsReader),
  options: AnalysisOptions = {},
): Promise<AnalysisSummary> {
  const readerInForce = typeof readers === 'function' ? readers : () => readers
  if (options.isRebuild) store.openings.mendCounts()
  const summary: AnalysisSummary = { postings: 0, mentions: 0, isComplete: false, damaged: [] }
  while (true) {
    const reader = readerInForce()
    const outcome = await readAll(store, reader, () => readerInForce() === reader, options, summary)
    if (outcome !== 'outdated') return { ...summary, isComplete: outcome === 'complete' }
  }
}

/** Reads on by these rules until nothing is left, somebody stops it, or they are in force no more. */
async function readAll(
  store: Pick<Store, 'postings' | 'openings'>,
  reader: FactsReader,
  isInForce: () => boolean,
  { isRebuild = false, signal, onProgress, arrivals }: AnalysisOptions,
  summary: AnalysisSummary,
): Promise<'complete' | 'stopped' | 'outdated'> {
  // No facts were ever made by the empty version, so asking for it lists every posting.
  const readBy = isRebuild ? '' : reader.version
  const pending = pendingBatches(store, readBy, BATCH_SIZE, arrivals)
  const before = summary.postings
  let all = arrivals ? null : before + store.postings.countUnanalyzed(readBy)
  const opened: { threads: FactThreads | null } = { threads: null }
  let batchCount = 0
  /** What is being read, in the order in which it is stored. */
  const inHand: (PostingFacts[] | Promise<PostingFacts[]>)[] = []
  let read: PostingFacts[] = []

  function readAhead(): void {
    while (inHand.length < (opened.threads?.capacity ?? 1)) {
      const batch = pending.next()
      if (batch === null) return
      if (batchCount === BATCHES_WITHOUT_THREADS) opened.threads = reader.openThreads?.() ?? null
      batchCount += 1
      inHand.push(opened.threads?.read(batch) ?? batch.map((posting) => reader.read(posting)))
    }
  }

  /** @returns false when other rules are in force by now: then nothing is stored */
  function storeRead(): boolean {
    if (read.length === 0) return true
    if (!store.openings.saveFacts(read, reader.version, reader.recognition, isInForce)) return false
    summary.postings += read.length
    summary.mentions += read.reduce((sum, { mentions }) => sum + mentions.length, 0)
    read = []
    if (arrivals?.isOver) all ??= summary.postings + store.postings.countUnanalyzed(readBy)
    if (all !== null) onProgress?.(summary.postings, all)
    return true
  }

  try {
    while (!signal?.aborted) {
      readAhead()
      const oldest = inHand.shift()
      if (oldest !== undefined) read.push(...(await oldest))
      if ((read.length >= STORED_AT_ONCE || inHand.length === 0) && !storeRead()) return 'outdated'
      if (oldest === undefined) {
        if (arrivals && !arrivals.isOver) await setTimeout(LOOK_MS)
        else if (!pending.again()) return isInForce() ? 'complete' : 'outdated'
      } else await setImmediate() // lets Ctrl-C and waiting requests in between two batches
    }
    storeRead()
    return 'stopped'
  } finally {
    summary.damaged = [...new Set([...summary.damaged, ...pending.damaged])]
    await opened.threads?.close()
  }
}
