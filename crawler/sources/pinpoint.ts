import type { NewPosting, Salary } from '../../data/domain.ts'
import { boardBase, boardSite, employerName } from './board.ts'
import { describedInParts } from './description-parts.ts'
import {
  asRecord,
  type JsonRecord,
  optionalNumber,
  optionalText,
  parseItems,
  parseJson,
  requireText,
} from './json-shape.ts'
import type { SourceAdapter, SourceConfig } from './source.ts'
import { PageShapeError } from './source-errors.ts'
import { statedPeriod, statedSalary } from './stated-salary.ts'
import { statedWorkplace } from './stated-workplace.ts'

/**
 * Pinpoint boards: one JSON page per employer lists every open posting with its text.
 * Docs: https://developers.pinpointhq.com/docs
 * Gives title, place, workplace, text in parts under the employer's headings, salary. Gives no posting day at all, so
 * the day of our first reading is all there is; gives no employer's name.
 * Traps: pay may be there but not for showing (`compensation_visible`); `url` may be missing where `path` is not.
 */
export const pinpoint: SourceAdapter = {
  type: 'pinpoint',
  describes: {
    name: 'Pinpoint job boards',
    kind: 'snapshot',
    attribution: null,
    licence: null,
    url: 'https://www.pinpointhq.com',
  },
  firstRequests: (config) => [{ kind: 'listing', url: `${boardBase(config, site(config))}/postings.json` }],
  parsePage(page, config) {
    const data = asRecord(parseJson(page, 'pinpoint'))?.data
    if (!Array.isArray(data)) throw new PageShapeError('pinpoint', page.url, 'no "data" array')
    return { ...parseItems(data, 'data', (posting) => toPosting(posting, config)), next: [] }
  },
}

const site = (config: SourceConfig): string => boardSite(config, 'pinpointhq.com')

function toPosting(posting: JsonRecord, config: SourceConfig): NewPosting {
  const path = optionalText(posting.path)
  const location = asRecord(posting.location)
  return {
    source: 'pinpoint',
    board: config.board ?? '',
    sourceId: requireText(posting.id, 'id'),
    url: optionalText(posting.url) ?? (path === null ? null : site(config) + path),
    title: requireText(posting.title, 'title'),
    company: employerName(config),
    place: {
      text: optionalText(location?.name),
      country: null,
      region: optionalText(location?.province),
      city: optionalText(location?.city),
    },
    workplace: statedWorkplace(optionalText(posting.workplace_type)),
    employmentType: optionalText(posting.employment_type_text) ?? optionalText(posting.employment_type),
    salary: posting.compensation_visible === false ? null : readSalary(posting),
    description: describedInParts([
      { html: optionalText(posting.description) },
      ...PARTS.map((name) => ({
        heading: optionalText(posting[`${name}_header`]),
        html: optionalText(posting[name]),
      })),
    ]),
    postedOn: null,
  }
}

const PARTS = ['key_responsibilities', 'skills_knowledge_expertise', 'benefits'] as const

const readSalary = (posting: JsonRecord): Salary | null =>
  statedSalary({
    min: optionalNumber(posting.compensation_minimum),
    max: optionalNumber(posting.compensation_maximum),
    currency: optionalText(posting.compensation_currency),
    period: statedPeriod(optionalText(posting.compensation_frequency)),
  })
