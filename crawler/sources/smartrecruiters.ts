import type { NewPosting, Place, Workplace } from '../../data/domain.ts'
import { postedDay } from '../posted-day.ts'
import { boardBase, boardToken, employerName } from './board.ts'
import { countryCode } from './country-code.ts'
import { describedInParts } from './description-parts.ts'
import {
  asRecord,
  type JsonRecord,
  optionalNumber,
  optionalText,
  parseDetail,
  parseJson,
  parseListing,
  requireText,
} from './json-shape.ts'
import { moveOn } from './next-page.ts'
import type { FetchedPage, ParsedPage, SourceAdapter, SourceConfig } from './source.ts'
import { NotAnOfferError, PageShapeError } from './source-errors.ts'

const PAGE_SIZE = 100 // the largest that the service answers in one page

/**
 * SmartRecruiters boards: JSON pages name an employer's postings, a further page holds the text of each.
 * Docs: https://developers.smartrecruiters.com/docs/posting-api
 * Not among the default sources: robots.txt of the API closes it to all crawlers but one, so that a run skips it. It is
 * here for `baseUrl`, a proxy whose owner may read it, and for the day on which the rules change.
 * Gives title, place, workplace, four-part HTML, `releasedDate`. Gives no salary.
 * Traps: an unknown employer answers 200 with nothing; parts of `fullLocation` may be empty ("Dubai, , United Arab
 * Emirates"); `creator` is a person and is not read.
 */
export const smartrecruiters: SourceAdapter = {
  type: 'smartrecruiters',
  describes: {
    name: 'SmartRecruiters job boards',
    kind: 'snapshot',
    attribution: null,
    licence: null,
    url: 'https://jobs.smartrecruiters.com',
  },
  firstRequests: (config) => [{ kind: 'listing', url: `${postingsUrl(config)}?limit=${PAGE_SIZE}&offset=0` }],
  parsePage(page, config) {
    const answer = asRecord(parseJson(page, 'smartrecruiters'))
    if (answer !== null && page.kind === 'detail') return parseDetail(answer, (item) => toPosting(item, config))
    if (!Array.isArray(answer?.content)) throw new PageShapeError('smartrecruiters', page.url, 'no "content" array')
    const parsed = parseListing(answer.content, 'content', (item) => ({
      kind: 'detail',
      url: `${postingsUrl(config)}/${encodeURIComponent(requireText(item.id, 'id'))}`,
    }))
    return withNextPage(parsed, page, optionalNumber(answer.totalFound) ?? 0)
  },
}

const postingsUrl = (config: SourceConfig): string =>
  `${boardBase(config, 'https://api.smartrecruiters.com')}/v1/companies/${boardToken(config)}/postings`

function withNextPage(parsed: ParsedPage, page: FetchedPage, totalFound: number): ParsedPage {
  const { position, request } = moveOn(page, 'offset', PAGE_SIZE)
  // An empty page ends the list whatever `totalFound` says.
  if (position >= totalFound || parsed.next.length === 0) return parsed
  return { ...parsed, next: [...parsed.next, request] }
}

function toPosting(item: JsonRecord, config: SourceConfig): NewPosting {
  if (item.active === false) throw new NotAnOfferError('not active: the employer has closed it', optionalText(item.id))
  const id = requireText(item.id, 'id')
  const location = asRecord(item.location)
  return {
    source: 'smartrecruiters',
    board: config.board ?? '',
    sourceId: id,
    url: optionalText(item.postingUrl) ?? `https://jobs.smartrecruiters.com/${boardToken(config)}/${id}`,
    title: requireText(item.name, 'name'),
    company: optionalText(asRecord(item.company)?.name) ?? employerName(config),
    place: readPlace(location),
    workplace: readWorkplace(location),
    employmentType: optionalText(asRecord(item.typeOfEmployment)?.label),
    salary: null,
    description: describedInParts(readSections(item)),
    postedOn: postedDay(item.releasedDate),
  }
}

const SECTIONS = ['companyDescription', 'jobDescription', 'qualifications', 'additionalInformation'] as const

function readSections(item: JsonRecord) {
  const sections = asRecord(asRecord(item.jobAd)?.sections)
  return SECTIONS.map((name) => {
    const section = asRecord(sections?.[name])
    return { heading: optionalText(section?.title), html: optionalText(section?.text) }
  })
}

function readPlace(location: JsonRecord | null): Place {
  const parts =
    optionalText(location?.fullLocation)
      ?.split(',')
      .map((part) => part.trim()) ?? []
  return {
    text: parts.filter(Boolean).join(', ') || null,
    country: countryCode(optionalText(location?.country)),
    region: optionalText(location?.region),
    city: optionalText(location?.city),
  }
}

function readWorkplace(location: JsonRecord | null): Workplace {
  if (location?.hybrid === true) return 'hybrid'
  return location?.remote === true ? 'remote' : 'unknown'
}
