import { codeUnits } from '../../data/code-units.ts'

/** Parts two words. */
export const WORD_GAP = 0x20
/** Not told by the unit alone: what is around it counts, or it becomes several. */
const ASK = 1
const [FIRST_SIGN, AFTER_SIGNS] = [0x2000, 0x2c00]
const AFTER_LATIN = 0x180
/** Lead of pictures such as 🚀, which stay as they are; with its second halves, which follow no other lead unasked. */
const PICTURE = 0xd83d
const [FIRST_HALF, AFTER_HALVES] = [0xdc00, 0xe000]

/** By code unit: what stands for it, `WORD_GAP` between words, or `ASK`. */
const FOLDED = new Uint16Array(0x10000).fill(ASK)
for (let unit = 0; unit < AFTER_LATIN; unit++) FOLDED[unit] = foldedUnit(unit)
for (let unit = FIRST_SIGN; unit < AFTER_SIGNS; unit++) FOLDED[unit] = foldedUnit(unit)
for (let unit = FIRST_HALF; unit < AFTER_HALVES; unit++) FOLDED[unit] = unit
FOLDED[PICTURE] = PICTURE

let folded = new Uint16Array(1 << 14)

/**
 * The words of text[start, end) in the one spelling in which adverts are compared: NFKC, lower case, letters, digits, `+`
 * and `#`, one `WORD_GAP` between two of them and none at the ends. UTF-16 code units, overwritten by the next call.
 */
export function foldedWords(text: string, start = 0, end = text.length): Uint16Array {
  const units = codeUnits(text)
  makeRoom(end - start)
  let length = 0
  let last = WORD_GAP
  for (let index = start; index < end; index++) {
    const unit = FOLDED[units[index] ?? 0] ?? 0
    if (unit === ASK) return foldedSlowly(text.slice(start, end).normalize('NFKC').toLowerCase())
    if (unit === WORD_GAP && last === WORD_GAP) continue
    folded[length++] = unit
    last = unit
  }
  return withoutGapBehind(length)
}

/** As `foldedWords`, of a text in NFKC and lower case. */
function foldedSlowly(text: string): Uint16Array {
  makeRoom(text.length)
  let length = 0
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (isInWord(unit)) folded[length++] = unit
    else if (length > 0 && folded[length - 1] !== WORD_GAP) folded[length++] = WORD_GAP
  }
  return withoutGapBehind(length)
}

function withoutGapBehind(length: number): Uint16Array {
  return folded.subarray(0, length > 0 && folded[length - 1] === WORD_GAP ? length - 1 : length)
}

function makeRoom(length: number): void {
  if (length > folded.length) folded = new Uint16Array(2 * length)
}

function foldedUnit(unit: number): number {
  const text = String.fromCharCode(unit).normalize('NFKC').toLowerCase()
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))
  if (!units.some(isInWord)) return WORD_GAP
  return units.length === 1 ? (units[0] ?? ASK) : ASK
}

/** Letters, digits, + and # ("c++", "c#"); all that lies beyond the signs and punctuation of Latin counts as letters. */
function isInWord(unit: number): boolean {
  if (unit < 128) return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || unit === 43 || unit === 35
  if (unit >= FIRST_SIGN && unit < AFTER_SIGNS) return false
  return (
    unit >= 0xc0 &&
    unit !== 0xd7 &&
    unit !== 0xf7 &&
    !(unit >= 0x2e00 && unit < 0x2e80) &&
    !(unit >= 0x3000 && unit <= 0x303f)
  )
}
