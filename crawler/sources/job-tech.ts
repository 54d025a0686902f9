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
import type { FetchedPage, SourceAdapter, SourceConfig, SourceRequest } from './source.ts'
import { ItemShapeError, PageShapeError } from './source-errors.ts'

const PAGE_SIZE = 100 // the largest that the service answers in one page
const MAX_OFFSET = 2_000 // the service refuses to look further
const DATA_AND_IT = 'apaJ_2ja_LuF' // occupation field "Data/IT" of the Swedish taxonomy

/**
 * JobTech, open adverts of the Swedish employment service (Platsbanken): JSON pages with their text, newest first.
 * `query` is what to search for within the field Data/IT; without it the whole field is read.
 * Docs: https://jobsearch.api.jobtechdev.se
 * Gives title, employer, place, text, contract, day. Pay is free text; the workplace has no field.
 * Terms: CC0.
 * Traps: at most 2,100 adverts a search; times are Swedish without saying so, and many are midnight, so the day is taken
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
  firstRequests(config) {
    const url = new URL(`${boardBase(config, 'https://jobsearch.api.jobtechdev.se')}/search`)
    if (config.query !== undefined) url.searchParams.set('q', config.query)
    url.searchParams.set('occupation-field', DATA_AND_IT)
    url.searchParams.set('sort', 'pubdate-desc')
    url.searchParams.set('offset', '0')
    url.searchParams.set('limit', String(PAGE_SIZE))
    return [{ kind: 'listing', url: url.href }]
  },
  parsePage(page, config) {
    const answer = asRecord(parseJson(page, 'job-tech'))
    if (!Array.isArray(answer?.hits)) throw new PageShapeError('job-tech', page.url, 'no "hits" array')
    const total = optionalNumber(asRecord(answer.total)?.value) ?? 0
    return {
      ...parseItems(answer.hits, 'hits', (ad) => toPosting(ad, config)),
      next: answer.hits.length === 0 ? [] : nextPage(page, total),
    }
  },
}

function nextPage(page: FetchedPage, total: number): SourceRequest[] {
  const { position, request } = moveOn(page, 'offset', PAGE_SIZE)
  return position >= total || position > MAX_OFFSET ? [] : [request]
}

function toPosting(ad: JsonRecord, config: SourceConfig): NewPosting {
  if (ad.removed === true) throw new ItemShapeError('removed: the employer has taken it down')
  return {
    source: config.id,
    board: '',
    sourceId: requireText(ad.id, 'id'),
    url: optionalText(ad.webpage_url),
    title: requireText(ad.headline, 'headline'),
    company: optionalText(asRecord(ad.employer)?.name),
    place: readPlace(asRecord(ad.workplace_address)),
    workplace: 'unknown',
    employmentType: [label(ad.employment_type), label(ad.working_hours_type)].filter(Boolean).join(', ') || null,
    salary: null,
    description: readDescription(ad),
    postedOn: postedDay(ad.publication_date),
  }
}

const label = (concept: unknown): string | null => optionalText(asRecord(concept)?.label)

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
