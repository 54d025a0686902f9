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
  /** What to ask a searchable source for, in its own words: search words, a tag or a category. */
  query?: string
  /** Country of a source that has a service for each: ISO 3166-1 alpha-2, any case. */
  country?: string
  /** First day to read, for sources that keep their past: `YYYY-MM-DD`. */
  since?: string
  /** Scheme, host and port to use instead of the public ones: a test server or a proxy. */
  baseUrl?: string
  /** Lets this source, and only it, reach loopback and private addresses. */
  allowPrivateHosts?: boolean
}

/**
 * Keys that a source wants, named by the environment variables that hold them. A request never carries the key itself,
 * so no list, log, error or database can; the fetcher fills it in when it sends. `variables` leads from the name of a
 * header or parameter to that of its variable.
 */
export type Credentials =
  | { kind: 'header' | 'query'; variables: Readonly<Record<string, string>> }
  /** RFC 7617 with the key as user name and an empty password. */
  | { kind: 'basic'; variable: string }
  /** Client credentials grant, RFC 6749 section 4.4. */
  | { kind: 'oauth'; tokenUrl: string; idVariable: string; secretVariable: string; scope: string }

export interface SourceRequest {
  /** Its fragment is never sent, but counts: pages that differ only in `post` are told apart by it. */
  url: string
  /** `listing` pages name postings; a `detail` page is one posting. */
  kind: 'listing' | 'detail'
  /** JSON to send with POST; without it the page is asked for with GET. */
  post?: string
  credentials?: Credentials
  /** What the listing says about a posting and the posting's own page does not. */
  listed?: Readonly<Record<string, unknown>>
  /**
   * What the listing says about the last change of a detail page. While it says the same the page is not asked for
   * again, so it must change whenever the page does.
   */
  changeMark?: string
}

export interface FetchedPage extends SourceRequest {
  contentType: string | null
  body: string
  /** Instant of the reading; missing where a page does not come from a run. */
  readAt?: string
}

/** One item that became no posting: counted and kept, never dropped in silence. */
export interface Reject {
  /** Where it stands, e.g. `jobs[3] (id 123)`. */
  item: string
  reason: string
  /** Whether nothing is wrong with it: it is a comment or an entry that offers no job. */
  isNoOffer?: true
  /** Id of a posting that the source says is removed. */
  removedId?: string
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
  readonly describes: Pick<SourceInfo, 'name' | 'kind' | 'attribution' | 'licence' | 'url' | 'linkDuty'>
  /**
   * Whether a complete reading shows everything that is open, so that what it does not show is closed. True unless
   * stated; false for feeds of the newest, searches that end at a limit, and threads: their postings only grow old.
   */
  readonly listsAllOpen?: boolean
  /** What its terms ask for: minutes from one reading to the next, whoever starts them. Absent: no such term is known. */
  readonly minutesBetweenReadings?: number
  /** @throws SourceConfigError naming the missing key */
  firstRequests(config: SourceConfig): SourceRequest[]
  /** @throws PageShapeError when the page is not what this source sends */
  parsePage(page: FetchedPage, config: SourceConfig): ParsedPage
}
