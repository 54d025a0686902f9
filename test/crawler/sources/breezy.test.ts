import { describe, expect, test } from 'vitest'
import { breezy } from '../../../crawler/sources/breezy.ts'
import { PageShapeError } from '../../../crawler/sources/source-errors.ts'
import { parseBent } from './board-traps.ts'
import { fixtureJson, fixtureText } from './fixture.ts'

const url = 'https://acmedata.breezy.hr/p/a1b2c3d4e5f6-data-engineer'
const [job] = fixtureJson('breezy') as Record<string, unknown>[]
const detail = fixtureText('breezy', 'detail.html')
const read = (listed?: Record<string, unknown>, body = detail) =>
  parseBent(breezy, body, { kind: 'detail', url, ...(listed && { listed }) })

describe('Breezy HR', () => {
  test('an unknown board looks like an empty one', () => {
    expect(parseBent(breezy, [])).toEqual({ postings: [], rejects: [], next: [] })
  })

  test('`is_remote` alone says neither remote nor hybrid', () => {
    const workplaceOf = (location: object) => read({ ...job, location }).postings[0]?.workplace
    expect(workplaceOf({ name: 'Toronto, CA', is_remote: true })).toBe('unknown')
    expect(workplaceOf({ name: 'Toronto, CA', is_remote: true, remote_details: { value: 'remote' } })).toBe('remote')
  })

  test('without what the listing said, the page says what it can, and not that hybrid is remote', () => {
    expect(read().postings[0]).toMatchObject({
      sourceId: 'a1b2c3d4e5f6',
      url,
      title: 'Data Engineer',
      company: 'Acme Data',
      workplace: 'unknown',
      postedOn: '2026-01-08',
    })
  })

  test('a page without a JobPosting is no posting', () => {
    expect(() => read(job, '<!DOCTYPE html><h1>Data Engineer</h1>')).toThrow(PageShapeError)
  })

  test('an item without an id is a reject', () => {
    const { next, rejects } = parseBent(breezy, [{ ...job, id: null, friendly_id: null }])
    expect(next).toEqual([])
    expect(rejects).toEqual([{ item: 'positions[0]', reason: 'missing id' }])
  })
})
