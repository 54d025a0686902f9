import type { CensusStore } from './contracts/census.ts'
import type { ClockStore } from './contracts/clock.ts'
import type { CountStore } from './contracts/counts.ts'
import type {
  CrawlLockStore,
  FrontierStore,
  HostStore,
  PageStore,
  ReadingTermsStore,
  RobotsStore,
} from './contracts/crawl-memory.ts'
import type { EditStore } from './contracts/edits.ts'
import type { HistoryStore } from './contracts/history.ts'
import type { MergeStore } from './contracts/merges.ts'
import type { OpeningStore } from './contracts/openings.ts'
import type { PlanStore, ProfileStore, SessionStore } from './contracts/people.ts'
import type { PhraseStore } from './contracts/phrases.ts'
import type { LifeStore, PostingStore } from './contracts/postings.ts'
import type { MailStore, ReportStore } from './contracts/reports.ts'
import type { RunStore } from './contracts/runs.ts'
import type { SettingStore } from './contracts/settings.ts'
import type { SourceStore } from './contracts/sources.ts'
import type { ExportStore } from './export-store.ts'

/**
 * Everything SkillTide remembers, behind functions. Nothing outside `data/store` knows that it is SQLite.
 * All calls are synchronous; each write is one transaction, so a killed process loses only the batch in hand.
 */
export interface Store {
  readonly path: string
  /** Runs `work`, with all the writes in it, as one transaction: all of it is kept, or nothing. */
  write<Result>(work: () => Result): Result
  postings: PostingStore
  life: LifeStore
  openings: OpeningStore
  merges: MergeStore
  counts: CountStore
  census: CensusStore
  sources: SourceStore
  runs: RunStore
  clock: ClockStore
  crawlLock: CrawlLockStore
  frontier: FrontierStore
  pages: PageStore
  hosts: HostStore
  robots: RobotsStore
  readingTerms: ReadingTermsStore
  history: HistoryStore
  settings: SettingStore
  phrases: PhraseStore
  edits: EditStore
  reports: ReportStore
  mails: MailStore
  exports: ExportStore
  profiles: ProfileStore
  plans: PlanStore
  sessions: SessionStore
  /** Moves what the write-ahead log holds into the database and empties it, as far as no reader needs it. */
  emptyLog(): void
  /** Another text after every change, by this process or another: what was worked out before may be out of date. */
  dataVersion(): string
  /** The same told apart: another `own` after every change by this process, another `others` after those of others. */
  changeMarks(): { own: string; others: string }
  close(): void
}
