import type { BoardReading, NewPosting, RunVerdict } from './domain.ts'

export interface CheckedPage {
  url: string
  kind: 'listing' | 'detail'
  /** `unknown`: robots.txt could not be read, so the page was not asked for. */
  robots: 'allowed' | 'disallowed' | 'unknown'
  outcome: 'read' | 'disallowed' | 'gone' | 'failed'
  /** Why it was not read. */
  reason: string | null
  /** Items of the page, and further pages that it names. */
  items: number
  names: number
}

/** What came of reading the first pages of one source, without storing anything. */
export interface SourceCheck {
  id: string
  type: string
  /** What a first run would say of this reading. */
  verdict: RunVerdict
  reason: string | null
  isSound: boolean
  pages: CheckedPage[]
  /** Pages that a crawl would read too: how many are known so far, and the first of them. */
  further: { count: number; first: string[] }
  items: BoardReading
  notOffers: number
  rejected: { count: number; first: { item: string; reason: string }[] }
  /** The first of them, as they would be stored. */
  postings: Pick<NewPosting, 'title' | 'company' | 'postedOn' | 'url'>[]
}
