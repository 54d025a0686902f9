import { absoluteUrl, type HtmlPage, readHtmlPage } from './html-page.ts'
import { readJsonLd } from './json-ld.ts'
import type { JsonRecord } from './json-shape.ts'
import { rejectFor } from './json-shape.ts'
import { linksOfListing } from './listing-links.ts'
import { readJobPosting } from './schema-job-posting.ts'
import { readSchemaMarkup } from './schema-markup.ts'
import { looksLikeAdvert, withoutVisitor } from './site-address.ts'
import { hostOf, publicUrl, reachableUrl } from './site-server.ts'
import { isRobotsFile, isSitemap, readRobotsFile, readSitemap } from './sitemap.ts'
import type { FetchedPage, ParsedPage, Reject, SourceAdapter, SourceConfig } from './source.ts'
import { ItemShapeError, PageShapeError, SourceConfigError } from './source-errors.ts'

/**
 * Any site whose adverts carry schema.org JobPosting (JSON-LD, microdata or RDFa): `url` is its page of openings, its
 * sitemap, or its robots.txt, which names the sitemaps. With `since` a sitemap's pages that have not changed since that
 * day are not read.
 * Docs: https://schema.org/JobPosting, https://www.sitemaps.org/protocol.html
 * Gives what the site states, usually everything but the requirement level. Read as a snapshot: sites take adverts down.
 * Traps: expired adverts often stay up with an old `validThrough`; pages lead in circles (`listing-links.ts`); what a page
 * states twice, in two syntaxes, is one advert.
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
    if (page.kind === 'listing' && isRobotsFile(page)) return readRobotsFile(page, config)
    if (isSitemap(page)) return readSitemap(page, config)
    const looksLikeHtml = /<(!doctype|html|head|body|script|a|div)\b/i.test(page.body.slice(0, 20_000))
    if (!looksLikeHtml) throw new PageShapeError(config.id, page.url, 'neither a page of HTML nor a sitemap')
    return readPage(page, config)
  },
}

function readPage(page: FetchedPage, config: SourceConfig): ParsedPage {
  const html = readHtmlPage(page.body, page.url)
  const { items, broken } = statedPostings(html)
  const links = page.kind === 'listing' ? linksOfListing(html, page, config) : { next: [], rejects: [] }
  const parsed: ParsedPage = { postings: [], rejects: links.rejects, next: links.next }
  for (const [index, item] of items.entries()) {
    const context = {
      source: config.id,
      board: '',
      pageUrl: ownAddress(html, page, config),
      isOnlyOne: items.length === 1 && page.kind === 'detail',
      company: config.company ?? null,
      ...(page.readAt !== undefined && { readAt: page.readAt }),
    }
    try {
      parsed.postings.push(readJobPosting(item, context))
    } catch (error) {
      if (!(error instanceof ItemShapeError)) throw error
      parsed.rejects.push(rejectFor(error, `JobPosting[${index}]`))
    }
  }
  const isAdvertWithout = page.kind === 'detail' && items.length === 0 && looksLikeAdvert(page.url)
  if (isAdvertWithout) parsed.rejects.push(missingPosting(broken))
  return parsed
}

/** JSON-LD first; on a page about one advert the other syntaxes fill what it leaves out. */
function statedPostings(html: HtmlPage): { items: JsonRecord[]; broken: string[] } {
  const { items, broken } = readJsonLd(html.jsonLd, 'JobPosting')
  const microdata = html.markup.filter(({ syntax }) => syntax === 'microdata').map(readSchemaMarkup)
  const rdfa = html.markup.filter(({ syntax }) => syntax === 'rdfa').map(readSchemaMarkup)
  const stated = [items, microdata, rdfa].filter((list) => list.length > 0)
  if (stated.every((list) => list.length === 1)) {
    const merged: JsonRecord = Object.assign({}, ...stated.flat().reverse())
    return { items: stated.length > 0 ? [merged] : [], broken }
  }
  return { items: stated[0] ?? [], broken }
}

/** The address that the page gives as its own, if it lies on the site; else the one it was read at. */
function ownAddress(html: HtmlPage, page: FetchedPage, config: SourceConfig): string {
  const read = withoutVisitor(publicUrl(page.url.replace(/#.*/s, ''), config))
  const canonical = html.canonicalUrl === null ? null : publicUrl(html.canonicalUrl, config)
  return canonical !== null && hostOf(canonical) === hostOf(read) ? canonical : read
}

const missingPosting = (broken: readonly string[]): Reject =>
  broken.length === 0
    ? { item: 'page', reason: 'looks like an advert, but has no JobPosting' }
    : { item: 'page', reason: `has JSON-LD that cannot be read: ${broken[0]}` }
