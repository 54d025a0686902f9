import { describe, expect, test } from 'vitest'
import { ashby } from '../../../crawler/sources/ashby.ts'
import { PageShapeError, SourceConfigError } from '../../../crawler/sources/source-errors.ts'
import { parseAs } from './board-pages.ts'

const SALARY = { compensationType: 'Salary', interval: '1 YEAR', currencyCode: 'GBP', minValue: 60000, maxValue: 75000 }

const aJob = (parts: object = {}) => ({
  id: 'a-1',
  title: ' Analytics Engineer ',
  employmentType: 'FullTime',
  location: 'London',
  secondaryLocations: [],
  publishedAt: '2026-01-08T22:53:01.663+00:00',
  isListed: true,
  isRemote: true,
  workplaceType: 'Hybrid',
  address: {
    postalAddress: { addressRegion: 'England', addressCountry: 'United Kingdom', addressLocality: 'London' },
  },
  jobUrl: 'https://jobs.ashbyhq.com/acme/a-1',
  descriptionHtml: '<p>Model data with dbt.</p>',
  descriptionPlain: 'Model data with dbt.',
  shouldDisplayCompensationOnJobPostings: true,
  compensation: { summaryComponents: [SALARY, { compensationType: 'EquityPercentage', interval: 'NONE' }] },
  ...parts,
})
const parse = (...jobs: unknown[]) => parseAs(ashby, { jobs, apiVersion: '1' })
const only = (parts: object) => parse(aJob(parts)).postings[0]

describe('Ashby', () => {
  test('asks for the board with salaries, keeping the case of its name', () => {
    expect(ashby.firstRequests({ id: 'ashby', type: 'ashby', board: 'Fuel Cycle' })).toEqual([
      { kind: 'listing', url: 'https://api.ashbyhq.com/posting-api/job-board/Fuel%20Cycle?includeCompensation=true' },
    ])
    expect(() => ashby.firstRequests({ id: 'mine', type: 'ashby' })).toThrow(SourceConfigError)
  })

  test('reads every field that the board states', () => {
    expect(parse(aJob())).toEqual({
      postings: [
        {
          source: 'ashby',
          board: 'acme',
          sourceId: 'a-1',
          url: 'https://jobs.ashbyhq.com/acme/a-1',
          title: 'Analytics Engineer',
          company: 'acme',
          place: { text: 'London', country: 'GB', region: 'England', city: 'London' },
          workplace: 'hybrid',
          employmentType: 'FullTime',
          salary: { min: 60000, max: 75000, currency: 'GBP', period: 'year' },
          description: { format: 'html', content: '<p>Model data with dbt.</p>' },
          postedOn: '2026-01-08',
        },
      ],
      rejects: [],
      next: [],
    })
  })

  test('without a workplace type only a stated "remote" counts', () => {
    const workplaces = [true, false, null].map((isRemote) => only({ workplaceType: undefined, isRemote })?.workplace)
    expect(workplaces).toEqual(['remote', 'unknown', 'unknown'])
  })

  test('names all places; the country is the one they share', () => {
    const dublin = { location: 'Dublin', address: { postalAddress: { addressCountry: 'Ireland' } } }
    const leeds = { location: 'Leeds', address: { postalAddress: { addressCountry: 'UK' } } }
    expect(only({ secondaryLocations: [dublin] })?.place).toEqual({
      text: 'London; Dublin',
      country: null,
      region: null,
      city: null,
    })
    expect(only({ secondaryLocations: [leeds] })?.place.country).toBe('GB')
  })

  test('a missing address or an empty country is unknown', () => {
    expect(only({ address: null })?.place).toEqual({ text: 'London', country: null, region: null, city: null })
    expect(only({ address: { postalAddress: { addressCountry: '' } } })?.place.country).toBeNull()
  })

  test('takes no salary that is hidden, paid once, or stated twice', () => {
    const salaryOf = (components: object[]) => only({ compensation: { summaryComponents: components } })?.salary
    expect(only({ shouldDisplayCompensationOnJobPostings: false })?.salary).toBeNull()
    expect(salaryOf([{ ...SALARY, interval: '1 TIME' }])).toBeNull()
    expect(salaryOf([SALARY, { ...SALARY, currencyCode: 'EUR' }])).toBeNull()
    expect(salaryOf([{ ...SALARY, minValue: 80000 }])).toBeNull()
    expect(salaryOf([{ ...SALARY, maxValue: null }])).toEqual({
      min: 60000,
      max: null,
      currency: 'GBP',
      period: 'year',
    })
  })

  test('falls back to the plain text', () => {
    expect(only({ descriptionHtml: '' })?.description).toEqual({ format: 'text', content: 'Model data with dbt.' })
  })

  test('items that are no public advert are rejected with place and reason, the others stay', () => {
    const parsed = parse(
      aJob({ isListed: false }),
      aJob({ id: 'a-2', title: ' ' }),
      aJob({ id: 'a-3', descriptionHtml: null, descriptionPlain: null }),
      'maintenance',
      aJob({ id: 'a-4' }),
    )
    expect(parsed.postings.map(({ sourceId }) => sourceId)).toEqual(['a-4'])
    expect(parsed.rejects).toEqual([
      { item: 'jobs[0] (id a-1)', reason: 'unlisted: the employer does not show it on the board', isNoOffer: true },
      { item: 'jobs[1] (id a-2)', reason: 'missing title' },
      { item: 'jobs[2] (id a-3)', reason: 'missing description' },
      { item: 'jobs[3]', reason: 'not an object' },
    ])
  })

  test('an empty board is valid; a page without "jobs" or without JSON is not', () => {
    expect(parse()).toEqual({ postings: [], rejects: [], next: [] })
    expect(() => parseAs(ashby, { message: 'busy' })).toThrow(PageShapeError)
    expect(() => parseAs(ashby, '<html>busy</html>')).toThrow(/expected JSON, got "<html>busy<\/html>"/)
    expect(() => parseAs(ashby, '{"jobs":[{"id":')).toThrow(PageShapeError)
  })
})
