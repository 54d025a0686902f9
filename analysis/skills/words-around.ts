/** Stand for the neighbours beyond either end of a block. */
const FIRST = '^'
const LAST = '$'

/** The two words or signs that end ahead of `until`, the nearest first; `^` where the block begins. */
export function wordsAhead(text: string, from: number, until: number): [string, string] {
  const nearest = startOfWord(text, from, until)
  const next = startOfWord(text, from, nearest)
  return [wordAt(text, nearest, until) || FIRST, wordAt(text, next, nearest) || FIRST]
}

/** The two words or signs that begin behind `from`, the nearest first; `$` where the block ends. */
export function wordsBehind(text: string, from: number, until: number): [string, string] {
  const nearest = endOfWord(text, from, until)
  const next = endOfWord(text, nearest, until)
  return [wordAt(text, from, nearest) || LAST, wordAt(text, nearest, next) || LAST]
}

const wordAt = (text: string, start: number, end: number): string => text.slice(start, end).trim().toLowerCase()

function startOfWord(text: string, from: number, until: number): number {
  let end = until
  while (end > from && isSpace(text.charCodeAt(end - 1))) end--
  let start = end
  while (start > from && isOfWord(text.charCodeAt(start - 1))) start--
  return start === end ? Math.max(from, end - 1) : start
}

function endOfWord(text: string, from: number, until: number): number {
  let start = from
  while (start < until && isSpace(text.charCodeAt(start))) start++
  let end = start
  while (end < until && isOfWord(text.charCodeAt(end))) end++
  return start === end ? Math.min(until, end + 1) : end
}

const NO_BREAK_SPACE = 0xa0
const isSpace = (code: number): boolean => code <= 0x20 || code === NO_BREAK_SPACE

/** Letters, digits and apostrophes; whatever lies beyond Latin punctuation counts as a letter. */
function isOfWord(code: number): boolean {
  if (code >= 0x61 && code <= 0x7a) return true
  if ((code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39)) return true
  return code === 0x27 || code === 0x2019 || (code >= 0xc0 && code < 0x2000)
}

/** The words of a text in small letters, each once. */
export const wordsOf = (text: string): string[] => [...new Set(placedWords(text).map(({ word }) => word))]

interface SentenceWord {
  word: string
  start: number
  end: number
  /** Whether the sentence has the word ahead of here, or behind. */
  isAgain: boolean
  comesAgain: boolean
}

/** Tells the words of a sentence on either side of a place in the text, each once. */
export function sentenceReader(text: string) {
  // Places come in order, several of one sentence.
  let read: { sentence: string; from: number; words: readonly SentenceWord[] } = { sentence: '', from: 0, words: [] }
  return (sentence: string, start: number, end: number): { before: string[]; after: string[] } => {
    if (sentence !== read.sentence || start >= read.from + sentence.length) {
      read = { sentence, from: text.lastIndexOf(sentence, start), words: placedWords(sentence) }
    }
    return wordsAround(read.words, start - read.from, end - read.from)
  }
}

/** Words begin with a letter of English and go on with such letters, apostrophes and hyphens. */
function placedWords(sentence: string): SentenceWord[] {
  const small = sentence.toLowerCase()
  const words: SentenceWord[] = []
  const last = new Map<string, SentenceWord>()
  for (let start = 0; start < small.length; start++) {
    if (!isSmallLetter(small.charCodeAt(start))) continue
    let end = start + 1
    while (end < small.length && goesOn(small.charCodeAt(end))) end++
    const word = small.slice(start, end)
    const before = last.get(word)
    if (before) before.comesAgain = true
    const own = { word, start, end, isAgain: before !== undefined, comesAgain: false }
    last.set(word, own)
    words.push(own)
    start = end
  }
  return words
}

const isSmallLetter = (code: number): boolean => code >= 0x61 && code <= 0x7a
const goesOn = (code: number): boolean => isSmallLetter(code) || code === 0x27 || code === 0x2019 || code === 0x2d

function wordsAround(words: readonly SentenceWord[], from: number, until: number) {
  const before: string[] = []
  const after: string[] = []
  for (const { word, start, end, isAgain, comesAgain } of words) {
    if (end <= from && !isAgain) before.push(word)
    if (start >= until && !comesAgain) after.push(word)
  }
  return { before, after }
}
