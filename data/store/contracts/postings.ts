import type { NewPosting, StoredPosting } from '../../domain.ts'

export interface BoardName {
  source: string
  /** Empty where a source has no boards. */
  board: string
}

/** What saving one posting did. `unchanged` covers the same advert read again; `repaired`: its stored text was damaged. */
export type SaveOutcome = 'new' | 'updated' | 'unchanged' | 'repaired'

export interface PostingStore {
  /**
   * Inserts or refreshes by (source, board, sourceId). A changed text or title waits for the analysis again; a closed
   * posting is open again, unless the last day that it states has passed. A stored text that is not the one that was
   * saved is written again.
   *
   * @param pageUrl  address of the page when it is the posting's own, null for a listing or a file
   */
  save(batch: readonly NewPosting[], seenAt: string, pageUrl?: string | null): SaveOutcome[]
  /** Postings that were shown again without being read, because their page says that it is as it was. */
  see(postingIds: readonly number[], seenAt: string): void
  /**
   * Postings that `analysisVersion` has not read, by id, after `afterPostingId`; none when there is none.
   *
   * @param onDamaged  told of each posting whose text cannot be read, which is left out; without it such a one is an error
   */
  listUnanalyzed(
    analysisVersion: string,
    limit: number,
    afterPostingId?: number,
    onDamaged?: (words: string) => void,
  ): StoredPosting[]
  countUnanalyzed(analysisVersion: string): number
  /** Versions of the rules by the instant that each first read a posting, oldest first; those from before it was kept are left out. */
  listRules(): { version: string; since: string }[]
  /**
   * Lets postings that one version has read count as read by another, where both would read the same. Those whose text is
   * damaged wait.
   *
   * @returns how many
   */
  carryOver(fromVersion: string, toVersion: string, isSame: (posting: StoredPosting) => boolean): number
  count(): number
  find(postingId: number): StoredPosting | null
}

/** Which postings of a board are still open. What closes a posting is decided by the crawler; see close-postings.ts there. */
export interface LifeStore {
  /** A listing still names these pages of postings, though they were not read again: their postings were seen. */
  seePages(board: BoardName, pageUrls: readonly string[], seenAt: string): number
  /**
   * Closes the open postings last seen before `seenBefore`: as `missing`, since `closedAt`. Returns how many.
   *
   * @param scopeHash  leaves out those that a reading with another scope saw last; without it none are left out
   */
  closeMissing(board: BoardName, seenBefore: string, closedAt: string, scopeHash?: string): number
  /** Closes the open postings that were read from these pages, which are gone (404, 410). */
  closePages(board: BoardName, pageUrls: readonly string[], closedAt: string): number
  /** Closes the open postings with these ids, which the source says are removed. */
  closeRemoved(board: BoardName, sourceIds: readonly string[], closedAt: string): number
  /** Closes the open postings whose stated last day is before `today`, as of the day after it. */
  closeExpired(board: BoardName, today: string): number
}
