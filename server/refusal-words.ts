import { formLabelsOf } from '../web/form-labels.ts'

/** What the checks of a form say of what is missing, and how a page says it to a person. */
const RULES: readonly (readonly [said: RegExp, words: string])[] = [
  [/^sure: is missing$/, 'tick the box to say that you are sure'],
  [/: is missing$/, ': this is needed'],
]

/**
 * Why something was refused, as a page says it: fields by the labels that stand beside them, rules in plain words. Programs are
 * told the names that they sent.
 *
 * @param path  to which it was sent
 */
export function refusalWords(detail: string, path: string): string {
  const plain = RULES.reduce((words, [said, instead]) => words.replace(said, instead), detail)
  const { name, row, rest } = partField(plain)
  if (name === null) return plain
  const labels = formLabelsOf(path) ?? {}
  const label = labels[name] ?? labels[`constraints.${name}`]
  if (label === undefined && row !== null) return plain
  const said = label === undefined ? name : row === null ? label : `${row}. ${label}`
  const others = rest.replace(/\b[a-z]+[A-Z][A-Za-z]*\b/g, (word) => (labels[word] ? `“${labels[word]}”` : word))
  return `${said}: ${others.replace(/^[:\s]+/, '')}`
}

/** The field that a sentence begins with, as the labels are kept, its row counted from 1, and what is said of it. */
function partField(text: string): { name: string | null; row: number | null; rest: string } {
  const dotted = /^([a-z]+)[./](\d+)[./]([A-Za-z]+)/.exec(text)
  if (dotted !== null)
    return { name: `${dotted[1]}.#.${dotted[3]}`, row: Number(dotted[2]) + 1, rest: text.slice(dotted[0].length) }
  const counted = /^([a-z]+) (\d+): ([A-Za-z]+)/.exec(text)
  if (counted !== null) {
    const group = `${counted[1]}`.replace(/s?$/, 's')
    return { name: `${group}.#.${counted[3]}`, row: Number(counted[2]), rest: text.slice(counted[0].length) }
  }
  const [, name = null, rest = text] = /^([A-Za-z]+(?:\.[A-Za-z]+)?)(:.*)$/s.exec(text) ?? []
  return { name, row: null, rest }
}
