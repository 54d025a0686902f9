import type { NewPosting, Place } from '../../data/domain.ts'
import { postedDay } from '../posted-day.ts'
import { boardBase, boardToken, employerName } from './board.ts'
import { countryCode } from './country-code.ts'
import { asList, asRecord, type JsonRecord, optionalText, parseItems, parseJson, requireText } from './json-shape.ts'
import { placeText, severalPlaces } from './several-places.ts'
import type { SourceAdapter, SourceConfig } from './source.ts'
import { PageShapeError } from './source-errors.ts'

/**
 * Workable boards: one JSON page per employer lists every open posting with its text.
 * Docs: https://help.workable.com/hc/en-us/articles/115012771647
 * Gives title, places, HTML (only with `details=true`), remote or not, a day without time. Gives no salary, no hybrid.
 * Traps: an advert in three countries is three rows with one `shortcode`; a place may be `hidden`; `created_at` is the
 * day of the draft; the host blocks for a day who asks faster than once in three seconds (host-pace.ts).
 */
export const workable: SourceAdapter = {
  type: 'workable',
  describes: {
    name: 'Workable job boards',
    kind: 'snapshot',
    attribution: null,
    licence: null,
    url: 'https://apply.workable.com',
  },
  firstRequests: (config) => [
    {
      kind: 'listing',
      url: `${boardBase(config, 'https://apply.workable.com')}/api/v1/widget/accounts/${boardToken(config)}?details=true`,
    },
  ],
  parsePage(page, config) {
    const account = asRecord(parseJson(page, 'workable'))
    if (!Array.isArray(account?.jobs)) throw new PageShapeError('workable', page.url, 'no "jobs" array')
    const company = optionalText(account.name) ?? employerName(config)
    return { ...parseItems(withAllPlaces(account.jobs), 'jobs', (job) => toPosting(job, company, config)), next: [] }
  },
}

/** Rows of one advert become one, in the place of the first, with the places of all. */
function withAllPlaces(rows: readonly unknown[]): unknown[] {
  const jobs: unknown[] = []
  const byCode = new Map<string, JsonRecord>()
  for (const row of rows) {
    const job = asRecord(row)
    const code = optionalText(job?.shortcode)
    const first = code === null ? undefined : byCode.get(code)
    if (job === null || code === null) {
      jobs.push(row)
    } else if (first === undefined) {
      const merged = { ...job, locations: placesOf(job) }
      byCode.set(code, merged)
      jobs.push(merged)
    } else {
      first.locations = [...asList(first.locations), ...placesOf(job)]
    }
  }
  return jobs
}

/** `locations` of the newer form; the older one has only the three fields of the row. */
function placesOf(job: JsonRecord): JsonRecord[] {
  const stated = asList(job.locations)
    .map(asRecord)
    .filter((location) => location !== null)
  if (stated.length > 0) return stated.filter(({ hidden }) => hidden !== true)
  return [{ country: job.country, region: job.state, city: job.city }]
}

function toPosting(job: JsonRecord, company: string | null, config: SourceConfig): NewPosting {
  return {
    source: 'workable',
    board: config.board ?? '',
    sourceId: requireText(job.shortcode, 'shortcode'),
    url: optionalText(job.url),
    title: requireText(job.title, 'title'),
    company,
    place: severalPlaces(asList(job.locations).flatMap((location) => onePlace(asRecord(location)) ?? [])),
    // `false` says only that it is not fully remote.
    workplace: job.telecommuting === true ? 'remote' : 'unknown',
    employmentType: optionalText(job.employment_type),
    salary: null,
    description: { format: 'html', content: requireText(job.description, 'description') },
    postedOn: postedDay(job.published_on),
  }
}

function onePlace(location: JsonRecord | null): Place | null {
  if (location === null) return null
  const [city, region] = [optionalText(location.city), optionalText(location.region)]
  const country = optionalText(location.country)
  const code = countryCode(optionalText(location.countryCode) ?? country)
  return { text: placeText(city, region, country), country: code, region, city }
}
