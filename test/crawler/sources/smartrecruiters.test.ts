import { describe, expect, test } from 'vitest'
import { DEFAULT_SOURCES } from '../../../crawler/configuration/default-sources.ts'
import { smartrecruiters } from '../../../crawler/sources/smartrecruiters.ts'
import { parseBent, withItem } from './board-traps.ts'
import { fixtureJson } from './fixture.ts'

const aDetail = (parts: object) =>
  parseBent(smartrecruiters, { ...(fixtureJson('smartrecruiters', 'detail') as object), ...parts }, { kind: 'detail' })

describe('SmartRecruiters', () => {
  test('is no default source: its robots.txt closes it', () => {
    expect(DEFAULT_SOURCES.map(({ type }) => type)).not.toContain('smartrecruiters')
  })

  test('asks on until all that were found are named', () => {
    const listing = { ...(fixtureJson('smartrecruiters') as object), totalFound: 250 }
    const url = 'https://api.smartrecruiters.com/v1/companies/AcmeData/postings?limit=100&offset=100'
    expect(parseBent(smartrecruiters, listing, { url }).next.at(-1)).toEqual({
      kind: 'listing',
      url: 'https://api.smartrecruiters.com/v1/companies/AcmeData/postings?limit=100&offset=200',
    })
    expect(parseBent(smartrecruiters, { ...listing, content: [] }, { url }).next).toEqual([])
  })

  test('an unknown employer looks like one without postings', () => {
    expect(parseBent(smartrecruiters, { offset: 0, limit: 100, totalFound: 0, content: [] }).next).toEqual([])
  })

  test('an item without an id is a reject', () => {
    expect(parseBent(smartrecruiters, withItem('smartrecruiters', 'content', { id: null })).rejects).toEqual([
      { item: 'content[0]', reason: 'missing id' },
    ])
  })

  test('empty parts of a place leave no comma behind', () => {
    const location = { city: 'Dubai', region: '', country: 'ae', fullLocation: 'Dubai, , United Arab Emirates' }
    expect(aDetail({ location }).postings[0]?.place).toEqual({
      text: 'Dubai, United Arab Emirates',
      country: 'AE',
      region: null,
      city: 'Dubai',
    })
  })

  test('hybrid is not remote, and neither is nothing', () => {
    expect(aDetail({ location: { remote: true, hybrid: true } }).postings[0]?.workplace).toBe('hybrid')
    expect(aDetail({ location: { remote: false, hybrid: false } }).postings[0]?.workplace).toBe('unknown')
  })

  test('a closed posting is a reject', () => {
    expect(aDetail({ active: false }).rejects).toEqual([
      expect.objectContaining({ item: 'page', reason: 'not active: the employer has closed it', isNoOffer: true }),
    ])
  })

  test('the person who made the posting is not read', () => {
    expect(JSON.stringify(aDetail({}))).not.toContain('An Invented Person')
  })
})
