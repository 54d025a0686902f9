import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { PostingFacts, StoredPosting } from '../../data/domain.ts'
import type { VocabularyEdit } from '../../data/vocabulary/vocabulary-edit.ts'

/** What a thread is told when it starts. */
export interface FactThreadData {
  /** What a person changed in the vocabulary, in order. */
  edits: readonly VocabularyEdit[]
}

/** Readers of postings in threads of their own, so that this one can store meanwhile. */
export interface FactThreads {
  /** How many batches are worth sending ahead. */
  readonly capacity: number
  /** The facts of a batch, as this process would read them itself. */
  read(batch: readonly StoredPosting[]): Promise<PostingFacts[]>
  /** Ends the threads; what they have in hand is lost. */
  close(): Promise<void>
}

/** Each holds the vocabulary: about 100 MB. */
const MOST_THREADS = 4
/** Megabytes. New objects in little room: what a posting leaves behind is cleared before it piles up. */
const LIMITS = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 512 }

const THREAD = new URL('./fact-worker.js', import.meta.url)

interface Waiting {
  resolve(facts: PostingFacts[]): void
  reject(error: Error): void
}

/**
 * Starts a thread for each core, at most four. Null where the program is not built: a thread runs JavaScript alone.
 *
 * @param version  of the rules that this process has: a thread that reads by others is an error
 */
export function openFactThreads(edits: readonly VocabularyEdit[], version: string): FactThreads | null {
  if (!existsSync(THREAD)) return null
  const workerData: FactThreadData = { edits }
  const threads = Array.from({ length: Math.min(MOST_THREADS, availableParallelism()) }, () =>
    openThread(workerData, version),
  )
  return {
    // One batch is read while the next one waits in the thread.
    capacity: 2 * threads.length,
    read: (batch) => threads.reduce((least, thread) => (thread.load() < least.load() ? thread : least)).read(batch),
    close: async () => void (await Promise.all(threads.map(({ close }) => close()))),
  }
}

function openThread(workerData: FactThreadData, version: string) {
  const waiting: Waiting[] = []
  const worker = new Worker(THREAD, {
    workerData,
    resourceLimits: LIMITS,
    execArgv: [],
  })
  let cause: Error | null = null
  const fail = (error: Error): void => {
    cause ??= error
    for (const { reject } of waiting.splice(0)) reject(cause)
  }
  worker.on('message', (message: { version: string } | PostingFacts[]) => {
    if (Array.isArray(message)) waiting.shift()?.resolve(message)
    else if (message.version !== version) fail(new Error('the thread that reads adverts has other rules'))
  })
  worker.once('error', fail)
  worker.once('exit', () => fail(new Error('the thread that reads adverts ended')))
  return {
    load: () => waiting.length,
    read(batch: readonly StoredPosting[]) {
      const facts = new Promise<PostingFacts[]>((resolve, reject) => {
        if (cause !== null) return reject(cause)
        waiting.push({ resolve, reject })
        worker.postMessage(batch)
      })
      facts.catch(() => {}) // whoever waits for it is told; nobody may, when another batch failed first
      return facts
    },
    close: () => worker.terminate(),
  }
}
