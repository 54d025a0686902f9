/** What a character is to the tokenizer. */
export const OTHER = 0
export const SPACE = 1
export const LOWER = 2
export const UPPER = 3
export const DIGIT = 4
/** Letters beyond ASCII, and marks inside words; words with them are normalised before they are looked up. */
export const FOREIGN = 5
/** `+` and `#`: part of a word at its end. */
export const SIGN = 6
export const DOT = 7
export const APOSTROPHE = 8
/** Between the parts of a word: read as a space. */
export const HYPHEN = 9
/** `/`, `&` and comma: tokens of their own. */
export const LONE = 10
/** Ends a phrase, not a sentence. */
export const BREAK = 11
/** `!` and `?`. */
export const STOP = 12
/** Says nothing: Markdown's stars and ticks, zero-width signs. */
export const NOTHING = 13

/** What parts the name from the host in an address of mail. */
export const AT = 0x40

const ASCII = /^[ -~]*$/
const CLASSES = new Uint8Array(0x10000)
/** Letters of English in lower case and digits as they are; 0 for all else. */
const FOLDED = new Uint8Array(0x10000)

fill(' \t\n\v\f\r\u00a0\u1680\u2028\u2029\u202f\u205f\u3000', SPACE)
fillRange(0x2000, 0x200a, SPACE)
fillRange(0xc0, 0x1fff, FOREIGN)
fillRange(0x2070, 0x209f, FOREIGN)
fillRange(0x2100, 0x218f, FOREIGN)
fillRange(0x2c00, 0x2dff, FOREIGN)
fillRange(0x3041, 0xd7ff, FOREIGN)
fillRange(0xf900, 0xfdff, FOREIGN)
fillRange(0xfe70, 0xfefe, FOREIGN)
fillRange(0xff10, 0xffdc, FOREIGN)
fill('ªµº', FOREIGN)
fill('×÷', OTHER)
fillRange(0x61, 0x7a, LOWER)
fillRange(0x41, 0x5a, UPPER)
fillRange(0x30, 0x39, DIGIT)
for (let code = 0; code < 0x80; code++) {
  const kind = CLASSES[code]
  if (kind === LOWER || kind === DIGIT) FOLDED[code] = code
  else if (kind === UPPER) FOLDED[code] = code | 0x20
}
fill('+#＋＃', SIGN)
fill('.．', DOT)
fill("'’‘ʼ＇", APOSTROPHE)
fill('-_\u2010\u2011－＿', HYPHEN)
fill('/&,，／＆、', LONE)
fill('()[]{}<>:;"“”„«»|•●○◦▪■·–—―…=~→⇒（）：；｜※★☆', BREAK)
fill('!?！？。', STOP)
fill('*`\u200b\u200c\u200d\u2060\ufeff\u00ad', NOTHING)

const ENDS_WORD = CLASSES.map((kind) => {
  const mayGoOn = isWordClass(kind) || kind === SIGN || kind === DOT || kind === APOSTROPHE || kind === NOTHING
  return mayGoOn ? 0 : 1
})
ENDS_WORD[AT] = 0

/** Whether a word ends ahead of it whatever follows, and is no name in front of an `@`. */
export function endsWord(code: number): boolean {
  return ENDS_WORD[code] === 1
}

const STRAIGHT = 0x27
const SPELLED = new Uint16Array(0x10000).map((_, code) => FOLDED[code] || code)
for (const apostrophe of "'’‘ʼ") SPELLED[apostrophe.charCodeAt(0)] = STRAIGHT

/** Class of a UTF-16 code unit. */
export function classOf(code: number): number {
  return CLASSES[code] ?? OTHER
}

/** A letter of English in lower case or a digit as it is; 0 for any other code unit. */
export function foldedOf(code: number): number {
  return FOLDED[code] ?? 0
}

/** The unit in the spelling of `normalWord`, of letters of English, digits, signs of ASCII and apostrophes. */
export function spelledOf(code: number): number {
  return SPELLED[code] ?? 0
}

/** An apostrophe that `normalWord` makes straight and leaves in its place. */
export function isApostrophe(code: number): boolean {
  return SPELLED[code] === STRAIGHT
}

/** Whether a word may hold it: letters and digits. */
export function isWordClass(kind: number): boolean {
  return kind >= LOWER && kind <= FOREIGN
}

/**
 * The one spelling in which words are compared: NFKC, lower case of every language alike, straight apostrophes, no
 * zero-width signs.
 */
export function normalWord(word: string): string {
  if (ASCII.test(word)) return word.toLowerCase()
  return word
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[’‘ʼ]/g, "'")
    .replaceAll(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
}

function fill(characters: string, kind: number): void {
  for (const character of characters) CLASSES[character.charCodeAt(0)] = kind
}

function fillRange(first: number, last: number, kind: number): void {
  CLASSES.fill(kind, first, last + 1)
}
