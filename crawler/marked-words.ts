import { markScanner } from '../data/word-marks.ts'

/** Words that are looked for, told by how they begin before their expression is tried. */
export interface MarkedWords {
  /** Source of a regular expression; capitals are as small letters. */
  pattern: string
  /** Whatever it matches begins with one of these; see `markScanner`. */
  marks: readonly string[]
}

/**
 * Finds what several expressions match in one pass over a text: for each of them its matches, as `String.matchAll` gives them.
 *
 * @throws Error when a mark has not four characters
 */
export function wordFinder(wanted: readonly MarkedWords[]): (text: string) => RegExpExecArray[][] {
  const scan = markScanner(wanted.map(({ marks }) => marks))
  const expressions = wanted.map(({ pattern }) => new RegExp(pattern, 'iy'))
  return (text) => {
    const finds = expressions.map((expression) => ({ expression, matches: [] as RegExpExecArray[], end: 0 }))
    scan(text, (list, start) => {
      const find = finds[list]
      if (find === undefined || start < find.end) return
      find.expression.lastIndex = start
      const match = find.expression.exec(text)
      if (match === null) return
      find.matches.push(match)
      find.end = start + match[0].length
    })
    return finds.map(({ matches }) => matches)
  }
}
