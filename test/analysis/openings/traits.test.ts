import { describe, expect, test } from 'vitest'
import { agencyReader } from '../../../analysis/openings/agency.ts'
import { titleWords } from '../../../analysis/openings/title-words.ts'
import { isSamePlace, workPlace } from '../../../analysis/openings/work-place.ts'
import { readPlace } from '../../../analysis/postings/place.ts'
import { employerStem } from '../../../analysis/text/employer-name.ts'
import { loadAgencies } from '../../../data/vocabulary/load-agencies.ts'
import { loadPlaces } from '../../../data/vocabulary/load-places.ts'

const places = loadPlaces()

describe('titles', () => {
  test.each([
    ['Senior Data Engineer', 'Sr. Data Engineer (m/f/d)'],
    ['Data Engineer, Senior', 'Senior Data Engineer – Remote'],
    ['Software Engineer, Payments & Risk', 'Software Engineer (Payments and Risk)'],
    ['Data Engineer (on-site)', 'Data Engineer'],
    ['データエンジニア', 'データエンジニア '],
  ])('%s is the same job as %s', (one, other) => {
    expect(titleWords(one, places).job).toBe(titleWords(other, places).job)
  })

  test.each([
    ['Data Engineer', 'Senior Data Engineer'],
    ['Data Engineer I', 'Data Engineer II'],
    ['Therapist, full-time', 'Therapist, part-time'],
    ['Engineering Intern – Summer', 'Engineering Intern – Winter'],
    ['Customer Success (German speaking)', 'Customer Success (French speaking)'],
    ['データエンジニア', 'データサイエンティスト'],
  ])('%s is another job than %s', (one, other) => {
    expect(titleWords(one, places).job).not.toBe(titleWords(other, places).job)
  })

  test('places stand apart from the job', () => {
    expect(titleWords('Partnerships Lead, Spain', places)).toEqual({ job: 'lead partnerships', places: ['spain'] })
    expect(titleWords('Data Engineer (Remote, Germany)', places)).toEqual({
      job: 'data engineer',
      places: ['germany', 'remote'],
    })
    expect(titleWords('London', places)).toEqual({ job: 'london', places: [] })
    expect(titleWords('Nurse - Boise, ID', places).places).toEqual(['boise', 'idaho'])
  })
})

describe('places', () => {
  const read = (text: string | null) => {
    const place = { text, country: null, region: null, city: null }
    return workPlace(place, readPlace(place, places), places)
  }

  test.each([
    ['London, UK', 'town'],
    ['Germany', 'country'],
    ['Remote - Germany', 'country'],
    ['Remote', 'nowhere'],
    [null, 'nowhere'],
    ['New York; San Francisco', 'other'],
    ['Europe', 'other'],
    ['Southgate Centre', 'other'],
    ['Southgate Centre, Canada', 'other'],
  ])('%s is a %s', (text, kind) => {
    expect(read(text).kind).toBe(kind)
  })

  test.each([
    ['London, UK', 'London, England', true, true],
    ['Boston; NYC', 'NYC; Boston', true, true],
    ['London, UK', 'United Kingdom', false, true],
    ['London, UK', 'Remote', false, true],
    ['London, UK', 'Leeds, UK', false, false],
    ['London, UK', 'Germany', false, false],
    ['New York; San Francisco', 'United States', false, false],
    ['Europe', 'Cyprus', false, false],
    ['Southgate Centre', 'Chinook Centre', false, false],
  ])('%s and %s: %s on one board, %s on two', (one, other, onOne, onTwo) => {
    expect([isSamePlace(read(one), read(other), true), isSamePlace(read(other), read(one), false)]).toEqual([
      onOne,
      onTwo,
    ])
  })
})

describe('agencies', () => {
  const isAgency = agencyReader(loadAgencies())

  test.each([
    ['Harnham', ''],
    ['Robert Half Ltd.', ''],
    ['Brightwater Recruitment', ''],
    ['Acme', 'On behalf of our client, a bank in Leeds, we look for a data engineer.'],
    ['Acme', 'Our client is a leading insurer.'],
    ['Acme', 'We are hiring for one of our clients.'],
  ])('%s is one: %s', (company, text) => {
    expect(isAgency(company, text)).toBe(true)
  })

  test.each([
    ['Acme', 'You advise our clients. Our client base grows; client-facing work.'],
    ['Acme', 'You own the relationship with our client services team.'],
    ['Reedsy', ''],
    ['Hayden', ''],
  ])('%s is none: %s', (company, text) => {
    expect(isAgency(company, text)).toBe(false)
  })
})

test.each([
  ['Acme Labs, Inc.', 'acme'],
  ['acme-labs', 'acme'],
  ['acme.com', 'acme'],
  ['Acme GmbH', 'acme'],
  ['Group', 'group'],
])('%s is %s on every board', (company, stem) => {
  expect(employerStem(company)).toBe(stem)
})
