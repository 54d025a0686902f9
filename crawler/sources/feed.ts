import type { NewPosting } from '../../data/domain.ts'
import { postedDay } from '../posted-day.ts'
import { readFeedItem } from './feed-item.ts'
import { absoluteUrl, decodeEntitiesOnce } from './html-page.ts'
import { requireText } from './json-shape.ts'
import type { FetchedPage, SourceAdapter, SourceConfig } from './source.ts'
import { ItemShapeError, PageShapeError, SourceConfigError } from './source-errors.ts'
import { fieldText, parseXmlItems, readXmlItems, type XmlItem } from './xml-items.ts'

/**
 * Job feeds: RSS 2.0, RSS 1.0 and Atom, one item an advert.
 * Docs: https://www.rssboard.org/rss-specification, RFC 4287; `job_listing:` is what WP Job Manager adds.
 * Gives title, link, text and, in RSS, the posting day. Employer and place only where an extension names them.
 * Traps: a feed is a window, so an item that leaves it is not closed; Atom's `updated` is the day of the last edit and
 * never stands in for the posting day; the text is escaped once, sometimes twice.
 */
export const feed: SourceAdapter = {
  type: 'feed',
  describes: { name: 'Job feeds', kind: 'snapshot', attribution: null, licence: null, url: null },
  listsAllOpen: false,
  firstRequests(config) {
    const start = config.url === undefined ? null : absoluteUrl(config.url, config.url)
    if (start === null) throw new SourceConfigError(config.id, 'needs "url", the address of the feed')
    const { pathname, search } = new URL(start)
    return [
      { kind: 'listing', url: config.baseUrl ? config.baseUrl.replace(/(?<!\/)\/+$/, '') + pathname + search : start },
    ]
  },
  parsePage(page, config) {
    const { root, items } = readXmlItems(page.body, ITEM_NAMES)
    if (root === null || !ROOT_NAMES.has(root)) {
      throw new PageShapeError(
        config.id,
        page.url,
        `expected an RSS or Atom feed, got "${root ?? page.body.slice(0, 40)}"`,
      )
    }
    return { ...parseXmlItems(items, 'items', (item) => toPosting(item, page, config)), next: [] }
  },
}

const ROOT_NAMES: ReadonlySet<string> = new Set(['rss', 'feed', 'rdf:RDF', 'RDF', 'atom:feed'])
/** Elements that are an item, in whatever of the formats. */
export const ITEM_NAMES: ReadonlySet<string> = new Set(['item', 'entry', 'rss:item', 'atom:entry'])

function toPosting(item: XmlItem, page: FetchedPage, config: SourceConfig): NewPosting {
  const { id, link, title, text, published } = readFeedItem(item, page.url)
  const sourceId = id ?? link
  if (sourceId === null) throw new ItemShapeError('missing guid, id and link')
  if (text === null) throw new ItemShapeError('missing description')
  return {
    source: config.id,
    board: '',
    sourceId,
    url: link,
    title: requireText(title, 'title'),
    company: optionalPlainText(fieldText(item, 'job_listing:company', 'company')) ?? config.company ?? null,
    place: {
      text: optionalPlainText(fieldText(item, 'job_listing:location', 'location')),
      country: null,
      region: null,
      city: null,
    },
    workplace: 'unknown',
    employmentType: optionalPlainText(fieldText(item, 'job_listing:job_type')),
    salary: null,
    description: text,
    postedOn: postedDay(published),
  }
}

const optionalPlainText = (text: string | null): string | null =>
  text === null ? null : decodeEntitiesOnce(text).trim() || null
