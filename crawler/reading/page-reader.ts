import type { CrawlEntry } from '../crawl-entry.ts'
import { FetchError } from '../http/fetch-errors.ts'
import { type PageToRead, type ReadPage, readPage } from './read-page.ts'

/** Where the pages of one run are read: on the spot, or in a thread beside the one that fetches and writes. */
export interface PageReader {
  /** A page is on its way: what takes time to start is started. */
  expect(): void
  /**
   * @throws PageShapeError when the page is not what its source sends
   * @throws PageReadingError when reading it had to be ended
   */
  read(entry: CrawlEntry, page: PageToRead): Promise<ReadPage>
  /** Whether so much waits to be read that no further page should be fetched yet: what waits lies in memory. */
  isFull(): boolean
  /** Ends at once; pages that are not read yet fail. */
  close(): Promise<void>
}

/** @param entries  whose pages will be read */
export type OpenPageReader = (entries: readonly CrawlEntry[]) => PageReader

/** Reading the page took too long or too much memory, and was ended. Not retried: it would do so again. */
export class PageReadingError extends FetchError {
  constructor(url: string, reason: string, options?: ErrorOptions) {
    super(url, reason, options)
    this.name = 'PageReadingError'
  }
}

/** Reads where it stands: a page that never ends stops the program. */
export const readOnTheSpot: OpenPageReader = () => ({
  expect: () => {},
  read: async ({ adapter, config }, page) => readPage(adapter, config, page),
  isFull: () => false,
  close: async () => {},
})
