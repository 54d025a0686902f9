import type { Advert } from '../text/advert.ts'
import { namesSkills } from '../text/sections.ts'

/** Hashes of the words of an advert, without the blocks that stand in every advert of an employer. */
export function advertWords({ text, blocks }: Advert): number[] {
  const words: number[] = []
  for (const { start, end, section } of blocks) {
    if (namesSkills(section)) addWords(text.slice(start, end).normalize('NFKC').toLowerCase(), words)
  }
  return words
}

/** Hashes of the words of a text as it stands. */
export function hashWords(text: string): number[] {
  const words: number[] = []
  addWords(text, words)
  return words
}

const FNV_OFFSET = 0x811c9dc5
const FNV_PRIME = 0x01000193

function addWords(text: string, words: number[]): void {
  let hash = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (isOwnWord(code)) {
      if (hash !== 0) words.push(hash)
      words.push(Math.imul(FNV_OFFSET ^ code, FNV_PRIME))
      hash = 0
    } else if (isInWord(code)) {
      hash = Math.imul((hash === 0 ? FNV_OFFSET : hash) ^ code, FNV_PRIME)
    } else if (hash !== 0) {
      words.push(hash)
      hash = 0
    }
  }
  if (hash !== 0) words.push(hash)
}

/** Letters, digits, + and # ("c++", "c#"); all that lies beyond the signs and punctuation of Latin counts as letters. */
function isInWord(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 43 || code === 35
  return code >= 0xc0 && code !== 0xd7 && code !== 0xf7 && !(code >= 0x2000 && code <= 0x303f)
}

/** Kana and Chinese characters: no spaces stand between their words, so each is taken for one. */
const isOwnWord = (code: number): boolean => code >= 0x3040 && code <= 0x9fff
