import { describe, expect, test } from 'vitest'
import { nhsJobs } from '../../../crawler/sources/nhs-jobs.ts'
import { parseBent } from './board-traps.ts'
import { fixtureText } from './fixture.ts'

const listing = fixtureText('nhs-jobs', 'listing.xml')

describe('NHS Jobs', () => {
  test('turns pages as far as the answer says there are any', () => {
    const url = 'https://www.jobs.nhs.uk/api/v1/search_xml?keyword=x&page=2&limit=100'
    expect(parseBent(nhsJobs, listing, { url }).next).toEqual([])
  })

  test('names every place', () => {
    const two = listing.replace(
      '</locations></locations>',
      '</locations><locations>York, YO1 1AA</locations></locations>',
    )
    expect(parseBent(nhsJobs, two).postings[0]?.place.text).toBe('Leeds, LS1 1AA; York, YO1 1AA')
  })

  test('a search without results is healthy', () => {
    const none = '<?xml version="1.0"?><nhsJobs><totalPages>0</totalPages><totalResults>0</totalResults></nhsJobs>'
    expect(parseBent(nhsJobs, none)).toEqual({ postings: [], rejects: [], next: [] })
  })

  test('the closing day is no posting day', () => {
    expect(parseBent(nhsJobs, listing.replace(/<postDate>.*?<\/postDate>/, '')).postings[0]?.postedOn).toBeNull()
  })
})
