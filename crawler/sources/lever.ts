import type { NewPosting, Salary, SalaryPeriod } from '../../data/domain.ts'
import { postedDay } from '../posted-day.ts'
import { boardBase, boardToken, employerName } from './board.ts'
import { countryCode } from './country-code.ts'
import { payLine } from './description-parts.ts'
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
import { moveOnUnlessRepeated } from './next-page.ts'
import type { FetchedPage, SourceAdapter, SourceConfig, SourceRequest } from './source.ts'
import { ItemShapeError, PageShapeError } from './source-errors.ts'
import { statedSalary } from './stated-salary.ts'
import { statedWorkplace } from './stated-workplace.ts'

const PAGE_SIZE = 100 // the largest that the service answers in one page

/**
 * Lever boards: JSON pages of an employer's open postings with their text.
 * Docs: https://github.com/lever/postings-api
 * Gives title, place, country, workplace, salary, `createdAt` (undocumented, epoch ms). Gives no employer's name.
 * Traps: the body is a bare array; pay may be a sentence of its own; the text has three parts of which `description` may be empty; the EU service
 * (`baseUrl: https://api.eu.lever.co`) is another data set; an unknown site may answer 404 or an empty array.
 */
export const lever: SourceAdapter = {
  type: 'lever',
  describes: {
    name: 'Lever job boards',
    kind: 'snapshot',
    attribution: null,
    licence: null,
    url: 'https://jobs.lever.co',
  },
  firstRequests: (config) => [
    {
      kind: 'listing',
      url: `${boardBase(config, 'https://api.lever.co')}/v0/postings/${boardToken(config)}?mode=json&skip=0&limit=${PAGE_SIZE}`,
    },
  ],
  parsePage(page, config) {
    const jobs = parseJson(page, 'lever')
    if (!Array.isArray(jobs)) throw new PageShapeError('lever', page.url, 'expected an array of postings')
    return { ...parseItems(jobs, 'postings', (job) => readLeverJob(job, config)), next: nextPage(page, jobs) }
  },
}

/** Pages go on until one is not full. */
const nextPage = (page: FetchedPage, jobs: readonly unknown[]): SourceRequest[] =>
  jobs.length < PAGE_SIZE ? [] : moveOnUnlessRepeated(page, 'skip', PAGE_SIZE, optionalText(asRecord(jobs[0])?.id))

/**
 * One element of the array.
 * @throws ItemShapeError when it lacks id, title or text
 */
export function readLeverJob(job: JsonRecord, config: SourceConfig): NewPosting {
  const categories = asRecord(job.categories)
  return {
    source: 'lever',
    board: config.board ?? '',
    sourceId: requireText(job.id, 'id'),
    url: optionalText(job.hostedUrl),
    title: requireText(job.text, 'title'),
    company: employerName(config),
    place: { text: placeText(categories), country: countryCode(optionalText(job.country)), region: null, city: null },
    workplace: statedWorkplace(optionalText(job.workplaceType)),
    employmentType: optionalText(categories?.commitment),
    salary: readSalary(asRecord(job.salaryRange)),
    description: readDescription(job),
    postedOn: postedDay(job.createdAt),
  }
}

function placeText(categories: JsonRecord | null): string | null {
  const all = asList(categories?.allLocations).flatMap((location) => optionalText(location) ?? [])
  return all.join('; ') || optionalText(categories?.location)
}

/** Opening and body, then the lists under their headings, then the closing words. */
function readDescription(job: JsonRecord): NewPosting['description'] {
  const lists = asList(job.lists)
    .map(asRecord)
    .flatMap((list) => (list ? listHtml(list) : []))
  const pay = job.salaryRange === undefined ? payLine(optionalText(job.salaryDescriptionPlain)).html : null
  const html = [optionalText(job.description), ...lists, optionalText(job.additional), pay].flatMap(
    (part) => part ?? [],
  )
  if (html.length > 0) return { format: 'html', content: html.join('\n') }
  const plain = [job.descriptionPlain, job.additionalPlain].flatMap((part) => optionalText(part) ?? [])
  if (plain.length === 0) throw new ItemShapeError('missing description')
  return { format: 'text', content: plain.join('\n\n') }
}

/** `content` is bare list items without their list. */
function listHtml(list: JsonRecord): string[] {
  const [heading, items] = [optionalText(list.text), optionalText(list.content)]
  return [heading === null ? '' : `<h3>${heading}</h3>`, items === null ? '' : `<ul>${items}</ul>`].filter(Boolean)
}

function readSalary(range: JsonRecord | null): Salary | null {
  // "per-year-salary", "per-hour-wage"
  const period = /^per-(hour|day|week|month|year)\b/.exec(optionalText(range?.interval) ?? '')?.[1]
  return statedSalary({
    min: optionalNumber(range?.min),
    max: optionalNumber(range?.max),
    currency: optionalText(range?.currency),
    period: (period as SalaryPeriod | undefined) ?? null,
  })
}
