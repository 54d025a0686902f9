import type { NewPosting, Place, Salary, SalaryPeriod } from '../../data/domain.ts'
import { postedDay } from '../posted-day.ts'
import { boardBase } from './board.ts'
import { describedInParts, escapeHtml, payLine } from './description-parts.ts'
import { requireKeys } from './environment-keys.ts'
import {
  asRecord,
  type JsonRecord,
  optionalNumber,
  optionalText,
  parseItems,
  parseJson,
  requireText,
} from './json-shape.ts'
import { NO_PLACE } from './several-places.ts'
import type { FetchedPage, ParsedPage, SourceAdapter, SourceConfig, SourceRequest } from './source.ts'
import { PageShapeError } from './source-errors.ts'
import { statedSalary } from './stated-salary.ts'

const PAGE_SIZE = 150 // the largest that the service answers in one page
const MAX_FIRST_INDEX = 1_000 // later ones are refused
const KEYS = ['FRANCE_TRAVAIL_CLIENT_ID', 'FRANCE_TRAVAIL_CLIENT_SECRET'] as const

/**
 * France Travail, the French employment service: JSON pages of a search, newest first, with their text. `query` is what
 * to search for; without it "data engineer".
 * Docs: https://francetravail.io/data/api/offres-emploi
 * Keys: FRANCE_TRAVAIL_CLIENT_ID and FRANCE_TRAVAIL_CLIENT_SECRET, exchanged for a token.
 * Gives title, employer (not always), place, text, contract, pay, instant.
 * Terms: those of its API; name France Travail, link to the posting.
 * Traps: 206 is success with more to come, 204 is "none"; only `range` turns pages; at most 1,150 adverts a search;
 * `contact` is a person and is not read.
 */
export const franceTravail: SourceAdapter = {
  type: 'france-travail',
  describes: {
    name: 'France Travail',
    kind: 'snapshot',
    attribution: 'France Travail (https://www.francetravail.fr)',
    linkDuty: 'link',
    licence: 'France Travail API terms: name the source, link to the posting',
    url: 'https://candidat.francetravail.fr',
  },
  listsAllOpen: false,
  firstRequests(config) {
    requireKeys(config, KEYS, 'https://francetravail.io')
    return [searchRequest(config, 0)]
  },
  parsePage(page, config) {
    if (page.body.trim() === '') return NOTHING_FOUND
    const offers = asRecord(parseJson(page, 'france-travail'))?.resultats
    if (!Array.isArray(offers)) throw new PageShapeError('france-travail', page.url, 'no "resultats" array')
    return {
      ...parseItems(offers, 'resultats', (offer) => toPosting(offer, config)),
      next: nextPage(page, offers.length, config),
    }
  },
}

const NOTHING_FOUND: ParsedPage = { postings: [], rejects: [], next: [] }

function searchRequest(config: SourceConfig, first: number): SourceRequest {
  const query = encodeURIComponent(config.query ?? 'data engineer')
  const base = boardBase(config, 'https://api.francetravail.io')
  const tokenBase = boardBase(config, 'https://entreprise.francetravail.fr')
  return {
    kind: 'listing',
    url: `${base}/partenaire/offresdemploi/v2/offres/search?motsCles=${query}&sort=1&range=${first}-${first + PAGE_SIZE - 1}`,
    credentials: {
      kind: 'oauth',
      tokenUrl: `${tokenBase}/connexion/oauth2/access_token?realm=%2Fpartenaire`,
      idVariable: KEYS[0],
      secretVariable: KEYS[1],
      scope: 'api_offresdemploiv2 o2dsoffre',
    },
  }
}

/** How many there are stands only in a header (`Content-Range`); pages go on until one is not full. */
function nextPage(page: FetchedPage, offerCount: number, config: SourceConfig): SourceRequest[] {
  const first = Number(/\d+/.exec(new URL(page.url).searchParams.get('range') ?? '')?.[0] ?? 0) + PAGE_SIZE
  return offerCount < PAGE_SIZE || first > MAX_FIRST_INDEX ? [] : [searchRequest(config, first)]
}

function toPosting(offer: JsonRecord, config: SourceConfig): NewPosting {
  const id = requireText(offer.id, 'id')
  const pay = optionalText(asRecord(offer.salaire)?.libelle)
  const salary = readSalary(pay)
  const text = escapeHtml(requireText(offer.description, 'description')).replaceAll('\n', '<br>')
  return {
    source: config.id,
    board: '',
    sourceId: id,
    url:
      optionalText(asRecord(offer.origineOffre)?.urlOrigine) ??
      `https://candidat.francetravail.fr/offres/recherche/detail/${encodeURIComponent(id)}`,
    title: requireText(offer.intitule, 'intitule'),
    company: optionalText(asRecord(offer.entreprise)?.nom),
    place: readPlace(asRecord(offer.lieuTravail)),
    workplace: 'unknown',
    employmentType: optionalText(offer.typeContratLibelle) ?? optionalText(offer.typeContrat),
    salary,
    description: describedInParts([{ html: `<p>${text}</p>` }, payLine(salary === null ? pay : null)]),
    postedOn: postedDay(offer.dateCreation),
  }
}

const PERIODS: Readonly<Record<string, SalaryPeriod>> = { Annuel: 'year', Mensuel: 'month', Horaire: 'hour' }
// "Annuel de 45000.0 Euros à 55000.0 Euros sur 12.0 mois", "Horaire de 12.02 Euros"
const STATED_PAY = /^(Annuel|Mensuel|Horaire) de ([\d.]+) Euros?(?: à ([\d.]+) Euros?)?/

/** The service writes pay in one form; one amount is both ends. Anything else is left to whoever reads the text. */
function readSalary(pay: string | null): Salary | null {
  const [, period = '', min, max = min] = STATED_PAY.exec(pay ?? '') ?? []
  if (min === undefined) return null
  return statedSalary({
    min: optionalNumber(min),
    max: optionalNumber(max),
    currency: 'EUR',
    period: PERIODS[period] ?? null,
  })
}

/** "75 - Paris": the department, then the town. The service also lists adverts abroad, so the country stays unknown. */
const readPlace = (place: JsonRecord | null): Place => ({ ...NO_PLACE, text: optionalText(place?.libelle) })
