import type { NewPosting, Salary } from '../../data/domain.ts'
import { postedDay } from '../posted-day.ts'
import { boardBase } from './board.ts'
import { countryCode } from './country-code.ts'
import { decodeEntitiesOnce } from './html-page.ts'
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
import { NO_PLACE } from './several-places.ts'
import type { SourceAdapter, SourceConfig } from './source.ts'
import { PageShapeError } from './source-errors.ts'
import { statedPeriod, statedSalary } from './stated-salary.ts'

const COUNT = 100 // the most that the service answers

/**
 * Jobicy: one JSON page of the newest remote jobs with their text. `query` is an industry of theirs ("data-science").
 * Docs: https://github.com/Jobicy/remote-jobs-api
 * Gives title, employer, HTML, region, pay, instant.
 * Terms: credit with a link; at most one reading an hour; no passing on to job boards.
 * Traps: `jobs` may be null for "none"; titles hold entities; `jobGeo` doubles its spaces ("LATAM,  Canada"); older
 * answers write dates without a zone.
 */
export const jobicy: SourceAdapter = {
  type: 'jobicy',
  describes: {
    name: 'Jobicy',
    kind: 'snapshot',
    attribution: 'Jobs by Jobicy (https://jobicy.com)',
    linkDuty: 'link',
    licence: 'Jobicy API terms: credit with a link, do not pass on to job boards',
    url: 'https://jobicy.com',
  },
  listsAllOpen: false,
  minutesBetweenReadings: 60,
  firstRequests(config) {
    const industry = config.query === undefined ? '' : `&industry=${encodeURIComponent(config.query)}`
    return [
      {
        kind: 'listing',
        url: `${boardBase(config, 'https://jobicy.com')}/api/v2/remote-jobs?count=${COUNT}${industry}`,
      },
    ]
  },
  parsePage(page, config) {
    const answer = asRecord(parseJson(page, 'jobicy'))
    const jobs = answer?.jobs === null ? [] : answer?.jobs
    if (!Array.isArray(jobs)) throw new PageShapeError('jobicy', page.url, 'no "jobs" array')
    return { ...parseItems(jobs, 'jobs', (job) => toPosting(job, config)), next: [] }
  },
}

function toPosting(job: JsonRecord, config: SourceConfig): NewPosting {
  const geo = optionalText(job.jobGeo)?.replace(/\s+/g, ' ') ?? null
  return {
    source: config.id,
    board: '',
    sourceId: requireText(job.id, 'id'),
    url: optionalText(job.url),
    title: decodeEntitiesOnce(requireText(job.jobTitle, 'jobTitle')),
    company: plainText(job.companyName),
    place: { ...NO_PLACE, text: geo, country: countryCode(geo) },
    workplace: 'remote', // the board takes no other jobs
    employmentType:
      asList(job.jobType)
        .flatMap((type) => optionalText(type) ?? [])
        .join(', ') || null,
    salary: readSalary(job),
    description: { format: 'html', content: requireText(job.jobDescription, 'jobDescription') },
    postedOn: postedDay(job.pubDate),
  }
}

function plainText(value: unknown): string | null {
  const text = optionalText(value)
  return text === null ? null : decodeEntitiesOnce(text)
}

const readSalary = (job: JsonRecord): Salary | null =>
  statedSalary({
    min: optionalNumber(job.salaryMin),
    max: optionalNumber(job.salaryMax),
    currency: optionalText(job.salaryCurrency),
    period: statedPeriod(optionalText(job.salaryPeriod)),
  })
