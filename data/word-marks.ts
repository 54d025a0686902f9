import { codeUnits } from './code-units.ts'

const MARK_LENGTH = 4
/** A character counts as its last five bits, so that capitals are as small letters. What is taken for another is looked at twice. */
const BITS = 5
const CHARACTER = (1 << BITS) - 1
const ALL = (1 << (BITS * MARK_LENGTH)) - 1

/** An expression that is only tried where a few letters stand. */
export interface MarkedExpression {
  /** Source of a regular expression; capitals are as small letters. */
  pattern: string
  /** One of these stands in whatever it matches; see `markScanner`. */
  marks: readonly string[]
}

/**
 * Walks over a text and tells where a mark may stand, in order: the place of its list, and where it begins. Who is told must not
 * ask for the code units of another text meanwhile.
 */
export type MarkScanner = (text: string, visit: (list: number, start: number) => void) => void

/**
 * Tells where expressions have to be tried at all, by four characters that whatever they match holds. No mark is passed over, but some
 * that are told are none. One pass and a table that a core's own memory holds, where expressions would be tried at every letter.
 *
 * @param lists  marks of ASCII, four characters each, letters in lower case
 * @throws Error when a mark has not four characters
 */
export function markScanner(lists: readonly (readonly string[])[]): MarkScanner {
  const isMark = new Uint32Array((ALL + 1) / 32)
  const listsOf = new Map<number, number[]>()
  lists.forEach((marks, list) => {
    for (const mark of marks) {
      if (mark.length !== MARK_LENGTH) throw new Error(`"${mark}" has not ${MARK_LENGTH} characters`)
      const key = [...mark].reduce((sum, character) => (sum << BITS) | (character.charCodeAt(0) & CHARACTER), 0)
      isMark[key >>> 5] = (isMark[key >>> 5] ?? 0) | (1 << (key & 31))
      listsOf.set(key, [...(listsOf.get(key) ?? []), list])
    }
  })
  return (text, visit) => {
    const units = codeUnits(text)
    const { length } = text
    let key = 0
    for (let index = 0; index < length; index++) {
      key = ((key << BITS) | ((units[index] ?? 0) & CHARACTER)) & ALL
      if (((isMark[key >>> 5] ?? 0) & (1 << (key & 31))) === 0) continue
      const start = index - MARK_LENGTH + 1
      if (start >= 0) for (const list of listsOf.get(key) ?? []) visit(list, start)
    }
  }
}
