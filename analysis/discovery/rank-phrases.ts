import type { PhraseWords } from '../../data/vocabulary/load-phrase-words.ts'
import { boostedLogOdds } from './boosted-trees.ts'
import type { PhraseCounts } from './count-phrases.ts'
import { heldSkill } from './held-skill.ts'
import { dot, fitLogistic } from './logistic.ts'
import { phraseFeatures } from './phrase-features.ts'

const RIDGE = 1
/** One employer's own words are no term of the trade. */
const MIN_EMPLOYERS = 2
/** What the linear model and the number of openings weigh beside the trees; chosen on hidden skills, see the README. */
const LINEAR_WEIGHT = 1
const FREQUENCY_WEIGHT = 0.7
/** "CRM systems" says little beyond the skill that it holds, "modern JavaScript" nothing. */
const HOLDING_PENALTY = 0.7
const QUALIFIED_PENALTY = 2.5

export interface RankedPhrase extends PhraseCounts {
  score: number
  /** Whether it names no skill; then it is there for the pieces of it alone. */
  isNone: boolean
}

/**
 * Phrases outside the vocabulary, most skill-like first, those that name none among them. What a skill looks like in these adverts is learnt from those
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
  const rows = phraseFeatures(counted, known, words)
  const weights = fitLogistic({ rows, labels }, RIDGE)
  const odds = boostedLogOdds(rows, labels)
  return counted
    .map((phrase, index) => {
      const linear = dot(rows[index] ?? new Float64Array(), weights)
      const score = (odds[index] ?? 0) + LINEAR_WEIGHT * linear + FREQUENCY_WEIGHT * Math.log(phrase.openings)
      const held = heldSkill(phrase.words, known, words)
      const penalty = held === null ? 0 : held.isQualified ? QUALIFIED_PENALTY : HOLDING_PENALTY
      return { ...phrase, score: score - penalty, isNone: isNone(phrase, words) }
    })
    .filter(({ key }, index) => labels[index] === 0 && !isPairOfKnown(key, known))
    .sort((one, other) => other.score - one.score || (one.key < other.key ? -1 : 1))
}

/** On the list of what names no skill, or words of how well one is mastered ("experience building", "knowledge of SQL"). */
function isNone({ key, words: [first = '', second = ''] }: PhraseCounts, words: PhraseWords): boolean {
  if (words.boilerplate.has(key)) return true
  return (words.tails.has(first) || words.measures.has(first)) && (second === 'of' || words.gerunds.has(second))
}

/** "AWS/GCP" are two known skills. */
function isPairOfKnown(key: string, known: ReadonlyMap<string, string>): boolean {
  const parts = key.split('/')
  return parts.length > 1 && parts.every((part) => known.has(part))
}
