import { findPhrases } from '../../analysis/discovery/find-phrases.ts'
import { readPendingChunks } from '../../analysis/discovery/read-pending-chunks.ts'
import { loadRules } from '../../analysis/load-rules.ts'
import type { Store } from '../../data/store/store.ts'
import type { PhraseMaker } from '../../server/phrase-lists.ts'
import { TODAY } from './synthetic-market-store.ts'

/** What `skilltide phrases` does, over a store in memory, which no other process can open. */
export function phrasesInProcess(store: Store): PhraseMaker {
  return async ({ top, hide }) => {
    const { vocabulary, phraseRules } = loadRules(store.edits.list().map(({ edit }) => edit))
    await readPendingChunks(store, phraseRules)
    return findPhrases(store, vocabulary, phraseRules, { top, hide, today: TODAY, includesReviewed: true })
  }
}
