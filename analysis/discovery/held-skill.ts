import type { PhraseWords } from '../../data/vocabulary/load-phrase-words.ts'
import { phraseKey, singular } from './phrase-key.ts'

/** The known skill inside a phrase that says little more than it. */
export interface HeldSkill {
  skill: string
  /** Whether the phrase only says how, or how well, it is mastered: "modern JavaScript", "DevOps practices". */
  isQualified: boolean
}

/** The known skill that a phrase is about when its other words say nothing by themselves ("Linux systems"); else null. */
export function heldSkill(
  list: readonly string[],
  known: ReadonlyMap<string, string>,
  words: PhraseWords,
): HeldSkill | null {
  const qualified = qualifiedSkill(list, known, words)
  if (qualified !== undefined) return { skill: qualified, isQualified: true }
  const explained = explainingSkill(list, known, words)
  return explained === undefined ? null : { skill: explained, isQualified: false }
}

/** A known spelling between words of praise and words of degree. */
function qualifiedSkill(
  list: readonly string[],
  known: ReadonlyMap<string, string>,
  { adjectives, praise, tails, measures }: PhraseWords,
): string | undefined {
  for (let from = 0; from < list.length; from++) {
    const before = list.slice(0, from)
    const isPraise = [before, [before.join('-')]].some((words) =>
      words.every((word) => adjectives.has(word) || praise.has(word)),
    )
    if (from > 0 && !isPraise) continue
    for (let until = list.length; until > from; until--) {
      const after = list[until]
      if (after !== undefined && !tails.has(after) && !tails.has(`${after}s`) && !measures.has(after)) break
      const skill = until - from < list.length ? known.get(phraseKey(list.slice(from, until))) : undefined
      if (skill !== undefined) return skill
    }
  }
  return undefined
}

/** The skill of the longest known spelling in a phrase of known spellings and words that say nothing. */
function explainingSkill(
  list: readonly string[],
  known: ReadonlyMap<string, string>,
  { generic, tails, measures, adjectives, verbNouns, gerunds, people }: PhraseWords,
): string | undefined {
  const saysNothing = (word: string): boolean =>
    [generic, tails, measures, adjectives, verbNouns, gerunds, people].some(
      (group) => group.has(word) || group.has(singular(word)),
    )
  let held: string | undefined
  let longest = 0
  for (let from = 0; from < list.length; ) {
    let length = Math.min(list.length - from, list.length - 1)
    while (length > 0 && !known.has(list.slice(from, from + length).join(' '))) length--
    if (length === 0 && !saysNothing(list[from] ?? '')) return undefined
    if (length > longest) {
      held = known.get(list.slice(from, from + length).join(' '))
      longest = length
    }
    from += Math.max(1, length)
  }
  return held
}
