import type { Rules } from '../analysis/load-rules.ts'
import type { KnownChanges } from '../analysis/trends/known-changes.ts'
import type { ScheduleState } from '../data/automation.ts'
import type { Store } from '../data/store/store.ts'
import type { CrawlProgram } from './crawls/crawl-program.ts'
import type { HandedOn } from './front/handed-on.ts'
import type { PhraseMaker } from './phrase-lists.ts'
import type { SheetPrinter } from './print-pdf.ts'

/** Everything the server needs, handed to it: it opens no file and starts nothing by itself. */
export interface AppDeps extends Rules {
  store: Store
  /** UTC time, to the millisecond. */
  now: () => string
  version: string
  /** Folder that `buildWeb` filled. */
  assetsDir: string
  /** `demo` labels every page as synthetic. */
  mode: 'own' | 'demo'
  /** Host under which a proxy with TLS reaches this server, as the links in mails do; left out: nobody does. */
  publicHost?: string | null
  /** Names under which it is reached without a proxy; left out: those of this machine for itself. */
  hostNames?: readonly string[]
  /** What people have to know before they see anything; left out: nothing, as only this machine can ask. */
  password?: string | null
  /** Makes a list of phrases away from the process that answers: it takes seconds. */
  makePhrases: PhraseMaker
  /** Prints an advice sheet as PDF; null: there is no Chromium to do it. */
  printSheet: SheetPrinter | null
  /** Crawls away from the process that answers; left out: none can be started from the pages. */
  crawls?: CrawlProgram
  /** Changes that were judged before; left out: none. */
  known?: KnownChanges
  /** Works out what everybody asks for first whenever the data changed and rest; left out: when somebody asks. */
  isKeptPrepared?: boolean
  /** Last and next scheduled run; left out: there is no schedule. */
  schedule?: () => ScheduleState | null
  /** Where the front hands requests on, after it has looked at who asks; left out: this part listens itself. */
  handedOn?: HandedOn
}

/** UTC day of the server's own clock. */
export const todayOf = ({ now }: Pick<AppDeps, 'now'>): string => now().slice(0, 10)
