import type { NewPosting, Place } from '../../data/domain.ts'
import { postedDay } from '../posted-day.ts'
import { boardBase } from './board.ts'
import { changeMark } from './change-mark.ts'
import { countryCode } from './country-code.ts'
import { requireKeys } from './environment-keys.ts'
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
import { moveOn } from './next-page.ts'
import { NO_PLACE, placeText, severalPlaces } from './several-places.ts'
import type { FetchedPage, ParsedPage, SourceAdapter, SourceConfig, SourceRequest } from './source.ts'
import { ItemShapeError, PageShapeError } from './source-errors.ts'

const PAGE_SIZE = 100
const MAX_RESULTS = 10_000 // page × size beyond this is refused
const KEY = 'BUNDESAGENTUR_API_KEY'

/**
 * Bundesagentur für Arbeit, the German employment service: JSON pages of a search, a further page holds the text of each.
 * `query` is what to search for; without it "Data Engineer". Off unless it is named and has a key: there is no open
 * interface, the key is that of the agency's own pages, so ask before regular use.
 * Docs: none that is official; https://github.com/bundesAPI/jobsuche-api
 * Keys: BUNDESAGENTUR_API_KEY.
 * Gives title, employer, places, text, day. Gives no pay that it can be relied on.
 * Traps: all fields were renamed in 2026, and both spellings are read; `eintrittsdatum` is the start of work; the
 * number of an advert is in base 64 in the address of its text; `homeofficemoeglich` is remote or hybrid.
 */
export const bundesagentur: SourceAdapter = {
  type: 'bundesagentur',
  describes: {
    name: 'Bundesagentur für Arbeit',
    kind: 'snapshot',
    attribution: 'Bundesagentur für Arbeit (https://www.arbeitsagentur.de)',
    licence: null,
    url: 'https://www.arbeitsagentur.de/jobsuche',
  },
  firstRequests(config) {
    requireKeys(config, [KEY], 'https://github.com/bundesAPI/jobsuche-api')
    return [searchRequest(config, 1)]
  },
  parsePage(page, config) {
    const answer = asRecord(parseJson(page, 'bundesagentur'))
    if (answer !== null && page.kind === 'detail') return parseDetail(answer, (text) => toPosting(text, page, config))
    // A search without results leaves the list out.
    const items = answer?.ergebnisliste ?? answer?.stellenangebote ?? (answer?.maxErgebnisse === 0 ? [] : undefined)
    if (!Array.isArray(items)) throw new PageShapeError('bundesagentur', page.url, 'no "ergebnisliste" array')
    const parsed = parseListing(items, 'ergebnisliste', (item) => detailRequest(item, page, config))
    return withNextPage(parsed, page, optionalNumber(answer?.maxErgebnisse) ?? 0, config)
  },
}

const CREDENTIALS = { kind: 'header', variables: { 'x-api-key': KEY } } as const

const serviceUrl = (config: SourceConfig): string =>
  `${boardBase(config, 'https://rest.arbeitsagentur.de')}/jobboerse/jobsuche-service/pc`

const searchRequest = (config: SourceConfig, pageNumber: number): SourceRequest => ({
  kind: 'listing',
  url:
    `${serviceUrl(config)}/v6/jobs?was=${encodeURIComponent(config.query ?? 'Data Engineer')}` +
    `&angebotsart=1&page=${pageNumber}&size=${PAGE_SIZE}`,
  credentials: CREDENTIALS,
})

const numberOf = (item: Readonly<Record<string, unknown>>): string =>
  requireText(item.referenznummer ?? item.refnr, 'referenznummer')

const detailRequest = (item: JsonRecord, page: FetchedPage, config: SourceConfig): SourceRequest => ({
  kind: 'detail',
  url: `${serviceUrl(config)}/v4/jobdetails/${encodeURIComponent(Buffer.from(numberOf(item)).toString('base64'))}`,
  credentials: CREDENTIALS,
  listed: item,
  ...changeMark(optionalText(item.aenderungsdatum ?? item.modifikationsTimestamp), page.readAt),
})

function withNextPage(parsed: ParsedPage, page: FetchedPage, total: number, config: SourceConfig): ParsedPage {
  const { position } = moveOn(page, 'page', 1)
  const isBeyond = (position - 1) * PAGE_SIZE >= Math.min(total, MAX_RESULTS)
  return isBeyond || parsed.next.length === 0
    ? parsed
    : { ...parsed, next: [...parsed.next, searchRequest(config, position)] }
}

/** The page of the text names its fields differently every year; everything but the text is taken from the listing. */
function toPosting(detail: JsonRecord, page: FetchedPage, config: SourceConfig): NewPosting {
  const job = page.listed
  if (job === undefined) throw new ItemShapeError('the listing that names it is not at hand')
  const id = numberOf(job)
  const text = requireText(
    detail.stellenangebotsBeschreibung ?? detail.stellenbeschreibung,
    'stellenangebotsBeschreibung',
  )
  return {
    source: config.id,
    board: '',
    sourceId: id,
    url: optionalText(job.externeURL) ?? `https://www.arbeitsagentur.de/jobsuche/jobdetail/${id}`,
    title: requireText(job.stellenangebotsTitel ?? job.titel, 'stellenangebotsTitel'),
    company: optionalText(job.firma ?? job.arbeitgeber),
    place: readPlace(job),
    workplace: 'unknown',
    employmentType: stated(job.vertragsdauer),
    salary: null,
    description: { format: 'text', content: text },
    postedOn: postedDay(job.datumErsteVeroeffentlichung ?? job.aktuelleVeroeffentlichungsdatum),
  }
}

/** "KEINE_ANGABEN", "KEINE_ANGABE": not stated. */
function stated(value: unknown): string | null {
  const text = optionalText(value)
  return text === null || /^KEINE_ANGABEN?$/.test(text) ? null : text
}

function readPlace(job: Readonly<Record<string, unknown>>): Place {
  const places = asList(job.stellenlokationen).map((place) => asRecord(asRecord(place)?.adresse))
  return severalPlaces([...places, asRecord(job.arbeitsort)].flatMap((address) => (address ? [onePlace(address)] : [])))
}

function onePlace(address: JsonRecord): Place {
  const [city, country] = [optionalText(address.ort), optionalText(address.land)]
  const region = stated(address.region)
  return { ...NO_PLACE, text: placeText(city, region, country), country: countryCode(country), region, city }
}
