import type { NewPosting } from '../../data/domain.ts'
import { escapeHtml } from './description-parts.ts'
import type { ParsedPage } from './source.ts'
import { ItemShapeError } from './source-errors.ts'
import { readXmlTokens } from './xml-tokens.ts'

/** An element below an item. */
export interface XmlField {
  name: string
  /** Its text; of one with elements inside, these as they were written among it. */
  text: string
  /** The same with the text escaped, so that it is HTML if the elements are; null without elements. */
  markup: string | null
  attributes: Readonly<Record<string, string>>
  children: readonly XmlField[]
}

export interface XmlItem {
  fields: ReadonlyMap<string, readonly XmlField[]>
  /** `rdf:about` of the item itself: what RSS 1.0 identifies it by. */
  about: string | null
  /** `xml:base` of the item or the elements around it: what its links are relative to. */
  base: string | null
  /** Whether the document ended before the item did. */
  isCut: boolean
}

export interface XmlItems {
  /** Name of the outermost element; null when the text has none. */
  root: string | null
  /** Text of the elements outside the items, of each name the first: the title of a feed, the number of pages. */
  outside: Map<string, string>
  items: XmlItem[]
}

/** Elements below this are only text of their parent: no source we read nests its fields deeper than three. */
const MAX_DEPTH = 4

interface OpenField {
  name: string
  parts: string[]
  /** Escaped; only once an element has been met inside. */
  markup: string[] | null
  attributes: Record<string, string>
  children: XmlField[]
}

/**
 * The items of an XML document that is a list: a feed, a sitemap, a board. Read tag by tag and forgivingly: bare `&`,
 * unknown entities and a missing end cost at most the item they stand in. Nothing a document declares about itself is
 * followed or expanded, so there is no file, no network and no entity bomb.
 */
export function readXmlItems(xml: string, itemNames: ReadonlySet<string>): XmlItems {
  const found: XmlItems = { root: null, outside: new Map(), items: [] }
  let fields: Map<string, XmlField[]> | null = null
  let about: string | null = null
  let base: string | null = null
  let outsideText: string[] = []
  /** From the field of the item inwards, at most MAX_DEPTH. */
  const open: OpenField[] = []
  /** Elements open inside the item, kept or not. */
  let depth = 0
  readXmlTokens(xml.replace(/^\uFEFF/, ''), {
    open(name, attributes) {
      found.root ??= name
      if (fields === null) {
        outsideText = []
        base = attributes['xml:base'] ?? base
        if (itemNames.has(name)) fields = new Map()
        about = attributes['rdf:about'] ?? null
        return
      }
      depth += 1
      if (depth <= MAX_DEPTH) open.push({ name, parts: [], markup: null, attributes, children: [] })
      else addTag(open.at(-1), `<${name}>`)
    },
    text(text) {
      const field = fields === null ? null : open.at(-1)
      if (field === null) outsideText.push(text)
      field?.parts.push(text)
      field?.markup?.push(escapeHtml(text))
    },
    close(name, isImplied) {
      if (fields === null) {
        const text = outsideText.join('').trim()
        if (text !== '' && !found.outside.has(name)) found.outside.set(name, text)
        outsideText = []
        return
      }
      if (depth === 0) {
        found.items.push({ fields, about, base, isCut: isImplied })
        fields = null
        return
      }
      depth -= 1
      if (depth >= MAX_DEPTH) return addTag(open.at(-1), `</${name}>`)
      const field = open.pop()
      if (field !== undefined) close(field, open.at(-1), fields)
    },
  })
  return found
}

function addTag(field: OpenField | undefined, ...written: string[]): void {
  if (field === undefined) return
  field.markup ??= field.parts.map(escapeHtml)
  field.markup.push(...written)
  field.parts.push(...written)
}

function close(
  { name, parts, markup, attributes, children }: OpenField,
  parent: OpenField | undefined,
  fields: Map<string, XmlField[]>,
): void {
  const written = parts.join('')
  const escaped = markup === null ? null : markup.join('')
  const field = { name, text: written.trim(), markup: escaped?.trim() ?? null, attributes, children }
  if (parent === undefined) {
    const known = fields.get(name)
    if (known === undefined) fields.set(name, [field])
    else known.push(field)
  } else {
    parent.children.push(field)
    parent.markup ??= parent.parts.map(escapeHtml)
    parent.markup.push(`<${name}>`, escaped ?? escapeHtml(written), `</${name}>`)
    parent.parts.push(`<${name}>`, written, `</${name}>`)
  }
}

/** Text of the first such field that has any; null without one. */
export function fieldText(item: XmlItem, ...names: readonly string[]): string | null {
  for (const name of names) {
    const text = item.fields.get(name)?.find((field) => field.text !== '')?.text
    if (text !== undefined) return text
  }
  return null
}

/** Children of that name of every field of that name: `locations`, `location`. */
export const childFields = (item: XmlItem, fieldName: string, childName: string): XmlField[] =>
  (item.fields.get(fieldName) ?? []).flatMap(({ children }) => children.filter(({ name }) => name === childName))

/** Text of the first child of that name that has any; null without one. */
export const childText = (field: XmlField, name: string): string | null =>
  field.children.find((child) => child.name === name && child.text !== '')?.text ?? null

/** Reads every item with `read`; one that cannot be read becomes a reject. Any other error is a bug and escapes. */
export function parseXmlItems(
  items: readonly XmlItem[],
  listName: string,
  read: (item: XmlItem) => NewPosting,
): Pick<ParsedPage, 'postings' | 'rejects'> {
  const parsed: Pick<ParsedPage, 'postings' | 'rejects'> = { postings: [], rejects: [] }
  for (const [index, item] of items.entries()) {
    try {
      if (item.isCut) throw new ItemShapeError('the document ends within the item')
      parsed.postings.push(read(item))
    } catch (error) {
      if (!(error instanceof ItemShapeError)) throw error
      parsed.rejects.push({ item: `${listName}[${index}]`, reason: error.message })
    }
  }
  return parsed
}
