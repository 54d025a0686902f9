import type { NewPosting } from '../../domain.ts'

/** What a crawl keeps in the database beside its postings: to go on after a kill, and to be polite the next time. */

/** The process that crawls. */
export interface LockHolder {
  pid: number
  /** Tells the process from a later one with the same pid; null where the system does not say. */
  processMark: string | null
  since: string
}

export interface HeldLock extends LockHolder {
  /** The run that it works on; null: it has not begun one yet. */
  runId: number | null
}

export interface CrawlLockStore {
  /** Takes the lock; or leaves it with another holder that is still alive, and says which. */
  acquire(holder: LockHolder, isAlive: (other: LockHolder) => boolean): LockHolder | null
  release(holder: LockHolder): void
  /** Notes which run the holder works on. */
  noteRun(runId: number): void
  holder(): HeldLock | null
}

export interface PageKey {
  /** Id of an entry of the configuration. */
  entry: string
  kind: 'listing' | 'detail'
  url: string
}

export interface NewFrontierPage extends PageKey {
  /** JSON, as its owner likes it. */
  request: string
}

export interface StoredFrontierPage extends NewFrontierPage {
  pageId: number
  /** Temporary failures so far. */
  tries: number
  /** How often it was in hand when the process ended. */
  lostTries: number
}

/** `gone`: the page says that it is no more. `disallowed`: robots.txt closes it. */
export type FinalPageState = 'done' | 'failed' | 'gone' | 'disallowed'

/** How far an unfinished run has come with one entry. */
export interface EntryCoverage {
  entry: string
  /** It named more pages than a run reads. */
  isCutShort: boolean
  pages: number
  /** Pages that are still to be read. */
  left: number
  /** Listing pages that were given up, for whatever reason. */
  listingsNotRead: number
  /** Pages of single postings that were read or failed; those that are gone or closed by robots.txt are none. */
  details: number
  detailsFailed: number
}

/** The pages of unfinished crawls: what was found, what is in hand, what is done. */
export interface FrontierStore {
  /** The newest unfinished run that began within the span and set out with exactly these entries; null without one. */
  findUnfinished(
    entries: readonly { entry: string; configHash: string }[],
    span: { since: string; until: string },
  ): { runId: number; startedAt: string } | null
  plan(runId: number, entries: readonly { entry: string; configHash: string }[]): void
  has(runId: number, page: PageKey): boolean
  /** Number of the page; null when the run knows it already. */
  add(runId: number, page: NewFrontierPage, state?: 'todo' | FinalPageState): number | null
  take(pageId: number): void
  /** After a temporary failure: the page is to be tried again. */
  putBack(pageId: number): void
  /** The page is to be tried again, and nothing is held against it. */
  leave(pageId: number): void
  /** An earlier process ended: pages that it had in hand are to be tried again, and it is noted that they were. */
  noteLost(runId: number): void
  setState(pageId: number, state: FinalPageState): void
  /** Notes that the entry has more pages than the run reads. True the first time. */
  cutShort(runId: number, entry: string): boolean
  /** Pages to do and pages in hand: in the order in which they were found, but those that were lost often come last. */
  listLeft(runId: number): StoredFrontierPage[]
  coverage(runId: number): EntryCoverage[]
  clear(runId: number): void
  clearStartedBefore(since: string): void
}

/** What a page said when its body was last read. */
export interface RememberedPage extends PageKey {
  configHash: string
  /** The address that gave the validators below. */
  validatedUrl: string | null
  etag: string | null
  lastModified: string | null
  /** What the listing said about its last change. */
  changeMark: string | null
  readAt: string
  /** JSON, as its owner likes it: further pages, unreadable items. */
  named: string
  /** Postings that it showed and that are still stored. */
  postingIds: number[]
}

export interface PageStore {
  find(key: PageKey): RememberedPage | null
  /** Remembers the page instead of what was remembered of it; the postings must be stored already. */
  save(
    page: Omit<RememberedPage, 'postingIds'>,
    postings: readonly Pick<NewPosting, 'source' | 'board' | 'sourceId'>[],
  ): void
  forget(key: PageKey): void
  /** The page is still there, though its body was not read. */
  meet(key: PageKey, at: string): void
  forgetNamedBefore(instant: string): void
}

export interface HostMemory {
  /** When the latest request may have gone out. */
  askedAt: string | null
  /** Before this instant the host asked not to be asked. */
  closedUntil: string | null
}

export interface HostStore {
  find(host: string): HostMemory | null
  noteAsked(host: string, at: string): void
  close(host: string, until: string): void
}

/** Sources whose terms say how often they may be read, however many entries of the configuration read them. */
export interface ReadingTermsStore {
  /** From which instant on the source may be read again; null when it never was read. */
  nextReadingAt(source: { type: string; host: string }): string | null
  save(source: { type: string; host: string }, nextReadingAt: string): void
}

export interface RobotsCopy {
  origin: string
  readAt: string
  freshUntil: string
  /** Null: the origin has none, so everything may be read. */
  body: Uint8Array | null
}

export interface RobotsStore {
  find(origin: string): RobotsCopy | null
  save(copy: RobotsCopy): void
}
