import type { LockHolder } from '../../data/store/contracts/crawl-memory.ts'
import type { Store } from '../../data/store/store.ts'
import { runProgram } from '../run-program.ts'
import { type CrawlEnd, readCrawlEnd } from './crawl-end.ts'
import type { CrawlStep } from './crawl-step.ts'
import { createOtherCrawls, type OtherCrawls } from './other-crawls.ts'

/** Crawls, each in a process and over a connection of its own. */
export interface CrawlProgram {
  /**
   * Ids of the configured sources.
   *
   * @throws UserError when there is no configuration, or a mistake in it
   */
  listSources(): Promise<string[]>
  /** The crawl that is at work on the database, whoever started it; null: there is none. */
  findRunning(): Promise<LockHolder | null>
  /** Crawls that were begun elsewhere. */
  others: OtherCrawls
  /**
   * Crawls, and analyses what is new.
   *
   * @param only  the only source to read; null: all
   * @param options  `interrupt` lets it finish the pages in hand and end
   */
  run(only: string | null, options: { onStep: (step: CrawlStep) => void; interrupt: AbortSignal }): Promise<CrawlEnd>
}

/**
 * Crawls by `skilltide crawl`.
 *
 * @param given  `program`: file of the command line; `config`: file of the configuration; `isAlive`: whether the process
 * that took the lock is still there
 */
export function crawlsOfProgram(given: {
  program: string
  store: Pick<Store, 'path' | 'crawlLock' | 'frontier' | 'runs' | 'postings' | 'dataVersion'>
  config: string
  listSources: () => Promise<string[]>
  isAlive: (holder: LockHolder) => Promise<boolean>
  now: () => string
}): CrawlProgram {
  const { program, store, config, listSources, isAlive, now } = given
  return {
    listSources,
    others: createOtherCrawls({ store, isAlive, now }),
    async findRunning() {
      const holder = store.crawlLock.holder()
      return holder !== null && (await isAlive(holder)) ? holder : null
    },
    async run(only, { onStep, interrupt }) {
      const source = only === null ? [] : [`--source=${only}`]
      const end = await runProgram(program, ['--db', store.path, '--json', 'crawl', '--config', config, ...source], {
        keepsOutput: true,
        interrupt,
        onMessage: (message) => onStep(message as CrawlStep),
      })
      return readCrawlEnd(end, interrupt.aborted)
    },
  }
}
