import type { Rules } from '../analysis/load-rules.ts'
import type { ScheduleState } from '../data/automation.ts'
import type { Store } from '../data/store/store.ts'
import type { PhraseMaker } from './phrase-lists.ts'

/** Everything the server needs, handed to it: it opens no file and starts nothing by itself. */
export interface AppDeps extends Rules {
  store: Store
  /** UTC day. */
  today: () => string
  version: string
  /** Folder that `buildWeb` filled. */
  assetsDir: string
  /** `demo` labels every page as synthetic. */
  mode: 'own' | 'demo'
  /** Host under which the links in mails reach this server through a proxy; left out: nobody does. */
  publicHost?: string | null
  /** Makes a list of phrases away from the process that answers: it takes seconds. */
  makePhrases: PhraseMaker
  /** Last and next scheduled run; left out: there is no schedule. */
  schedule?: () => ScheduleState
}
