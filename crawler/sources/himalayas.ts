import type { NewPosting, Place, Salary } from '../../data/domain.ts'
import { postedDay } from '../posted-day.ts'
import { boardBase } from './board.ts'
import { countryCode } from './country-code.ts'
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
import { NO_PLACE, severalPlaces } from './several-places.ts'
import type { FetchedPage, SourceAdapter, SourceConfig, SourceRequest } from './source.ts'
import { PageShapeError } from './source-errors.ts'
import { statedExpiry } from './stated-expiry.ts'
import { statedPeriod, statedSalary } from './stated-salary.ts'

const PAGE_SIZE = 20 // the largest that the service answers in one page
/** 2,000 jobs at one request a second are under two minutes; the whole list is some 100,000. */
const MAX_PAGES = 100

/**
 * Himalayas: JSON pages of remote jobs with their text.
 * Docs: https://himalayas.app/docs/remote-jobs-api
 * Gives title, employer, HTML, countries, pay, instant.
 * Terms: link back and name Himalayas; no passing on to other job boards.
 * Traps: paged search is closed by robots.txt, so the plain list is read by its cursor, from its beginning and not to its
 * end; times are seconds although the docs say milliseconds; no country means any.
 */
export const himalayas: SourceAdapter = {
  type: 'himalayas',
  describes: {
    name: 'Himalayas',
    kind: 'snapshot',
    attribution: 'Jobs by Himalayas (https://himalayas.app)',
    linkDuty: 'link',
    licence: 'Himalayas API terms: link back to the posting, name the source, do not pass on to job boards',
    url: 'https://himalayas.app',
  },
  listsAllOpen: false,
  firstRequests: (config) => [{ kind: 'listing', url: pageUrl(config) }],
  parsePage(page, config) {
    const answer = asRecord(parseJson(page, 'himalayas'))
    if (!Array.isArray(answer?.jobs)) throw new PageShapeError('himalayas', page.url, 'no "jobs" array')
    const cursor = answer.jobs.length === 0 ? null : optionalText(answer.nextCursor)
    return { ...parseItems(answer.jobs, 'jobs', (job) => toPosting(job, config)), next: nextPage(page, cursor, config) }
  },
}

const pageUrl = (config: SourceConfig): string =>
  `${boardBase(config, 'https://himalayas.app')}/jobs/api?limit=${PAGE_SIZE}`

/** The number of the page stands in the fragment: the cursor itself does not say how far we are. */
function nextPage(page: FetchedPage, cursor: string | null, config: SourceConfig): SourceRequest[] {
  const pageNumber = Number(/#page=(\d+)$/.exec(page.url)?.[1] ?? 1) + 1
  if (cursor === null || pageNumber > MAX_PAGES) return []
  return [{ kind: 'listing', url: `${pageUrl(config)}&cursor=${encodeURIComponent(cursor)}#page=${pageNumber}` }]
}

function toPosting(job: JsonRecord, config: SourceConfig): NewPosting {
  const url = optionalText(job.applicationLink)
  return {
    source: config.id,
    board: '',
    sourceId: requireText(job.guid ?? url, 'guid'),
    url,
    title: requireText(job.title, 'title'),
    company: optionalText(job.companyName),
    place: readPlace(job),
    workplace: 'remote', // the board takes no other jobs
    employmentType: optionalText(job.employmentType),
    salary: readSalary(job),
    description: { format: 'html', content: requireText(job.description, 'description') },
    postedOn: postedDay(job.pubDate),
    ...statedExpiry(job.expiryDate),
  }
}

function readPlace(job: JsonRecord): Place {
  const countries = asList(job.locationRestrictions).flatMap((country) => optionalText(country) ?? [])
  return severalPlaces(countries.map((text) => ({ ...NO_PLACE, text, country: countryCode(text) })))
}

const readSalary = (job: JsonRecord): Salary | null =>
  statedSalary({
    min: optionalNumber(job.minSalary),
    max: optionalNumber(job.maxSalary),
    currency: optionalText(job.currency),
    period: statedPeriod(optionalText(job.salaryPeriod)),
  })
