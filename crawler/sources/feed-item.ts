import { absoluteUrl, decodeEntitiesOnce, unescapedHtml } from './html-page.ts'
import type { XmlField, XmlItem } from './xml-items.ts'

/** What RSS 2.0, RSS 1.0 and Atom call by different names. */
export interface FeedItem {
  id: string | null
  /** Absolute. */
  link: string | null
  /** Without markup. */
  title: string | null
  /** The longest text it offers. */
  text: { format: 'html' | 'text'; content: string } | null
  /** As written; the day of the last edit is none. */
  published: string | null
}

/** @param feedUrl  what relative links are relative to, unless the item says otherwise */
export function readFeedItem(item: XmlItem, feedUrl: string): FeedItem {
  const guid = firstField(item, ['guid'])
  return {
    id: textOf(guid ?? firstField(item, ['id', 'dc:identifier'])) ?? item.about,
    link: readLink(item, guid, feedUrl),
    title: plainTitle(firstField(item, ['title', 'dc:title', 'media:title'])),
    text: readText(firstField(item, ['content:encoded', 'content', 'description', 'summary', 'dc:description'])),
    published: textOf(
      firstField(item, ['pubDate', 'published', 'dcterms:issued', 'dc:date', 'issued', 'dcterms:created', 'created']),
    ),
  }
}

/** The first such field that says anything; the prefix of Atom and RSS themselves means nothing. */
function firstField(item: XmlItem, names: readonly string[]): XmlField | null {
  for (const name of names) {
    for (const prefix of ['', 'atom:', 'atom10:', 'rss:', 'a:']) {
      const field = item.fields.get(prefix + name)?.find(({ text }) => text !== '')
      if (field !== undefined) return decoded(field)
    }
  }
  return null
}

/** Atom 0.3 says `mode="base64"`, Atom 1.0 means it by a type that is no text (RFC 4287 section 4.1.3.3). */
function decoded(field: XmlField): XmlField {
  const { mode, type = 'text' } = field.attributes
  const isPacked = mode === 'base64' || (mode === undefined && /^application\/octet-stream$/i.test(type))
  return isPacked ? { ...field, text: Buffer.from(field.text, 'base64').toString('utf8'), markup: null } : field
}

const textOf = (field: XmlField | null): string | null => field?.text ?? null

/** RSS writes the address into `<link>`, Atom into `href` of the link that is the page itself; a guid may be one. */
function readLink(item: XmlItem, guid: XmlField | null, feedUrl: string): string | null {
  const base = item.base === null ? feedUrl : (absoluteUrl(item.base, feedUrl) ?? feedUrl)
  const links = [...(item.fields.get('link') ?? []), ...(item.fields.get('atom:link') ?? [])]
  for (const { text, attributes } of links) {
    const address = attributes.href ?? text
    if ((attributes.rel ?? 'alternate') === 'alternate' && address !== '') return absoluteUrl(address, base)
  }
  const isPermaLink = guid !== null && guid.attributes.isPermaLink?.toLowerCase() !== 'false'
  return isPermaLink && /^https?:/i.test(guid.text) ? absoluteUrl(guid.text, base) : null
}

/** Titles are escaped for XML and, by many generators, once more for HTML; Atom says which. */
function plainTitle(field: XmlField | null): string | null {
  if (field === null) return null
  const { type } = field.attributes
  const isText = type === 'text' || type === 'text/plain'
  const html = field.markup ?? field.text
  const plain = isText && field.markup === null ? html : decodeEntitiesOnce(html)
  return plain.replace(/\s+/g, ' ').trim() || null
}

function readText(field: XmlField | null): FeedItem['text'] {
  if (field === null) return null
  const content = field.markup ?? unescapedHtml(field.text)
  return { format: /<[a-z]/i.test(content) || /&\w+;/.test(content) ? 'html' : 'text', content }
}
