import type { NewPosting, SourceInfo } from '../../data/domain.ts'

/** What a source is told in `skilltide.yaml`. Keys beyond these belong to the adapter, which checks them. */
export interface SourceConfig {
  /** Unique name of this entry; the type when only one entry has it. */
  id: string
  type: string
  /** Token of an employer's board. */
  board?: string
  /** Employer's name where the source does not state it. */
  company?: string
  /** Start page, feed or sitemap of the generic sources. */
  url?: string
  /** Scheme, host and port to use instead of the public ones: a test server or a proxy. */
  baseUrl?: string
  /** Lets this source, and only it, reach loopback and private addresses. */
  allowPrivateHosts?: boolean
}

export interface SourceRequest {
  url: string
  /** `listing` pages name postings; a `detail` page is one posting. */
  kind: 'listing' | 'detail'
}

export interface FetchedPage extends SourceRequest {
  contentType: string | null
  body: string
}

/** One item that could not be read: counted and kept, never dropped in silence. */
export interface Reject {
  /** Where it stands, e.g. `jobs[3] (id 123)`. */
  item: string
  reason: string
}

export interface ParsedPage {
  postings: NewPosting[]
  rejects: Reject[]
  /** Further pages: the next listing page, or the postings that a listing names. */
  next: SourceRequest[]
}

/**
 * One kind of source, pure apart from its configuration: it says where to begin and reads what came. It never fetches,
 * waits, retries, removes duplicates or touches the database; those exist once, in the crawler.
 */
export interface SourceAdapter {
  readonly type: string
  /** What is known about the source whoever reads it. */
  readonly describes: Pick<SourceInfo, 'name' | 'kind' | 'attribution' | 'licence' | 'url'>
  /** @throws SourceConfigError naming the missing key */
  firstRequests(config: SourceConfig): SourceRequest[]
  /** @throws PageShapeError when the page is not what this source sends */
  parsePage(page: FetchedPage, config: SourceConfig): ParsedPage
}
