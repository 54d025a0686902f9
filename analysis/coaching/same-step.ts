import { closestName } from '../../data/closest-name.ts'

/** Shorter words ("ask for a") stand in any step. */
const SHORTEST_WORD = 4

/** Whether a step that was written anew is still the one that was there: a slip mended or a word exchanged, and not another step. */
export function isSameStep(before: string, now: string): boolean {
  if (closestName(now, [before]) !== null) return true
  const [old, fresh] = [wordsOf(before), wordsOf(now)]
  const kept = old.filter((word) => fresh.some((other) => isSameWord(word, other)))
  return kept.length > old.length / 2
}

function wordsOf(step: string): string[] {
  const words = [...new Set(step.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])]
  const telling = words.filter((word) => word.length >= SHORTEST_WORD)
  return telling.length === 0 ? words : telling
}

/** "mentor" and "mentors" are the same word. */
function isSameWord(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  return short === long || (short.length >= SHORTEST_WORD && long.length - short.length <= 2 && long.startsWith(short))
}
