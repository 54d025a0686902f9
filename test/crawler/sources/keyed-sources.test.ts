import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { adzuna } from '../../../crawler/sources/adzuna.ts'
import { bundesagentur } from '../../../crawler/sources/bundesagentur.ts'
import { franceTravail } from '../../../crawler/sources/france-travail.ts'
import { reed } from '../../../crawler/sources/reed.ts'
import { usaJobs } from '../../../crawler/sources/usa-jobs.ts'
import { parseBent, withItem } from './board-traps.ts'
import { fixtureJson } from './fixture.ts'

const VARIABLES = {
  adzuna: ['ADZUNA_APP_ID', 'ADZUNA_APP_KEY'],
  bundesagentur: ['BUNDESAGENTUR_API_KEY'],
  'france-travail': ['FRANCE_TRAVAIL_CLIENT_ID', 'FRANCE_TRAVAIL_CLIENT_SECRET'],
  reed: ['REED_API_KEY'],
  'usa-jobs': ['USAJOBS_EMAIL', 'USAJOBS_API_KEY'],
}
const adapters = [adzuna, bundesagentur, franceTravail, reed, usaJobs]

beforeEach(() => {
  for (const name of Object.values(VARIABLES).flat()) vi.stubEnv(name, 'set')
})
afterEach(() => vi.unstubAllEnvs())

test.each(Object.entries(VARIABLES))('%s names the key that is missing', (type, variables) => {
  const adapter = adapters.find((each) => each.type === type)
  for (const variable of variables) {
    vi.stubEnv(variable, '')
    expect(() => adapter?.firstRequests({ id: 'mine', type, country: 'gb' })).toThrow(
      `mine: needs a key in the environment variable ${variable} (see https://`,
    )
    vi.stubEnv(variable, 'set')
  }
})

describe('Adzuna', () => {
  test('needs a country that it serves', () => {
    for (const country of [undefined, 'xx', 'constructor']) {
      expect(() => adzuna.firstRequests({ id: 'a', type: 'adzuna', ...(country && { country }) })).toThrow(
        'a: needs "country", one of at, au, be',
      )
    }
    expect(adzuna.firstRequests({ id: 'a', type: 'adzuna', country: 'US' })[0]?.url).toContain('/jobs/us/search/1?')
  })

  test('reads only the newest thousand', () => {
    const listing = { ...(fixtureJson('adzuna') as object), count: 50000 }
    const next = (page: number) =>
      parseBent(adzuna, listing, { url: `https://api.adzuna.com/v1/api/jobs/gb/search/${page}?what=x` }).next
    expect(next(19)[0]?.url).toContain('/search/20?')
    expect(next(20)).toEqual([])
  })

  test('pay that does not say whether it was estimated is not taken', () => {
    const bent = withItem('adzuna', 'results', { salary_is_predicted: undefined }, { salary_is_predicted: '0' })
    expect(parseBent(adzuna, bent).postings.map(({ salary }) => salary?.min ?? null)).toEqual([null, 58123.4])
  })
})

describe('Reed', () => {
  const aDetail = (parts: object) =>
    parseBent(reed, { ...(fixtureJson('reed', 'detail') as object), ...parts }, { kind: 'detail' }).postings[0]

  test('days are British', () => {
    expect(aDetail({ datePosted: '03/04/2026' })?.postedOn).toBe('2026-04-03')
    expect(aDetail({ datePosted: undefined, date: '31/12/2025' })?.postedOn).toBe('2025-12-31')
    expect(aDetail({ datePosted: '31/02/2026' })?.postedOn).toBeNull()
  })

  test('pay without a period is none', () => {
    expect(aDetail({ salaryType: undefined })?.salary).toBeNull()
    expect(aDetail({ salaryType: 'per annum' })?.salary?.period).toBe('year')
  })
})

