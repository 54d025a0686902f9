import { reviewKey } from '../analysis/discovery/find-phrases.ts'
import type { FoundPhrase, PhraseReport, PhraseState } from '../analysis/discovery/phrase-report.ts'
import { UserError } from '../data/user-error.ts'
import { weekStartOf } from '../data/weeks.ts'
import { type AppDeps, todayOf } from './app-deps.ts'

export interface PhraseListQuestion {
  top: number
  /** Skill ids to be treated as unknown. */
  hide: readonly string[]
}

/** Makes a list with the phrases that were reviewed before; `signal` stops it. */
export type PhraseMaker = (question: PhraseListQuestion, signal: AbortSignal) => Promise<PhraseReport>

/** A list as it was last made, and how it stands now. */
export interface PhraseListState {
  phrases: readonly FoundPhrase[]
  /** UTC time; null: there is no list yet. */
  madeAt: string | null
  /** Whether it is of the adverts and the vocabulary as they are now. */
  isCurrent: boolean
  /** Whether a list is being made; while adverts come all the time, that has its pauses. */
  isBeingMade: boolean
  /** Why the last attempt to make a new one failed. */
  failure: string | null
}

export interface PhraseLists {
  /**
   * The list at once, with the decisions made since. When it is out of date a new one is begun, one at a time; ask again
   * for it.
   *
   * @throws UserError when `hide` names no skill
   */
  read(question: PhraseListQuestion): PhraseListState
  /** Stops what is being made. */
  stop(): void
}

/** While a crawl writes, making lists takes a tenth of the time at most. */
const REST_FOR_COST = 9

/** Keeps the lists of phrases in the store, and has them made anew where they are asked for and out of date. */
export function createPhraseLists(deps: AppDeps, nowMs = () => performance.now()): PhraseLists {
  const { phrases: store } = deps.store
  const stopped = new AbortController()
  const failures = new Map<string, string>()
  const parsed = new Map<string, { madeAt: string; phrases: FoundPhrase[] }>()
  let isMaking = false
  /** By what rules the last list was made, and until when new adverts alone are no reason for another one. */
  let last = { rules: '', restsUntilMs: 0 }

  // Growth is told from weeks that have ended.
  const rulesNow = (): string =>
    [deps.extractor.version, deps.phraseRules.version, weekStartOf(todayOf(deps))].join(' ')
  const basisNow = (): string => `${store.revision()} ${rulesNow()}`
  const isResting = (): boolean => last.rules === rulesNow() && nowMs() < last.restsUntilMs

  async function make(question: PhraseListQuestion, key: string): Promise<void> {
    const [basis, rules, begunAt] = [basisNow(), rulesNow(), nowMs()]
    isMaking = true
    try {
      // What was ignored is in the list, so that it can be taken back, and takes nobody's place.
      const ignored = store.reviews().filter(({ state }) => state === 'ignored').length
      const { phrases } = await deps.makePhrases({ ...question, top: question.top + ignored }, stopped.signal)
      if (stopped.signal.aborted) return
      store.saveList({ question: key, basis, madeAt: deps.now(), phrases: JSON.stringify(phrases) })
      failures.delete(key)
    } catch (error) {
      failures.set(key, error instanceof Error ? error.message : String(error))
    } finally {
      isMaking = false
      if (!failures.has(key)) last = { rules, restsUntilMs: nowMs() + REST_FOR_COST * (nowMs() - begunAt) }
    }
  }

  /** The list with the decisions of today; what became a skill since it was made is no phrase any more. */
  function reviewedSince(list: readonly FoundPhrase[]): FoundPhrase[] {
    const reviews = new Map(store.reviews().map(({ phrase, state }) => [phrase, state]))
    return list.flatMap((phrase) => {
      const state: PhraseState = reviews.get(reviewKey(phrase.phrase)) ?? 'new'
      const isSkillNow = (state === 'accepted' || state === 'alias') && state !== phrase.state
      return isSkillNow ? [] : [{ ...phrase, state }]
    })
  }

  return {
    read(question) {
      const key = JSON.stringify({ top: question.top, hide: [...new Set(question.hide)].sort() })
      for (const id of question.hide) {
        if (!deps.vocabulary.byId.has(id)) throw new UserError(`hide=${id}: there is no such skill`)
      }
      const stored = store.findList(key)
      const isCurrent = stored?.basis === basisNow()
      const mayMake = !isMaking && !stopped.signal.aborted && (stored === null || !isResting())
      if (!isCurrent && mayMake) void make(question, key)
      const failure = failures.get(key) ?? null
      if (stored === null) return { phrases: [], madeAt: null, isCurrent, isBeingMade: isMaking, failure }
      let list = parsed.get(key)
      if (list?.madeAt !== stored.madeAt) {
        list = { madeAt: stored.madeAt, phrases: JSON.parse(stored.phrases) }
        parsed.clear()
        parsed.set(key, list)
      }
      return {
        ...{ madeAt: list.madeAt, phrases: reviewedSince(list.phrases) },
        ...{ isCurrent, isBeingMade: isMaking, failure },
      }
    },
    stop: () => stopped.abort(),
  }
}
