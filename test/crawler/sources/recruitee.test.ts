import { describe, expect, test } from 'vitest'
import { recruitee } from '../../../crawler/sources/recruitee.ts'
import { SourceConfigError } from '../../../crawler/sources/source-errors.ts'
import { parseBent, withItem } from './board-traps.ts'

const only = (parts: Record<string, unknown>) =>
  parseBent(recruitee, withItem('recruitee', 'offers', parts)).postings[0]

describe('Recruitee', () => {
  test("asks the employer's own domain when the board is one", () => {
    expect(recruitee.firstRequests({ id: 'r', type: 'recruitee', board: 'jobs.acme.example' })).toEqual([
      { kind: 'listing', url: 'https://jobs.acme.example/api/offers/' },
    ])
  })

  test('takes no board that would lead elsewhere', () => {
    for (const board of ['acme.example/x?', 'user@acme.example', 'acme:8080', '..']) {
      expect(() => recruitee.firstRequests({ id: 'r', type: 'recruitee', board })).toThrow(SourceConfigError)
    }
  })

  test('reads dates as Recruitee writes them and as ISO; the day of the draft is no posting day', () => {
    expect(only({ published_at: '2026-01-06T23:30:00-02:00' })?.postedOn).toBe('2026-01-07')
    expect(only({ published_at: null, created_at: '2026-01-05 10:10:39 UTC' })?.postedOn).toBeNull()
  })

  test('a choice of workplaces is no workplace', () => {
    expect(only({ remote: true, hybrid: true })?.workplace).toBe('unknown')
    expect(only({ remote: true, hybrid: false })?.workplace).toBe('remote')
    expect(only({ remote: false, hybrid: false, on_site: true })?.workplace).toBe('onsite')
  })

  test('an advert may have only one of its two texts, but not none', () => {
    expect(only({ description: null })?.description.content).toBe('<h3>Requirements</h3>\n<ul><li>SQL</li></ul>')
    const { rejects } = parseBent(recruitee, withItem('recruitee', 'offers', { description: '', requirements: null }))
    expect(rejects).toEqual([{ item: 'offers[0] (id 1900001)', reason: 'missing description' }])
  })

  test('a salary without an end, or without a period, is what it is', () => {
    const salary = { min: '55000', max: null, period: 'year', currency: 'EUR' }
    expect(only({ salary })?.salary).toEqual({ min: 55000, max: null, currency: 'EUR', period: 'year' })
    expect(only({ salary: { ...salary, period: null } })?.salary).toBeNull()
  })

  test('falls back to the display text where places are not listed', () => {
    expect(only({ locations: [] })?.place).toEqual({
      text: 'Amsterdam, Netherlands',
      country: 'NL',
      region: null,
      city: 'Amsterdam',
    })
  })
})
