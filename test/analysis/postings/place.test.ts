import { describe, expect, test } from 'vitest'
import { readPlace } from '../../../analysis/postings/place.ts'
import type { Place } from '../../../data/domain.ts'
import { loadPlaces } from '../../../data/vocabulary/load-places.ts'

const places = loadPlaces()
const aPlace = (part: Partial<Place>): Place => ({ text: null, country: null, region: null, city: null, ...part })
const countryIn = (text: string) => readPlace(aPlace({ text }), places).country

describe('the country of a place text', () => {
  test.each([
    ['London', 'GB'],
    ['SF', 'US'],
    ['NYC or Remote', 'US'],
    ['Bengaluru, India', 'IN'],
    ['Austin, TX', 'US'],
    ['Remote - UK', 'GB'],
    ['Berlin / Munich', 'DE'],
    ['Berlin, DE', 'DE'],
    ['Toronto, ON', 'CA'],
    ['Toronto, CA', 'CA'],
    ['San Jose, CA', 'US'],
    ['Rogers, AR', 'US'],
    ['Hyderabad, IN', 'IN'],
    ['Cambridge, MA', 'US'],
    ['Cambridge, UK', 'GB'],
    ['Paris, Texas', 'US'],
    ['London, Ontario', 'CA'],
    ['Dublin, CA', 'US'],
    ['Dublin', 'IE'],
    ['Atlanta, Georgia', 'US'],
    ['Tbilisi, Georgia', 'GE'],
    ['Ontario, Ohio', 'US'],
    ['New England', 'US'],
    ['New Mexico', 'US'],
    ['Remote-US', 'US'],
    ['US - Remote', 'US'],
    ['U.S. only', 'US'],
    ['São Paulo', 'BR'],
    ['München', 'DE'],
    ['El Segundo (LA Area)', 'US'],
    ['ON-SITE in Recife, Brazil', 'BR'],
    ['South Africa - Johannesburg', 'ZA'],
    ['Washington, D.C.', 'US'],
  ])('%s → %s', (text, country) => {
    expect(countryIn(text)).toBe(country)
  })

  test.each([
    'Remote (United States | Canada)',
    'Paris or London',
    'New York, London',
    'US/Canada - Remote',
    'San Francisco, London, India',
    'Berlin or Remote (EU)',
  ])('%s names several, so none', (text) => {
    expect(countryIn(text)).toBeNull()
  })

  test.each([
    'Georgia',
    'CA',
    'Remote, CA',
    'Cambridge',
    'Remote',
    'Europe',
    'Anywhere',
    'Headquarters',
    '',
    'Join us',
    'LATAM',
  ])('"%s" decides nothing', (text) => {
    expect(countryIn(text)).toBeNull()
  })

  test('hours of work are not a place of work', () => {
    expect(countryIn('Remote (US time zones)')).toBeNull()
    expect(countryIn('Berlin, US hours')).toBe('DE')
  })
})

describe('the fields of a source', () => {
  test('a stated country goes before what the text says, as code or as name', () => {
    expect(readPlace(aPlace({ text: 'Remote (United States | Canada)', country: 'US' }), places).country).toBe('US')
    expect(readPlace(aPlace({ text: 'Office', country: 'United Kingdom' }), places).country).toBe('GB')
  })

  test('a field that holds no country leaves the text to decide', () => {
    expect(readPlace(aPlace({ text: 'Lisbon', country: 'European Union' }), places).country).toBe('PT')
  })

  test('region and city come from the fields, else from the text', () => {
    expect(readPlace(aPlace({ text: 'Austin, TX' }), places)).toEqual({
      country: 'US',
      region: 'Texas',
      city: 'Austin',
    })
    expect(readPlace(aPlace({ text: 'NYC', country: 'US' }), places)).toEqual({
      country: 'US',
      region: null,
      city: 'New York',
    })
    expect(readPlace(aPlace({ country: 'CA', region: 'Alberta', city: 'Banff' }), places)).toEqual({
      country: 'CA',
      region: 'Alberta',
      city: 'Banff',
    })
  })

  test('two towns of one country give the country alone', () => {
    expect(readPlace(aPlace({ text: 'Berlin / Munich' }), places)).toEqual({ country: 'DE', region: null, city: null })
  })
})

describe('the files of places', () => {
  test('every ISO country is there once', () => {
    expect(places.codes.size).toBe(249)
  })

  test('no spelling of a city is a name without letters or with a comma', () => {
    expect([...places.byName.keys()].filter((name) => !/^[\p{L}]/u.test(name) || name.includes(','))).toEqual([])
  })
})
