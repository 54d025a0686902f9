import type { PostingFacts, StoredPosting } from '../data/domain.ts'
import type { AdvertRecognition } from '../data/store/contracts/openings.ts'
import type { Store } from '../data/store/store.ts'

/** Postings read and stored in one transaction: small enough to lose gladly, large enough to be fast. */
const BATCH_SIZE = 500

export interface FactsReader {
  /** Changes whenever the rules or the vocabulary could read other facts. */
  readonly version: string
  read(posting: StoredPosting): PostingFacts
  /** Tells whether two adverts are one opening. */
  readonly recognition: AdvertRecognition
}

export interface AnalysisSummary {
  postings: number
  mentions: number
  /** False when the signal stopped it; the rest waits for the next run. */
  isComplete: boolean
}

/**
 * Reads every posting that this version of the rules has not read yet, and stores its facts; the store keeps the weekly
 * counts in step. Can be stopped between batches and run again at any time.
 *
 * @param isRebuild  read all postings anew, whatever was read before
 */
export async function analyzePending(
  store: Pick<Store, 'postings' | 'openings'>,
  reader: FactsReader,
  options: { isRebuild?: boolean; signal?: AbortSignal; onProgress?: (done: number, all: number) => void } = {},
): Promise<AnalysisSummary> {
  // No facts were ever made by the empty version, so asking for it lists every posting.
  const readBy = options.isRebuild ? '' : reader.version
  const all = store.postings.countUnanalyzed(readBy)
  const summary: AnalysisSummary = { postings: 0, mentions: 0, isComplete: false }
  let afterPostingId = 0
  while (!options.signal?.aborted) {
    const batch = store.postings.listUnanalyzed(readBy, BATCH_SIZE, afterPostingId)
    const last = batch.at(-1)
    if (last === undefined) return { ...summary, isComplete: true }
    const facts = batch.map((posting) => reader.read(posting))
    store.openings.saveFacts(facts, reader.version, reader.recognition)
    afterPostingId = last.postingId
    summary.postings += batch.length
    summary.mentions += facts.reduce((sum, { mentions }) => sum + mentions.length, 0)
    options.onProgress?.(summary.postings, all)
    await new Promise(setImmediate) // lets Ctrl-C and waiting requests in between two batches
  }
  return summary
}
