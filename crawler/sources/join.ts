import type { NewPosting } from '../../data/domain.ts'
import { boardBase, boardToken, employerName } from './board.ts'
import { readHtmlPage } from './html-page.ts'
import { readJsonLd } from './json-ld.ts'
import {
  asRecord,
  type JsonRecord,
  optionalNumber,
  optionalText,
  parseDetail,
  parseListing,
  requireText,
} from './json-shape.ts'
import { moveOn } from './next-page.ts'
import { readJobPosting } from './schema-job-posting.ts'
import type { FetchedPage, ParsedPage, SourceAdapter, SourceConfig } from './source.ts'
import { PageShapeError } from './source-errors.ts'

/**
 * Join boards: pages of HTML list an employer's postings in their `__NEXT_DATA__`; the page of each holds its text as
 * schema.org JobPosting.
 * Docs: none; the format is what the pages show.
 * Gives title, place, HTML, `datePosted`, whatever else the JobPosting states.
 * Traps: the description is escaped once too often, sometimes twice (mended for every JobPosting); the address of a posting is in `idParam`, not `id`.
 */
export const join: SourceAdapter = {
  type: 'join',
  describes: { name: 'Join job boards', kind: 'snapshot', attribution: null, licence: null, url: 'https://join.com' },
  firstRequests: (config) => [{ kind: 'listing', url: `${companyUrl(config)}?page=1` }],
  parsePage: (page, config) => (page.kind === 'detail' ? readDetail(page, config) : readListing(page, config)),
}

const companyUrl = (config: SourceConfig, base = boardBase(config, 'https://join.com')): string =>
  `${base}/companies/${boardToken(config)}`

function readListing(page: FetchedPage, config: SourceConfig): ParsedPage {
  const jobs = readJobs(page)
  const items = jobs?.items
  if (!Array.isArray(items)) throw new PageShapeError('join', page.url, 'no jobs in __NEXT_DATA__')
  const parsed = parseListing(items, 'items', (item) => ({
    kind: 'detail',
    url: `${companyUrl(config)}/jobs/${encodeURIComponent(requireText(item.idParam, 'idParam'))}`,
    listed: { id: item.id },
  }))
  const pageCount = optionalNumber(asRecord(jobs?.pagination)?.pageCount) ?? 1
  const { position, request } = moveOn(page, 'page', 1)
  return position <= pageCount ? { ...parsed, next: [...parsed.next, request] } : parsed
}

function readJobs(page: FetchedPage): JsonRecord | null {
  const { nextData } = readHtmlPage(page.body, page.url)
  try {
    const props = asRecord(asRecord(JSON.parse(nextData ?? 'null'))?.props)
    return asRecord(asRecord(asRecord(props?.pageProps)?.initialState)?.jobs)
  } catch (cause) {
    throw new PageShapeError('join', page.url, 'the JSON of __NEXT_DATA__ is broken', { cause })
  }
}

function readDetail(page: FetchedPage, config: SourceConfig): ParsedPage {
  const [item] = readJsonLd(readHtmlPage(page.body, page.url).jsonLd, 'JobPosting').items
  if (item === undefined) throw new PageShapeError('join', page.url, 'the page has no JobPosting')
  return parseDetail(item, (posting) => toPosting(posting, page, config))
}

function toPosting(item: JsonRecord, page: FetchedPage, config: SourceConfig): NewPosting {
  const slug = new URL(page.url).pathname.split('/').at(-1) ?? ''
  const url = `${companyUrl(config, 'https://join.com')}/jobs/${slug}`
  const context = {
    source: 'join',
    board: config.board ?? '',
    pageUrl: url,
    isOnlyOne: true,
    company: employerName(config),
  }
  const posting = readJobPosting(item, context)
  return {
    ...posting,
    // "14000001-data-engineer": the id, then words that change with the title
    sourceId: optionalText(page.listed?.id) ?? requireText(slug.split('-')[0], 'id'),
    url,
  }
}
