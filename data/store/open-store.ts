import { createCensusStore } from './census-store.ts'
import { createClockStore } from './clock-store.ts'
import { createCountStore } from './count-store.ts'
import { createCrawlLockStore } from './crawl-lock-store.ts'
import { type OnUpdate, openDatabase, type StoreDatabase } from './database.ts'
import { createEditStore } from './edit-store.ts'
import { createExportStore } from './export-store.ts'
import { createFrontierStore } from './frontier-store.ts'
import { createHistoryStore } from './history-store.ts'
import { createHostStore } from './host-store.ts'
import { createLifeStore } from './life-store.ts'
import { createMailStore } from './mail-store.ts'
import { createMergeStore } from './merge-store.ts'
import { createOpeningStore } from './opening-store.ts'
import { createPageStore } from './page-store.ts'
import { createPhraseStore } from './phrase-store.ts'
import { createPlanStore } from './plan-store.ts'
import { createPostingStore } from './posting-store.ts'
import { createProfileStore } from './profile-store.ts'
import { createReadingTermsStore } from './reading-terms-store.ts'
import { createReportStore } from './report-store.ts'
import { createRobotsStore } from './robots-store.ts'
import { createRunStore } from './run-store.ts'
import { createSessionStore } from './session-store.ts'
import { createSettingStore } from './setting-store.ts'
import { createSourceStore } from './source-store.ts'
import type { Store } from './store.ts'

/** SQLite counts the commits of other connections and the rows changed by our own. */
function createChangeMarks({ db }: StoreDatabase): Store['changeMarks'] {
  const ownChanges = db.prepare<[], number>('SELECT total_changes()').pluck()
  return () => ({ own: String(ownChanges.get()), others: String(db.pragma('data_version', { simple: true })) })
}

/**
 * Opens the database, and creates it (readable by its owner alone) or brings it up to date unless `readonly`.
 *
 * @param path  a file, or `:memory:`
 * @param options.cacheMb  of pages that SQLite keeps; 16 unless stated
 * @param options.onUpdate  told the file in which an older database is kept as it was before it is brought up to date
 * @throws StoreError in words for people: no such folder, no database, another program's, a newer version, not writable
 */
export function openStore(
  path: string,
  options: { readonly?: boolean; cacheMb?: number; onUpdate?: OnUpdate } = {},
): Store {
  const database = openDatabase(path, options.readonly ?? false, options.onUpdate)
  if (options.cacheMb !== undefined) database.db.pragma(`cache_size = ${-1000 * options.cacheMb}`)
  const changeMarks = createChangeMarks(database)
  return {
    path,
    write: database.write,
    postings: createPostingStore(database),
    life: createLifeStore(database),
    openings: createOpeningStore(database),
    merges: createMergeStore(database),
    counts: createCountStore(database),
    census: createCensusStore(database),
    sources: createSourceStore(database),
    runs: createRunStore(database),
    clock: createClockStore(database),
    crawlLock: createCrawlLockStore(database),
    frontier: createFrontierStore(database),
    pages: createPageStore(database),
    hosts: createHostStore(database),
    robots: createRobotsStore(database),
    readingTerms: createReadingTermsStore(database),
    history: createHistoryStore(database),
    settings: createSettingStore(database),
    phrases: createPhraseStore(database),
    edits: createEditStore(database),
    reports: createReportStore(database),
    mails: createMailStore(database),
    exports: createExportStore(database),
    profiles: createProfileStore(database),
    plans: createPlanStore(database),
    sessions: createSessionStore(database),
    emptyLog: () => void database.db.pragma('wal_checkpoint(TRUNCATE)'),
    changeMarks,
    dataVersion: () => Object.values(changeMarks()).join('-'),
    close: () => database.db.close(),
  }
}
