import { load } from 'cheerio/slim'
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
  /** Raw text of the script `__NEXT_DATA__`, in which pages made with Next.js keep what they show. */
  nextData: string | null
  /** Of `<a>` and `<link>`, in order. */
  links: HtmlLink[]
}

/** No page of a person has more; a page made to trap us does (reliability.md, goal 15). */
const MAX_LINKS = 20_000

/**
 * What a crawler wants from a page of HTML. Cheerio's slim build, because its parser is no HTML5 tree builder: a page
 * nested 30,000 deep takes a third of a second with it, and minutes with the full build (reliability.md 1.4).
 */
export function readHtmlPage(html: string, pageUrl: string): HtmlPage {
  const $ = load(html)
  $('template').remove() // templates are not part of the page
  const base = $('base[href]').first().attr('href')
  return {
    baseUrl: base && URL.canParse(base, pageUrl) ? new URL(base, pageUrl).href : pageUrl,
    jsonLd: $('script')
      .toArray()
      .filter((script) => isJsonLd(script.attribs.type))
      .map((script) => $(script).text()),
    nextData: $('script#__NEXT_DATA__').first().text() || null,
    links: $('a[href], link[href]')
      .toArray()
      .slice(0, MAX_LINKS)
      .map(({ attribs }) => ({ href: attribs.href ?? '', rel: (attribs.rel ?? '').toLowerCase() }))
      .filter(({ href }) => href !== ''),
  }
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
