import type { NewPosting, Salary } from '../../data/domain.ts'
import { postedDay } from '../posted-day.ts'
import { boardBase, boardToken, employerName } from './board.ts'
import { describedInParts } from './description-parts.ts'
import {
  asList,
  asRecord,
  type JsonRecord,
  optionalNumber,
  optionalText,
  parseDetail,
  parseJson,
  parseListing,
  requireText,
} from './json-shape.ts'
import { NO_PLACE } from './several-places.ts'
import type { SourceAdapter, SourceConfig } from './source.ts'
import { PageShapeError } from './source-errors.ts'
import { statedPeriod, statedSalary } from './stated-salary.ts'

/**
 * Rippling boards: a JSON page names an employer's postings, a further page holds the text of each.
 * Docs: none; the format is what the board's own page reads.
 * Gives title, places as free text, two-part HTML, pay ranges, `createdOn`.
 * Traps: an advert in three places is three rows with one `uuid`, all leading to the same page; `label` and `id` of the
 * employment type are swapped; ranges are per place, with a period of their own, often an hour.
 */
export const rippling: SourceAdapter = {
  type: 'rippling',
  describes: {
    name: 'Rippling job boards',
    kind: 'snapshot',
    attribution: null,
    licence: null,
    url: 'https://ats.rippling.com',
  },
  firstRequests: (config) => [{ kind: 'listing', url: jobsUrl(config) }],
  parsePage(page, config) {
    const answer = parseJson(page, 'rippling')
    if (page.kind === 'detail') {
      const job = asRecord(answer)
      if (job === null) throw new PageShapeError('rippling', page.url, 'expected one job')
      return parseDetail(job, (item) => toPosting(item, config))
    }
    if (!Array.isArray(answer)) throw new PageShapeError('rippling', page.url, 'expected an array of jobs')
    return parseListing(answer, 'jobs', (job) => ({
      kind: 'detail',
      url: `${jobsUrl(config)}/${encodeURIComponent(requireText(job.uuid, 'uuid'))}`,
    }))
  },
}

const jobsUrl = (config: SourceConfig): string =>
  `${boardBase(config, 'https://api.rippling.com')}/platform/api/ats/v1/board/${boardToken(config)}/jobs`

function toPosting(job: JsonRecord, config: SourceConfig): NewPosting {
  const id = requireText(job.uuid, 'uuid')
  const description = asRecord(job.description)
  return {
    source: 'rippling',
    board: config.board ?? '',
    sourceId: id,
    url: optionalText(job.url) ?? `https://ats.rippling.com/${boardToken(config)}/jobs/${id}`,
    title: requireText(job.name, 'name'),
    company: optionalText(job.companyName) ?? employerName(config),
    place: {
      ...NO_PLACE,
      text:
        asList(job.workLocations)
          .flatMap((place) => optionalText(place) ?? [])
          .join('; ') || null,
    },
    workplace: 'unknown',
    employmentType: optionalText(asRecord(job.employmentType)?.id),
    salary: readSalary(asList(job.payRangeDetails).map(asRecord)),
    description: describedInParts([
      { html: optionalText(description?.role) },
      { html: optionalText(description?.company) },
    ]),
    postedOn: postedDay(job.createdOn),
  }
}

/** Ranges that differ from place to place are several statements; none of them is the salary. */
function readSalary(ranges: readonly (JsonRecord | null)[]): Salary | null {
  const stated = ranges.map((range) =>
    statedSalary({
      min: optionalNumber(range?.rangeStart),
      max: optionalNumber(range?.rangeEnd),
      currency: optionalText(range?.currency),
      period: statedPeriod(optionalText(range?.frequency)),
    }),
  )
  const different = new Set(stated.map((salary) => JSON.stringify(salary)))
  return different.size === 1 ? (stated[0] ?? null) : null
}
