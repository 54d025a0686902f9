import { type MarkedExpression, markScanner } from '../../data/word-marks.ts'

/**
 * Tells which of up to 31 groups of phrases may stand in a text: bit n for group n. A bit that is not set is certain.
 *
 * @throws Error when a mark has not four characters
 */
export function phraseFilter(groups: readonly (readonly MarkedExpression[])[]): (text: string) => number {
  const scan = markScanner(groups.map((phrases) => phrases.flatMap(({ marks }) => marks)))
  return (text) => {
    let found = 0
    scan(text, (group) => {
      found |= 1 << group
    })
    return found
  }
}

/** The expression that matches any of the phrases. */
export const anyOf = (phrases: readonly MarkedExpression[], flags: string): RegExp =>
  new RegExp(phrases.map(({ pattern }) => pattern).join('|'), flags)
