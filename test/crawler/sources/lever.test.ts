import { describe, expect, test } from 'vitest'
import { lever } from '../../../crawler/sources/lever.ts'
import { PageShapeError } from '../../../crawler/sources/source-errors.ts'
import { parseAs } from './board-pages.ts'

const aJob = (parts: object = {}) => ({
  id: 'l-1',
  text: 'Senior Data Engineer',
  country: 'DE',
  categories: { commitment: 'Full-time', location: 'Berlin', allLocations: ['Berlin', 'Munich'] },
  description: '<div>Own the lakehouse.</div>',
  lists: [{ text: 'You have', content: '<li>Spark</li><li>SQL</li>' }],
  additional: '<div>Apply today.</div>',
  workplaceType: 'on-site',
  salaryRange: { currency: 'EUR', interval: 'per-year-salary', min: 70000, max: 90000 },
  createdAt: 1767916800000,
  hostedUrl: 'https://jobs.lever.co/acme/l-1',
  ...parts,
})
const only = (parts: object) => parseAs(lever, [aJob(parts)]).postings[0]

describe('Lever', () => {
  test('reads every field that the board states', () => {
    expect(parseAs(lever, [aJob()])).toEqual({
      postings: [
        {
          source: 'lever',
          board: 'acme',
          sourceId: 'l-1',
          url: 'https://jobs.lever.co/acme/l-1',
          title: 'Senior Data Engineer',
          company: 'acme',
          place: { text: 'Berlin; Munich', country: 'DE', region: null, city: null },
          workplace: 'onsite',
          employmentType: 'Full-time',
          salary: { min: 70000, max: 90000, currency: 'EUR', period: 'year' },
          description: {
            format: 'html',
            content:
              '<div>Own the lakehouse.</div>\n<h3>You have</h3>\n<ul><li>Spark</li><li>SQL</li></ul>\n<div>Apply today.</div>',
          },
          postedOn: '2026-01-09',
        },
      ],
      rejects: [],
      next: [],
    })
  })

  test('an advert may have nothing but its lists', () => {
    expect(only({ description: '', additional: '' })?.description.content).toBe(
      '<h3>You have</h3>\n<ul><li>Spark</li><li>SQL</li></ul>',
    )
  })

  test('reads both spellings of on site; unspecified is unknown', () => {
    const workplaces = ['onsite', 'remote', 'unspecified'].map((workplaceType) => only({ workplaceType })?.workplace)
    expect(workplaces).toEqual(['onsite', 'remote', 'unknown'])
  })

  test('knows wages by the hour, and no salary with an unknown period', () => {
    const range = { currency: 'USD', interval: 'per-hour-wage', min: 40, max: 55 }
    expect(only({ salaryRange: range })?.salary?.period).toBe('hour')
    expect(only({ salaryRange: { ...range, interval: 'one-time' } })?.salary).toBeNull()
  })

  test('asks for the next page only when this one is full', () => {
    const full = Array.from({ length: 100 }, (_, index) => aJob({ id: `l-${index}` }))
    const url = 'https://api.lever.co/v0/postings/acme?mode=json&skip=100&limit=100'
    expect(parseAs(lever, full, url).next).toEqual([
      { kind: 'listing', url: 'https://api.lever.co/v0/postings/acme?mode=json&skip=200&limit=100#first=l-0' },
    ])
    expect(parseAs(lever, full.slice(1), url).next).toEqual([])
  })

  test('an error answer is no list', () => {
    expect(() => parseAs(lever, { ok: false, error: 'Document not found' })).toThrow(PageShapeError)
  })

  test('an advert without any text is rejected', () => {
    const { rejects } = parseAs(lever, [aJob({ description: '', lists: [], additional: '' })])
    expect(rejects).toEqual([{ item: 'postings[0] (id l-1)', reason: 'missing description' }])
  })
})
