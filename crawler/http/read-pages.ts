import {
  BasicCrawler,
  Configuration,
  CriticalError,
  type IRequestManager,
  Log,
  LogLevel,
  type RequestProvider,
} from '@crawlee/http'
import { TemporaryFetchError } from './fetch-errors.ts'

/** Two further tries after a temporary failure (reliability.md 5). */
const MAX_RETRIES = 2
/** Pages in hand over all hosts; each host has its own, much lower limit. */
const MAX_PAGES_AT_ONCE = 16
/** Waiting for a turn, three timeouts and redirects fit well within; only a bug takes longer. */
const HANDLER_TIMEOUT_SECONDS = 600
/** Longest delay a timer takes: 24 days. */
const NEVER_MS = 2 ** 31 - 1
/** How often Crawlee looks whether a host may be asked again. */
const LOOK_AGAIN_SECONDS = 0.02

export interface PageReading<Page> {
  frontier: IRequestManager
  /** Reads one page. A TemporaryFetchError is tried again; everything else it throws goes to `failed`. */
  read: (page: Page) => Promise<void>
  /** Before another try; `tryCount` is how many tries have failed before this one. */
  pauseBeforeRetry: (page: Page, error: TemporaryFetchError, tryCount: number) => void
  /** The page is given up. What this throws ends the whole run. */
  failed: (page: Page, error: unknown) => void
  /** After each page that was read or given up. */
  settled: () => void
}

/**
 * Runs the frontier dry through Crawlee, which brings the pool, the retries and the book-keeping. Fetching is ours
 * (page-fetcher.ts): Crawlee's own asks robots.txt with open doors, knows no size limit and no private addresses
 * (reliability.md 1). It writes no files, logs nothing, and sees pages only through the frontier.
 */
export async function readPages<Page extends object>(reading: PageReading<Page>): Promise<void> {
  const silent = new Log({ level: LogLevel.OFF })
  const crawler = new BasicCrawler(
    {
      // `requestManager` is its documented place, but 3.18.1 refuses the option; `requestQueue` takes the same methods.
      requestQueue: reading.frontier as unknown as RequestProvider,
      requestHandler: async ({ request }) => {
        const page = request.userData as Page
        try {
          await reading.read(page)
          reading.settled()
        } catch (error) {
          if (!(error instanceof TemporaryFetchError)) request.noRetry = true
          throw error
        }
      },
      errorHandler: ({ request }, error) => {
        if (!(error instanceof TemporaryFetchError)) return
        reading.pauseBeforeRetry(request.userData as Page, error, request.retryCount)
      },
      failedRequestHandler: ({ request }, error) => {
        reading.failed(request.userData as Page, error)
        reading.settled()
      },
      maxRequestRetries: MAX_RETRIES,
      requestHandlerTimeoutSecs: HANDLER_TIMEOUT_SECONDS,
      // Equal limits: the pool must not slow down because the machine is busy, hosts set the pace here.
      minConcurrency: MAX_PAGES_AT_ONCE,
      maxConcurrency: MAX_PAGES_AT_ONCE,
      autoscaledPoolOptions: { maybeRunIntervalSecs: LOOK_AGAIN_SECONDS, loggingIntervalSecs: null },
      useSessionPool: false,
      respectRobotsTxtFile: false,
      statisticsOptions: { persistenceOptions: { enable: false }, log: silent },
      log: silent,
    },
    new Configuration({
      persistStorage: false,
      purgeOnStart: false,
      logLevel: LogLevel.OFF,
      // Crawlee measures memory by starting `ps`; with equal limits nobody looks at the answer.
      systemInfoIntervalMillis: NEVER_MS,
    }),
  )
  await crawler.run()
}

/** Ends the run at once: for failures of ours, such as a full disk, that no other page would escape. */
export class RunEndingError extends CriticalError {}
