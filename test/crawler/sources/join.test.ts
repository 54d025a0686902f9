import { describe, expect, test } from 'vitest'
import { join } from '../../../crawler/sources/join.ts'
import { PageShapeError } from '../../../crawler/sources/source-errors.ts'
import { parseBent } from './board-traps.ts'
import { fixtureText } from './fixture.ts'

const listing = fixtureText('join', 'listing.html')
const detail = fixtureText('join', 'detail.html')
const url = 'https://join.com/companies/acmedata/jobs/14000001-data-engineer'
const contentOf = (description: string) =>
  parseBent(join, detail.replace(/"description": ".*"/, `"description": "${description}"`), { kind: 'detail', url })
    .postings[0]?.description.content

describe('Join', () => {
  test('turns pages as far as there are any', () => {
    const lastUrl = 'https://join.com/companies/acmedata?page=2'
    expect(parseBent(join, listing, { url: lastUrl }).next.map((request) => request.kind)).toEqual(['detail'])
  })

  test('takes back every escaping too many, and no other', () => {
    expect(contentOf('<p>AT&amp;T</p>')).toBe('<p>AT&amp;T</p>')
    expect(contentOf('&lt;p&gt;SQL&lt;/p&gt;')).toBe('<p>SQL</p>')
    expect(contentOf('&amp;lt;p&amp;gt;SQL&amp;lt;/p&amp;gt;')).toBe('<p>SQL</p>')
    expect(contentOf('Write the &lt;code&gt; element as &amp;amp;lt;code&amp;amp;gt;')).toContain('&amp;lt;code')
  })

  test('an item without an address is a reject', () => {
    const { rejects } = parseBent(join, listing.replace('"idParam": "14000001-data-engineer",', ''))
    expect(rejects).toEqual([{ item: 'items[0] (id 14000001)', reason: 'missing idParam' }])
  })

  test('a page without its data, or with broken data, is no listing', () => {
    expect(() => parseBent(join, '<!DOCTYPE html><h1>Acme</h1>')).toThrow(/no jobs in __NEXT_DATA__/)
    expect(() => parseBent(join, listing.replace('"props"', 'props'))).toThrow(PageShapeError)
  })

  test('the id is in the address even if the listing is not at hand', () => {
    expect(parseBent(join, detail, { kind: 'detail', url }).postings[0]?.sourceId).toBe('14000001')
  })
})
