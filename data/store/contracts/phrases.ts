import type { StoredPosting } from '../../domain.ts'

/** The chunks of one opening's lead posting: see `analysis/discovery/pack-chunks.ts`. */
export interface OpeningText {
  openingId: number
  /** 0: not stated. */
  employer: number
  source: string
  /** Week key of the opening. */
  day: string
  chunks: string
}

export interface PhraseReview {
  /** The phrase in its folded form. */
  phrase: string
  state: 'accepted' | 'alias' | 'ignored'
  skill: string | null
}

/** A list of phrases as it was last made. */
export interface StoredPhraseList {
  /** What was asked. */
  question: string
  /** What it was made from: another text when a new list could differ. */
  basis: string
  /** UTC time. */
  madeAt: string
  /** JSON. */
  phrases: string
}

export interface PhraseStore {
  /** Lead postings of openings whose chunks this reader has not read since they came or changed. */
  countUnread(reader: string): number
  listUnread(reader: string, limit: number, afterPostingId?: number): StoredPosting[]
  saveChunks(rows: readonly { postingId: number; chunks: string }[], reader: string): void
  /** The newest `limit` openings and all of the day of the last of them, by id; those not yet read are left out. */
  openings(reader: string, limit: number): IterableIterator<OpeningText>
  /** Names of all employers, as their postings write them. */
  employers(): string[]
  /** Another number whenever adverts or openings came, changed or went. */
  revision(): number
  findList(question: string): StoredPhraseList | null
  /** Replaces the list of the same question. The oldest lists go when there are many questions. */
  saveList(list: StoredPhraseList): void
  reviews(): PhraseReview[]
  saveReview(review: PhraseReview): void
  deleteReview(phrase: string): void
}
