import { toHtml } from '../advert-text.ts'
import { type AnsweredRequest, json } from '../answer-server.ts'
import type { SyntheticPosting } from '../synthetic-postings.ts'
import { placeText } from '../wire-formats.ts'
import { instantOf, pageOf, plainTextOf, type WireFormat } from './wire-format.ts'

/** Employment services and search engines for jobs, most of them with a key (job-sources.md 3). */

/** What the test puts into the environment as every key. */
export const DEMO_KEY = 'key-of-the-demo'

const linkTo = (site: string, { number }: SyntheticPosting): string => `https://${site}.demo.example/ads/${number}`
const textOf = (posting: SyntheticPosting): string => toHtml(posting.employer, posting.text)
const hasHeader = ({ headers }: AnsweredRequest, name: string): boolean => headers[name] === DEMO_KEY

const JOB_TECH_LARGEST_OFFSET = 2_000

export const jobTech: WireFormat = {
  entry: { type: 'job-tech' },
  routes: (postings) => [
    [
      /^\/search$/,
      (_groups, { query }) => {
        const [offset, limit] = [Number(query.get('offset') ?? 0), Number(query.get('limit') ?? 10)]
        if (offset > JOB_TECH_LARGEST_OFFSET || limit > 100) return null
        const hits = pageOf(postings, offset, limit).map(swedishAd)
        return json({ total: { value: postings.length }, positions: postings.length, hits })
      },
    ],
  ],
}

const swedishAd = (posting: SyntheticPosting): object => ({
  id: String(30_000_000 + posting.number),
  original_id: null,
  webpage_url: linkTo('job-tech', posting),
  headline: posting.title,
  description: { text: plainTextOf(posting), text_formatted: textOf(posting) },
  employment_type: { concept_id: 'kpPX_CNN_gDU', label: 'Tillsvidareanställning' },
  working_hours_type: { concept_id: '6YE1_gAC_R2G', label: 'Heltid' },
  employer: { name: posting.employer.name, email: 'jobs@demo.example', phone_number: null },
  workplace_address: { municipality: posting.place.city, region: posting.place.region, country: 'Sverige' },
  application_contacts: [{ name: 'An Invented Person', email: 'person@demo.example' }],
  publication_date: `${posting.postedOn}T14:27:02`,
  last_publication_date: `${posting.closesOn}T23:59:59`,
  removed: false,
  timestamp: Date.parse(instantOf(posting)),
})

/** The same service on another host in the world; here it stands behind a path of its own. */
export const jobTechHistorical: WireFormat = {
  entry: { type: 'job-tech-historical', since: '2026-01-01' },
  routes: (postings) => [
    [
      /^\/historical\/search$/,
      (_groups, { query }) => {
        const [offset, limit] = [Number(query.get('offset') ?? 0), Number(query.get('limit') ?? 10)]
        const hits = pageOf(postings, offset, limit).map((posting) => ({
          ...swedishAd(posting),
          id: `hist-${posting.number}`,
          original_id: String(30_000_000 + posting.number),
          employment_type: [{ concept_id: 'kpPX_CNN_gDU', label: 'Tillsvidareanställning' }],
          removed: true,
        }))
        return json({ total: { value: postings.length }, hits })
      },
    ],
  ],
}

export const bundesagentur: WireFormat = {
  entry: { type: 'bundesagentur' },
  routes: (postings) => [
    [
      /^\/jobboerse\/jobsuche-service\/pc\/v6\/jobs$/,
      (_groups, request) => {
        const [page, size] = [Number(request.query.get('page') ?? 1), Number(request.query.get('size') ?? 25)]
        if (!hasHeader(request, 'x-api-key') || page * size > 10_000) return null
        const shown = pageOf(postings, (page - 1) * size, size)
        return json({ ergebnisliste: shown.map(germanAd), maxErgebnisse: postings.length, facetten: {} })
      },
    ],
    [
      /^\/jobboerse\/jobsuche-service\/pc\/v4\/jobdetails\/(.+)$/,
      ([encoded = '']) => {
        const id = Buffer.from(encoded, 'base64').toString()
        const posting = postings.find((candidate) => germanId(candidate) === id)
        return posting === undefined
          ? null
          : json({ referenznummer: id, stellenangebotsBeschreibung: plainTextOf(posting) })
      },
    ],
  ],
}

const germanId = ({ number }: SyntheticPosting): string => `10000-${1_000_000_000 + number}-S`

const germanAd = (posting: SyntheticPosting): object => ({
  referenznummer: germanId(posting),
  stellenangebotsTitel: posting.title,
  firma: posting.employer.name,
  stellenlokationen: [{ adresse: { ort: posting.place.city, region: 'BADEN_WUERTTEMBERG', land: 'DEUTSCHLAND' } }],
  datumErsteVeroeffentlichung: posting.postedOn,
  eintrittsdatum: '2027-06-01',
  aenderungsdatum: '2026-11-20',
  vertragsdauer: 'UNBEFRISTET',
  verguetungsangabe: 'KEINE_ANGABEN',
})

