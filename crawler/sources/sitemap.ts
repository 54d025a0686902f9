import { postedDay } from '../posted-day.ts'
import { changeMark } from './change-mark.ts'
import { absoluteUrl } from './html-page.ts'
import { looksLikeAdvert, withoutVisitor } from './site-address.ts'
import { hostOf, reachableUrl } from './site-server.ts'
import type { FetchedPage, ParsedPage, SourceConfig, SourceRequest } from './source.ts'
import { PageShapeError } from './source-errors.ts'
import { fieldText, readXmlItems } from './xml-items.ts'

/**
 * Sitemaps, lists of them, and the robots.txt that names them.
 * Docs: https://www.sitemaps.org/protocol.html
 * Traps: a sitemap names every page of the site, so pages that look like adverts by their address are read, and only if
 * none does all; `lastmod` is often the day the file was made; a list of sitemaps may name lists, in circles.
 */

/** `<urlset>` or `<sitemapindex>` behind declarations (`<?xml-stylesheet …?>` too) and comments. */
const SITEMAP_START = /^\uFEFF?(?:\s|<\?[^>]*>|<!--[\s\S]{0,5000}?-->)*<(?:urlset|sitemapindex)\b/i
const SITEMAP_ITEMS: ReadonlySet<string> = new Set(['url', 'sitemap'])
const MAX_DEPTH = 3
/** A share of pages with the same `lastmod` beyond this says when the file was made, and nothing of the pages. */
const MAX_SAME_LASTMOD = 0.9

interface NamedPage {
  url: string
  /** Day of the last change; null when unknown. */
  changedOn: string | null
  /** `lastmod` as it stands there; null where it says nothing of the page. */
  lastmod: string | null
}

export const isSitemap = (page: FetchedPage): boolean =>
  SITEMAP_START.test(page.body.slice(0, 10_000)) || isPlainSitemap(page)

/** One address a line, and nothing else (sitemaps.org, "Text file"). */
const isPlainSitemap = ({ body }: FetchedPage): boolean => {
  const lines = body.slice(0, 10_000).split(/\r?\n/).slice(0, 20)
  return lines.some((line) => line.trim() !== '') && lines.every((line) => /^(?:https?:\/\/\S+)?$/.test(line.trim()))
}

export function readSitemap(page: FetchedPage, config: SourceConfig): ParsedPage {
  const { root, pages } = namedPages(page, config)
  if (root === 'sitemapindex') return { postings: [], rejects: [], next: furtherSitemaps(pages, page) }
  const adverts = pages.filter(({ url }) => looksLikeAdvert(url))
  const chosen = changedSince(adverts.length > 0 ? adverts : pages, config.since ?? null)
  const next = chosen.map(
    ({ url, lastmod }): SourceRequest => ({ kind: 'detail', url, ...changeMark(lastmod, page.readAt) }),
  )
  return { postings: [], rejects: [], next }
}

/** The depth stands in the fragment: lists that name each other end after three steps. */
function furtherSitemaps(pages: readonly NamedPage[], page: FetchedPage): SourceRequest[] {
  const depth = Number(/#sitemap-depth=(\d+)$/.exec(page.url)?.[1] ?? 1) + 1
  if (depth > MAX_DEPTH) return []
  return pages.map(({ url }) => ({ kind: 'listing', url: `${url}#sitemap-depth=${depth}` }))
}

/** Newest first, as far as their `lastmod` says anything; with `since`, without what has not changed since then. */
function changedSince(pages: readonly NamedPage[], since: string | null): NamedPage[] {
  const counts = new Map<string, number>()
  for (const { changedOn } of pages) if (changedOn !== null) counts.set(changedOn, (counts.get(changedOn) ?? 0) + 1)
  const isMeaningless = pages.length > 1 && Math.max(0, ...counts.values()) > pages.length * MAX_SAME_LASTMOD
  if (isMeaningless) return pages.map((page) => ({ ...page, lastmod: null }))
  return pages
    .filter(({ changedOn }) => since === null || changedOn === null || changedOn >= since)
    .sort((a, b) => (b.changedOn ?? '').localeCompare(a.changedOn ?? ''))
}

/** Addresses that lie on the sitemap's own host; one of another host is not the site's to name. */
function namedPages(page: FetchedPage, config: SourceConfig): { root: string | null; pages: NamedPage[] } {
  const { root, items } = isPlainSitemap(page) ? { root: 'urlset', items: [] } : readXmlItems(page.body, SITEMAP_ITEMS)
  const named = items.map((item) => {
    const lastmod = fieldText(item, 'lastmod')
    return { location: fieldText(item, 'loc'), changedOn: lastmodDay(lastmod), lastmod }
  })
  const plain = items.length > 0 || root !== 'urlset' ? [] : plainLines(page.body)
  const known = new Set<string>()
  const pages = [...named, ...plain].flatMap(({ location, changedOn, lastmod }) => {
    const url = location === null ? null : absoluteUrl(location, page.url)
    const reachable = url === null ? null : reachableUrl(withoutVisitor(url), config)
    if (reachable === null || hostOf(reachable) !== hostOf(page.url) || known.has(reachable)) return []
    known.add(reachable)
    return [{ url: reachable, changedOn, lastmod }]
  })
  return { root, pages }
}

const plainLines = (body: string): { location: string | null; changedOn: null; lastmod: null }[] =>
  body.startsWith('<')
    ? []
    : body.split(/\r?\n/).map((line) => ({ location: line.trim() || null, changedOn: null, lastmod: null }))

/** W3C datetime: "2026-01-08T10:00:00+01:00", "2026-01-08", "2026-01", "2026"; the last day that it may mean. */
function lastmodDay(text: string | null): string | null {
  if (text === null) return null
  if (/^\d{4}$/.test(text)) return `${text}-12-31`
  return /^\d{4}-\d{2}$/.test(text) ? `${text}-31` : postedDay(text)
}

export const isRobotsFile = ({ url }: FetchedPage): boolean => new URL(url).pathname === '/robots.txt'

/**
 * `Sitemap:` lines of a robots.txt, whatever group they stand in (RFC 9309 leaves them to us).
 * @throws PageShapeError when it names none on its own host
 */
export function readRobotsFile(page: FetchedPage, config: SourceConfig): ParsedPage {
  const locations = page.body.split(/\r?\n|\r/).flatMap((line) => /^\s*sitemap\s*:\s*(\S+)/i.exec(line)?.[1] ?? [])
  const urls = locations
    .flatMap((location) => absoluteUrl(location, page.url) ?? [])
    .map((url) => reachableUrl(url, config))
  const own = [...new Set(urls)].filter((url) => hostOf(url) === hostOf(page.url))
  if (own.length === 0) throw new PageShapeError(config.id, page.url, 'names no sitemap of its own host')
  return { postings: [], rejects: [], next: own.map((url) => ({ kind: 'listing', url })) }
}
