import type { BreakOutLabel } from '../trends/breaking-out/breaking-out.ts'

/** `new`: nobody has decided yet. */
export type PhraseState = 'new' | 'accepted' | 'alias' | 'ignored'

/** The newest weeks against the half year before them, within the sources that have both. */
export interface PhraseGrowth {
  recent: { count: number; n: number }
  before: { count: number; n: number }
  /** Standard errors from no change. */
  z: number
  /** Null where the rise is not clear. */
  label: BreakOutLabel | null
}

export interface PhraseExample {
  /** The sentence, and where in it the phrase stands. */
  sentence: string
  start: number
  end: number
  postingId: number
  title: string
  company: string | null
  url: string | null
  source: string
  postedOn: string
}

export interface FoundPhrase {
  /** As adverts write it most often. */
  phrase: string
  openings: number
  employers: number
  /** How like the known skills of these adverts it stands in them, and how often: higher is likelier; a rank, no measure. */
  score: number
  /** Null where no source has settled weeks in both spans. */
  growth: PhraseGrowth | null
  examples: PhraseExample[]
  state: PhraseState
}

export interface PhraseReport {
  phrases: FoundPhrase[]
}
