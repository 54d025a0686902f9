import type { NewPosting, Place, Salary, SalaryPeriod, Workplace } from '../../data/domain.ts'
import { postedDay } from '../posted-day.ts'
import { boardBase, boardToken, employerName } from './board.ts'
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
import { severalPlaces } from './several-places.ts'
import type { SourceAdapter, SourceConfig } from './source.ts'
import { NotAnOfferError, PageShapeError } from './source-errors.ts'
import { statedSalary } from './stated-salary.ts'
import { statedWorkplace } from './stated-workplace.ts'

/**
 * Ashby boards: one JSON page per employer lists every open posting with its text.
 * Docs: https://developers.ashbyhq.com/docs/public-job-posting-api
 * Gives title, places, HTML, `publishedAt`, salary (only with `includeCompensation=true`). Gives no employer's name.
 * Traps: `isRemote` is often null and true on hybrid jobs, so `workplaceType` goes first; country is a free name
 * ("USA", ""); an unknown board may answer 200 with no jobs; board names keep their case.
 */
export const ashby: SourceAdapter = {
  type: 'ashby',
  describes: {
    name: 'Ashby job boards',
    kind: 'snapshot',
    attribution: null,
    licence: null,
    url: 'https://jobs.ashbyhq.com',
  },
  firstRequests: (config) => [
    {
      kind: 'listing',
      url: `${boardBase(config, 'https://api.ashbyhq.com')}/posting-api/job-board/${boardToken(config)}?includeCompensation=true`,
    },
  ],
  parsePage(page, config) {
    const jobs = asRecord(parseJson(page, 'ashby'))?.jobs
    if (!Array.isArray(jobs)) throw new PageShapeError('ashby', page.url, 'no "jobs" array')
    return { ...parseItems(jobs, 'jobs', (job) => readAshbyJob(job, config)), next: [] }
  },
}

/**
 * One element of `jobs`.
 * @throws ItemShapeError when it is no public advert or lacks id, title or text
 */
export function readAshbyJob(job: JsonRecord, config: SourceConfig): NewPosting {
  if (job.isListed === false) throw new NotAnOfferError('unlisted: the employer does not show it on the board')
  return {
    source: 'ashby',
    board: config.board ?? '',
    sourceId: requireText(job.id, 'id'),
    url: optionalText(job.jobUrl),
    title: requireText(job.title, 'title'),
    company: employerName(config),
    place: readPlace(job),
    workplace: readWorkplace(job),
    employmentType: optionalText(job.employmentType),
    salary: readSalary(job),
    description: readDescription(job),
    postedOn: postedDay(job.publishedAt),
  }
}

function readDescription(job: JsonRecord): NewPosting['description'] {
  const html = optionalText(job.descriptionHtml)
  return html !== null
    ? { format: 'html', content: html }
    : { format: 'text', content: requireText(job.descriptionPlain, 'description') }
}

function readWorkplace(job: JsonRecord): Workplace {
  const stated = statedWorkplace(optionalText(job.workplaceType))
  if (stated !== 'unknown') return stated
  // `false` says only that it is not fully remote: on site or hybrid. Null says nothing, even where the place is "Remote".
  return job.isRemote === true ? 'remote' : statedWorkplace(optionalText(job.location))
}

function readPlace(job: JsonRecord): Place {
  const places = [job, ...asList(job.secondaryLocations).map(asRecord)]
  return severalPlaces(places.flatMap((place) => (place ? [onePlace(place)] : [])))
}

function onePlace(place: JsonRecord): Place {
  const address = asRecord(asRecord(place.address)?.postalAddress)
  return {
    text: optionalText(place.location),
    country: countryCode(optionalText(address?.addressCountry)),
    region: optionalText(address?.addressRegion),
    city: optionalText(address?.addressLocality),
  }
}

const PERIODS: Record<string, SalaryPeriod> = {
  '1 YEAR': 'year',
  '1 MONTH': 'month',
  '1 WEEK': 'week',
  '1 DAY': 'day',
  '1 HOUR': 'hour',
}

/** Several salaries (a job in two currencies) are several statements; none of them is the salary. */
function readSalary(job: JsonRecord): Salary | null {
  if (job.shouldDisplayCompensationOnJobPostings === false) return null
  const components = asList(asRecord(job.compensation)?.summaryComponents).map(asRecord)
  const salaries = components.filter((component) => component?.compensationType === 'Salary')
  const [salary] = salaries
  if (!salary || salaries.length > 1) return null
  return statedSalary({
    min: optionalNumber(salary.minValue),
    max: optionalNumber(salary.maxValue),
    currency: optionalText(salary.currencyCode),
    period: PERIODS[optionalText(salary.interval) ?? ''] ?? null,
  })
}
