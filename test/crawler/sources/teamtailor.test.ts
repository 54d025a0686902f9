import { describe, expect, test } from 'vitest'
import { teamtailor } from '../../../crawler/sources/teamtailor.ts'
import { parseBent } from './board-traps.ts'
import { fixtureText } from './fixture.ts'

const listing = fixtureText('teamtailor', 'listing.xml')
const item = /<item>[\s\S]*<\/item>/.exec(listing)?.[0] ?? ''

describe('Teamtailor', () => {
  test('asks on by offset while pages are full', () => {
    const url = 'https://acmedata.teamtailor.com/jobs.rss?per_page=100&offset=100'
    const full = listing.replace(item, item.repeat(100))
    expect(parseBent(teamtailor, full, { url }).next).toEqual([
      {
        kind: 'listing',
        url: 'https://acmedata.teamtailor.com/jobs.rss?per_page=100&offset=200#first=22222222-0000-4000-8000-000000000007',
      },
    ])
    expect(parseBent(teamtailor, listing.replace(item, item.repeat(99)), { url }).next).toEqual([])
  })

  test('says the workplace only where the feed says it', () => {
    const workplaces = ['fully', 'onsite', 'temporary', 'none'].map(
      (status) => parseBent(teamtailor, listing.replace('>hybrid<', `>${status}<`)).postings[0]?.workplace,
    )
    expect(workplaces).toEqual(['remote', 'onsite', 'unknown', 'unknown'])
  })

  test('names all places; the country is the one they share', () => {
    const another =
      '<tt:location><tt:name>Malmö</tt:name><tt:city>Malmö</tt:city><tt:country>Sweden</tt:country></tt:location>'
    const { postings } = parseBent(teamtailor, listing.replace('</tt:locations>', `${another}</tt:locations>`))
    expect(postings[0]?.place).toEqual({ text: 'Oslo, Norway; Malmö, Sweden', country: null, region: null, city: null })
  })

  test('the title of the channel names the employer, the title of its picture does not', () => {
    const withPicture = listing.replace('<item>', '<image><title>Logo</title></image><item>')
    expect(parseBent(teamtailor, withPicture).postings[0]?.company).toBe('Acme Data')
    expect(parseBent(teamtailor, listing.replace('<title>Acme Data</title>', '')).postings[0]?.company).toBe('acmedata')
  })

  test('an empty board is healthy', () => {
    expect(parseBent(teamtailor, listing.replace(item, ''))).toEqual({ postings: [], rejects: [], next: [] })
  })
})
