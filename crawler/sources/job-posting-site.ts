import { absoluteUrl, type HtmlPage, readHtmlPage } from './html-page.ts'
import { readJsonLd } from './json-ld.ts'
import { readJobPosting } from './schema-job-posting.ts'
import type { FetchedPage, ParsedPage, Reject, SourceAdapter, SourceConfig, SourceRequest } from './source.ts'
import { ItemShapeError, PageShapeError, SourceConfigError } from './source-errors.ts'
import { fieldText, readXmlItems, type XmlItem } from './xml-items.ts'

/**
 * Any site whose adverts carry schema.org JobPosting (JSON-LD): `url` is its page of openings or its sitemap.
 * Docs: https://schema.org/JobPosting, https://www.sitemaps.org/protocol.html
 * Gives what the site states, usually everything but the requirement level. Read as a snapshot: sites take adverts down.
 * Traps: a sitemap names every page of the site, so pages that look like adverts by their address go first, and only if
 * none does all are read; expired adverts often stay up with an old `validThrough`.
 */
export const jobPostingSite: SourceAdapter = {
  type: 'job-posting-site',
  describes: { name: 'Sites with JobPosting pages', kind: 'snapshot', attribution: null, licence: null, url: null },
  firstRequests(config) {
    const start = config.url === undefined ? null : absoluteUrl(config.url, config.url)
    if (start === null)
      throw new SourceConfigError(config.id, 'needs "url", the page of openings or the sitemap of the site')
    return [{ kind: 'listing', url: reachableUrl(start, config) }]
  },
  parsePage(page, config) {
    const isSitemap = SITEMAP_START.test(page.body.slice(0, 2_000))
    if (isSitemap) return readSitemap(page, config)
    const looksLikeHtml = /<(!doctype|html|head|body|script|a|div)\b/i.test(page.body.slice(0, 20_000))
    if (!looksLikeHtml) throw new PageShapeError(config.id, page.url, 'neither a page of HTML nor a sitemap')
    return readPage(page, config)
  },
}

/** Words in the address of an advert, in the languages we meet: `/jobs/12`, `/stellenangebote/…`, `/empleo/…`. */
const JOB_ADDRESS =
  /\b(jobs?|careers?|karriere|vacanc(y|ies)|positions?|openings?|opportunit(y|ies)|roles?|stellen\w*|empleos?|ofertas?|emplois?)\b/i
/** `<urlset>` or `<sitemapindex>` behind declarations (`<?xml-stylesheet …?>` too) and comments. */
const SITEMAP_START = /^(\s|<\?[^>]*>|<!--[\s\S]*?-->)*<(urlset|sitemapindex)\b/i
const NEXT_PAGE = /\bnext\b/

/** With `baseUrl` another server stands in for the site: the same paths, asked there. */
function reachableUrl(url: string, config: SourceConfig): string {
  if (config.baseUrl === undefined || config.url === undefined) return url
  const { origin } = new URL(config.url)
  return url.startsWith(`${origin}/`) || url === origin
    ? config.baseUrl.replace(/\/+$/, '') + url.slice(origin.length)
    : url
}

/** The other way round: what a stored posting should link to. */
function publicUrl(url: string, config: SourceConfig): string {
  const base = config.baseUrl?.replace(/\/+$/, '')
  if (base === undefined || config.url === undefined || !url.startsWith(`${base}/`)) return url
  return new URL(config.url).origin + url.slice(base.length)
}

const hostOf = (url: string): string => new URL(url).host

const SITEMAP_ITEMS: ReadonlySet<string> = new Set(['url', 'sitemap'])

function readSitemap(page: FetchedPage, config: SourceConfig): ParsedPage {
  const { root, items } = readXmlItems(page.body, SITEMAP_ITEMS)
  const pages = namedPages(items, page, config)
  const adverts = pages.filter(looksLikeAdvert)
  const chosen = root === 'sitemapindex' || adverts.length === 0 ? pages : adverts
  const kind = root === 'sitemapindex' ? 'listing' : 'detail'
  return { postings: [], rejects: [], next: chosen.map((url): SourceRequest => ({ kind, url })) }
}

/** Addresses of a sitemap that lie on its own host; one of another host is not the site's to name. */
function namedPages(items: readonly XmlItem[], page: FetchedPage, config: SourceConfig): string[] {
  return items.flatMap((item) => {
    const location = fieldText(item, 'loc')
    const url = location === null ? null : absoluteUrl(location, page.url)
    const reachable = url === null ? null : reachableUrl(url, config)
    return reachable !== null && hostOf(reachable) === hostOf(page.url) ? [reachable] : []
  })
}

const looksLikeAdvert = (url: string): boolean => JOB_ADDRESS.test(new URL(url).pathname.replaceAll(/[-_]/g, ' '))

function readPage(page: FetchedPage, config: SourceConfig): ParsedPage {
  const html = readHtmlPage(page.body, page.url)
  const { items, broken } = readJsonLd(html.jsonLd, 'JobPosting')
  const parsed: ParsedPage = {
    postings: [],
    rejects: [],
    next: page.kind === 'listing' ? linkedPages(html, page, config) : [],
  }
  for (const [index, item] of items.entries()) {
    const context = {
      source: config.id,
      board: '',
      pageUrl: publicUrl(page.url, config),
      isOnlyOne: items.length === 1 && page.kind === 'detail',
      company: config.company ?? null,
    }
    try {
      parsed.postings.push(readJobPosting(item, context))
    } catch (error) {
      if (!(error instanceof ItemShapeError)) throw error
      parsed.rejects.push({ item: `JobPosting[${index}]`, reason: error.message })
    }
  }
  const isAdvertWithout = page.kind === 'detail' && items.length === 0 && looksLikeAdvert(page.url)
  if (isAdvertWithout) parsed.rejects.push(missingPosting(broken))
  return parsed
}

const missingPosting = (broken: readonly string[]): Reject =>
  broken.length === 0
    ? { item: 'page', reason: 'looks like an advert, but has no JobPosting' }
    : { item: 'page', reason: `has JSON-LD that cannot be read: ${broken[0]}` }

function linkedPages(html: HtmlPage, page: FetchedPage, config: SourceConfig): SourceRequest[] {
  const next: SourceRequest[] = []
  const known = new Set([page.url])
  for (const { href, rel } of html.links) {
    const url = absoluteUrl(href, html.baseUrl)
    const reachable = url === null ? null : reachableUrl(url, config)
    if (reachable === null || known.has(reachable) || hostOf(reachable) !== hostOf(page.url)) continue
    const isNext = NEXT_PAGE.test(rel)
    if (!isNext && !isBelow(reachable, page.url)) continue
    known.add(reachable)
    next.push({ kind: isNext ? 'listing' : 'detail', url: reachable })
  }
  return next
}

/** Adverts stand below the page that lists them, or in an address that names jobs; imprint and blog do neither. */
function isBelow(url: string, listingUrl: string): boolean {
  const listing = new URL(listingUrl).pathname.replace(/[^/]*$/, '')
  const { pathname } = new URL(url)
  return (
    pathname !== new URL(listingUrl).pathname &&
    (looksLikeAdvert(url) || (listing !== '/' && pathname.startsWith(listing)))
  )
}
