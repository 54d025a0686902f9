import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { type CvDocument, CvError } from './cv-document.ts'
import { checkSize } from './read-cv-bytes.ts'

export interface CvLimits {
  timeoutMs: number
  /** By how much the memory of the whole process may grow meanwhile. */
  maxGrowthBytes: number
}

const LIMITS: CvLimits = { timeoutMs: 20_000, maxGrowthBytes: 600 * 2 ** 20 }
const MEMORY_CHECK_MS = 50
const MAX_HEAP_MB = 256
/** Threads, each with memory of its own; the rest waits for its turn. */
const MOST_AT_ONCE = 2
const MOST_WAITING = 50
let reading = 0
const waiting: (() => void)[] = []

/** From the sources, as tests run, the built thread is used: a thread runs JavaScript alone. */
const BESIDE = new URL('./cv-worker.js', import.meta.url)
const THREAD = existsSync(BESIDE) ? BESIDE : new URL('../../dist/analysis/profiles/cv-worker.js', import.meta.url)

type Answer = { document: CvDocument } | { refusal: string }

/**
 * Reads a CV in a thread that is ended when it takes too long or too much memory, so that no file can stop the program.
 *
 * @param fileName  as the person knows it; only LinkedIn's files are told by it
 * @throws CvError in one sentence that says what is wrong with the file
 */
export async function readCvFile(bytes: Uint8Array, fileName: string, limits: CvLimits = LIMITS): Promise<CvDocument> {
  checkSize(bytes)
  await takeTurn()
  try {
    return await readInThread(bytes, fileName, limits)
  } finally {
    const next = waiting.shift()
    if (next === undefined) reading -= 1
    else next()
  }
}

/** @throws CvError when too many wait already */
async function takeTurn(): Promise<void> {
  if (reading < MOST_AT_ONCE) {
    reading += 1
    return
  }
  if (waiting.length >= MOST_WAITING) throw new CvError('many files are being read: try again in a minute')
  await new Promise<void>((resolve) => waiting.push(resolve))
}

async function readInThread(bytes: Uint8Array, fileName: string, limits: CvLimits): Promise<CvDocument> {
  const worker = new Worker(THREAD, {
    workerData: { bytes, fileName },
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    stdout: true, // pdf.js warns of odd files, and its warnings may quote them
    stderr: true,
    execArgv: [],
  })
  const before = process.memoryUsage.rss()
  const timers: NodeJS.Timeout[] = []
  try {
    const answer = await new Promise<Answer>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', () =>
        reject(new CvError('the file is damaged or too complicated to be read: paste the text')),
      )
      worker.once('exit', () => reject(new CvError('the file could not be read: paste the text')))
      const late = () =>
        reject(new CvError(`the file could not be read within ${limits.timeoutMs / 1000} seconds: paste the text`))
      timers.push(setTimeout(late, limits.timeoutMs))
      const watch = () => {
        if (process.memoryUsage.rss() - before <= limits.maxGrowthBytes) return
        reject(new CvError('the file unpacks to more than a CV can hold: paste the text'))
      }
      timers.push(setInterval(watch, MEMORY_CHECK_MS))
    })
    if ('refusal' in answer) throw new CvError(answer.refusal)
    return answer.document
  } finally {
    for (const timer of timers) clearTimeout(timer)
    await worker.terminate()
  }
}
