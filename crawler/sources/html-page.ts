import { Parser } from 'htmlparser2'

export interface HtmlLink {
  /** As written; relative to `baseUrl`. */
  href: string
  rel: string
}

export interface HtmlPage {
  /** What relative links are relative to: `<base href>` or the page itself. */
  baseUrl: string
  /** Raw text of every `application/ld+json` script, in order. */
  jsonLd: string[]
  /** Of `<a>` and `<link>`, in order. */
  links: HtmlLink[]
}

/** No page of a person has more; a page made to trap us does (reliability.md, goal 15). */
const MAX_LINKS = 20_000

/**
 * What a crawler wants from a page of HTML, read tag by tag. No tree is built: a tree of a page nested 100 000 deep
 * takes minutes (reliability.md 1.4), this takes as long as the page has characters.
 */
export function readHtmlPage(html: string, pageUrl: string): HtmlPage {
  const page: HtmlPage = { baseUrl: pageUrl, jsonLd: [], links: [] }
  let templateDepth = 0
  let script: string[] | null = null
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'template') templateDepth += 1
      if (templateDepth > 0) return // templates are not part of the page
      if (name === 'script' && isJsonLd(attributes.type)) script = []
      if (name === 'base' && attributes.href && URL.canParse(attributes.href, pageUrl)) {
        page.baseUrl = new URL(attributes.href, pageUrl).href
      }
      if ((name === 'a' || name === 'link') && attributes.href && page.links.length < MAX_LINKS) {
        page.links.push({ href: attributes.href, rel: (attributes.rel ?? '').toLowerCase() })
      }
    },
    ontext(text) {
      script?.push(text)
    },
    onclosetag(name) {
      if (name === 'template' && templateDepth > 0) templateDepth -= 1
      if (name !== 'script' || script === null) return
      page.jsonLd.push(script.join(''))
      script = null
    },
  })
  parser.end(html)
  return page
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

/** Absolute http(s) address of a link, without its fragment; null when it is none. */
export function absoluteUrl(href: string, baseUrl: string): string | null {
  if (!URL.canParse(href.trim(), baseUrl)) return null
  const url = new URL(href.trim(), baseUrl)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  url.hash = ''
  return url.href
}
