import type { Advert } from '../text/advert.ts'
import { foldedWords, WORD_GAP } from '../text/folded-words.ts'
import { namesSkills } from '../text/sections.ts'
import { addToHash, EMPTY_HASH } from '../text/word-table.ts'

/** Hashes of the words of an advert, without the blocks that stand in every advert of an employer. */
export function advertWords({ text, blocks }: Advert): number[] {
  const words: number[] = []
  for (const { start, end, section } of blocks) {
    if (namesSkills(section)) addWords(foldedWords(text, start, end), words)
  }
  return words
}

/** Hashes of the words of a text. */
export function hashWords(text: string): number[] {
  const words: number[] = []
  addWords(foldedWords(text), words)
  return words
}

function addWords(folded: Uint16Array, words: number[]): void {
  let hash = 0
  for (let at = 0; at < folded.length; at++) {
    const unit = folded[at] ?? 0
    if (unit !== WORD_GAP && !isOwnWord(unit)) {
      hash = addToHash(hash === 0 ? EMPTY_HASH : hash, unit)
      continue
    }
    if (hash !== 0) words.push(hash)
    if (unit !== WORD_GAP) words.push(addToHash(EMPTY_HASH, unit))
    hash = 0
  }
  if (hash !== 0) words.push(hash)
}

/** Kana and Chinese characters: no spaces stand between their words, so each is taken for one. */
const isOwnWord = (unit: number): boolean => unit >= 0x3040 && unit <= 0x9fff
