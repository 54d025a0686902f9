import { describe, expect, test } from 'vitest'
import { arbeitnow } from '../../../crawler/sources/arbeitnow.ts'
import { parseBent, withItem } from './board-traps.ts'
import { fixtureJson } from './fixture.ts'

const only = (parts: Record<string, unknown>) => parseBent(arbeitnow, withItem('arbeitnow', 'data', parts)).postings[0]

describe('Arbeitnow', () => {
  test('asks on until the links name no further page', () => {
    const listing = fixtureJson('arbeitnow') as object
    const url = 'https://www.arbeitnow.com/api/job-board-api?page=7'
    expect(parseBent(arbeitnow, listing, { url }).next[0]?.url).toBe(
      'https://www.arbeitnow.com/api/job-board-api?page=8#first=data-engineer-berlin-100001',
    )
    expect(parseBent(arbeitnow, { ...listing, links: { next: null } }, { url }).next).toEqual([])
    expect(parseBent(arbeitnow, { ...listing, data: [] }, { url }).next).toEqual([])
  })

  test('reads seconds, and ISO where a page has that', () => {
    expect(only({ created_at: 1767916799 })?.postedOn).toBe('2026-01-08')
    expect(only({ created_at: '2026-01-08T10:00:00Z' })?.postedOn).toBe('2026-01-08')
  })

  test('takes back one escaping', () => {
    expect(only({ description: '&lt;p&gt;SQL &amp;amp; dbt&lt;/p&gt;' })?.description.content).toBe(
      '<p>SQL &amp; dbt</p>',
    )
  })

  test('"not remote" may still be hybrid', () => {
    expect([true, false].map((remote) => only({ remote })?.workplace)).toEqual(['remote', 'unknown'])
  })
})
