import type { HandedRequest, MadeAnswer } from './page-thread.ts'

/** An answer with the data that it was made from. */
export interface KeptAnswer extends MadeAnswer {
  own: string
  others: string
  /** UTC time. */
  madeAt: string
  tookMs: number
  /** By `nowMs`. */
  madeAtMs: number
}

/** An answer as it is kept from one run to the next. */
export type SavedAnswer = Omit<KeptAnswer, 'own' | 'others' | 'madeAtMs'> & { isOld: boolean }

export interface AnswerOptions {
  ask: (request: HandedRequest) => Promise<MadeAnswer>
  /** `own` changes with what this process or its thread wrote, which shows at once; `others` with what others wrote. */
  versionOf: () => { own: string; others: string }
  nowMs?: () => number
  now: () => string
  restMs?: (ms: number) => Promise<void>
  /** Answers of the last run by their keys, and whether they are of the data as they are. */
  begin?: { isCurrent: boolean; answers: readonly [string, SavedAnswer][] }
}

/** Bytes of all answers that are kept together. */
const MOST_BYTES = 24 * 2 ** 20
/** Longer ones are asked for by programs, once. */
const MOST_BYTES_EACH = 2 ** 20
/** While others write, an answer is made anew no more often than this, and so that it takes a twentieth of the time at most. */
const LEAST_AGE_MS = 2_000
const AGE_FOR_COST = 20
/** Between two that are made anew the thread belongs to those who ask. */
const REST_FOR_COST = 2

/**
 * Answers to the questions that everybody may ask, kept until the data change; who asks the same at the same time waits for
 * the same. While another process writes to a large database an answer is given as it was made last, with its time, and made
 * anew behind the scenes, one at a time.
 */
export function createKeptAnswers(options: AnswerOptions) {
  const { ask, versionOf, nowMs = () => performance.now(), now, restMs = rest } = options
  const kept = new Map<string, KeptAnswer>()
  const pending = new Map<string, { own: string; others: string; answer: Promise<KeptAnswer> }>()
  const waiting = new Map<string, HandedRequest>()
  let [bytes, isBusy, mayLag] = [0, false, false]

  function drop(key: string): void {
    bytes -= kept.get(key)?.body.byteLength ?? 0
    kept.delete(key)
  }

  function keep(key: string, answer: KeptAnswer): void {
    drop(key)
    if (answer.status !== 200 || answer.body.byteLength > MOST_BYTES_EACH) return
    kept.set(key, answer)
    bytes += answer.body.byteLength
    for (const [oldest] of kept) {
      if (bytes <= MOST_BYTES) break
      drop(oldest)
    }
  }

  async function make(key: string, request: HandedRequest): Promise<KeptAnswer> {
    const { own, others } = versionOf()
    const begun = { madeAt: now(), madeAtMs: nowMs() }
    const made = await ask(request)
    mayLag = made.mayLag
    // What lags itself is asked for again.
    const answer = { ...made, ...begun, own, others: made.isBehind ? '' : others, tookMs: nowMs() - begun.madeAtMs }
    if (versionOf().own === own) keep(key, answer)
    return answer
  }

  function makeOnce(key: string, request: HandedRequest): Promise<KeptAnswer> {
    const { own, others } = versionOf()
    const known = pending.get(key)
    if (known?.own === own && (mayLag || known.others === others)) return known.answer
    const answer = make(key, request)
    const mark = { own, others, answer }
    pending.set(key, mark)
    const settled = () => {
      if (pending.get(key) === mark) pending.delete(key)
    }
    answer.then(settled, settled)
    return answer
  }

  async function refresh(): Promise<void> {
    if (isBusy) return
    isBusy = true
    for (let [next] = waiting; next !== undefined; [next] = waiting) {
      const [key, request] = next
      waiting.delete(key)
      const begun = nowMs()
      await makeOnce(key, request).catch(() => drop(key)) // whoever asks next is told why
      await restMs((nowMs() - begun) * REST_FOR_COST)
    }
    isBusy = false
  }

  const { isCurrent = false, answers = [] } = options.begin ?? {}
  for (const [key, { isOld, ...answer }] of answers) {
    if (!isCurrent && !answer.mayLag) continue
    mayLag = answer.mayLag
    const { own, others } = versionOf()
    keep(key, { ...answer, own, others: isCurrent && !isOld ? others : '', madeAtMs: Number.NEGATIVE_INFINITY })
  }

  return {
    /** Those that are kept, the one asked for last at the end. */
    list(): [string, SavedAnswer][] {
      const current = versionOf()
      return [...kept].flatMap(([key, { own, others, madeAtMs: _, ...answer }]): [string, SavedAnswer][] =>
        own === current.own ? [[key, { ...answer, isOld: others !== current.others }]] : [],
      )
    },

    /** The answer, and whether it is older than the data. */
    async answer(key: string, request: HandedRequest): Promise<{ answer: KeptAnswer; isOld: boolean }> {
      const { own, others } = versionOf()
      const known = kept.get(key)
      if (known === undefined || known.own !== own || (known.others !== others && !mayLag)) {
        return { answer: await makeOnce(key, request), isOld: false }
      }
      kept.delete(key)
      kept.set(key, known)
      if (known.others === others) return { answer: known, isOld: false }
      if (nowMs() - known.madeAtMs >= Math.max(LEAST_AGE_MS, known.tookMs * AGE_FOR_COST)) {
        waiting.set(key, request)
        void refresh()
      }
      return { answer: known, isOld: true }
    },
  }
}

const rest = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref()
  })
