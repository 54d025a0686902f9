import type { Store } from '../../data/store/store.ts'
import type { VocabularyEdit } from '../../data/vocabulary/vocabulary-edit.ts'
import { reviewKey } from '../discovery/find-phrases.ts'
import type { Rules } from '../load-rules.ts'
import { editVocabulary } from './edit-vocabulary.ts'

/** What a person says of a phrase. */
export type PhraseDecision =
  | ({ decision: 'accept' } & Omit<Extract<VocabularyEdit, { op: 'add' }>, 'op'>)
  | { decision: 'alias'; skill: string }
  | { decision: 'ignore' }
  | { decision: 'reset' }

/**
 * Keeps a decision about a phrase; accepted phrases and aliases enter the vocabulary, and what they change waits to be
 * read again.
 *
 * @returns the rules from now on
 * @throws UserError when the phrase cannot enter the vocabulary; then nothing is stored
 */
export function reviewPhrase(
  store: Pick<Store, 'edits' | 'postings' | 'phrases'>,
  known: Rules,
  phrase: string,
  said: PhraseDecision,
): Rules {
  const key = reviewKey(phrase)
  switch (said.decision) {
    case 'accept': {
      const { decision: _, ...skill } = said
      const after = editVocabulary(store, known, [{ op: 'add', ...skill }])
      store.phrases.saveReview({ phrase: key, state: 'accepted', skill: skill.skill })
      return after
    }
    case 'alias': {
      const after = editVocabulary(store, known, [{ op: 'alias', skill: said.skill, form: phrase }])
      store.phrases.saveReview({ phrase: key, state: 'alias', skill: said.skill })
      return after
    }
    case 'ignore':
      store.phrases.saveReview({ phrase: key, state: 'ignored', skill: null })
      return known
    case 'reset':
      store.phrases.deleteReview(key)
      return known
  }
}
