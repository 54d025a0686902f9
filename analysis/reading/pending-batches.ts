import type { StoredPosting } from '../../data/domain.ts'
import type { Store } from '../../data/store/store.ts'

/** What somebody else is bringing into the store at the same time. */
export interface Arrivals {
  /** Postings that came or changed so far. */
  stored: number
  isOver: boolean
}

/** Postings that wait to be read, in batches by id. */
export interface PendingBatches {
  /** Null when there is none at the moment: while postings arrive only full batches are handed out. */
  next(): StoredPosting[] | null
  /** Begins at the first posting again, for those that changed behind our back. False when there is no reason to. */
  again(): boolean
  /** What is told of the postings that are passed over, because their text is damaged. */
  readonly damaged: ReadonlySet<string>
}

/**
 * @param readBy  the version of the rules; empty for every posting, each handed out once
 */
export function pendingBatches(
  { postings }: Pick<Store, 'postings'>,
  readBy: string,
  size: number,
  arrivals: Arrivals | undefined,
): PendingBatches {
  let after = 0
  let taken = 0
  const damaged = new Set<string>()
  return {
    damaged,
    next() {
      if (arrivals && !arrivals.isOver && arrivals.stored - taken < size) return null
      const batch = postings.listUnanalyzed(readBy, size, after, (words) => damaged.add(words))
      const last = batch.at(-1)
      if (last === undefined) return null
      after = last.postingId
      taken += batch.length
      return batch
    },
    again() {
      if (after === 0 || readBy === '') return false
      after = 0
      return true
    },
  }
}
