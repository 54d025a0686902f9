import type { NewPosting, Place } from '../../data/domain.ts'
import { postedDay } from '../posted-day.ts'
import { boardBase } from './board.ts'
import { countryCode } from './country-code.ts'
import { describedInParts, escapeHtml, payLine } from './description-parts.ts'
import {
  asRecord,
  type JsonRecord,
  optionalNumber,
  optionalText,
  parseItems,
  parseJson,
  requireText,
} from './json-shape.ts'
import { moveOn } from './next-page.ts'
import { placeText } from './several-places.ts'
import type { FetchedPage, ParsedPage, SourceAdapter, SourceConfig, SourceRequest } from './source.ts'
import { NotAnOfferError, PageShapeError } from './source-errors.ts'
import { statedExpiry } from './stated-expiry.ts'

const PAGE_SIZE = 100 // the largest that the service answers in one page
const MAX_OFFSET = 2_000 // the service refuses to look further
const DATA_AND_IT = 'apaJ_2ja_LuF' // occupation field "Data/IT" of the Swedish taxonomy

/**
 * JobTech, open adverts of the Swedish employment service (Platsbanken): JSON pages with their text, newest first.
 * `query` is what to search for within the field Data/IT; without it the whole field is read.
 * Docs: https://jobsearch.api.jobtechdev.se
 * Gives title, employer, place, text, contract, day. Pay is free text; the workplace has no field.
 * Terms: CC0.
 * Traps: at most 2,100 adverts a search, so it begins anew below the last one; at most 100 a page; times are Swedish without saying so, and many are midnight, so the day is taken
 * as it stands; removed adverts are sparse; `application_contacts` are persons and are not read.
 */
export const jobTech: SourceAdapter = {
  type: 'job-tech',
  describes: {
    name: 'JobTech (Arbetsförmedlingen, Sweden)',
    kind: 'snapshot',
    attribution: 'Arbetsförmedlingen, JobTech Development',
    licence: 'CC0 1.0',
    url: 'https://arbetsformedlingen.se/platsbanken',
  },
  firstRequests: (config) => [searchSwedishAds('https://jobsearch.api.jobtechdev.se', config)],
  parsePage: (page, config) =>
    readSwedishAds(page, 'job-tech', (ad) => readSwedishAd(ad, requireText(ad.id, 'id'), config)),
}

export function searchSwedishAds(publicBase: string, config: SourceConfig): SourceRequest {
  const url = new URL(`${boardBase(config, publicBase)}/search`)
  if (config.query !== undefined) url.searchParams.set('q', config.query)
  url.searchParams.set('occupation-field', DATA_AND_IT)
  if (config.since !== undefined) url.searchParams.set('published-after', `${config.since}T00:00:00`)
  url.searchParams.set('sort', 'pubdate-desc')
  url.searchParams.set('offset', '0')
  url.searchParams.set('limit', String(PAGE_SIZE))
  return { kind: 'listing', url: url.href }
}

/** A page of a search, of open adverts or of past ones. @throws PageShapeError */
export function readSwedishAds(page: FetchedPage, type: string, read: (ad: JsonRecord) => NewPosting): ParsedPage {
  const answer = asRecord(parseJson(page, type))
  if (!Array.isArray(answer?.hits)) throw new PageShapeError(type, page.url, 'no "hits" array')
  const total = optionalNumber(asRecord(answer.total)?.value) ?? 0
  return { ...parseItems(answer.hits, 'hits', read), next: nextPage(page, answer.hits, total) }
}

/** Newest first: where the service looks no further, the search goes on below the last advert that it showed. */
function nextPage(page: FetchedPage, hits: readonly unknown[], total: number): SourceRequest[] {
  const { position, request } = moveOn(page, 'offset', PAGE_SIZE)
  if (hits.length === 0 || position >= total) return []
  if (position <= MAX_OFFSET) return [request]
  const last = optionalText(asRecord(hits.at(-1))?.publication_date)
  const url = new URL(page.url)
  if (last === null || url.searchParams.get('published-before') === last) return []
  url.searchParams.set('published-before', last)
  url.searchParams.set('offset', '0')
  return [{ kind: 'listing', url: url.href }]
}

/**
 * One element of `hits`.
 * @throws ItemShapeError when it was taken down, or lacks title or text
 */
export function readSwedishAd(ad: JsonRecord, sourceId: string, config: SourceConfig): NewPosting {
  if (ad.removed === true) throw new NotAnOfferError('removed: the employer has taken it down', sourceId)
  return {
    source: config.id,
    board: '',
    sourceId,
    url: optionalText(ad.webpage_url),
    title: requireText(ad.headline, 'headline'),
    company: optionalText(asRecord(ad.employer)?.name),
    place: readPlace(asRecord(ad.workplace_address)),
    workplace: 'unknown',
    employmentType: [label(ad.employment_type), label(ad.working_hours_type)].filter(Boolean).join(', ') || null,
    salary: null,
    description: readDescription(ad),
    postedOn: postedDay(ad.publication_date),
    ...statedExpiry(ad.application_deadline),
  }
}

/** A concept of the taxonomy; past adverts have a list of them. */
const label = (concept: unknown): string | null =>
  optionalText(asRecord(Array.isArray(concept) ? concept[0] : concept)?.label)

function readPlace(address: JsonRecord | null): Place {
  const city = optionalText(address?.city) ?? optionalText(address?.municipality)
  const [region, country] = [optionalText(address?.region), optionalText(address?.country)]
  return { text: placeText(city, region, country), country: swedishCountry(country), region, city }
}

/** CLDR names are read in four languages; the one Swedish name that most adverts have stands here. */
const swedishCountry = (name: string | null): string | null => (name === 'Sverige' ? 'SE' : countryCode(name))

function readDescription(ad: JsonRecord): NewPosting['description'] {
  const description = asRecord(ad.description)
  const text = optionalText(description?.text)
  const plain = text === null ? null : `<p>${escapeHtml(text).replaceAll('\n', '<br>')}</p>`
  return describedInParts([
    { html: optionalText(description?.text_formatted) ?? plain },
    payLine(optionalText(ad.salary_description)),
  ])
}
