import type { NewPosting, Salary } from '../../data/domain.ts'
import { postedDay } from '../posted-day.ts'
import { boardBase } from './board.ts'
import {
  asRecord,
  type JsonRecord,
  optionalNumber,
  optionalText,
  parseItems,
  parseJson,
  requireText,
} from './json-shape.ts'
import { repairMojibake } from './repair-mojibake.ts'
import { NO_PLACE } from './several-places.ts'
import type { SourceAdapter, SourceConfig } from './source.ts'
import { PageShapeError } from './source-errors.ts'
import { statedSalary } from './stated-salary.ts'

/**
 * Remote OK: one JSON page of about a hundred remote jobs with their text. `query` is a tag ("data"); without it the
 * newest of all are read.
 * Docs: the first element of https://remoteok.com/api
 * Gives title, employer, HTML, place, pay, instant.
 * Terms: link to the posting so that search engines follow it, name Remote OK, do not use its logo.
 * Traps: the first element is the legal notice; an unknown tag answers with nothing else; 0 is no pay but an unknown
 * one; texts end in a sentence that asks applicants to mention a word, and may be UTF-8 that was read as Latin-1.
 */
export const remoteOk: SourceAdapter = {
  type: 'remote-ok',
  describes: {
    name: 'Remote OK',
    kind: 'snapshot',
    attribution: 'Jobs by Remote OK (https://remoteok.com)',
    linkDuty: 'follow',
    licence: 'Remote OK API terms: follow link to the posting, name the source, no logo',
    url: 'https://remoteok.com',
  },
  listsAllOpen: false,
  firstRequests(config) {
    const tag = config.query === undefined ? '' : `?tag=${encodeURIComponent(config.query)}`
    return [{ kind: 'listing', url: `${boardBase(config, 'https://remoteok.com')}/api${tag}` }]
  },
  parsePage(page, config) {
    const rows = parseJson(page, 'remote-ok')
    if (!Array.isArray(rows)) throw new PageShapeError('remote-ok', page.url, 'expected an array of jobs')
    const jobs = rows.filter((row) => !isLegalNotice(asRecord(row)))
    return { ...parseItems(jobs, 'jobs', (job) => toPosting(job, config)), next: [] }
  },
}

const isLegalNotice = (row: JsonRecord | null): boolean => row !== null && 'legal' in row && !('id' in row)

function toPosting(job: JsonRecord, config: SourceConfig): NewPosting {
  return {
    source: config.id,
    board: '',
    sourceId: requireText(job.id, 'id'),
    url: optionalText(job.url),
    title: repairMojibake(requireText(job.position, 'position')),
    company: repaired(job.company),
    place: { ...NO_PLACE, text: repaired(job.location) },
    workplace: 'remote', // the board takes no other jobs
    employmentType: null,
    salary: readSalary(job),
    description: {
      format: 'html',
      content: withoutBotCheck(repairMojibake(requireText(job.description, 'description'))),
    },
    postedOn: postedDay(job.epoch) ?? postedDay(job.date),
  }
}

function repaired(value: unknown): string | null {
  const text = optionalText(value)
  return text === null ? null : repairMojibake(text)
}

/** The docs name no other currency and no other period than dollars a year. */
const readSalary = (job: JsonRecord): Salary | null =>
  statedSalary({
    min: optionalNumber(job.salary_min),
    max: optionalNumber(job.salary_max),
    currency: 'USD',
    period: 'year',
  })

// "Please mention the word **SUNNY** and tag RMTg4… when applying to show you read the job post completely (…)."
const BOT_CHECK = /(?<!\s)\s*Please mention the word \*\*[\s\S]{0,40}\*\* (?:and tag \S+ )?when applying[\s\S]{0,400}$/i

/** The sentence is the board's, not the employer's; it is the last one. Tags that end the text may stand behind it. */
const withoutBotCheck = (html: string): string => html.replace(BOT_CHECK, '')