describe('USAJobs', () => {
  const pay = (remuneration: object[]) => {
    const listing = fixtureJson('usa-jobs') as { SearchResult: { SearchResultItems: Record<string, object>[] } }
    const [item] = listing.SearchResult.SearchResultItems
    const bent = {
      ...item,
      MatchedObjectDescriptor: { ...item?.MatchedObjectDescriptor, PositionRemuneration: remuneration },
    }
    return parseBent(usaJobs, { SearchResult: { ...listing.SearchResult, SearchResultItems: [bent] } }).postings[0]
      ?.salary
  }

  test('pay by the hour, no pay at all, and pay that is stated twice', () => {
    const hourly = { MinimumRange: '31.5', MaximumRange: '40', RateIntervalCode: 'PH' }
    expect(pay([hourly])).toEqual({ min: 31.5, max: 40, currency: 'USD', period: 'hour' })
    expect(pay([{ ...hourly, RateIntervalCode: 'WC' }])).toBeNull()
    expect(pay([hourly, { ...hourly, MinimumRange: '33' }])).toBeNull()
  })
})

describe('France Travail', () => {
  test('an empty answer is "none"', () => {
    expect(parseBent(franceTravail, '')).toEqual({ postings: [], rejects: [], next: [] })
  })

  test('asks on by range while pages are full, as far as the service goes', () => {
    const full = withItem(
      'france-travail',
      'resultats',
      ...Array.from({ length: 150 }, (_, index) => ({ id: `o${index}` })),
    )
    const next = (first: number) =>
      parseBent(franceTravail, full, { url: `https://api.francetravail.io/x?range=${first}-${first + 149}` }).next
    expect(next(0)[0]?.url).toContain('range=150-299')
    expect(next(750)[0]?.url).toContain('range=900-1049')
    expect(next(900)).toEqual([])
  })

  test('contacts are not read', () => {
    expect(JSON.stringify(parseBent(franceTravail, fixtureJson('france-travail')))).not.toContain('An Invented Person')
  })
})

describe('pay at France Travail', () => {
  const read = (libelle: string) => {
    const bent = withItem('france-travail', 'resultats', { salaire: { libelle } })
    return parseBent(franceTravail, bent).postings[0]
  }

  test('is read in the form that the service writes', () => {
    expect(read('Mensuel de 2500.00 Euros sur 12 mois')?.salary).toEqual({
      min: 2500,
      max: 2500,
      currency: 'EUR',
      period: 'month',
    })
    expect(read('Horaire de 12.02 Euros à 14.50 Euros')?.salary).toMatchObject({
      min: 12.02,
      max: 14.5,
      period: 'hour',
    })
  })

  test('stays in the text in any other form', () => {
    const posting = read('45 k€ selon profil')
    expect(posting?.salary).toBeNull()
    expect(posting?.description.content).toContain('<p>Salary: 45 k€ selon profil</p>')
  })
})

describe('Bundesagentur', () => {
  const old = {
    stellenangebote: [
      {
        refnr: '10001-1-S',
        titel: 'Data Engineer',
        arbeitgeber: 'Acme',
        arbeitsort: { ort: 'Berlin', region: 'BERLIN', land: 'Deutschland' },
        aktuelleVeroeffentlichungsdatum: '2026-01-08',
        eintrittsdatum: '2026-03-01',
      },
    ],
    maxErgebnisse: 1,
  }

  test('reads the names of before 2026 too; the start of work is no posting day', () => {
    const [request] = parseBent(bundesagentur, old).next
    expect(request?.url.split('/').at(-1)).toBe(encodeURIComponent('MTAwMDEtMS1T'))
    const detail = { stellenbeschreibung: 'Sie bauen Pipelines.' }
    expect(parseBent(bundesagentur, detail, { ...request }).postings[0]).toMatchObject({
      sourceId: '10001-1-S',
      title: 'Data Engineer',
      company: 'Acme',
      place: { country: 'DE', city: 'Berlin' },
      postedOn: '2026-01-08',
    })
  })

  test('a search without results is healthy, an answer with other names is not', () => {
    expect(parseBent(bundesagentur, { maxErgebnisse: 0, facetten: {} }).next).toEqual([])
    expect(() => parseBent(bundesagentur, { treffer: [], maxErgebnisse: 3 })).toThrow(/no "ergebnisliste" array/)
  })

  test('"not stated" is unknown', () => {
    const [request] = parseBent(
      bundesagentur,
      withItem('bundesagentur', 'ergebnisliste', { vertragsdauer: 'KEINE_ANGABE' }),
    ).next
    const posting = parseBent(bundesagentur, fixtureJson('bundesagentur', 'detail'), { ...request }).postings[0]
    expect(posting?.employmentType).toBeNull()
  })
})
