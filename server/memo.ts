import { AsyncLocalStorage } from 'node:async_hooks'

/** More views than a person opens in one sitting; each holds one report. */
const MAX_ENTRIES = 120
/** What takes so long is worth showing once more while it is worked out anew. */
const LONG_MS = 30
/** An answer that took a second may be shown for twenty: at most a twentieth of the time goes into working it out again. */
const AGE_FOR_COST = 20
/** Between two refreshes the thread belongs to those who ask, for so many times as long as the last one took. */
const REST_FOR_COST = 2

export interface DataVersion {
  /** Goes up with every change that this process made, and with every day: such a change shows at once. */
  own: string
  /** Another one after changes of other processes: a crawl makes many in a second. */
  others: string
}

/** Work that must stand on the newest data. */
interface Work {
  /** Answers that it made itself. */
  made: Set<string>
  /** Whether it may use those of the newest version that others made, perhaps of older ones. */
  usesKept: boolean
}

interface Entry {
  answer: unknown
  others: string
  tookMs: number
  madeAt: number
}

export interface MemoOptions {
  maxEntries?: number
  /** Whether the data are so large that answers may lag behind what other processes write. */
  mayLag?: () => boolean
  nowMs?: () => number
}

/**
 * Keeps answers until the data change; the least recently used one goes first.
 *
 * While another process writes to a large database, an answer that took long is shown as it was and worked out anew behind
 * the scenes, one at a time; `isBehind` tells. What a refresh itself asks is always of the newest data.
 */
export function createMemo(versionOf: () => DataVersion, options: MemoOptions = {}) {
  const { maxEntries = MAX_ENTRIES, mayLag = () => false, nowMs = () => performance.now() } = options
  const answers = new Map<string, Entry>()
  const working = new AsyncLocalStorage<Work>()
  const waiting = new Map<string, () => unknown>()
  let version: DataVersion = { own: '', others: '' }
  let isBusy = false
  let hasLagged = false
  let isFresh = false

  /**
   * Own changes show at once. Those of others are looked for once a turn of the event loop, so that the questions of one
   * page get answers of one version.
   */
  function look(): void {
    const current = versionOf()
    if (isFresh && current.own === version.own) return
    isFresh = true
    setImmediate(() => {
      isFresh = false
    })
    const isOthers = current.others !== version.others
    if (current.own !== version.own || (isOthers && !mayLag())) {
      answers.clear()
      waiting.clear()
      hasLagged = false
    } else if (isOthers) hasLagged = true
    version = current
  }

  function make(key: string, compute: () => unknown): unknown {
    const begun = nowMs()
    const entry: Entry = { answer: compute(), others: version.others, tookMs: nowMs() - begun, madeAt: begun }
    if (entry.answer instanceof Promise) {
      const settled = () => {
        entry.tookMs = nowMs() - begun
      }
      entry.answer.then(settled, () => {
        if (answers.get(key) === entry) answers.delete(key) // whoever asks next tries again
      })
    }
    keep(key, entry)
    working.getStore()?.made.add(key)
    return entry.answer
  }

  function keep(key: string, entry: Entry): void {
    answers.delete(key)
    answers.set(key, entry)
    const oldest = answers.keys().next()
    if (answers.size > maxEntries && !oldest.done) answers.delete(oldest.value)
  }

  /** Works out what waits, one after the other. The old answer stays until the new one is there. */
  async function refresh(): Promise<void> {
    if (isBusy) return
    isBusy = true
    for (let [next] = waiting; next !== undefined; [next] = waiting) {
      const [key, compute] = next
      waiting.delete(key)
      const begun = nowMs()
      const old = answers.get(key)
      try {
        const others = version.others
        const answer = await working.run({ made: new Set(), usesKept: true }, async () => compute())
        const tookMs = nowMs() - begun
        if (answers.get(key) === old) {
          const isPromise = old?.answer instanceof Promise
          keep(key, { answer: isPromise ? Promise.resolve(answer) : answer, others, tookMs, madeAt: begun })
        }
      } catch {
        answers.delete(key) // whoever asks next is told why
      }
      await rest((nowMs() - begun) * REST_FOR_COST)
    }
    isBusy = false
  }

  function remember<Answer>(question: string, input: unknown, compute: () => Answer): Answer {
    look()
    const key = `${question} ${JSON.stringify(input)}`
    const known = answers.get(key)
    if (known === undefined) return make(key, compute) as Answer
    const work = working.getStore()
    const isOld = known.others !== version.others
    if (work && !work.made.has(key) && (isOld || !work.usesKept)) return make(key, compute) as Answer
    if (isOld && !work && nowMs() - known.madeAt >= known.tookMs * AGE_FOR_COST) {
      if (known.tookMs < LONG_MS) return make(key, compute) as Answer
      waiting.set(key, compute)
      void refresh()
    }
    keep(key, known)
    return known.answer as Answer
  }

  return Object.assign(remember, {
    /** Whether answers are shown that are older than the data. */
    isBehind: () => [...answers.values()].some(({ others, tookMs }) => others !== version.others && tookMs >= LONG_MS),
    /** Works out anew whatever is asked for within, and forgets every other answer that may stand on older data. */
    async catchUp(work: () => Promise<unknown>): Promise<void> {
      if (!hasLagged) return void (await work())
      hasLagged = false
      const made = new Set<string>()
      await working.run({ made, usesKept: false }, work)
      for (const key of answers.keys()) if (!made.has(key)) answers.delete(key)
    },
  })
}

const rest = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref()
  })
