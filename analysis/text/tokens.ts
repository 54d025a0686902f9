import { codeUnits } from '../../data/code-units.ts'
import {
  APOSTROPHE,
  AT,
  BREAK,
  classOf,
  DIGIT,
  DOT,
  endsWord,
  foldedOf,
  HYPHEN,
  isApostrophe,
  isWordClass,
  LONE,
  NOTHING,
  normalWord,
  SIGN,
  SPACE,
  STOP,
  UPPER,
} from './characters.ts'
import { isShortened } from './sentences.ts'
import { addToHash, EMPTY_HASH, type WordTable } from './word-table.ts'

/** Marks of a token: what stands between it and the token before it. */
export const PHRASE_BREAK = 1
/** A sentence begins here (and so does a phrase). */
export const SENTENCE_BREAK = 2
/** A block begins here (and so does a sentence). */
export const BLOCK_BREAK = 4
export const JOINED_BY_HYPHEN = 8
/** About the token itself. */
export const CAPITAL = 16
/** A judgement: room for "elasticsearch7.17" and a few letters more; longer runs are no names. */
const MAX_VERSIONED_LENGTH = 24
/** Letters that web addresses begin with, and the sign of mail. */
const W = 0x77
const H = 0x68
const SMALL = 0x20
export const ANY_BREAK = PHRASE_BREAK | SENTENCE_BREAK | BLOCK_BREAK

/** Tokens of an advert, one per index: offsets into its text, number of the word (0: none of ours), marks. */
export class TokenList {
  count = 0
  starts = new Uint32Array(4096)
  ends = new Uint32Array(4096)
  words = new Int32Array(4096)
  marks = new Uint8Array(4096)

  clear(): void {
    this.count = 0
  }

  push(start: number, end: number, word: number, marks: number): void {
    if (this.count === this.starts.length) this.grow()
    this.starts[this.count] = start
    this.ends[this.count] = end
    this.words[this.count] = word
    this.marks[this.count++] = marks
  }

  private grow(): void {
    const length = this.starts.length * 2
    const [starts, ends, words, marks] = [this.starts, this.ends, this.words, this.marks]
    this.starts = new Uint32Array(length)
    this.ends = new Uint32Array(length)
    this.words = new Int32Array(length)
    this.marks = new Uint8Array(length)
    this.starts.set(starts)
    this.ends.set(ends)
    this.words.set(words)
    this.marks.set(marks)
  }
}

/**
 * Appends the tokens of text[start, end) to `tokens`. A word keeps `+`, `#` and dots inside or ahead of it (`c++`,
 * `node.js`, `.net`); hyphens and underscores part words; `/`, `&` and comma are tokens; addresses are left out.
 */
export function tokenize(text: string, start: number, end: number, words: WordTable, tokens: TokenList): void {
  const units = codeUnits(text)
  let pending = BLOCK_BREAK
  let index = start
  while (index < end) {
    const code = units[index] ?? 0
    const kind = classOf(code)
    if (kind === SPACE) {
      index++
      continue
    }
    if (isWordClass(kind) || (kind === DOT && startsWithDot(text, index, start, end))) {
      const after = addressEnd(text, index, end, code | SMALL)
      if (after > index) pending |= PHRASE_BREAK
      else {
        readWord(text, units, index, end, pending, words, tokens)
        pending = scan.isAddress ? PHRASE_BREAK : 0
      }
      index = after > index ? after : scan.end
      continue
    }
    if (kind === LONE) {
      const known = code < 0x80 ? words.findSpan(units, index, index + 1) : words.find(normalWord(text.charAt(index)))
      tokens.push(index, index + 1, known, pending)
      pending = 0
    } else pending |= breakOf(kind, code, text, index, start, end)
    index++
  }
}

