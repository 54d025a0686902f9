import { Parser } from 'htmlparser2'

/** One element below an item. Elements inside it stay in `text` as they were written. */
export interface XmlField {
  text: string
  attributes: Readonly<Record<string, string>>
}

export interface XmlItem {
  fields: ReadonlyMap<string, readonly XmlField[]>
  /** Whether the document ended before the item did. */
  isCut: boolean
}

export interface XmlItems {
  /** Name of the outermost element; null when the text has none. */
  root: string | null
  items: XmlItem[]
}

/**
 * The items of a flat XML document: a feed, a sitemap. Read tag by tag and forgivingly: bare `&`, unknown entities and
 * a missing end cost at most the item they stand in. Nothing a document declares about itself is followed or expanded,
 * so there is no file, no network and no entity bomb (reliability.md, goal 22).
 */
export function readXmlItems(xml: string, itemNames: ReadonlySet<string>): XmlItems {
  const found: XmlItems = { root: null, items: [] }
  let fields: Map<string, XmlField[]> | null = null
  let field: { name: string; parts: string[]; attributes: Record<string, string> } | null = null
  /** Elements open inside the item: 1 is a field, deeper ones are part of its text. */
  let depth = 0
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        found.root ??= name
        if (fields === null) {
          if (itemNames.has(name)) fields = new Map()
          return
        }
        depth += 1
        if (depth === 1) field = { name, parts: [], attributes }
        else field?.parts.push(`<${name}>`)
      },
      ontext(text) {
        field?.parts.push(text)
      },
      onclosetag(name, isImplied) {
        if (fields === null) return
        if (depth === 0) {
          found.items.push({ fields, isCut: isImplied })
          fields = null
          return
        }
        depth -= 1
        if (depth > 0) {
          field?.parts.push(`</${name}>`)
        } else if (field !== null) {
          const { name: fieldName, parts, attributes } = field
          fields.set(fieldName, [...(fields.get(fieldName) ?? []), { text: parts.join('').trim(), attributes }])
          field = null
        }
      },
    },
    { xmlMode: true },
  )
  parser.end(xml.replace(/^\uFEFF/, ''))
  return found
}

/** Text of the first such field that has any; null without one. */
export function fieldText(item: XmlItem, ...names: readonly string[]): string | null {
  for (const name of names) {
    const text = item.fields.get(name)?.find((field) => field.text !== '')?.text
    if (text !== undefined) return text
  }
  return null
}
