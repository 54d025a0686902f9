import { formLabelsOf } from '../web/form-labels.ts'

/** What the checks of a form say, and how a page says it to a person. */
const RULES: readonly (readonly [said: RegExp, words: string])[] = [
  [/must have required property '?sure'?/, 'tick the box to say that you are sure'],
  [/must have required property '?(\w+)'?/, '$1: this is needed'],
  [/must be >= (-?[\d.]+)/, 'it has to be $1 or more'],
  [/must be <= (-?[\d.]+)/, 'it has to be $1 or less'],
  [/must be integer/, 'a whole number is needed'],
  [/must be number/, 'a number is needed'],
  [/must NOT have more than (\d+) characters/, 'it has to be $1 characters or fewer'],
  [/must NOT have fewer than \d+ characters/, 'this is needed'],
  [/must match format "date"/, 'a day is needed, such as 2026-11-26'],
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
function partField(sentence: string): { name: string | null; row: number | null; rest: string } {
  const inner = /^(?:body|querystring)\/(.*)$/s.exec(sentence)?.[1]
  const text = inner ?? sentence
  const dotted = /^([a-z]+)[./](\d+)[./]([A-Za-z]+)(.*)$/s.exec(text)
  if (dotted !== null) return { name: `${dotted[1]}.#.${dotted[3]}`, row: Number(dotted[2]) + 1, rest: dotted[4] ?? '' }
  const counted = /^([a-z]+) (\d+): ([A-Za-z]+)(.*)$/s.exec(text)
  if (counted !== null) {
    const group = `${counted[1]}`.replace(/s?$/, 's')
    return { name: `${group}.#.${counted[3]}`, row: Number(counted[2]), rest: counted[4] ?? '' }
  }
  const [, name = null, rest = ''] = /^([A-Za-z]+(?:\.[A-Za-z]+)?)(:.*)$/s.exec(text) ?? []
  if (name !== null) return { name, row: null, rest }
  const [, checked = null, said = ''] = inner === undefined ? [] : (/^([A-Za-z.]+) (.*)$/s.exec(text) ?? [])
  return { name: checked, row: null, rest: said === '' ? text : said }
}