/** What a character between words says about the two beside it. */
function breakOf(kind: number, code: number, text: string, index: number, start: number, end: number): number {
  if (kind === NOTHING || kind === APOSTROPHE) return 0
  if (kind === HYPHEN) return hyphenMark(text, index, start, end)
  if (kind === DOT || kind === STOP) {
    const ends = isSpaceOrEnd(text, index + 1, end) && !(kind === DOT && isShortened(text, start, index))
    return ends ? SENTENCE_BREAK : PHRASE_BREAK
  }
  return kind === BREAK || code > 0x7f ? PHRASE_BREAK : 0
}

/** Reads one word, up to `scan.end`, and pushes it. */
function readWord(
  text: string,
  units: Uint16Array,
  start: number,
  end: number,
  pending: number,
  words: WordTable,
  tokens: TokenList,
): void {
  // Nearly all words are plain: letters of English and digits up to where no word goes on.
  let hash = EMPTY_HASH
  let plainEnd = start
  for (; plainEnd < end; plainEnd++) {
    const folded = foldedOf(units[plainEnd] ?? 0)
    if (folded === 0) break
    hash = addToHash(hash, folded)
  }
  if (plainEnd < end && !endsWord(units[plainEnd] ?? 0)) {
    pushWithSigns(text, units, start, plainEnd, end, pending, words, tokens)
    return
  }
  scan.end = plainEnd
  scan.isAddress = false
  const marks = classOf(units[start] ?? 0) === UPPER ? pending | CAPITAL : pending
  const known = words.findHashed(hash, units, start, plainEnd)
  if (known !== 0) tokens.push(start, plainEnd, known, marks)
  else pushVersioned(text, start, plainEnd, marks, words, tokens)
}

/** What is known of the word being read; one object for all words, because there are millions. */
const scan = { end: 0, isForeign: false, lastDot: -1, lastApostrophe: -1, isAddress: false }

/**
 * Reads a word of which the letters up to `plainEnd` are known, and pushes it, unless it is the name in front of an `@`.
 */
function pushWithSigns(
  text: string,
  units: Uint16Array,
  start: number,
  plainEnd: number,
  end: number,
  pending: number,
  words: WordTable,
  tokens: TokenList,
): void {
  scanSigns(text, start, plainEnd, end)
  const after = scan.end
  scan.isAddress = after + 1 < end && units[after] === AT && isWordClass(classOf(units[after + 1] ?? 0))
  if (scan.isAddress) {
    scan.end = wordsEnd(text, after, end)
    return
  }
  const marks = pending | (isCapital(text, start, units[start] ?? 0) ? CAPITAL : 0)
  const known = scan.isForeign ? words.find(normalWord(text.slice(start, after))) : words.findSpan(units, start, after)
  if (known !== 0) tokens.push(start, after, known, marks)
  else pushUnknown(text, start, after, marks, words, tokens)
}

/** Reads on from `plainEnd`, where something other than a letter of English or a digit stands in a word. */
function scanSigns(text: string, start: number, plainEnd: number, end: number): void {
  scan.isForeign = false
  scan.lastDot = -1
  scan.lastApostrophe = -1
  let index = plainEnd
  for (; index < end && goesOn(text, index, start, end); index++) {
    const code = text.charCodeAt(index)
    const kind = classOf(code)
    if (kind === DOT && index > start) scan.lastDot = index
    if (kind === APOSTROPHE) scan.lastApostrophe = index
    if (code > 0x7f && !isApostrophe(code)) scan.isForeign = true
  }
  scan.end = index
}

function goesOn(text: string, index: number, start: number, end: number): boolean {
  const kind = classOf(text.charCodeAt(index))
  if (isWordClass(kind)) return true
  if (kind === SIGN) return index > start && endsWithSign(text, index, end)
  const isInside = index + 1 < end && isWordClass(classOf(text.charCodeAt(index + 1)))
  if (kind === DOT || kind === APOSTROPHE) return isInside
  return kind === NOTHING && isInside && text.charCodeAt(index) > 0x7f
}

