import type { Store } from '../../../data/store/store.ts'
import type { Vocabulary } from '../../../data/vocabulary/vocabulary.ts'
import { findPhrases } from '../../discovery/find-phrases.ts'
import type { PhraseRules } from '../../discovery/phrase-rules.ts'
import { readPendingChunks } from '../../discovery/read-pending-chunks.ts'
import type { RisingPhrase } from './weekly-report.ts'

/** Phrases looked through, likeliest skills first, and told. */
const LOOKED_THROUGH = 300
const MOST_TOLD = 5
const MAX_SENTENCE = 240

/**
 * Phrases that no list of skills has and that the newest settled weeks write clearly more often than the half year before,
 * each with a sentence. Takes seconds, because it reads every advert: made when a report is published, never for a page.
 *
 * @param asOf  UTC day after the week of the report
 */
export async function findRisingPhrases(
  store: Pick<Store, 'phrases' | 'counts' | 'postings'>,
  vocabulary: Vocabulary,
  rules: PhraseRules,
  asOf: string,
): Promise<RisingPhrase[]> {
  await readPendingChunks(store, rules)
  const { phrases } = findPhrases(store, vocabulary, rules, { top: LOOKED_THROUGH, today: asOf })
  return phrases
    .flatMap(({ phrase, growth, examples, state }): RisingPhrase[] => {
      if (state !== 'new' || growth === null || growth.label === null) return []
      const example = examples.find(({ sentence }) => sentence.length <= MAX_SENTENCE)
      return [
        {
          ...{ phrase, label: growth.label, recent: growth.recent, before: growth.before },
          example: example
            ? { sentence: example.sentence, company: example.company, url: example.url, source: example.source }
            : null,
        },
      ]
    })
    .slice(0, MOST_TOLD)
}
