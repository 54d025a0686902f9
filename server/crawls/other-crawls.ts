import type { HeldLock, LockHolder } from '../../data/store/contracts/crawl-memory.ts'
import type { Store } from '../../data/store/store.ts'
import { type CrawlState, isAtWork } from '../../web/crawl-state.ts'
import { NO_CRAWL } from './crawl-control.ts'
import { readWords } from './crawl-end.ts'
import { stepOf } from './crawl-step.ts'

/** Crawls that other processes began on the same database: from the command line, or by the schedule. */
export interface OtherCrawls {
  /** Reads how far the one at work is. */
  look(): Promise<void>
  /** As it was when somebody last looked. */
  state(): CrawlState
  /** Looks again and again, and tells each new state; what it returns ends that. */
  watch(listener: (state: CrawlState) => void): () => void
}

/** Calls once, after so many milliseconds; what it returns prevents that. */
export type After = (ms: number, act: () => void) => () => void

interface OtherCrawlsDeps {
  store: Pick<Store, 'crawlLock' | 'frontier' | 'runs' | 'postings' | 'dataVersion'>
  /** Whether the process is still there. */
  isAlive: (holder: LockHolder) => Promise<boolean>
  now: () => string
  after?: After
}

const LOOK_EVERY_MS = 1_000
/** Looking takes at most this part of the time, however many pages a crawl knows. */
const LOOKING_PART = 0.05

const byTimer: After = (ms, act) => {
  const timer = setTimeout(act, ms)
  return () => clearTimeout(timer)
}

/** Only reads, and sets no timer while nobody watches. */
export function createOtherCrawls({ store, isAlive, now, after = byTimer }: OtherCrawlsDeps): OtherCrawls {
  const listeners = new Set<(state: CrawlState) => void>()
  let state = NO_CRAWL
  let holder: HeldLock | null = null
  let seenVersion = ''
  let cancel = () => {}
  /** Number of the row of looks that goes on; an earlier one that still waits for an answer ends with it. */
  let row = 0

  function become(change: Partial<CrawlState>): void {
    state = { ...state, ...change }
    for (const listener of listeners) listener(state)
  }

  function finish(phase: 'done' | 'stopped' | 'failed', lastLine: string | null): void {
    become({ phase, lastLine, source: null, endedAt: now() })
  }

  function readProgress(held: HeldLock): void {
    const isNew = held.pid !== holder?.pid || held.since !== holder.since
    holder = held
    if (isNew) {
      seenVersion = ''
      state = { ...NO_CRAWL, startedAt: held.since, elsewhere: { pid: held.pid } }
    }
    const version = store.dataVersion()
    if (version === seenVersion) return
    seenVersion = version
    const coverage = held.runId === null ? [] : store.frontier.coverage(held.runId)
    // Without rows the run is over, and the lock about to be given back.
    if (coverage.length === 0 && state.phase === 'reading') return
    become(stepOf(coverage.map(({ entry, pages, left }) => ({ entryId: entry, done: pages - left, known: pages }))))
  }

  /** It has given the lock back, or died with it. */
  async function readEnd(last: HeldLock): Promise<void> {
    const { runId } = last
    if (runId === null) return finish('failed', null)
    const words = readWords(store.runs.listSources(runId))
    if (store.frontier.coverage(runId).length > 0) return finish('stopped', words)
    const left = store.postings.countUnanalyzed(store.postings.listRules().at(-1)?.version ?? '')
    if (left === 0) return finish('done', words)
    if (!(await isAlive(last))) {
      return finish('failed', `It ended before ${left} postings were analysed: run “skilltide analyze”.`)
    }
    const all = state.phase === 'analysing' ? Math.max(state.all, left) : left
    if (state.phase === 'analysing' && state.done === all - left) return
    become({ phase: 'analysing', done: all - left, all, source: null })
  }

  async function look(): Promise<void> {
    const held = store.crawlLock.holder()
    if (held !== null && (await isAlive(held))) readProgress(held)
    else if (holder !== null && isAtWork(state)) await readEnd(holder)
  }

  function lookLater(ms: number, ownRow: number): void {
    cancel = after(ms, async () => {
      const beganAtMs = performance.now()
      try {
        await look()
      } catch {
        // A database that is busy for long: the next look tells.
      }
      if (ownRow !== row) return
      lookLater(Math.max(LOOK_EVERY_MS, (performance.now() - beganAtMs) / LOOKING_PART), ownRow)
    })
  }

  return {
    look,
    state: () => state,
    watch(listener) {
      listeners.add(listener)
      if (listeners.size === 1) lookLater(LOOK_EVERY_MS, ++row)
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        row++
        cancel()
      }
    },
  }
}
