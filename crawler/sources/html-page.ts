import { Parser } from 'htmlparser2'
import { readHtmlTokens } from './html-tokens.ts'
import { type MarkupFinder, type MarkupSlice, markupFinder } from './markup-slices.ts'

export interface HtmlLink {
  /** As written; relative to `baseUrl`. */
  href: string
  rel: string
}

export interface HtmlPage {
  /** What relative links are relative to: `<base href>` or the page itself. */
  baseUrl: string
  /** Absolute address that the page gives as its own (`<link rel=canonical>`); null without one. */
  canonicalUrl: string | null
  /** Raw text of every `application/ld+json` script, in order. */
  jsonLd: string[]
  /** Every JobPosting in microdata or RDFa, in order. */
  markup: MarkupSlice[]
  /** Raw text of the script `__NEXT_DATA__`, in which pages made with Next.js keep what they show. */
  nextData: string | null
  /** Of `<a>` and `<link>`, in order. */
  links: HtmlLink[]
}

/** No page of a person has more; a page made to trap us does. */
const MAX_LINKS = 20_000
const MARKS: ReadonlySet<string> = new Set(['itemtype', 'typeof'])

/**
 * What a crawler wants from a page of HTML, read tag by tag: no tree is built of what may be hostile. What stands in
 * comments and templates is no part of the page.
 */
export function readHtmlPage(html: string, pageUrl: string): HtmlPage {
  const page: HtmlPage = { baseUrl: pageUrl, canonicalUrl: null, jsonLd: [], markup: [], nextData: null, links: [] }
  const markup: MarkupFinder = markupFinder(html, page.markup)
  let canonical: string | null = null
  let templates = 0
  let script: { kind: 'json-ld' | 'next-data'; start: number } | null = null
  const addLink = (link: HtmlLink): void => {
    if (link.href !== '' && page.links.length < MAX_LINKS) page.links.push(link)
  }
  const openers: Readonly<Record<string, (attributes: ReadonlyMap<string, string>, end: number) => void>> = {
    a: (attributes) => addLink(linkOf(attributes)),
    link(attributes) {
      const link = linkOf(attributes)
      addLink(link)
      if (/\bcanonical\b/.test(link.rel)) canonical ??= link.href
    },
    base(attributes) {
      if (page.baseUrl === pageUrl) page.baseUrl = absoluteUrl(attributes.get('href') ?? '', pageUrl) ?? pageUrl
    },
    script(attributes, end) {
      const kind = scriptKind(attributes)
      script = kind === null ? null : { kind, start: end }
    },
  }

  readHtmlTokens(html, {
    isWanted: (name) => Object.hasOwn(openers, name),
    isMark: (attribute) => MARKS.has(attribute),
    open(tag) {
      if (tag.name === 'template') templates += 1
      if (templates > 0) return
      markup.open(tag)
      if (Object.hasOwn(openers, tag.name)) openers[tag.name]?.(tag.attributes, tag.end)
    },
    close(name, start, end) {
      if (name === 'template') templates = Math.max(0, templates - 1)
      if (templates > 0) return
      markup.close(name, end)
      if (name !== 'script' || script === null) return
      const text = html.slice(script.start, start)
      if (script.kind === 'json-ld') page.jsonLd.push(text)
      else page.nextData ??= text || null
      script = null
    },
  })
  markup.end()
  page.canonicalUrl = canonical === null ? null : absoluteUrl(canonical, page.baseUrl)
  return page
}

const linkOf = (attributes: ReadonlyMap<string, string>): HtmlLink => ({
  href: attributes.get('href') ?? '',
  rel: (attributes.get('rel') ?? '').toLowerCase(),
})

function scriptKind(attributes: ReadonlyMap<string, string>): 'json-ld' | 'next-data' | null {
  if (isJsonLd(attributes.get('type'))) return 'json-ld'
  return attributes.get('id') === '__NEXT_DATA__' ? 'next-data' : null
}

/** "application/ld+json", in any case and with parameters behind it. */
const isJsonLd = (type: string | undefined): boolean =>
  type?.split(';')[0]?.trim().toLowerCase() === 'application/ld+json'

/** Text with its entities decoded once: `&lt;p&gt;` → `<p>`. For text without tags of its own. */
export function decodeEntitiesOnce(text: string): string {
  const parts: string[] = []
  const parser = new Parser({ ontext: (part) => void parts.push(part) }, { decodeEntities: true })
  parser.end(text)
  return parts.join('')
}

/**
 * HTML that was escaped, as HTML: `&lt;p&gt;` and `&amp;lt;p&amp;gt;` → `<p>`. Twice at most, so that a text about HTML
 * does not become HTML; text with tags of its own stays as it is.
 */
export function unescapedHtml(html: string, times = 2): string {
  const isEscaped = !html.includes('<') && /&(amp;)?lt;/.test(html)
  return isEscaped && times > 0 ? unescapedHtml(decodeEntitiesOnce(html), times - 1) : html
}

/** Absolute http(s) address of a link, without its fragment; null when it is none. */
export function absoluteUrl(href: string, baseUrl: string): string | null {
  if (!URL.canParse(href.trim(), baseUrl)) return null
  const url = new URL(href.trim(), baseUrl)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  url.hash = ''
  return url.href
}
