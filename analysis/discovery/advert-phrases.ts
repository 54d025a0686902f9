import type { Extraction } from '../skills/extraction.ts'
import type { Chunk } from './chunk.ts'
import { LEFT_CODES } from './chunk.ts'
import { phraseWords } from './phrase-key.ts'
import type { PhraseRules } from './phrase-rules.ts'

/** Something one advert names as if it were a skill. Offsets are UTF-16 code units into the advert's text. */
export interface AdvertPhrase {
  start: number
  end: number
  surface: string
}

/** What is asked for, used or given as an example is named on purpose. */
const NAMED: ReadonlySet<string> = new Set([LEFT_CODES.asked, LEFT_CODES.using, LEFT_CODES.example])
const MAX_WORDS = 4
/** Signs and words between the items of one list. */
const LIST_GAP = /^[\s,/&()|•·;+]*(?:\b(?:and|or)\b[\s(]*)?$/i

/**
 * Phrases of one advert outside the vocabulary that stand where skills do: beside a known skill in a list, behind
 * "experience with", "using" and "such as". Alone an advert cannot tell which of them recur; `findPhrases` can.
 */
export function advertPhrases({ text, mentions, advert }: Extraction, rules: PhraseRules): AdvertPhrase[] {
  const phrases: AdvertPhrase[] = []
  const chunks = rules.readChunks(advert)
  for (const chunk of chunks) {
    if (chunk.place === 'background' || chunk.isBound) continue
    const span = trimmed(chunk, text, rules)
    if (span === null || mentions.some(({ start, end }) => start < span.end && span.start < end)) continue
    const isBeside = mentions.some(
      ({ start, end }) =>
        (end <= span.start && span.start - end < 8 && LIST_GAP.test(text.slice(end, span.start))) ||
        (start >= span.end && start - span.end < 8 && LIST_GAP.test(text.slice(span.end, start))),
    )
    const isNamed =
      NAMED.has(chunk.left) && (chunk.place === 'asked' || /\p{Lu}/u.test(text.slice(span.start, span.end)))
    if (isBeside || isNamed) phrases.push({ ...span, surface: text.slice(span.start, span.end) })
  }
  return phrases
}

/** The chunk without modifiers ahead of it and words of degree behind it; null when nothing of its own is left. */
function trimmed(chunk: Chunk, text: string, { words }: PhraseRules): { start: number; end: number } | null {
  const parts = [...text.slice(chunk.start, chunk.end).matchAll(/[^\s\-\u2010\u2011]+/g)].map((match) => ({
    start: chunk.start + match.index,
    end: chunk.start + match.index + match[0].length,
    word: phraseWords(match[0])[0] ?? '',
  }))
  const isModifier = (word: string): boolean => words.adjectives.has(word) || words.gerunds.has(word)
  while (parts.length > 1 && isModifier(parts[0]?.word ?? '')) parts.shift()
  while (
    parts.length > 0 &&
    (words.tails.has(parts.at(-1)?.word ?? '') || words.measures.has(parts.at(-1)?.word ?? ''))
  ) {
    parts.pop()
  }
  const first = parts[0]
  const last = parts.at(-1)
  if (!first || !last || parts.length > MAX_WORDS || words.people.has(last.word) || isModifier(last.word)) return null
  const isGeneric = parts.every(({ word }) => words.generic.has(word) || words.verbNouns.has(word) || isModifier(word))
  return isGeneric ? null : { start: first.start, end: last.end }
}
