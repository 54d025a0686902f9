import { describe, expect, test } from 'vitest'
import { usualPoliteness } from '../../../crawler/http/host-pace.ts'
import { workable } from '../../../crawler/sources/workable.ts'
import { parseBent, withItem } from './board-traps.ts'

const parse = (...variants: Record<string, unknown>[]) => parseBent(workable, withItem('workable', 'jobs', ...variants))
const inCountry = (country: string, countryCode: string, hidden = false) => ({
  locations: [{ country, countryCode, city: '', region: null, hidden }],
})

describe('Workable', () => {
  test('rows of one advert are one posting with all its places', () => {
    const { postings, rejects } = parse(inCountry('Spain', 'ES'), inCountry('Portugal', 'PT'))
    expect(postings.map(({ place }) => place)).toEqual([
      { text: 'Spain; Portugal', country: null, region: null, city: null },
    ])
    expect(rejects).toEqual([])
  })

  test('a hidden place is not the place of the advert', () => {
    expect(parse(inCountry('Spain', 'ES', true)).postings[0]?.place.text).toBeNull()
  })

  test('the older form has its one place in the row itself', () => {
    expect(parse({ locations: undefined }).postings[0]?.place).toEqual({
      text: 'Athens, Attica, Greece',
      country: 'GR',
      region: 'Attica',
      city: 'Athens',
    })
  })

  test('"not telecommuting" may still be hybrid', () => {
    expect(parse({ telecommuting: false }).postings[0]?.workplace).toBe('unknown')
  })

  test('without details there is no text, so there is no posting', () => {
    expect(parse({ description: undefined }).rejects).toEqual([{ item: 'jobs[0]', reason: 'missing description' }])
  })

  test('the day of the draft is no posting day', () => {
    expect(parse({ published_on: null }).postings[0]?.postedOn).toBeNull()
  })

  test('its host is asked once in three seconds', () => {
    expect(usualPoliteness('apply.workable.com')).toMatchObject({ requestsAtOnce: 1, delayMs: 3000 })
  })
})
