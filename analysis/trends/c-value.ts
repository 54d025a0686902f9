/** Words of a candidate, and openings (or texts) that have it, those inside longer candidates included. */
export interface TermCandidate {
  term: string
  frequency: number
}

/**
 * How much of a term each candidate is: longer and more frequent ones score more, and one that only stands inside longer
 * candidates less. What stands inside a candidate that itself stands inside another is not counted twice.
 *
 * Source: Frantzi, Ananiadou, Mima 2000 (doi 10.1007/s007999900023).
 * @returns score by term, in the order of the candidates
 */
export function cValues(candidates: readonly TermCandidate[]): Map<string, number> {
  const byLength = candidates
    .map((candidate) => ({ ...candidate, words: candidate.term.split(' ') }))
    .sort((a, b) => b.words.length - a.words.length)
  const nested = new Map<string, { total: number; longer: number }>()
  const known = new Set(candidates.map(({ term }) => term))
  const scores = new Map<string, number>()
  for (const { term, frequency, words } of byLength) {
    const { total, longer } = nested.get(term) ?? { total: 0, longer: 0 }
    scores.set(term, Math.log2(words.length) * (longer === 0 ? frequency : frequency - total / longer))
    const own = frequency - total
    for (const part of partsOf(words)) {
      if (!known.has(part)) continue
      const sum = nested.get(part) ?? { total: 0, longer: 0 }
      nested.set(part, { total: sum.total + own, longer: sum.longer + 1 })
    }
  }
  return new Map(candidates.map(({ term }) => [term, scores.get(term) ?? 0]))
}

/** All shorter runs of words inside a term, each once. */
function partsOf(words: readonly string[]): Set<string> {
  const parts = new Set<string>()
  for (let length = 1; length < words.length; length++) {
    for (let from = 0; from + length <= words.length; from++) parts.add(words.slice(from, from + length).join(' '))
  }
  return parts
}
