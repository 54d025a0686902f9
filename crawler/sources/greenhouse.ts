import type { NewPosting, Workplace } from '../../data/domain.ts'
import { postedDay } from '../posted-day.ts'
import { boardBase, boardToken, employerName } from './board.ts'
import { decodeEntitiesOnce } from './html-page.ts'
import { asList, asRecord, type JsonRecord, optionalText, parseItems, parseJson, requireText } from './json-shape.ts'
import type { SourceAdapter, SourceConfig } from './source.ts'
import { NotAnOfferError, PageShapeError } from './source-errors.ts'
import { statedWorkplace } from './stated-workplace.ts'

/**
 * Greenhouse boards: one JSON page per employer lists every open posting with its text.
 * Docs: https://developers.greenhouse.io/job-board.html
 * Gives title, place as free text, description (HTML, entity-escaped once more). Gives no salary in the list.
 * Traps: `first_published` is undocumented and may be absent; `updated_at` is the last change, often of the whole board
 * at once, so it never stands in for it; workplace and employment type hide in `metadata`, named by each employer.
 */
export const greenhouse: SourceAdapter = {
  type: 'greenhouse',
  describes: {
    name: 'Greenhouse job boards',
    kind: 'snapshot',
    attribution: null,
    licence: null,
    url: 'https://job-boards.greenhouse.io',
  },
  firstRequests: (config) => [
    {
      kind: 'listing',
      url: `${boardBase(config, 'https://boards-api.greenhouse.io')}/v1/boards/${boardToken(config)}/jobs?content=true`,
    },
  ],
  parsePage(page, config) {
    const jobs = asRecord(parseJson(page, 'greenhouse'))?.jobs
    if (!Array.isArray(jobs)) throw new PageShapeError('greenhouse', page.url, 'no "jobs" array')
    return { ...parseItems(jobs, 'jobs', (job) => readGreenhouseJob(job, config)), next: [] }
  },
}

/**
 * One element of `jobs`.
 * @throws ItemShapeError when it is no advert for a job or lacks id, title or text
 */
export function readGreenhouseJob(job: JsonRecord, config: SourceConfig): NewPosting {
  if (job.internal_job_id === null) throw new NotAnOfferError('prospect post: a general application, no job')
  return {
    source: 'greenhouse',
    board: config.board ?? '',
    sourceId: requireText(job.id, 'id'),
    url: optionalText(job.absolute_url),
    title: requireText(job.title, 'title'),
    company: optionalText(job.company_name) ?? employerName(config),
    place: { text: optionalText(asRecord(job.location)?.name), country: null, region: null, city: null },
    workplace: readWorkplace(job),
    employmentType: readMetadata(job, EMPLOYMENT_TYPE_NAMES),
    salary: null,
    description: { format: 'html', content: unescapeOnce(requireText(job.content, 'content')) },
    postedOn: postedDay(job.first_published),
  }
}

/** `&lt;p&gt;SQL &amp;amp; Python` → `<p>SQL &amp; Python`. Collections sometimes keep it unescaped: then it stays as it is. */
const unescapeOnce = (content: string): string => (content.includes('<') ? content : decodeEntitiesOnce(content))

const WORKPLACE_NAMES = /^(work ?place|work ?location|location) (type|model|arrangement)$|^work ?place$/i
const EMPLOYMENT_TYPE_NAMES = /^(employment|job|contract|position) type$|^time type$/i

const readWorkplace = (job: JsonRecord): Workplace => statedWorkplace(readMetadata(job, WORKPLACE_NAMES))

/** Value of the first field of `metadata` with such a name; null when it holds no plain text. */
function readMetadata(job: JsonRecord, name: RegExp): string | null {
  const field = asList(job.metadata)
    .map(asRecord)
    .find((each) => name.test(optionalText(each?.name) ?? ''))
  return typeof field?.value === 'string' ? optionalText(field.value) : null
}
