import { describe, expect, test } from 'vitest'
import { jobTech } from '../../../crawler/sources/job-tech.ts'
import { jobTechHistorical } from '../../../crawler/sources/job-tech-historical.ts'
import { parseBent, withItem } from './board-traps.ts'
import { fixtureJson } from './fixture.ts'

const only = (parts: Record<string, unknown>) => parseBent(jobTech, withItem('job-tech', 'hits', parts)).postings[0]

describe('JobTech', () => {
  test('turns pages as far as the service does, and begins anew below the last advert', () => {
    const listing = { ...(fixtureJson('job-tech') as object), total: { value: 9000 } }
    const next = (offset: number) =>
      parseBent(jobTech, listing, { url: `https://jobsearch.api.jobtechdev.se/search?q=x&offset=${offset}&limit=100` })
        .next
    expect(next(1900)[0]?.url).toBe('https://jobsearch.api.jobtechdev.se/search?q=x&offset=2000&limit=100')
    const below =
      'https://jobsearch.api.jobtechdev.se/search?q=x&offset=0&limit=100&published-before=2026-01-08T14%3A27%3A02'
    expect(next(2000)[0]?.url).toBe(below)
    // 2,100 adverts of one second: there is no way past them.
    expect(parseBent(jobTech, listing, { url: below.replace('offset=0', 'offset=2000') }).next).toEqual([])
  })

  test('an advert of midnight in Sweden is of that day', () => {
    expect(only({ publication_date: '2026-01-12T00:00:00' })?.postedOn).toBe('2026-01-12')
  })

  test('a removed advert is a reject before anything of it is read', () => {
    const removed = { id: '30000001', removed: true, removed_date: '2026-02-01T10:00:00', timestamp: 1769936400000 }
    expect(parseBent(jobTech, { total: { value: 1 }, hits: [removed] }).rejects).toEqual([
      {
        item: 'hits[0] (id 30000001)',
        reason: 'removed: the employer has taken it down',
        isNoOffer: true,
        removedId: '30000001',
      },
    ])
  })

  test('falls back to the plain text, line by line', () => {
    const description = { text: 'Krav:\nSQL & dbt', text_formatted: null }
    expect(only({ description })?.description.content).toBe('<p>Krav:<br>SQL &amp; dbt</p>')
  })

  test('pay in words counts where it has a figure', () => {
    expect(only({ salary_description: '45 000 kr' })?.description.content).toContain('<p>Salary: 45 000 kr</p>')
    expect(only({ salary_description: 'Fast lön' })?.description.content).not.toContain('Salary')
  })

  test('contacts are not read', () => {
    expect(JSON.stringify(only({}))).not.toMatch(/An Invented Person|person@acme/)
  })

  test('concepts may come as lists', () => {
    expect(only({ employment_type: [{ label: 'Vikariat' }], working_hours_type: [] })?.employmentType).toBe('Vikariat')
  })
})

describe('JobTech, past adverts', () => {
  const past = (parts: Record<string, unknown>) =>
    parseBent(jobTechHistorical, withItem('job-tech-historical', 'hits', parts))

  test('need a day to begin with', () => {
    expect(() => jobTechHistorical.firstRequests({ id: 'h', type: 'job-tech-historical' })).toThrow('h: needs "since"')
  })

  test('are known by the id that they had while open', () => {
    expect(past({ original_id: '30000009' }).postings[0]?.sourceId).toBe('30000009')
    expect(past({ original_id: null, id: '24000009' }).postings[0]?.sourceId).toBe('24000009')
  })

  test('were taken down, which is no reason to leave them out', () => {
    expect(past({ removed: true }).postings).toHaveLength(1)
    expect(past({ removed: true, headline: undefined }).rejects[0]?.reason).toBe('missing headline')
  })
})
