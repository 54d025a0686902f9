import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { ScheduleState } from '../../data/automation.ts'
import type { CrawlChoice } from '../../web/components/crawl-card.tsx'

/** What the thread is told when it starts. */
export interface PageThreadData {
  /** File of the database. */
  path: string
  /** Of the build; null: nothing is kept for the next start. */
  mark: string | null
  /** File of the command line. */
  program: string
  version: string
  assetsDir: string
  mode: 'own' | 'demo'
  hostNames: readonly string[]
  publicHost: string | null
  /** Whether whoever asks has given a password. */
  isSignedIn: boolean
}

/** A request as it is handed to the thread. */
export interface HandedRequest {
  method: string
  url: string
  headers: Record<string, string | string[] | undefined>
  body: Uint8Array | null
  /** Only this process knows them; null where the page does not show them. */
  told: { crawl: CrawlChoice | null; schedule: ScheduleState | null }
}

export interface MadeAnswer {
  status: number
  headers: Record<string, string | string[]>
  body: Uint8Array
  /** Whether its figures may be older than the data. */
  isBehind: boolean
  /** Whether the data are so large that answers may lag behind what other processes write. */
  mayLag: boolean
}

export interface PageThread {
  /** Done when the thread has loaded what it needs, or ended. */
  ready(): Promise<void>
  /** Hands a request on; rejects when the thread ends before it has answered. */
  ask(request: HandedRequest): Promise<MadeAnswer>
  /** Lets the thread answer what it has in hand, close the database and end. */
  close(): Promise<void>
}

export type ToThread = (HandedRequest & { id: number }) | 'close'
export type FromThread = 'ready' | ({ id: number } & MadeAnswer) | { id: number; failure: string }

const THREAD = new URL('./page-worker.js', import.meta.url)
/** Megabytes. New objects in little room: it is cleared often, and what a page leaves behind does not pile up. */
const LIMITS = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 768 }

interface Waiting {
  resolve(answer: MadeAnswer): void
  reject(error: Error): void
}

/** Whether a thread can be started: the program is built, as a thread runs JavaScript alone, and the database is a file. */
export const canStartThread = ({ path }: Pick<PageThreadData, 'path'>): boolean =>
  existsSync(THREAD) && path !== '' && path !== ':memory:'

/**
 * Starts the thread that makes pages and answers. One that fails, for lack of memory perhaps, takes the requests in hand
 * with it; the next request starts another one.
 */
export function openPageThread(data: PageThreadData): PageThread {
  let running: ReturnType<typeof start> | null = start(data)
  let lastId = 0
  return {
    ready: () => running?.ready() ?? Promise.resolve(),
    ask(request) {
      if (running === null || running.isOver()) running = start(data)
      return running.ask({ ...request, id: ++lastId })
    },
    async close() {
      await running?.close()
      running = null
    },
  }
}

function start(workerData: PageThreadData) {
  const waiting = new Map<number, Waiting>()
  const worker = new Worker(THREAD, { workerData, resourceLimits: LIMITS, execArgv: [] })
  let cause: Error | null = null
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  let [isReady, tellReady] = [false, () => {}]
  const ready = new Promise<void>((resolve) => {
    tellReady = resolve
  })
  const fail = (error: Error): void => {
    cause ??= error
    for (const { reject } of waiting.values()) reject(cause)
    waiting.clear()
  }
  worker.on('message', (message: FromThread) => {
    if (message === 'ready') {
      isReady = true
      return tellReady()
    }
    const { resolve, reject } = waiting.get(message.id) ?? {}
    waiting.delete(message.id)
    if ('failure' in message) reject?.(new Error(message.failure))
    else resolve?.(message)
  })
  worker.on('error', fail)
  worker.once('exit', () => fail(new Error('the thread that makes pages ended')))
  return {
    isOver: () => cause !== null,
    ready: () => Promise.race([ready, ended]),
    ask: (message: HandedRequest & { id: number }) =>
      new Promise<MadeAnswer>((resolve, reject) => {
        if (cause !== null) return reject(cause)
        waiting.set(message.id, { resolve, reject })
        worker.postMessage(message satisfies ToThread)
      }),
    close() {
      if (!isReady && waiting.size === 0) void worker.terminate()
      else if (cause === null) worker.postMessage('close' satisfies ToThread)
      return ended
    },
  }
}
