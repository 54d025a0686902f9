import type { NewPosting, Salary } from '../../data/domain.ts'
import { postedDay } from '../posted-day.ts'
import { boardBase } from './board.ts'
import { requireKeys } from './environment-keys.ts'
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
import type { FetchedPage, SourceAdapter, SourceConfig, SourceRequest } from './source.ts'
import { PageShapeError, SourceConfigError } from './source-errors.ts'
import { statedSalary } from './stated-salary.ts'

const PAGE_SIZE = 50 // the largest that the service answers in one page
const MAX_PAGES = 20 // 1,000 adverts; a free key has 250 readings a day (developer.adzuna.com, limits)
const KEYS = ['ADZUNA_APP_ID', 'ADZUNA_APP_KEY'] as const

/** Countries with a service of their own, and the currency of their pay: the answers name neither. */
const CURRENCIES: Readonly<Record<string, string>> = {
  at: 'EUR',
  au: 'AUD',
  be: 'EUR',
  br: 'BRL',
  ca: 'CAD',
  ch: 'CHF',
  de: 'EUR',
  es: 'EUR',
  fr: 'EUR',
  gb: 'GBP',
  in: 'INR',
  it: 'EUR',
  mx: 'MXN',
  nl: 'EUR',
  nz: 'NZD',
  pl: 'PLN',
  sg: 'SGD',
  us: 'USD',
  za: 'ZAR',
}

/**
 * Adzuna, adverts of many boards in one country: JSON pages of a search, newest first. `country` is needed; `query` is
 * what to search for, without it "data engineer".
 * Docs: https://developer.adzuna.com/docs/search
 * Keys: ADZUNA_APP_ID and ADZUNA_APP_KEY.
 * Gives title, employer, place, pay, instant, and the first 500 characters of the text: skills further down are missed.
 * Terms: those of its API; label the adverts "Jobs by Adzuna" and link back.
 * Traps: pay may be estimated (`salary_is_predicted` "1") and is then not taken; titles hold `<strong>`.
 */
export const adzuna: SourceAdapter = {
  type: 'adzuna',
  describes: {
    name: 'Adzuna',
    kind: 'snapshot',
    attribution: 'Jobs by Adzuna (https://www.adzuna.com)',
    linkDuty: 'link',
    licence: 'Adzuna API terms: label "Jobs by Adzuna", link to the posting',
    url: 'https://www.adzuna.com',
  },
  listsAllOpen: false,
  firstRequests(config) {
    requireKeys(config, KEYS, 'https://developer.adzuna.com')
    return [searchRequest(config, 1)]
  },
  parsePage(page, config) {
    const answer = asRecord(parseJson(page, 'adzuna'))
    if (!Array.isArray(answer?.results)) throw new PageShapeError('adzuna', page.url, 'no "results" array')
    return {
      ...parseItems(answer.results, 'results', (job) => toPosting(job, config)),
      next: nextPage(page, optionalNumber(answer.count) ?? 0, config),
    }
  },
}

/** @throws SourceConfigError without a country that the service knows */
function countryOf(config: SourceConfig): string {
  const country = config.country?.toLowerCase() ?? ''
  if (Object.hasOwn(CURRENCIES, country)) return country
  throw new SourceConfigError(config.id, `needs "country", one of ${Object.keys(CURRENCIES).join(', ')}`)
}

function searchRequest(config: SourceConfig, pageNumber: number): SourceRequest {
  const url = new URL(
    `${boardBase(config, 'https://api.adzuna.com')}/v1/api/jobs/${countryOf(config)}/search/${pageNumber}`,
  )
  url.searchParams.set('results_per_page', String(PAGE_SIZE))
  url.searchParams.set('what', config.query ?? 'data engineer')
  url.searchParams.set('sort_by', 'date')
  const variables = { app_id: KEYS[0], app_key: KEYS[1] }
  return { kind: 'listing', url: url.href, credentials: { kind: 'query', variables } }
}

function nextPage(page: FetchedPage, count: number, config: SourceConfig): SourceRequest[] {
  const pageNumber = Number(/\/search\/(\d+)$/.exec(new URL(page.url).pathname)?.[1] ?? 1)
  return pageNumber * PAGE_SIZE < count && pageNumber < MAX_PAGES ? [searchRequest(config, pageNumber + 1)] : []
}

function toPosting(job: JsonRecord, config: SourceConfig): NewPosting {
  const location = asRecord(job.location)
  const area = asList(location?.area).flatMap((part) => optionalText(part) ?? [])
  const kinds = [optionalText(job.contract_type), optionalText(job.contract_time)]
  return {
    source: config.id,
    board: '',
    sourceId: requireText(job.id, 'id'),
    url: optionalText(job.redirect_url),
    title: decodeEntitiesOnce(requireText(job.title, 'title')).trim(),
    company: optionalText(asRecord(job.company)?.display_name),
    place: {
      text: optionalText(location?.display_name),
      country: countryOf(config).toUpperCase(),
      region: area[1] ?? null, // ["UK", "London", "Central London"]
      city: null,
    },
    workplace: 'unknown',
    employmentType: kinds.filter((kind) => kind !== null).join(', ') || null,
    salary: readSalary(job, config),
    description: { format: 'html', content: requireText(job.description, 'description') },
    postedOn: postedDay(job.created),
  }
}

/** Pay is the year's (developer.adzuna.com: "annual salary"); an estimate is Adzuna's, not the employer's. */
function readSalary(job: JsonRecord, config: SourceConfig): Salary | null {
  if (optionalText(job.salary_is_predicted) !== '0') return null
  return statedSalary({
    min: optionalNumber(job.salary_min),
    max: optionalNumber(job.salary_max),
    currency: CURRENCIES[countryOf(config)] ?? null,
    period: 'year',
  })
}
