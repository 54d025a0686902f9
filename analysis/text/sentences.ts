import { classOf, SPACE } from './characters.ts'

/** Words whose full stop does not end a sentence, without it and in lower case. */
const ABBREVIATIONS = new Set(
  `e.g i.e eg ie etc vs approx incl excl min max no nr dr mr mrs ms prof st sr jr inc ltd co corp dept est fig yrs yr
  u.s u.k e.u a.m p.m ph.d b.sc m.sc b.a m.a b.s m.s esp resp ca cf al`.split(/\s+/),
)
/** "etc. We …" ends a sentence where a capital follows; the others do not even then. */
const MAY_END = new Set([
  'etc',
  'inc',
  'ltd',
  'co',
  'corp',
  'u.s',
  'u.k',
  'e.u',
  'ph.d',
  'al',
  'a.m',
  'p.m',
  'yrs',
  'yr',
])

/** The longest of the abbreviations has six characters; more need not be looked at. */
const MAX_SHORTENED_LENGTH = 8

/** Of 224,832 sentences of 5,824 adverts, 22 are longer than 546 characters and 3 reach this: lists that nobody ended. */
const MAX_SENTENCE_LENGTH = 1000

/**
 * Sentences of text[start, end), in order, as pairs of offsets [start, end) without the space between them. Full stops
 * of versions, abbreviations, `Node.js` and `.NET` end none. Own code: natural's tokenizer keeps no offsets.
 */
export function sentenceSpans(text: string, start: number, end: number): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = []
  let from = start
  for (let index = start; index < end; index++) {
    if (index - from >= MAX_SENTENCE_LENGTH && isSpace(text.charCodeAt(index))) {
      spans.push({ start: from, end: index })
      from = index + 1
      continue
    }
    if (!isTerminator(text.charCodeAt(index))) continue
    let after = index + 1
    while (after < end && isCloser(text.charCodeAt(after))) after++
    if (after < end && !isSpace(text.charCodeAt(after))) continue
    let next = after
    while (next < end && isSpace(text.charCodeAt(next))) next++
    if (next < end && !endsSentence(text, from, index, next)) continue
    spans.push({ start: from, end: after })
    from = next
    index = next - 1
  }
  if (from < end) spans.push({ start: from, end })
  return spans
}

function endsSentence(text: string, from: number, stop: number, next: number): boolean {
  const following = text.charAt(next)
  if (/[\p{Ll}&,;)]/u.test(following)) return false
  if (text.charCodeAt(stop) !== 0x2e) return true
  const word = wordBefore(text, from, stop)
  // "J. Smith": an initial, but for the languages and "I".
  if (/^[a-z]$/.test(word) && word !== 'c' && word !== 'r' && word !== 'i') return false
  return !ABBREVIATIONS.has(word) || (MAY_END.has(word) && /\p{Lu}/u.test(following))
}

/** Whether the full stop at `stop` belongs to a shortened word ("e.g.", "incl.") that does not end sentences. */
export function isShortened(text: string, from: number, stop: number): boolean {
  const word = wordBefore(text, from, stop)
  return ABBREVIATIONS.has(word) && !MAY_END.has(word)
}

/** The word that ends at `stop`; empty when it is longer than any that is looked for. */
function wordBefore(text: string, from: number, stop: number): string {
  let start = stop
  while (start > from && !isAheadOfWord(text.charCodeAt(start - 1))) {
    if (stop - start === MAX_SHORTENED_LENGTH) return ''
    start--
  }
  return text.slice(start, stop).toLowerCase()
}

function isAheadOfWord(code: number): boolean {
  return classOf(code) === SPACE || code === 0x28 || code === 0x2f || code === 0x2c || code === 0xfeff
}

function isTerminator(code: number): boolean {
  return code === 0x2e || code === 0x21 || code === 0x3f
}

function isCloser(code: number): boolean {
  return (
    code === 0x22 ||
    code === 0x27 ||
    code === 0x29 ||
    code === 0x5d ||
    code === 0x201d ||
    code === 0x2019 ||
    isTerminator(code)
  )
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 9 && code <= 13) || code === 0xa0
}
