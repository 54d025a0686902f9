/** What was taken back when the clock had been ahead. */
export interface SetBack {
  /** Postings of which an instant was later than now. */
  postings: number
  /** Postings that were closed because their last day seemed to have passed. */
  reopened: number
  runs: number
}

/** Instants in the database, against the clock of this machine. */
export interface ClockStore {
  /** The latest begin or end of a run; null before the first. */
  latestRunAt(): string | null
  /** Whatever was dated later than `now` by a clock that was ahead counts as of `now`; what follows from it is undone. */
  setBack(now: string): SetBack
}
