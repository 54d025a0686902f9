import type { NewPosting } from '../../data/domain.ts'
import { cleanPosting } from '../clean-posting.ts'
import type { FetchedPage, ParsedPage, SourceAdapter, SourceConfig } from '../sources/source.ts'
import { PageShapeError } from '../sources/source-errors.ts'

/** A page of a run, which knows when it was read. */
export interface PageToRead extends FetchedPage {
  readAt: string
}

/** What a page says, as it is stored: each posting once and cleaned. */
export type ReadPage = ParsedPage

/** @throws PageShapeError when the page is not what its source sends, or the adapter fails on it */
export function readPage(adapter: SourceAdapter, config: SourceConfig, page: PageToRead): ReadPage {
  const { postings, rejects, next } = parsePage(adapter, config, page)
  return { postings: newestOfEach(postings).map((posting) => cleanPosting(posting, page.readAt)), rejects, next }
}

function parsePage(adapter: SourceAdapter, config: SourceConfig, page: FetchedPage): ParsedPage {
  try {
    return adapter.parsePage(page, config)
  } catch (error) {
    if (error instanceof PageShapeError) throw error
    // A mistake of ours in one adapter: this page fails loudly, the other sources go on.
    const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    throw new PageShapeError(config.id, page.url, `mistake in the adapter "${adapter.type}": ${words}`, {
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
