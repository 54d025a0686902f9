import { describe, expect, test } from 'vitest'
import { theMuse } from '../../../crawler/sources/the-muse.ts'
import { parseBent, withItem } from './board-traps.ts'
import { fixtureJson } from './fixture.ts'

const only = (parts: Record<string, unknown>) => parseBent(theMuse, withItem('the-muse', 'results', parts)).postings[0]

describe('The Muse', () => {
  test('turns pages, from 0 to at most 99', () => {
    const listing = { ...(fixtureJson('the-muse') as object), page_count: 400 }
    const next = (page: number) =>
      parseBent(theMuse, listing, { url: `https://www.themuse.com/api/public/jobs?page=${page}&category=x` }).next
    expect(next(98)[0]?.url).toContain('page=99&')
    expect(next(99)).toEqual([])
  })

  test('remote is a place of its own name', () => {
    const remote = { name: 'Flexible / Remote' }
    expect(only({ locations: [remote] })?.workplace).toBe('remote')
    expect(only({ locations: [remote, { name: 'Boston, MA' }] })).toMatchObject({
      workplace: 'unknown',
      place: { text: 'Flexible / Remote; Boston, MA' },
    })
  })

  test('employer and places may be missing', () => {
    expect(only({ company: null, locations: null })).toMatchObject({ company: null, place: { text: null } })
  })
})
