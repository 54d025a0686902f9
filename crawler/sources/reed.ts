import type { NewPosting, Salary } from '../../data/domain.ts'
import { postedDay } from '../posted-day.ts'
import { boardBase } from './board.ts'
import { requireKeys } from './environment-keys.ts'
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
import { NO_PLACE } from './several-places.ts'
import type { FetchedPage, ParsedPage, SourceAdapter, SourceConfig, SourceRequest } from './source.ts'
import { PageShapeError } from './source-errors.ts'
import { statedPeriod, statedSalary } from './stated-salary.ts'

const PAGE_SIZE = 100 // the largest that the service answers in one page
const KEY = 'REED_API_KEY'

/**
 * Reed (United Kingdom): JSON pages of a search, a further page holds the text of each. `query` is what to search for;
 * without it "data engineer".
 * Docs: https://www.reed.co.uk/developers/jobseeker
 * Keys: REED_API_KEY.
 * Gives title, employer, place, HTML, pay, a day without time.
 * Terms: those of its API; link to the posting.
 * Traps: days are dd/mm/yyyy; the text of the list is cut, and the period of the pay stands only on the further page.
 */
export const reed: SourceAdapter = {
  type: 'reed',
  describes: {
    name: 'Reed',
    kind: 'snapshot',
    attribution: 'Jobs by Reed (https://www.reed.co.uk)',
    linkDuty: 'link',
    licence: 'Reed API terms: link to the posting',
    url: 'https://www.reed.co.uk',
  },
  firstRequests(config) {
    requireKeys(config, [KEY], 'https://www.reed.co.uk/developers')
    return [searchRequest(config, 0)]
  },
  parsePage(page, config) {
    const answer = asRecord(parseJson(page, 'reed'))
    if (answer !== null && page.kind === 'detail') return parseDetail(answer, (job) => toPosting(job, config))
    if (!Array.isArray(answer?.results)) throw new PageShapeError('reed', page.url, 'no "results" array')
    const parsed = parseListing(answer.results, 'results', (job) => ({
      kind: 'detail',
      url: `${apiUrl(config)}/jobs/${encodeURIComponent(requireText(job.jobId, 'jobId'))}`,
      credentials: CREDENTIALS,
    }))
    return withNextPage(parsed, page, optionalNumber(answer.totalResults) ?? 0, config)
  },
}

const CREDENTIALS = { kind: 'basic', variable: KEY } as const

const apiUrl = (config: SourceConfig): string => `${boardBase(config, 'https://www.reed.co.uk')}/api/1.0`

const searchRequest = (config: SourceConfig, skip: number): SourceRequest => ({
  kind: 'listing',
  url:
    `${apiUrl(config)}/search?keywords=${encodeURIComponent(config.query ?? 'data engineer')}` +
    `&resultsToTake=${PAGE_SIZE}&resultsToSkip=${skip}`,
  credentials: CREDENTIALS,
})

function withNextPage(parsed: ParsedPage, page: FetchedPage, total: number, config: SourceConfig): ParsedPage {
  const { position } = moveOn(page, 'resultsToSkip', PAGE_SIZE)
  if (position >= total || parsed.next.length === 0) return parsed
  return { ...parsed, next: [...parsed.next, searchRequest(config, position)] }
}

function toPosting(job: JsonRecord, config: SourceConfig): NewPosting {
  return {
    source: config.id,
    board: '',
    sourceId: requireText(job.jobId, 'jobId'),
    url: optionalText(job.jobUrl),
    title: requireText(job.jobTitle, 'jobTitle'),
    company: optionalText(job.employerName),
    place: { ...NO_PLACE, text: optionalText(job.locationName) },
    workplace: 'unknown',
    employmentType: optionalText(job.contractType),
    salary: readSalary(job),
    description: { format: 'html', content: requireText(job.jobDescription, 'jobDescription') },
    postedOn: readDay(optionalText(job.datePosted) ?? optionalText(job.date)),
  }
}

/** "08/01/2026" is 8 January: Reed is British. */
function readDay(text: string | null): string | null {
  const [, day, month, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text ?? '') ?? []
  return postedDay(day === undefined ? text : `${year}-${month}-${day}`)
}

const readSalary = (job: JsonRecord): Salary | null =>
  statedSalary({
    min: optionalNumber(job.minimumSalary),
    max: optionalNumber(job.maximumSalary),
    currency: optionalText(job.currency),
    period: statedPeriod(optionalText(job.salaryType)),
  })
