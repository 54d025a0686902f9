import { type CrawlState, isAtWork } from '../../web/crawl-state.ts'
import { HttpProblem } from '../problems.ts'
import type { CrawlEnd } from './crawl-end.ts'
import type { CrawlProgram } from './crawl-program.ts'

export interface CrawlControl {
  state(): CrawlState
  /**
   * Starts a crawl, and returns when its process is on its way.
   *
   * @param only  the only source to read; null: all
   * @throws HttpProblem when one is at work or there is no such source; UserError for the configuration
   */
  start(only: string | null): Promise<void>
  /** Lets the crawl finish the pages in hand; nothing when none is at work. */
  stop(): void
  /** Is told each new state; what it returns ends that. */
  watch(listener: (state: CrawlState) => void): () => void
  /** Stops the crawl and waits for its end. */
  close(): Promise<void>
}

/** None was begun since the server started. */
export const NO_CRAWL: CrawlState = {
  ...{ phase: 'none', isStopping: false, only: null, startedAt: null, endedAt: null },
  ...{ done: 0, all: 0, source: null, sourcesDone: 0, sources: 0, lastLine: null, elsewhere: null },
}

/** One crawl at a time, and how far it is. */
export function createCrawlControl(crawls: CrawlProgram, now: () => string): CrawlControl {
  const listeners = new Set<(state: CrawlState) => void>()
  let state = NO_CRAWL
  let interrupt = new AbortController()
  let isStarting = false
  let isClosed = false
  let ended: Promise<void> = Promise.resolve()

  function become(change: Partial<CrawlState>): void {
    state = { ...state, ...change }
    for (const listener of listeners) listener(state)
  }

  async function requireFree(only: string | null): Promise<void> {
    if (isClosed) throw new HttpProblem(503, 'Stopping', 'SkillTide is stopping and starts no crawl any more.')
    if (isAtWork(state)) throw busy('The crawl that was started on this page is still at work.')
    const sources = await crawls.listSources()
    if (only !== null && !sources.includes(only)) {
      throw new HttpProblem(400, 'Not understood', `No source is called “${only}”; known are ${sources.join(', ')}.`)
    }
    const other = await crawls.findRunning()
    if (other !== null) throw busy(`Another crawl (process ${other.pid}, since ${other.since}) is at work.`)
  }

  function finish(end: CrawlEnd): void {
    become({ ...end, isStopping: false, source: null, endedAt: now() })
  }

  async function run(only: string | null): Promise<void> {
    const onStep: Parameters<CrawlProgram['run']>[1]['onStep'] = (step) => {
      if (isAtWork(state)) become(step)
    }
    try {
      finish(await crawls.run(only, { onStep, interrupt: interrupt.signal }))
    } catch (error) {
      finish({ phase: 'failed', lastLine: error instanceof Error ? error.message : String(error) })
    }
  }

  return {
    state: () => state,
    async start(only) {
      if (isStarting) throw busy('A crawl is being started already.')
      isStarting = true
      try {
        await requireFree(only)
        interrupt = new AbortController()
        state = NO_CRAWL
        become({ phase: 'reading', only, startedAt: now() })
        ended = run(only)
      } finally {
        isStarting = false
      }
    },
    stop() {
      if (!isAtWork(state) || state.isStopping) return
      interrupt.abort()
      become({ isStopping: true })
    },
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      isClosed = true
      this.stop()
      await ended
    },
  }
}

const busy = (why: string): HttpProblem =>
  new HttpProblem(
    409,
    'A crawl is at work',
    `${why} Two would ask the same hosts twice as fast: wait for its end, or stop it.`,
  )
