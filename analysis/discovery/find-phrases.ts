import { WHOLE_MARKET } from '../../data/selection.ts'
import type { OpeningText } from '../../data/store/contracts/phrases.ts'
import type { Store } from '../../data/store/store.ts'
import { UserError } from '../../data/user-error.ts'
import type { Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import { weekStartOf } from '../../data/weeks.ts'
import { employerSpellings, solidName } from '../text/employer-name.ts'
import { countPhrases } from './count-phrases.ts'
import { foldPhrases } from './fold-phrases.ts'
import { knownForms } from './known-forms.ts'
import { type PhraseDetail, phraseDetails } from './phrase-details.ts'
import { findExample } from './phrase-examples.ts'
import { phraseGrowth } from './phrase-growth.ts'
import { phraseKey, phraseWords } from './phrase-key.ts'
import type { FoundPhrase, PhraseExample, PhraseReport } from './phrase-report.ts'
import type { PhraseRules } from './phrase-rules.ts'
import { rankPhrases } from './rank-phrases.ts'

/** The newest openings that discovery looks at: what is new stands in new adverts, and a reading ends in seconds. */
const MAX_OPENINGS = 50_000
/** Fewer openings say nothing about how a phrase is used; a phrase of one employer is that employer's word. */
const MIN_OPENINGS = 3
/** An employer's name that this many employers write is a thing of the trade (Docker, Zapier). */
const MIN_OTHERS = 8
const MAX_EXAMPLES = 3

export interface PhraseQuestion {
  top: number
  /** Skill ids to be treated as unknown. */
  hide?: readonly string[]
  /** UTC day. */
  today: string
  /** Phrases that were accepted or ignored before are listed too. */
  includesReviewed?: boolean
}

/**
 * Recurring phrases outside the vocabulary, likeliest skills first, each with its openings, employers, growth and example
 * sentences. Looks at what `readPendingChunks` has stored.
 *
 * @throws UserError when `hide` names no skill
 */
export function findPhrases(
  store: Pick<Store, 'phrases' | 'counts' | 'postings'>,
  vocabulary: Vocabulary,
  rules: PhraseRules,
  { top, hide = [], today, includesReviewed = false }: PhraseQuestion,
): PhraseReport {
  const hidden = new Set(hide)
  for (const id of hidden) if (!vocabulary.byId.has(id)) throw new UserError(`--hide ${id}: there is no such skill`)
  const known = knownForms(vocabulary.skills.filter(({ id }) => !hidden.has(id)))
  let openingCount = 0
  function* openings(): IterableIterator<OpeningText> {
    openingCount = 0
    for (const opening of store.phrases.openings(rules.version, MAX_OPENINGS)) {
      openingCount++
      yield opening
    }
  }
  const counted = countPhrases(openings, new Set(known.keys()), rules.words, MIN_OPENINGS)
  const floor = Math.max(MIN_OPENINGS, Math.ceil(Math.sqrt(openingCount) / 14))
  const reviews = new Map(store.phrases.reviews().map((review) => [review.phrase, review]))
  const employers = new Set(store.phrases.employers().flatMap((name) => [...employerSpellings(name)]))
  const ranked = rankPhrases(counted, known, rules.words).filter(
    ({ key, employers: naming, openings: count }) =>
      count >= floor &&
      !(naming < MIN_OTHERS && employers.has(solidName(key))) &&
      (includesReviewed || reviews.get(key)?.state !== 'ignored'),
  )
  const folded = foldPhrases(ranked, top)
  const details = phraseDetails(
    openings(),
    folded.map(({ key, variants }) => [key, ...variants]),
    weekStartOf,
  )
  const growthOf = phraseGrowth(store.counts.table({ ...WHOLE_MARKET, includeHistory: false }, 'week', []), today)
  return {
    phrases: folded.flatMap(({ key, variants, score }, index): FoundPhrase[] => {
      const detail = details[index]
      if (!detail) return []
      return [
        {
          phrase: detail.surface,
          openings: detail.openings,
          employers: detail.employers,
          score: Number(score.toFixed(4)),
          growth: growthOf(detail.cells),
          examples: examplesOf(store, detail, new Set([key, ...variants]), rules),
          state: reviews.get(key)?.state ?? 'new',
        },
      ]
    }),
  }
}

/** The form under which the review of a phrase is kept. */
export function reviewKey(phrase: string): string {
  return phraseKey(phraseWords(phrase))
}

function examplesOf(
  store: Pick<Store, 'postings'>,
  { newest }: PhraseDetail,
  keys: ReadonlySet<string>,
  rules: PhraseRules,
): PhraseExample[] {
  const examples: PhraseExample[] = []
  for (const { openingId, day } of newest) {
    if (examples.length === MAX_EXAMPLES) break
    const posting = store.postings.find(openingId)
    const example = posting && findExample(posting, keys, rules, day)
    if (example) examples.push(example)
  }
  return examples
}
