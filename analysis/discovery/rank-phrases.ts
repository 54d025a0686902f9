import type { PhraseWords } from '../../data/vocabulary/load-phrase-words.ts'
import { boostedLogOdds } from './boosted-trees.ts'
import type { PhraseCounts } from './count-phrases.ts'
import { dot, fitLogistic } from './logistic.ts'
import { phraseFeatures } from './phrase-features.ts'
import { singular } from './phrase-key.ts'

const RIDGE = 1
/** One employer's own words are no term of the trade. */
const MIN_EMPLOYERS = 2
/** What the linear model and the number of openings weigh beside the trees; chosen on hidden skills, see the README. */
const LINEAR_WEIGHT = 1
const FREQUENCY_WEIGHT = 0.7
/** "CRM systems" says little beyond the skill that it holds. */
const EXPLAINED_PENALTY = 0.7

export interface RankedPhrase extends PhraseCounts {
  score: number
}

/**
 * Phrases outside the vocabulary, most skill-like first. What a skill looks like in these adverts is learnt from those
 * that the vocabulary knows: boosted trees and a logistic regression tell them from all other phrases, and what they say
 * of these others is the score. A hidden skill is one phrase among the others: nothing is learnt from it.
 */
export function rankPhrases(
  phrases: readonly PhraseCounts[],
  known: ReadonlyMap<string, string>,
  words: PhraseWords,
): RankedPhrase[] {
  const counted = phrases.filter(({ employers }) => employers >= MIN_EMPLOYERS)
  const labels = counted.map(({ key }): 0 | 1 => (known.has(key) ? 1 : 0))
  const rows = phraseFeatures(
    counted,
    labels.map((label) => label === 1),
    known,
    words,
  )
  const weights = fitLogistic({ rows, labels }, RIDGE)
  const odds = boostedLogOdds(rows, labels)
  return counted
    .map((phrase, index) => {
      const linear = dot(rows[index] ?? new Float64Array(), weights)
      const score = (odds[index] ?? 0) + LINEAR_WEIGHT * linear + FREQUENCY_WEIGHT * Math.log(phrase.openings)
      return { ...phrase, score: isExplained(phrase.words, known, words) ? score - EXPLAINED_PENALTY : score }
    })
    .filter(({ key }, index) => labels[index] === 0 && !words.boilerplate.has(key) && !isPairOfKnown(key, known))
    .sort((one, other) => other.score - one.score || (one.key < other.key ? -1 : 1))
}

/** Known skills and words that say nothing by themselves, and nothing else. */
function isExplained(
  list: readonly string[],
  known: ReadonlyMap<string, string>,
  { generic, tails, measures, adjectives, verbNouns, gerunds, people }: PhraseWords,
): boolean {
  const saysNothing = (word: string): boolean =>
    [generic, tails, measures, adjectives, verbNouns, gerunds, people].some(
      (group) => group.has(word) || group.has(singular(word)),
    )
  let holdsKnown = false
  for (let from = 0; from < list.length; ) {
    let length = Math.min(list.length - from, list.length - 1)
    while (length > 0 && !known.has(list.slice(from, from + length).join(' '))) length--
    if (length > 0) holdsKnown = true
    else if (!saysNothing(list[from] ?? '')) return false
    from += Math.max(1, length)
  }
  return holdsKnown
}

/** "AWS/GCP" are two known skills. */
function isPairOfKnown(key: string, known: ReadonlyMap<string, string>): boolean {
  const parts = key.split('/')
  return parts.length > 1 && parts.every((part) => known.has(part))
}
