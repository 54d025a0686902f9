/** A phrase that stands in many adverts, told by a few letters before its expression is run. */
export interface SetPhrase {
  /** Source of a regular expression. */
  pattern: string
  /** One of these stands in whatever the expression matches: four characters of ASCII each, letters in lower case. */
  marks: readonly string[]
}

const MARK_LENGTH = 4
/** A character counts as its last five bits, so that capitals are as small letters. What is taken for another is looked at twice. */
const BITS = 5
const CHARACTER = (1 << BITS) - 1
const ALL = (1 << (BITS * MARK_LENGTH)) - 1

/**
 * Tells which of up to 31 groups of phrases may stand in a text: bit n for group n. A bit that is not set is certain. One pass
 * over the text and a table that a core's own memory holds, where the expressions would be tried at every letter.
 *
 * @throws Error when a mark has not four characters
 */
export function phraseFilter(groups: readonly (readonly SetPhrase[])[]): (text: string) => number {
  const isMark = new Uint32Array((ALL + 1) / 32)
  const groupsOf = new Map<number, number>()
  groups.forEach((phrases, group) => {
    for (const mark of phrases.flatMap(({ marks }) => marks)) {
      if (mark.length !== MARK_LENGTH) throw new Error(`"${mark}" has not ${MARK_LENGTH} characters`)
      const key = [...mark].reduce((sum, character) => (sum << BITS) | (character.charCodeAt(0) & CHARACTER), 0)
      isMark[key >>> 5] = (isMark[key >>> 5] ?? 0) | (1 << (key & 31))
      groupsOf.set(key, (groupsOf.get(key) ?? 0) | (1 << group))
    }
  })
  return (text) => {
    let found = 0
    let key = 0
    for (let index = 0; index < text.length; index++) {
      key = ((key << BITS) | (text.charCodeAt(index) & CHARACTER)) & ALL
      if (((isMark[key >>> 5] ?? 0) & (1 << (key & 31))) !== 0) found |= groupsOf.get(key) ?? 0
    }
    return found
  }
}

/** The expression that matches any of the phrases. */
export const anyOf = (phrases: readonly SetPhrase[], flags: string): RegExp =>
  new RegExp(phrases.map(({ pattern }) => pattern).join('|'), flags)
