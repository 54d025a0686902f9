import { describe, expect, test } from 'vitest'
import { jobTech } from '../../../crawler/sources/job-tech.ts'
import { parseBent, withItem } from './board-traps.ts'
import { fixtureJson } from './fixture.ts'

const only = (parts: Record<string, unknown>) => parseBent(jobTech, withItem('job-tech', 'hits', parts)).postings[0]

describe('JobTech', () => {
  test('turns pages no further than the service does', () => {
    const listing = { ...(fixtureJson('job-tech') as object), total: { value: 9000 } }
    const next = (offset: number) =>
      parseBent(jobTech, listing, { url: `https://jobsearch.api.jobtechdev.se/search?q=x&offset=${offset}&limit=100` })
        .next
    expect(next(1900)[0]?.url).toBe('https://jobsearch.api.jobtechdev.se/search?q=x&offset=2000&limit=100')
    expect(next(2000)).toEqual([])
  })

  test('an advert of midnight in Sweden is of that day', () => {
    expect(only({ publication_date: '2026-01-12T00:00:00' })?.postedOn).toBe('2026-01-12')
  })

  test('a removed advert is a reject before anything of it is read', () => {
    const removed = { id: '30000001', removed: true, removed_date: '2026-02-01T10:00:00', timestamp: 1769936400000 }
    expect(parseBent(jobTech, { total: { value: 1 }, hits: [removed] }).rejects).toEqual([
      { item: 'hits[0] (id 30000001)', reason: 'removed: the employer has taken it down' },
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

  test('concepts that come as lists are unknown, not a crash', () => {
    expect(only({ employment_type: [{ label: 'Vikariat' }], working_hours_type: null })?.employmentType).toBeNull()
  })
})
