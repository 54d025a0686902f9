import { formLabelsOf } from '../web/form-labels.ts'
import { formatCount } from '../web/format.ts'

/** What the checks of a form say of what is missing, and how a page says it to a person. */
const RULES: readonly (readonly [said: RegExp, words: string])[] = [
  [/^sure: is missing$/, 'sure: tick the box to say that you are sure'],
  [/: is missing$/, ': this is needed'],
  // The page says so ahead of it.
  [/, so nothing was saved\.$/, '.'],
]
const LIMIT = /(?<=: must (?:be|have) at (?:least|most) )\d{4,}/

/** Fields that are called nothing on their pages: what is said of them says it all. */
const UNCALLED = new Set(['sure'])

export interface Refusal {
  /** Why, with the label of the field. */
  words: string
  /** The same without it. */
  reason: string
  /** Name of the field in the form that was sent; null: none alone. */
  field: string | null
  /** It is not known by what label the field stands on its page: the words have the name that was sent. */
  isUncalled: boolean
}

/**
 * Why something was refused, as a page says it: fields by the labels that stand beside them, rules in plain words. Programs are
 * told the names that they sent.
 *
 * @param path  to which it was sent
 * @param names  of the fields that were not left empty
 */
export function readRefusal(detail: string, path: string, names: readonly string[] = []): Refusal {
  const told = RULES.reduce((words, [said, instead]) => words.replace(said, instead), detail)
  const plain = told.replace(LIMIT, (limit) => formatCount(Number(limit)))
  const { name, row, rest } = partField(plain)
  if (name === null) return { words: plain, reason: plain, field: null, isUncalled: false }
  const labels = formLabelsOf(path) ?? {}
  const label = labels[name]
  const others = rest.replace(/\b[a-z]+[A-Z][A-Za-z]*\b/g, (word) => (labels[word] ? `“${labels[word]}”` : word))
  const reason = others.replace(/^[:\s]+/, '')
  if (label === undefined && row !== null) return { words: plain, reason, field: null, isUncalled: false }
  const field = row === null ? name : name.replace('#', String(rowOf(name, row, names)))
  if (UNCALLED.has(name)) return { words: reason, reason, field, isUncalled: false }
  const said = label === undefined ? name : row === null ? label : `${row}. ${label}`
  return { words: `${said}: ${reason}`, reason, field, isUncalled: label === undefined }
}

/** Rows of which nothing was typed are left out before the others are counted. */
function rowOf(name: string, row: number, names: readonly string[]): number {
  const group = `${name.split('.')[0]}.`
  const rows = names.flatMap((typed) => (typed.startsWith(group) ? [Number(typed.split('.')[1])] : []))
  return [...new Set(rows)].sort((one, other) => one - other)[row - 1] ?? row - 1
}

/** The field that a sentence begins with, as the labels are kept, its row counted from 1, and what is said of it. */
function partField(text: string): { name: string | null; row: number | null; rest: string } {
  const dotted = /^([a-z]+)[./[](\d+)\]?[./]([A-Za-z]+)/.exec(text)
  if (dotted !== null)
    return { name: `${dotted[1]}.#.${dotted[3]}`, row: Number(dotted[2]) + 1, rest: text.slice(dotted[0].length) }
  const counted = /^([a-z]+) (\d+): ([A-Za-z]+)/.exec(text)
  if (counted !== null) {
    const group = `${counted[1]}`.replace(/s?$/, 's')
    return { name: `${group}.#.${counted[3]}`, row: Number(counted[2]), rest: text.slice(counted[0].length) }
  }
  const inner = /^(constraints)[.:]\s?([A-Za-z]+)/.exec(text)
  if (inner !== null) return { name: `${inner[1]}.${inner[2]}`, row: null, rest: text.slice(inner[0].length) }
  const [, field = null, said = text] = /^([A-Za-z]+)(:.*)$/s.exec(text) ?? []
  return { name: field, row: null, rest: said }
}
