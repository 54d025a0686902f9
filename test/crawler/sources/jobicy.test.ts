import { describe, expect, test } from 'vitest'
import { jobicy } from '../../../crawler/sources/jobicy.ts'
import { PageShapeError } from '../../../crawler/sources/source-errors.ts'
import { parseBent, withItem } from './board-traps.ts'

const only = (parts: Record<string, unknown>) => parseBent(jobicy, withItem('jobicy', 'jobs', parts)).postings[0]

describe('Jobicy', () => {
  test('null is no jobs, a missing list is not', () => {
    expect(parseBent(jobicy, { apiVersion: '2', jobs: null })).toEqual({ postings: [], rejects: [], next: [] })
    expect(() => parseBent(jobicy, { apiVersion: '3', items: [] })).toThrow(PageShapeError)
  })

  test('titles and names are freed of their entities', () => {
    expect(only({ jobTitle: 'Data Engineer &#8211; R&amp;D', companyName: 'Acme &amp; Sons' })).toMatchObject({
      title: 'Data Engineer – R&D',
      company: 'Acme & Sons',
    })
  })

  test('a region that is one country is that country', () => {
    expect(only({ jobGeo: 'UK' })?.place).toMatchObject({ text: 'UK', country: 'GB' })
    expect(only({ jobGeo: 'EMEA' })?.place.country).toBeNull()
  })

  test('reads dates of older answers as UTC', () => {
    expect(only({ pubDate: '2026-01-08 23:30:00' })?.postedOn).toBe('2026-01-08')
  })
})