export const adzuna: WireFormat = {
  entry: { type: 'adzuna', country: 'gb' },
  lacks: 'whole text',
  routes: (postings) => [
    [
      /^\/v1\/api\/jobs\/gb\/search\/(\d+)$/,
      ([number], { query }) => {
        if (query.get('app_id') !== DEMO_KEY || query.get('app_key') !== DEMO_KEY) return null
        const size = Math.min(50, Number(query.get('results_per_page') ?? 10))
        const results = pageOf(postings, (Number(number) - 1) * size, size).map((posting) => ({
          id: String(5_100_000_000 + posting.number),
          title: `<strong>${posting.title}</strong>`,
          description: `${plainTextOf(posting).slice(0, 200)} …`,
          created: instantOf(posting),
          redirect_url: linkTo('adzuna', posting),
          company: { display_name: posting.employer.name },
          location: { display_name: placeText(posting), area: ['UK', posting.place.region] },
          salary_min: 58_123.4,
          salary_max: 58_123.4,
          salary_is_predicted: '1',
        }))
        return json({ count: postings.length, mean: 60_000, results })
      },
    ],
  ],
}

const isReedKey = ({ headers }: AnsweredRequest): boolean =>
  headers.authorization === `Basic ${Buffer.from(`${DEMO_KEY}:`).toString('base64')}`
const britishDay = ({ postedOn }: SyntheticPosting): string => postedOn.split('-').reverse().join('/')

export const reed: WireFormat = {
  entry: { type: 'reed' },
  routes: (postings) => [
    [
      /^\/api\/1\.0\/search$/,
      (_groups, request) => {
        if (!isReedKey(request)) return null
        const skip = Number(request.query.get('resultsToSkip') ?? 0)
        const results = pageOf(postings, skip, Math.min(100, Number(request.query.get('resultsToTake') ?? 25)))
        return json({ results: results.map(reedJob), ambiguousLocations: [], totalResults: postings.length })
      },
    ],
    [
      /^\/api\/1\.0\/jobs\/(\d+)$/,
      ([id], request) => {
        const posting = postings.find(({ number }) => String(50_000_000 + number) === id)
        if (posting === undefined || !isReedKey(request)) return null
        const whole = { jobDescription: textOf(posting), datePosted: britishDay(posting), salaryType: 'per annum' }
        return json({ ...reedJob(posting), ...whole })
      },
    ],
  ],
}

const reedJob = (posting: SyntheticPosting): object => ({
  jobId: 50_000_000 + posting.number,
  employerName: posting.employer.name,
  jobTitle: posting.title,
  locationName: posting.place.city,
  minimumSalary: posting.pay?.min ?? null,
  maximumSalary: posting.pay?.max ?? null,
  currency: 'GBP',
  date: britishDay(posting),
  jobDescription: `${plainTextOf(posting).slice(0, 80)} …`,
  jobUrl: linkTo('reed', posting),
})

const USA_JOBS_PAGE_SIZE = 60 // fewer than asked for: the service may decide

export const usaJobs: WireFormat = {
  entry: { type: 'usa-jobs' },
  routes: (postings) => [
    [
      /^\/api\/Search$/,
      (_groups, request) => {
        if (!hasHeader(request, 'authorization-key') || !hasHeader(request, 'user-agent')) return null
        const number = Number(request.query.get('Page') ?? 1)
        const shown = pageOf(postings, (number - 1) * USA_JOBS_PAGE_SIZE, USA_JOBS_PAGE_SIZE)
        return json({
          SearchResult: {
            SearchResultCount: shown.length,
            SearchResultItems: shown.map(federalJob),
            UserArea: { NumberOfPages: String(Math.ceil(postings.length / USA_JOBS_PAGE_SIZE)) },
          },
        })
      },
    ],
  ],
}

const federalJob = (posting: SyntheticPosting): object => ({
  MatchedObjectId: String(820_000_000 + posting.number),
  MatchedObjectDescriptor: {
    PositionTitle: posting.title,
    PositionURI: linkTo('usa-jobs', posting),
    PositionLocation: [{ LocationName: placeText(posting), CountryCode: 'United States' }],
    OrganizationName: posting.employer.name,
    PositionSchedule: [{ Name: 'Full-time', Code: '1' }],
    PositionRemuneration: [{ MinimumRange: '95000.0', MaximumRange: '120000.0', RateIntervalCode: 'PA' }],
    QualificationSummary: plainTextOf(posting),
    PublicationStartDate: `${posting.postedOn}T00:00:00.0000`,
    UserArea: { Details: { JobSummary: posting.text.intro, MajorDuties: ['Look after the data.'] } },
  },
})

export const franceTravail: WireFormat = {
  entry: { type: 'france-travail' },
  routes: (postings) => [
    [/^\/connexion\/oauth2\/access_token$/, () => json({ access_token: 'token-of-the-demo', expires_in: 600 })],
    [
      /^\/partenaire\/offresdemploi\/v2\/offres\/search$/,
      (_groups, { query, headers }) => {
        if (headers.authorization !== 'Bearer token-of-the-demo') return null
        const [first = 0, last = 149] = (query.get('range') ?? '').split('-').map(Number)
        return json({ resultats: pageOf(postings, first, last - first + 1).map(frenchOffer), filtresPossibles: [] })
      },
    ],
  ],
}

const frenchOffer = (posting: SyntheticPosting): object => ({
  id: `180${posting.number}ABC`,
  intitule: posting.title,
  description: plainTextOf(posting),
  dateCreation: instantOf(posting),
  dateActualisation: '2026-11-20T00:00:00.000Z',
  lieuTravail: { libelle: `75 - ${posting.place.city}` },
  entreprise: { nom: posting.employer.name },
  typeContratLibelle: 'CDI',
  salaire: { libelle: 'Annuel de 45000.0 Euros à 55000.0 Euros sur 12.0 mois' },
  contact: { nom: 'An Invented Person', courriel: 'person@demo.example' },
  origineOffre: { urlOrigine: linkTo('france-travail', posting) },
})
