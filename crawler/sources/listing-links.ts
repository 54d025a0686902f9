import { createHash } from 'node:crypto'
import { absoluteUrl, type HtmlPage } from './html-page.ts'
import { looksLikeAdvert, withoutVisitor } from './site-address.ts'
import { hostOf, reachableUrl } from './site-server.ts'
import type { FetchedPage, Reject, SourceConfig, SourceRequest } from './source.ts'

/**
 * Where a page of openings leads. Sites can lead in circles: pages without end that name the same adverts again,
 * calendars with a next month for ever, addresses that are new at every visit. So only pages of openings lead on, a page
 * that names the adverts of an earlier one is the last, and there are at most MAX_LISTINGS of them.
 */

const MAX_LISTINGS = 200
/** No page of openings has more; a page made to trap us does. */
const MAX_ADVERTS = 1_000
const NEXT_PAGE = /\bnext\b/
const DIGEST_LENGTH = 6 // characters of base64url: 36 bits

export function linksOfListing(
  html: HtmlPage,
  page: FetchedPage,
  config: SourceConfig,
): { next: SourceRequest[]; rejects: Reject[] } {
  const adverts = new Set<string>()
  const turned = new Set<string>()
  for (const { href, rel } of html.links) {
    const url = absoluteUrl(href, html.baseUrl)
    const reachable = url === null ? null : reachableUrl(withoutVisitor(url), config)
    if (reachable === null || isSamePage(reachable, page.url) || hostOf(reachable) !== hostOf(page.url)) continue
    if (NEXT_PAGE.test(rel)) turned.add(reachable)
    else if (isBelow(reachable, page.url)) adverts.add(reachable)
  }
  const all = [...adverts]
  const kept = all.length > MAX_ADVERTS ? [...all.filter(looksLikeAdvert), ...all].slice(0, MAX_ADVERTS) : all
  const details = [...new Set(kept)].map((url): SourceRequest => ({ kind: 'detail', url }))
  const reason = `names ${all.length} pages: ${all.length - details.length} of them are not read`
  return {
    next: [...details, ...furtherListings([...turned], all, page)],
    rejects: details.length < all.length ? [{ item: 'page', reason }] : [],
  }
}

const isSamePage = (url: string, pageUrl: string): boolean => url === pageUrl.replace(/#.*/s, '')

/** Number of the page and what the pages before it named stand in the fragment, which is never sent. */
function furtherListings(urls: readonly string[], adverts: readonly string[], page: FetchedPage): SourceRequest[] {
  const place = new URLSearchParams(new URL(page.url).hash.slice(1))
  const number = Number(place.get('page') ?? 1) + 1
  const seen = (place.get('seen') ?? '').split('.').filter(Boolean)
  const digest = createHash('sha1')
    .update([...adverts].sort().join('\n'))
    .digest('base64url')
    .slice(0, DIGEST_LENGTH)
  if (number > MAX_LISTINGS || seen.includes(digest)) return []
  const fragment = `#page=${number}&seen=${[...seen, digest].join('.')}`
  return urls.map((url) => ({ kind: 'listing', url: url + fragment }))
}

/** Adverts stand below the page that lists them, or in an address that names jobs; imprint and blog do neither. */
function isBelow(url: string, listingUrl: string): boolean {
  const listing = new URL(listingUrl).pathname.replace(/(?<=\/)[^/]*$/, '')
  const { pathname } = new URL(url)
  return (
    pathname !== new URL(listingUrl).pathname &&
    (looksLikeAdvert(url) || (listing !== '/' && pathname.startsWith(listing)))
  )
}
