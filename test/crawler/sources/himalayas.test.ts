import { describe, expect, test } from 'vitest'
import { himalayas } from '../../../crawler/sources/himalayas.ts'
import { parseBent, withItem } from './board-traps.ts'
import { fixtureJson } from './fixture.ts'

const only = (parts: Record<string, unknown>) => parseBent(himalayas, withItem('himalayas', 'jobs', parts)).postings[0]

describe('Himalayas', () => {
  test('follows the cursor, which robots.txt leaves open, for a hundred pages', () => {
    const url = (page: number) => `https://himalayas.app/jobs/api?limit=20&cursor=abc#page=${page}`
    const next = (page: number) => parseBent(himalayas, fixtureJson('himalayas'), { url: url(page) }).next
    expect(next(99).map((request) => new URL(request.url).hash)).toEqual(['#page=100'])
    expect(next(100)).toEqual([])
  })

  test('ends with the cursor, or with the jobs', () => {
    const listing = fixtureJson('himalayas') as object
    expect(parseBent(himalayas, { ...listing, nextCursor: null }).next).toEqual([])
    expect(parseBent(himalayas, { ...listing, jobs: [] }).next).toEqual([])
  })

  test('reads the time in seconds as it is, and in milliseconds as documented', () => {
    expect([1767873600, 1767873600000].map((pubDate) => only({ pubDate })?.postedOn)).toEqual([
      '2026-01-08',
      '2026-01-08',
    ])
  })

  test('one country is the country, none is anywhere', () => {
    expect(only({ locationRestrictions: ['Germany'] })?.place.country).toBe('DE')
    expect(only({ locationRestrictions: [] })?.place).toEqual({ text: null, country: null, region: null, city: null })
  })

  test('pay without a period is none', () => {
    expect(only({ salaryPeriod: null })?.salary).toBeNull()
  })
})
