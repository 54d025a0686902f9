import { type MarkedExpression, markScanner } from '../../data/word-marks.ts'

/** How far a match may reach to either side of its mark, in UTF-16 code units. */
const REACH = 200

/** The first match of the expression with this number in the list, as `RegExp.exec` gives it. */
export type FirstMatch = (number: number) => RegExpExecArray | null

/**
 * Finds first matches of many expressions in long texts, most of which hold none: one pass over the text finds the marks, and an
 * expression is run over their surroundings alone.
 *
 * @throws Error when a mark has not four characters
 */
export function nearbySearch(wanted: readonly MarkedExpression[]): (text: string) => FirstMatch {
  const scan = markScanner(wanted.map(({ marks }) => marks))
  const expressions = wanted.map(({ pattern }) => new RegExp(pattern, 'gi'))
  return (text) => {
    /** By expression: where each stretch to search begins and ends, in order and apart. */
    const stretches = wanted.map((): number[] => [])
    scan(text, (list, start) => {
      const own = stretches[list] ?? []
      if (start - REACH <= (own.at(-1) ?? Number.NEGATIVE_INFINITY)) own[own.length - 1] = start + REACH
      else own.push(Math.max(0, start - REACH), start + REACH)
    })
    return (number) => {
      const [expression, own] = [expressions[number], stretches[number]]
      if (expression === undefined || own === undefined) return null
      for (let at = 0; at < own.length; at += 2) {
        expression.lastIndex = own[at] ?? 0
        const match = expression.exec(text.slice(0, own[at + 1]))
        if (match !== null) return match
      }
      return null
    }
  }
}
