import { load } from 'cheerio/slim'
import type { JsonRecord } from './json-shape.ts'
import type { MarkupSlice } from './markup-slices.ts'

/**
 * A JobPosting in microdata or RDFa as the record that JSON-LD would be.
 * Docs: https://html.spec.whatwg.org/multipage/microdata.html, https://www.w3.org/TR/rdfa-lite/
 * Traps: a property of a nested item belongs to that item; a value stands in `content`, in `datetime`, in an address, or
 * in the text, in that order; the description is wanted with its markup, everything else without.
 */
export function readSchemaMarkup({ html, syntax }: MarkupSlice): JsonRecord {
  const $ = load(html)
  const words = WORDS[syntax]
  const [root] = $.root().children().toArray()
  return root === undefined ? {} : readItem($, root, words)
}

const WORDS = {
  microdata: { property: 'itemprop', type: 'itemtype', scope: 'itemscope' },
  rdfa: { property: 'property', type: 'typeof', scope: 'typeof' },
} as const

type Words = (typeof WORDS)[keyof typeof WORDS]
type Root = ReturnType<typeof load>
type Tag = ReturnType<ReturnType<Root['root']>['children']>[number]

function readItem($: Root, element: Tag, words: Words): JsonRecord {
  const item: JsonRecord = { '@type': lastWord(element.attribs[words.type] ?? '') }
  addProperties($, element, words, item)
  return item
}

/** The properties below an element; those below a nested item are not this item's. */
function addProperties($: Root, parent: Tag, words: Words, item: JsonRecord): void {
  const waiting = $(parent).children().toArray().reverse()
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    if (element.name === 'template' || element.name === 'script') continue
    const names = (element.attribs[words.property] ?? '').split(/\s+/).filter(Boolean).map(lastWord)
    const isItem = element.attribs[words.scope] !== undefined
    if (names.length > 0) {
      const value = isItem ? readItem($, element, words) : statedValue($, element, names)
      for (const name of names) addValue(item, name, value)
    }
    if (!isItem) waiting.push(...$(element).children().toArray().reverse())
  }
}

function addValue(item: JsonRecord, name: string, value: unknown): void {
  if (!Object.hasOwn(item, name)) {
    Object.defineProperty(item, name, { value, enumerable: true, writable: true, configurable: true })
  } else {
    const known = item[name]
    item[name] = Array.isArray(known) ? [...known, value] : [known, value]
  }
}

function statedValue($: Root, element: Tag, names: readonly string[]): string {
  const { content, datetime, href, src, value } = element.attribs
  if (content !== undefined) return content.trim()
  if (datetime !== undefined) return datetime.trim()
  if (element.name === 'data' && value !== undefined) return value.trim()
  if (href !== undefined && LINKS.has(element.name)) return href.trim()
  if (src !== undefined) return src.trim()
  return names.includes('description')
    ? ($(element).html() ?? '').trim()
    : $(element).text().replace(/\s+/g, ' ').trim()
}

const LINKS: ReadonlySet<string> = new Set(['a', 'area', 'link'])

/** "https://schema.org/JobPosting", "schema:title", "title": the last word is the name. */
const lastWord = (name: string): string =>
  name
    .trim()
    .split(/[/:#\s]/)
    .at(-1) ?? ''