/** A word of no form of ours: perhaps one with a possessive, two run together by a missing space, or a version. */
function pushUnknown(
  text: string,
  start: number,
  end: number,
  marks: number,
  words: WordTable,
  tokens: TokenList,
): void {
  const { lastApostrophe, lastDot } = scan
  if (lastApostrophe > start && lastApostrophe >= end - 2) {
    tokens.push(start, lastApostrophe, words.find(normalWord(text.slice(start, lastApostrophe))), marks)
    return
  }
  // "…pipelines.You will": what a removed line break leaves.
  if (lastDot > start && isCapital(text, lastDot + 1, text.charCodeAt(lastDot + 1))) {
    tokens.push(start, lastDot, words.find(normalWord(text.slice(start, lastDot))), marks)
    tokens.push(lastDot + 1, end, words.find(normalWord(text.slice(lastDot + 1, end))), SENTENCE_BREAK | CAPITAL)
    return
  }
  pushVersioned(text, start, end, marks, words, tokens)
}

/** A word of no form of ours, without the version that it may end in. */
function pushVersioned(
  text: string,
  start: number,
  end: number,
  marks: number,
  words: WordTable,
  tokens: TokenList,
): void {
  const stem = versionStem(text, start, end)
  tokens.push(start, stem, stem < end ? words.find(normalWord(text.slice(start, stem))) : 0, marks)
}

/** End of "Python" in "Python3" or "Angular2+"; `end` when the word carries no version. */
function versionStem(text: string, start: number, end: number): number {
  const last = classOf(text.charCodeAt(end - 1))
  if ((last !== DIGIT && last !== SIGN) || end - start > MAX_VERSIONED_LENGTH) return end
  const match = /^(\p{L}{3,}|\p{L}[+#]{1,2})\d[\d.+]*$/u.exec(text.slice(start, end))
  return match?.[1] ? start + match[1].length : end
}

/** `+` and `#` belong to a word at its end ("c++", "c++17", "5+"), not between words ("React+Redux"). */
function endsWithSign(text: string, index: number, end: number): boolean {
  if (index + 1 >= end) return true
  const next = classOf(text.charCodeAt(index + 1))
  return next === SIGN || !isWordClass(next) || classOf(text.charCodeAt(index - 1)) === SIGN
}

/** The dot of ".NET": ahead of a letter, after nothing that it could end. */
function startsWithDot(text: string, index: number, start: number, end: number): boolean {
  if (index + 1 >= end || !isWordClass(classOf(text.charCodeAt(index + 1)))) return false
  if (index === start) return true
  const before = classOf(text.charCodeAt(index - 1))
  return before === SPACE || before === LONE || before === BREAK
}

function hyphenMark(text: string, index: number, start: number, end: number): number {
  const before = index > start ? classOf(text.charCodeAt(index - 1)) : SPACE
  const after = index + 1 < end ? classOf(text.charCodeAt(index + 1)) : SPACE
  if (isWordClass(before) && (isWordClass(after) || after === DOT)) return JOINED_BY_HYPHEN
  // "front- and back-end" goes on; " - " parts phrases.
  return isWordClass(before) ? 0 : before === SPACE && after === SPACE ? PHRASE_BREAK : 0
}

/** Offset after a web address that begins at `index`, else `index`. */
function addressEnd(text: string, index: number, end: number, first: number): number {
  if (first !== W && first !== H) return index
  const isWeb = first === W && text.charCodeAt(index + 3) === 0x2e && /^www\.\w/i.test(text.slice(index, index + 5))
  const isHttp =
    first === H && (text.charCodeAt(index + 1) | 0x20) === 0x74 && /^tps?:/i.test(text.slice(index + 2, index + 6))
  return isWeb || isHttp ? wordsEnd(text, index, end) : index
}

function wordsEnd(text: string, index: number, end: number): number {
  let after = index
  while (after < end && classOf(text.charCodeAt(after)) !== SPACE && !'<>"'.includes(text.charAt(after))) after++
  return after
}

function isCapital(text: string, index: number, code: number): boolean {
  if (code < 0x80) return classOf(code) === UPPER
  const character = text.charAt(index)
  return character !== character.toLowerCase()
}

function isSpaceOrEnd(text: string, index: number, end: number): boolean {
  return index >= end || classOf(text.charCodeAt(index)) === SPACE
}
