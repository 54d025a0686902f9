import { describe, expect, test } from 'vitest'
import { weWorkRemotely } from '../../../crawler/sources/we-work-remotely.ts'
import { parseBent } from './board-traps.ts'
import { fixtureText } from './fixture.ts'

const listing = fixtureText('we-work-remotely', 'listing.xml')
const titled = (title: string) =>
  parseBent(weWorkRemotely, listing.replace('Acme Data: Data Engineer', title)).postings[0]

describe('We Work Remotely', () => {
  test('reads one of its categories', () => {
    const query = 'remote-back-end-programming-jobs'
    expect(weWorkRemotely.firstRequests({ id: 'w', type: 'we-work-remotely', query })[0]?.url).toBe(
      'https://weworkremotely.com/categories/remote-back-end-programming-jobs.rss',
    )
  })

  test('the first colon with a space behind it divides employer and role', () => {
    expect(titled('Acme:Data: Lead: Data Platform')).toMatchObject({
      company: 'Acme:Data',
      title: 'Lead: Data Platform',
    })
    expect(titled('Data Engineer')).toMatchObject({ company: null, title: 'Data Engineer' })
    expect(titled('Acme &amp;amp; Sons: Data Engineer')?.company).toBe('Acme & Sons')
  })

  test('a country may stand behind its flag', () => {
    const withFlag = listing.replace('<country></country>', '<country>🇺🇸 United States of America</country>')
    expect(parseBent(weWorkRemotely, withFlag).postings[0]?.place.country).toBe('US')
  })

  test('the end of an advert is no posting day', () => {
    expect(parseBent(weWorkRemotely, listing.replace(/<pubDate>.*<\/pubDate>/, '')).postings[0]?.postedOn).toBeNull()
  })
})
