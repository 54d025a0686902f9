import type { NewPosting, Place } from '../../data/domain.ts'
import { postedDay } from '../posted-day.ts'
import { boardBase, employerName } from './board.ts'
import { countryCode } from './country-code.ts'
import {
  asList,
  asRecord,
  type JsonRecord,
  optionalNumber,
  optionalText,
  parseDetail,
  parseJson,
  parseListing,
  requireText,
} from './json-shape.ts'
import { NO_PLACE } from './several-places.ts'
import type { FetchedPage, ParsedPage, SourceAdapter, SourceConfig, SourceRequest } from './source.ts'
import { ItemShapeError, PageShapeError, SourceConfigError } from './source-errors.ts'
import { statedWorkplace } from './stated-workplace.ts'

const PAGE_SIZE = 20 // more is refused
const MAX_OFFSET = 2_000 // later offsets begin at the first posting again

/**
 * Workday boards: POSTed searches name an employer's postings, a further page holds the text of each. `board` is the
 * address without its common parts: `acme.wd3/Careers` for https://acme.wd3.myworkdayjobs.com/Careers; `query` is what
 * to search for, without it all are read.
 * Docs: none; the format is what the board's own page reads.
 * Gives title, places, HTML, workplace, `startDate` (a day). Gives no pay, no employer's name.
 * Traps: `postedOn` is "Posted 30+ Days Ago" in the visitor's language; `total` is right on the first page only;
 * the list of a large employer ends at 2,000 and then wraps round, so it is split by a facet; robots.txt differs from employer to employer.
 */
export const workday: SourceAdapter = {
  type: 'workday',
  describes: {
    name: 'Workday job boards',
    kind: 'snapshot',
    attribution: null,
    licence: null,
    url: 'https://www.workday.com',
  },
  listsAllOpen: false,
  firstRequests: (config) => [searchRequest(config, { offset: 0, total: null, first: null, facet: null })],
  parsePage(page, config) {
    const answer = asRecord(parseJson(page, 'workday'))
    if (page.kind === 'detail') {
      const info = asRecord(answer?.jobPostingInfo)
      if (info === null) throw new PageShapeError('workday', page.url, 'no "jobPostingInfo"')
      return parseDetail(info, (item) => toPosting(item, page, config))
    }
    if (!Array.isArray(answer?.jobPostings)) throw new PageShapeError('workday', page.url, 'no "jobPostings" array')
    const parsed = parseListing(answer.jobPostings, 'jobPostings', (item) => ({
      kind: 'detail',
      url: apiUrl(config) + requirePath(item),
    }))
    return withNextPage(parsed, page, answer, config)
  },
}

/** @throws SourceConfigError unless `board` is `tenant.wdN/site` */
function readBoard(config: SourceConfig): { host: string; tenant: string; site: string } {
  const [, tenant, cluster, site] = /^([\w-]+)\.(wd\d+)\/([\w-]+)$/.exec(config.board ?? '') ?? []
  if (tenant === undefined || cluster === undefined || site === undefined) {
    throw new SourceConfigError(
      config.id,
      'needs "board", like acme.wd3/Careers for https://acme.wd3.myworkdayjobs.com/Careers',
    )
  }
  return { host: `https://${tenant}.${cluster}.myworkdayjobs.com`, tenant, site }
}

function apiUrl(config: SourceConfig): string {
  const { host, tenant, site } = readBoard(config)
  return `${boardBase(config, host)}/wday/cxs/${tenant}/${site}`
}

/** How far a search has come. Stands in the fragment: it tells the pages apart, which differ only in what is posted. */
interface SearchPlace {
  offset: number
  /** Only the first page knows it. */
  total: number | null
  /** First posting of the first page: a list that begins with it again has wrapped round. */
  first: string | null
  /** Parameter and id of the one facet that narrows the search. */
  facet: { parameter: string; id: string } | null
}

function searchRequest(config: SourceConfig, { offset, total, first, facet }: SearchPlace): SourceRequest {
  const appliedFacets = facet === null ? {} : { [facet.parameter]: [facet.id] }
  const search = { appliedFacets, limit: PAGE_SIZE, offset, searchText: config.query ?? '' }
  const place = new URLSearchParams({ offset: String(offset) })
  if (total !== null) place.set('total', String(total))
  if (first !== null) place.set('first', first)
  if (facet !== null) place.set('facet', `${facet.parameter} ${facet.id}`)
  return { kind: 'listing', url: `${apiUrl(config)}/jobs#${place}`, post: JSON.stringify(search) }
}

