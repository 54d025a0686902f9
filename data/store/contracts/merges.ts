import type { MergeReason } from '../../domain.ts'
import type { Steps } from '../../steps.ts'

/** One posting of a merge, as people know it. */
export interface MergedPosting {
  postingId: number
  source: string
  board: string
  sourceId: string
  title: string
  company: string | null
  placeText: string | null
  url: string | null
  /** Stated day, or the first sighting. */
  postedOn: string
}

/** Why a posting counts in the opening of another. */
export interface Merge {
  /** Names the pair, the smaller number first, as long as the database lives. */
  id: string
  /** The posting that was joined to the opening, and the one that it was recognised by. */
  posting: MergedPosting
  mergedWith: MergedPosting
  reason: MergeReason
  /** Of their texts; null where the reason is another. */
  jaccard: number | null
  overlap: number | null
  /** Monday of the week that the joined posting is of. */
  weekStart: string
}

/** A merge that a person undid. */
export interface UndoneMerge extends Omit<Merge, 'reason'> {
  reason: MergeReason
  undoneAt: string
}

/** How much of what one source showed in one week was known already. */
export interface MergeRate {
  weekStart: string
  source: string
  postings: number
  /** Openings that these postings lead. */
  openings: number
  /** Postings that do not lead their opening ÷ postings. */
  mergeRate: number
  /** Postings whose opening is led by another source ÷ postings. */
  crossSourceMergeRate: number
}

export interface MergeStore {
  /** Newest first, without the first `offset`. Equal adverts of one board come too: `reason` tells. */
  list(options: { limit: number; offset?: number; reason?: MergeReason }): Merge[]
  countByReason(): { reason: MergeReason; merges: number }[]
  listUndone(): UndoneMerge[]
  /**
   * Takes a merge apart for good: its two postings are never in one opening again, whatever is read or read anew.
   *
   * @returns false when there is no such merge
   */
  undo(id: string, at: string): boolean
  /** Forgets that a merge was undone; it is made again where its reason still holds. */
  redo(id: string): boolean
  /** Per week of the postings and source, oldest week first; read in small steps. */
  rates(): Steps<MergeRate[]>
  /** Postings that do not lead their opening, by week and source, oldest week first: what `rates` needs of a large store, in steps. */
  mergedByWeek(): Steps<{ weekStart: string; source: string; merged: number }[]>
}
