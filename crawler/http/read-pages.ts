import { AutoscaledPool, Configuration, type IRequestManager, Log, LogLevel } from '@crawlee/http'
import { TemporaryFetchError } from './fetch-errors.ts'

/** Two further tries after a temporary failure. */
const MAX_RETRIES = 2
/**
 * Pages in hand over all hosts: those that are asked for, of which the frontier allows fewer, and those that are answered
 * and wait to be read, enough of them that reading goes on while a group of pages is written.
 */
const MAX_PAGES_AT_ONCE = 48
/** Longest delay a timer takes: 24 days. */
const NEVER_MS = 2 ** 31 - 1
/** How often Crawlee looks whether a host may be asked again. */
const LOOK_AGAIN_SECONDS = 0.02

export interface PageReading<Page> {
  frontier: IRequestManager
  /** Reads one page. A TemporaryFetchError is tried again; everything else it throws goes to `failed`. */
  read: (page: Page) => Promise<void>
  /** So much waits to be read that no further page is to be fetched. */
  isFull: () => boolean
  /** Before another try; `tryCount` is how many tries have failed before this one. */
  pauseBeforeRetry: (page: Page, error: TemporaryFetchError, tryCount: number) => void
  /** The page is given up. What this throws ends the whole run. */
  failed: (page: Page, error: unknown) => void
}

/**
 * Runs the frontier dry in Crawlee's pool of tasks, by Crawlee's rules for requests. Its BasicCrawler would do this too,
 * but wraps each page in time limits, statistics and a context that nobody reads. Fetching is ours as well (page-fetcher.ts): Crawlee's own asks robots.txt with open doors, knows no
 * size limit and no private addresses.
 */
export async function readPages<Page extends object>(reading: PageReading<Page>): Promise<void> {
  const { frontier } = reading

  async function readNext(): Promise<void> {
    const request = await frontier.fetchNextRequest<Page & Record<string, unknown>>()
    if (request === null) return
    const page: Page = request.userData
    try {
      await reading.read(page)
    } catch (error) {
      if (error instanceof TemporaryFetchError && request.retryCount < MAX_RETRIES) {
        reading.pauseBeforeRetry(page, error, request.retryCount)
        request.retryCount += 1
        await frontier.reclaimRequest(request)
      } else {
        await frontier.markRequestHandled(request)
        reading.failed(page, error)
      }
      return
    }
    await frontier.markRequestHandled(request)
  }

  const pool = new AutoscaledPool(
    {
      runTaskFunction: readNext,
      isTaskReadyFunction: async () => !reading.isFull() && !(await frontier.isEmpty()),
      isFinishedFunction: async () => await frontier.isFinished(),
      // Equal limits: the pool must not slow down because the machine is busy, hosts set the pace here.
      minConcurrency: MAX_PAGES_AT_ONCE,
      maxConcurrency: MAX_PAGES_AT_ONCE,
      maybeRunIntervalSecs: LOOK_AGAIN_SECONDS,
      loggingIntervalSecs: null,
      log: new Log({ level: LogLevel.OFF }),
    },
    new Configuration({
      persistStorage: false,
      purgeOnStart: false,
      logLevel: LogLevel.OFF,
      // Crawlee measures memory by starting `ps`; with equal limits nobody looks at the answer.
      systemInfoIntervalMillis: NEVER_MS,
    }),
  )
  await pool.run()
}
