import type { NewPosting, Place, Salary, SalaryPeriod } from '../../data/domain.ts'
import { postedDay } from '../posted-day.ts'
import { boardBase } from './board.ts'
import { countryCode } from './country-code.ts'
import { describedInParts, escapeHtml } from './description-parts.ts'
import { requireKeys } from './environment-keys.ts'
import {
  asList,
  asRecord,
  type JsonRecord,
  optionalNumber,
  optionalText,
  parseItems,
  parseJson,
  requireText,
} from './json-shape.ts'
import { moveOn } from './next-page.ts'
import { NO_PLACE, severalPlaces } from './several-places.ts'
import type { FetchedPage, SourceAdapter, SourceConfig, SourceRequest } from './source.ts'
import { PageShapeError } from './source-errors.ts'
import { statedExpiry } from './stated-expiry.ts'
import { statedPeriod, statedSalary } from './stated-salary.ts'

const PAGE_SIZE = 250 // half of what the service allows: its pages are large
const KEYS = ['USAJOBS_EMAIL', 'USAJOBS_API_KEY'] as const

/**
 * USAJobs, the federal employers of the United States: JSON pages of a search. `query` is what to search for; without it
 * "data engineer".
 * Docs: https://developer.usajobs.gov
 * Keys: USAJOBS_API_KEY, and USAJOBS_EMAIL with the address it was given to, which the service wants as User-Agent.
 * Gives title, employer, places, pay, duties and summary, day.
 * Terms: those of its API; name USAJOBS, link to the posting.
 * Traps: numbers are texts; the number of pages too.
 */
export const usaJobs: SourceAdapter = {
  type: 'usa-jobs',
  describes: {
    name: 'USAJOBS',
    kind: 'snapshot',
    attribution: 'USAJOBS (https://www.usajobs.gov)',
    linkDuty: 'link',
    licence: 'USAJOBS API terms: name the source, link to the posting',
    url: 'https://www.usajobs.gov',
  },
  firstRequests(config) {
    requireKeys(config, KEYS, 'https://developer.usajobs.gov')
    return [searchRequest(config, 1)]
  },
  parsePage(page, config) {
    const result = asRecord(asRecord(parseJson(page, 'usa-jobs'))?.SearchResult)
    const items = result?.SearchResultItems
    if (!Array.isArray(items)) throw new PageShapeError('usa-jobs', page.url, 'no "SearchResultItems" array')
    const pageCount = optionalNumber(asRecord(result?.UserArea)?.NumberOfPages) ?? 1
    return {
      ...parseItems(items, 'SearchResultItems', (item) => toPosting(item, config)),
      next: items.length === 0 ? [] : nextPage(page, pageCount, config),
    }
  },
}

const searchRequest = (config: SourceConfig, pageNumber: number): SourceRequest => ({
  kind: 'listing',
  url:
    `${boardBase(config, 'https://data.usajobs.gov')}/api/Search` +
    `?Keyword=${encodeURIComponent(config.query ?? 'data engineer')}&ResultsPerPage=${PAGE_SIZE}&Page=${pageNumber}`,
  credentials: { kind: 'header', variables: { 'user-agent': KEYS[0], 'authorization-key': KEYS[1] } },
})

function nextPage(page: FetchedPage, pageCount: number, config: SourceConfig): SourceRequest[] {
  const { position } = moveOn(page, 'Page', 1)
  return position <= pageCount ? [searchRequest(config, position)] : []
}

function toPosting(item: JsonRecord, config: SourceConfig): NewPosting {
  const job = asRecord(item.MatchedObjectDescriptor)
  const details = asRecord(asRecord(job?.UserArea)?.Details)
  return {
    source: config.id,
    board: '',
    sourceId: requireText(item.MatchedObjectId, 'MatchedObjectId'),
    url: optionalText(job?.PositionURI),
    title: requireText(job?.PositionTitle, 'PositionTitle'),
    company: optionalText(job?.OrganizationName) ?? optionalText(job?.DepartmentName),
    place: severalPlaces(asList(job?.PositionLocation).map((location) => onePlace(asRecord(location)))),
    workplace: 'unknown',
    employmentType: optionalText(asRecord(asList(job?.PositionSchedule)[0])?.Name),
    salary: readSalary(asList(job?.PositionRemuneration).map(asRecord)),
    description: describedInParts([
      { html: asHtml(details?.JobSummary) },
      { heading: 'Duties', html: asHtml(details?.MajorDuties) },
      { heading: 'Qualifications', html: asHtml(job?.QualificationSummary) },
    ]),
    postedOn: postedDay(job?.PublicationStartDate),
    ...statedExpiry(job?.ApplicationCloseDate),
  }
}

/** A text or a list of texts; plain, so it is escaped. */
function asHtml(value: unknown): string | null {
  const texts = (Array.isArray(value) ? value : [value]).flatMap((text) => optionalText(text) ?? [])
  return texts.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n') || null
}

function onePlace(location: JsonRecord | null): Place {
  const country = optionalText(location?.CountryCode)
  return { ...NO_PLACE, text: optionalText(location?.LocationName), country: countryCode(country) }
}

/** Codes of the Office of Personnel Management; others ("WC": without compensation) are no pay. */
const PERIODS: Readonly<Record<string, SalaryPeriod>> = { PA: 'year', PM: 'month', PW: 'week', PD: 'day', PH: 'hour' }

function readSalary(remunerations: readonly (JsonRecord | null)[]): Salary | null {
  const [pay] = remunerations
  if (!pay || remunerations.length > 1) return null
  return statedSalary({
    min: optionalNumber(pay.MinimumRange),
    max: optionalNumber(pay.MaximumRange),
    currency: 'USD',
    period: PERIODS[optionalText(pay.RateIntervalCode) ?? ''] ?? statedPeriod(optionalText(pay.RateIntervalCode)),
  })
}
