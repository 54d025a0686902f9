import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { CrawlEntry } from '../crawl-entry.ts'
import type { SourceConfig } from '../sources/source.ts'
import { PageShapeError } from '../sources/source-errors.ts'
import { type OpenPageReader, type PageReader, PageReadingError } from './page-reader.ts'
import type { PageToRead, ReadPage } from './read-page.ts'

/** What the thread is told when it starts. */
export interface PageThreadData {
  configs: readonly SourceConfig[]
  /** Module with the adapters. */
  registry: string
}

export interface PageTask {
  /** Which of the `configs`. */
  entry: number
  page: PageToRead
}

export type PageOutcome =
  | { read: ReadPage }
  | { shape: { sourceId: string; url: string; reason: string } }
  /** No fault of the page. */
  | { mistake: unknown }

export interface ReadingLimits {
  /** For one page; whole seconds. */
  seconds: number
  maxHeapMb: number
}

const LIMITS: ReadingLimits = { seconds: 20, maxHeapMb: 1024 }
/** What the thread is sent beside the page that it reads: enough that it never waits, little enough for its memory. */
const MOST_CHARACTERS_AHEAD = 4_000_000
/** What waits here to be read, before no further page is fetched. */
const MOST_CHARACTERS_WAITING = 20_000_000

/** From the sources, as tests run, the built files are used: a thread runs JavaScript alone. */
function built(file: string): URL {
  const beside = new URL(`../${file}`, import.meta.url)
  return existsSync(beside) ? beside : new URL(`../../dist/crawler/${file}`, import.meta.url)
}
const THREAD = built('thread/reading/page-worker.js')
const REGISTRY = built('thread/sources/registry.js')

interface Waiting {
  task: PageTask
  resolve(read: ReadPage): void
  reject(error: unknown): void
}

/**
 * Reads pages in a thread, so that this one can fetch and write meanwhile, and a page that never ends or eats all memory
 * ends nothing but itself: the thread is ended, the page fails with that reason, and a fresh thread reads on.
 *
 * @param registry  module with the adapters, as the thread loads it; ours unless stated
 */
export function readInThread({ limits = LIMITS, registry = REGISTRY } = {}): OpenPageReader {
  return (entries) => openThread(entries, limits, registry.href)
}

function openThread(entries: readonly CrawlEntry[], limits: ReadingLimits, registry: string): PageReader {
  const workerData: PageThreadData = { configs: entries.map(({ config }) => config), registry }
  const indexes = new Map(entries.map((entry, index) => [entry, index]))
  /** In the order in which they are read: the first `sent` of them lie in the thread. */
  const waiting: Waiting[] = []
  let sent = 0
  let charactersSent = 0
  let charactersWaiting = 0
  let worker: Worker | null = null
  let secondsOfFirst = 0
  let isClosed = false
  // Counts seconds instead of looking at a clock: while the machine sleeps or this thread is held up, none pass.
  const clock = setInterval(countSecond, 1_000).unref()

  function start(): Worker {
    const started = new Worker(THREAD, {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: limits.maxHeapMb },
      execArgv: [],
    })
    let isReady = false
    let cause: Error | undefined
    started.on('message', (message: PageOutcome | 'ready') => {
      if (started !== worker) return
      if (message === 'ready') isReady = true
      else settle(message)
    })
    started.once('error', (error: Error) => {
      cause = error
    })
    started.once('exit', () => {
      if (started !== worker) return
      // A thread that cannot start is no fault of a page.
      if (!isReady) failAll(cause ?? new Error('the thread that reads pages did not start'))
      else giveUpFirst(reasonOf(cause), cause)
    })
    return started
  }

  const reasonOf = (cause: Error | undefined): string =>
    cause !== undefined && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY'
      ? `reading it took more than ${limits.maxHeapMb} MB of memory`
      : `reading it ended its thread${cause === undefined ? '' : `: ${cause.message}`}`

  function send(): void {
    worker ??= start()
    for (let next = waiting[sent]; next !== undefined; next = waiting[sent]) {
      const { length } = next.task.page.body
      if (sent > 0 && charactersSent + length > MOST_CHARACTERS_AHEAD) return
      worker.postMessage(next.task)
      sent += 1
      charactersSent += length
    }
  }

  function takeFirst(): Waiting | undefined {
    const first = waiting.shift()
    if (sent > 0) {
      sent -= 1
      charactersSent -= first?.task.page.body.length ?? 0
    }
    charactersWaiting -= first?.task.page.body.length ?? 0
    secondsOfFirst = 0
    return first
  }

  function settle(outcome: PageOutcome): void {
    const first = takeFirst()
    if (waiting.length > sent) send()
    if ('read' in outcome) first?.resolve(outcome.read)
    else if ('mistake' in outcome) first?.reject(outcome.mistake)
    else first?.reject(new PageShapeError(outcome.shape.sourceId, outcome.shape.url, outcome.shape.reason))
  }

  /** With the thread the pages are lost that it was sent ahead: a fresh one is sent them again. */
  function giveUpFirst(reason: string, cause?: Error): void {
    const first = takeFirst()
    void end()
    if (waiting.length > 0) send()
    first?.reject(new PageReadingError(first.task.page.url, reason, { cause }))
  }

  function countSecond(): void {
    if (waiting.length === 0) return
    secondsOfFirst += 1
    if (secondsOfFirst > limits.seconds) giveUpFirst(`reading it took longer than ${limits.seconds} seconds`)
  }

  function failAll(error: unknown): void {
    void end()
    charactersWaiting = 0
    for (const { reject } of waiting.splice(0)) reject(error)
  }

  async function end(): Promise<void> {
    const ended = worker
    worker = null
    sent = 0
    charactersSent = 0
    await ended?.terminate()
  }

  return {
    expect() {
      if (!isClosed) worker ??= start()
    },
    read: (entry, page) =>
      new Promise((resolve, reject) => {
        const index = indexes.get(entry)
        if (isClosed || index === undefined)
          throw new Error(`${page.url} came too late, or from an entry nobody planned`)
        waiting.push({ task: { entry: index, page }, resolve, reject })
        charactersWaiting += page.body.length
        send()
      }),
    isFull: () => charactersWaiting > MOST_CHARACTERS_WAITING,
    async close() {
      isClosed = true
      clearInterval(clock)
      for (const { reject } of waiting.splice(0)) reject(new Error('reading was ended'))
      await end()
    },
  }
}
