import { singular } from './phrase-key.ts'
import type { RankedPhrase } from './rank-phrases.ts'

/** A phrase that mostly stands inside a longer one is a piece of it. */
const MAX_INSIDE = 0.6

export interface FoldedPhrase extends RankedPhrase {
  /** Keys of other spellings of the same phrase: number, hyphens, word order. */
  variants: string[]
}

/**
 * The phrases in their order without those that name no skill and those that another one says: spellings of a phrase that
 * differ by number, hyphens and word order become its variants; a piece of a longer phrase gives way when it hardly stands
 * outside.
 *
 * @param ranked  best first
 */
export function foldPhrases(ranked: readonly RankedPhrase[], limit: number): FoldedPhrase[] {
  const byForm = new Map<string, FoldedPhrase>()
  const longest = longerCounts(ranked)
  const kept: FoldedPhrase[] = []
  for (const phrase of ranked) {
    if (phrase.isNone || (longest.get(phrase.key) ?? 0) > MAX_INSIDE * phrase.openings) continue
    const form = foldedForm(phrase.words)
    const same = byForm.get(form)
    if (same) {
      same.variants.push(phrase.key)
      continue
    }
    if (kept.length >= limit) continue
    const folded = { ...phrase, variants: [] }
    byForm.set(form, folded)
    kept.push(folded)
  }
  return kept
}

/** Openings of the most frequent longer phrase around each phrase. */
function longerCounts(phrases: readonly RankedPhrase[]): Map<string, number> {
  const longest = new Map<string, number>()
  for (const { words, openings } of phrases) {
    for (let from = 0; from < words.length; from++) {
      for (let until = from + 1; until <= words.length; until++) {
        if (until - from === words.length) continue
        const part = [...words.slice(from, until - 1), singular(words[until - 1] ?? '')].join(' ')
        if (openings > (longest.get(part) ?? 0)) longest.set(part, openings)
      }
    }
  }
  return longest
}

/** "analysis of data" and "data analysis", "micro services" and "microservices". */
function foldedForm(words: readonly string[]): string {
  const plain = words.map(singular)
  const at = plain.indexOf('of')
  const turned = at > 0 ? [...plain.slice(at + 1), ...plain.slice(0, at)] : plain
  return turned.join('')
}
