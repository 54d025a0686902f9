import type { NewPosting } from '../../data/domain.ts'
import { postedDay } from '../posted-day.ts'
import { boardBase } from './board.ts'
import { describedInParts, payLine } from './description-parts.ts'
import { asRecord, type JsonRecord, optionalText, parseItems, parseJson, requireText } from './json-shape.ts'
import { NO_PLACE } from './several-places.ts'
import type { SourceAdapter, SourceConfig } from './source.ts'
import { PageShapeError } from './source-errors.ts'

/**
 * Remotive: one JSON page of remote jobs with their text. `query` is what to search for; without it all are read.
 * Docs: https://github.com/remotive-com/remote-jobs-api
 * Gives title, employer, HTML, where candidates must be, day. Pay is free text.
 * Terms: link back and name Remotive; no passing on to other job boards; at most four readings a day.
 * Traps: `publication_date` has no zone; every job is remote, so the place is where one may live; `salary` and
 * `job_type` are often "".
 */
export const remotive: SourceAdapter = {
  type: 'remotive',
  describes: {
    name: 'Remotive',
    kind: 'snapshot',
    attribution: 'Jobs by Remotive (https://remotive.com)',
    linkDuty: 'link',
    licence: 'Remotive API terms: link back to the posting, name the source, do not pass on to job boards',
    url: 'https://remotive.com',
  },
  minutesBetweenReadings: 6 * 60, // four a day
  firstRequests(config) {
    const search = config.query === undefined ? '' : `?search=${encodeURIComponent(config.query)}`
    return [{ kind: 'listing', url: `${boardBase(config, 'https://remotive.com')}/api/remote-jobs${search}` }]
  },
  parsePage(page, config) {
    const jobs = asRecord(parseJson(page, 'remotive'))?.jobs
    if (!Array.isArray(jobs)) throw new PageShapeError('remotive', page.url, 'no "jobs" array')
    return { ...parseItems(jobs, 'jobs', (job) => toPosting(job, config)), next: [] }
  },
}

function toPosting(job: JsonRecord, config: SourceConfig): NewPosting {
  return {
    source: config.id,
    board: '',
    sourceId: requireText(job.id, 'id'),
    url: optionalText(job.url),
    title: requireText(job.title, 'title'),
    company: optionalText(job.company_name),
    place: { ...NO_PLACE, text: optionalText(job.candidate_required_location) },
    workplace: 'remote', // the board takes no other jobs
    employmentType: optionalText(job.job_type),
    salary: null,
    description: describedInParts([
      { html: requireText(job.description, 'description') },
      payLine(optionalText(job.salary)),
    ]),
    postedOn: postedDay(job.publication_date),
  }
}
