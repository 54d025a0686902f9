import type { NewPosting, Place, Salary, Workplace } from '../../data/domain.ts'
import { postedDay } from '../posted-day.ts'
import { boardBase, boardSite, employerName } from './board.ts'
import { countryCode } from './country-code.ts'
import { describedInParts } from './description-parts.ts'
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
import { placeText, severalPlaces } from './several-places.ts'
import type { SourceAdapter, SourceConfig } from './source.ts'
import { PageShapeError } from './source-errors.ts'
import { statedPeriod, statedSalary } from './stated-salary.ts'

/**
 * Recruitee (Tellent) boards: one JSON page per employer lists every open posting with its text.
 * Docs: https://docs.recruitee.com/reference/offers
 * Gives title, places, two-part HTML, workplace, salary, `published_at`. `board` may be the employer's own domain.
 * Traps: dates are "2026-01-06 08:00:00 UTC"; `created_at` is the day of the draft, so it never stands in for
 * `published_at`; half of the text is in `requirements`; ends of a salary are texts; of `remote`, `hybrid` and `on_site`
 * several may be true.
 */
export const recruitee: SourceAdapter = {
  type: 'recruitee',
  describes: {
    name: 'Recruitee job boards',
    kind: 'snapshot',
    attribution: null,
    licence: null,
    url: 'https://recruitee.com',
  },
  firstRequests: (config) => [
    { kind: 'listing', url: `${boardBase(config, boardSite(config, 'recruitee.com'))}/api/offers/` },
  ],
  parsePage(page, config) {
    const offers = asRecord(parseJson(page, 'recruitee'))?.offers
    if (!Array.isArray(offers)) throw new PageShapeError('recruitee', page.url, 'no "offers" array')
    return { ...parseItems(offers, 'offers', (offer) => toPosting(offer, config)), next: [] }
  },
}

function toPosting(offer: JsonRecord, config: SourceConfig): NewPosting {
  return {
    source: 'recruitee',
    board: config.board ?? '',
    sourceId: requireText(offer.id, 'id'),
    url: optionalText(offer.careers_url),
    title: requireText(offer.title, 'title'),
    company: optionalText(offer.company_name) ?? employerName(config),
    place: readPlace(offer),
    workplace: readWorkplace(offer),
    employmentType: optionalText(offer.employment_type_code),
    salary: readSalary(asRecord(offer.salary)),
    description: describedInParts([
      { html: optionalText(offer.description) },
      { heading: 'Requirements', html: optionalText(offer.requirements) },
    ]),
    postedOn: postedDay(offer.published_at),
  }
}

function readPlace(offer: JsonRecord): Place {
  const places = asList(offer.locations).flatMap((location) => onePlace(asRecord(location)) ?? [])
  if (places.length > 0) return severalPlaces(places)
  const country = countryCode(optionalText(offer.country_code))
  return { text: optionalText(offer.location), country, region: null, city: optionalText(offer.city) }
}

function onePlace(location: JsonRecord | null): Place | null {
  if (location === null) return null
  const [city, region] = [optionalText(location.city), optionalText(location.state)]
  const text = placeText(city, region, optionalText(location.country))
  return { text, country: countryCode(optionalText(location.country_code)), region, city }
}

const WORKPLACES = { remote: 'remote', hybrid: 'hybrid', on_site: 'onsite' } as const

/** "Remote or on site" is a choice of the applicant, which no single word of ours says. */
function readWorkplace(offer: JsonRecord): Workplace {
  const stated = Object.entries(WORKPLACES).filter(([name]) => offer[name] === true)
  return stated.length === 1 ? (stated[0]?.[1] ?? 'unknown') : 'unknown'
}

const readSalary = (salary: JsonRecord | null): Salary | null =>
  statedSalary({
    min: optionalNumber(salary?.min),
    max: optionalNumber(salary?.max),
    currency: optionalText(salary?.currency),
    period: statedPeriod(optionalText(salary?.period)),
  })