function placeOf(page: FetchedPage): SearchPlace {
  const place = new URLSearchParams(new URL(page.url).hash.slice(1))
  const [parameter, id] = (place.get('facet') ?? '').split(' ')
  const total = place.get('total')
  return {
    offset: Number(place.get('offset') ?? 0),
    total: total === null ? null : Number(total),
    first: place.get('first'),
    facet: parameter && id ? { parameter, id } : null,
  }
}

function requirePath(item: JsonRecord): string {
  const path = requireText(item.externalPath, 'externalPath')
  if (!path.startsWith('/job/')) throw new ItemShapeError(`not the path of a job: ${path}`)
  return path
}

function withNextPage(parsed: ParsedPage, page: FetchedPage, answer: JsonRecord, config: SourceConfig): ParsedPage {
  const place = placeOf(page)
  const paths = asList(answer.jobPostings).flatMap((item) => optionalText(asRecord(item)?.externalPath) ?? [])
  const total = place.total ?? optionalNumber(answer.total) ?? 0
  const hasWrapped = place.first !== null && paths.includes(place.first)
  if (parsed.next.length === 0 || hasWrapped) return parsed
  const parts = place.offset === 0 && place.facet === null && total >= MAX_OFFSET ? splitByFacet(answer, total) : []
  const searches = parts.map((facet) => searchRequest(config, { offset: 0, total: null, first: null, facet }))
  const offset = place.offset + PAGE_SIZE
  const isLast = searches.length > 0 || offset >= Math.min(total, MAX_OFFSET)
  const further = isLast
    ? searches
    : [searchRequest(config, { ...place, offset, total, first: place.offset === 0 ? (paths[0] ?? null) : place.first })]
  return { ...parsed, next: [...parsed.next, ...further] }
}

/** A list that is too long is read by the values of the facet that holds all of it in the smallest parts; none does: []. */
function splitByFacet(answer: JsonRecord, total: number): { parameter: string; id: string }[] {
  const facets = asList(answer.facets).flatMap((facet) => {
    const parameter = optionalText(asRecord(facet)?.facetParameter)
    const values = asList(asRecord(facet)?.values).flatMap((value) => {
      const [id, count] = [optionalText(asRecord(value)?.id), optionalNumber(asRecord(value)?.count)]
      return id === null || count === null ? [] : [{ id, count }]
    })
    const covered = values.reduce((sum, { count }) => sum + count, 0)
    const largest = Math.max(0, ...values.map(({ count }) => count))
    return parameter === null || covered < total || largest >= MAX_OFFSET ? [] : [{ parameter, values, largest }]
  })
  const [best] = facets.sort((a, b) => a.largest - b.largest)
  return best === undefined ? [] : best.values.map(({ id }) => ({ parameter: best.parameter, id }))
}

function toPosting(info: JsonRecord, page: FetchedPage, config: SourceConfig): NewPosting {
  const { host, site } = readBoard(config)
  const path = new URL(page.url).pathname.replace(/^\/wday\/cxs\/[^/]+\/[^/]+/, '')
  return {
    source: 'workday',
    board: config.board ?? '',
    sourceId: requireText(info.jobReqId ?? path, 'jobReqId'),
    url: optionalText(info.externalUrl) ?? `${host}/${site}${path}`,
    title: requireText(info.title, 'title'),
    company: config.company ?? employerName(config)?.split('.')[0] ?? null,
    place: readPlace(info),
    workplace: statedWorkplace(optionalText(info.remoteType)),
    employmentType: optionalText(info.timeType),
    salary: null,
    description: { format: 'html', content: requireText(info.jobDescription, 'jobDescription') },
    postedOn: postedDay(info.startDate),
  }
}

/** `country` is that of the first place only. */
function readPlace(info: JsonRecord): Place {
  const additional = asList(info.additionalLocations).flatMap((place) => optionalText(place) ?? [])
  const text = [optionalText(info.location), ...additional].filter((place) => place !== null).join('; ') || null
  const country = countryCode(optionalText(asRecord(info.country)?.descriptor))
  return { ...NO_PLACE, text, country: additional.length === 0 ? country : null }
}
