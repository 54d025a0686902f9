import { describe, expect, test } from 'vitest'
import { rippling } from '../../../crawler/sources/rippling.ts'
import { parseBent, withItem } from './board-traps.ts'
import { fixtureJson } from './fixture.ts'

const job = fixtureJson('rippling', 'detail') as Record<string, unknown>
const only = (parts: object) => parseBent(rippling, { ...job, ...parts }, { kind: 'detail' }).postings[0]
const RANGE = { location: 'Denver', currency: 'USD', frequency: 'HOUR', rangeStart: 18, rangeEnd: 25 }

describe('Rippling', () => {
  test('rows of one advert lead to one page', () => {
    const { next } = parseBent(rippling, withItem('rippling', null, { workLocation: { label: 'NY' } }, {}))
    expect(new Set(next.map(({ url }) => url)).size).toBe(1)
  })

  test('pay is by the hour where the range says so', () => {
    expect(only({ payRangeDetails: [RANGE] })?.salary).toEqual({ min: 18, max: 25, currency: 'USD', period: 'hour' })
  })

  test('ranges that are the same everywhere are one salary, others are none', () => {
    expect(only({ payRangeDetails: [RANGE, { ...RANGE, location: 'Boston' }] })?.salary?.min).toBe(18)
    expect(only({ payRangeDetails: [RANGE, { ...RANGE, rangeStart: 20 }] })?.salary).toBeNull()
    expect(only({ payRangeDetails: [] })?.salary).toBeNull()
  })

  test('names every place', () => {
    expect(only({ workLocations: ['New York, NY', 'Remote (United States)'] })?.place.text).toBe(
      'New York, NY; Remote (United States)',
    )
  })

  test('an advert without texts is a reject', () => {
    expect(parseBent(rippling, { ...job, description: {} }, { kind: 'detail' }).rejects).toEqual([
      { item: 'page', reason: 'missing description' },
    ])
  })
})
