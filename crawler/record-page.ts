import type { NewPosting, SourceInfo } from '../data/domain.ts'
import type { Store } from '../data/store/store.ts'
import { cleanPosting } from './clean-posting.ts'
import { type CrawlEntry, describeSource } from './crawl-entry.ts'
import type { FetchedPage, ParsedPage, SourceRequest } from './sources/source.ts'
import { PageShapeError } from './sources/source-errors.ts'

export interface PageRecording {
  store: Pick<Store, 'postings' | 'sources'>
  /** Instant of the reading. */
  seenAt: string
  origin: SourceInfo['origin']
}

/**
 * Reads one page and stores its postings in one transaction; counts everything in the entry's summary.
 *
 * @returns the further pages it names, as far as they stay on the entry's hosts
 * @throws PageShapeError when the page is not what its source sends
 */
export function recordPage(
  entry: CrawlEntry,
  page: FetchedPage,
  { store, seenAt, origin }: PageRecording,
): SourceRequest[] {
  const { summary } = entry
  const parsed = parse(entry, { ...page, readAt: seenAt })
  const postings = newestOfEach(parsed.postings).map((posting) => cleanPosting(posting, seenAt))
  store.sources.save(describeSource(entry, seenAt.slice(0, 10), origin))
  for (const outcome of store.postings.save(postings, seenAt)) summary[outcome] += 1
  summary.fetched += 1
  for (const { item, reason } of parsed.rejects) noteFailure(entry, `${page.url} ${item}`, reason)
  return parsed.next.filter(({ url }) => {
    if (URL.canParse(url) && entry.hosts.has(new URL(url).host)) return true
    noteFailure(entry, url, `named by ${page.url}, but on another host`)
    return false
  })
}

export function noteFailure(entry: CrawlEntry, where: string, reason: string): void {
  entry.summary.failed += 1
  entry.summary.failures.push({ where, reason })
}

function parse(entry: CrawlEntry, page: FetchedPage): ParsedPage {
  try {
    return entry.adapter.parsePage(page, entry.config)
  } catch (error) {
    if (error instanceof PageShapeError) throw error
    // A mistake of ours in one adapter: this page fails loudly, the other sources go on.
    const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    throw new PageShapeError(entry.config.id, page.url, `mistake in the adapter "${entry.adapter.type}": ${words}`, {
      cause: error,
    })
  }
}

/** A page that shows one id twice means one advert; read in turns, both would count as changed for ever. */
function newestOfEach(postings: readonly NewPosting[]): NewPosting[] {
  const byId = new Map<string, NewPosting>()
  for (const posting of postings) {
    const other = byId.get(posting.sourceId)
    const isNewer = other === undefined || (posting.postedOn ?? '') > (other.postedOn ?? '')
    if (isNewer) byId.set(posting.sourceId, posting)
  }
  return [...byId.values()]
}
