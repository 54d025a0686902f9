/** One thing of a file that may become a posting: a row, a line, an element of a list. */
export interface Item {
  /** Line on which it begins, from 1; in a JSON document, which has no lines to speak of, its number in the list. */
  line: number
  value: unknown
  /** Why it cannot be read at all; `value` is then what was there. */
  fault?: string
}
