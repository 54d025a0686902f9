import { describe, expect, test } from 'vitest'
import { remotive } from '../../../crawler/sources/remotive.ts'
import { parseBent, withItem } from './board-traps.ts'

const only = (parts: Record<string, unknown>) => parseBent(remotive, withItem('remotive', 'jobs', parts)).postings[0]

describe('Remotive', () => {
  test('searches for what the configuration asks', () => {
    expect(remotive.firstRequests({ id: 'r', type: 'remotive', query: 'data & ml' })).toEqual([
      { kind: 'listing', url: 'https://remotive.com/api/remote-jobs?search=data%20%26%20ml' },
    ])
  })

  test('keeps its postings under the name of its entry', () => {
    expect(parseBent(remotive, withItem('remotive', 'jobs', {}), {}, { id: 'mine' }).postings[0]?.source).toBe('mine')
  })

  test('an instant without a zone is UTC', () => {
    expect(only({ publication_date: '2026-01-08T23:59:59' })?.postedOn).toBe('2026-01-08')
  })

  test('empty pay, type and place are unknown', () => {
    const posting = only({ salary: '', job_type: '', candidate_required_location: '' })
    expect(posting).toMatchObject({ employmentType: null, place: { text: null } })
    expect(posting?.description.content).toBe('<p>Build data models.</p>')
  })

  test('pay in words is part of the text, safe as HTML', () => {
    expect(only({ salary: '<$60k & equity' })?.description.content).toContain('<p>Salary: &lt;$60k &amp; equity</p>')
  })

  test('asks for the credit that Remotive wants', () => {
    expect(remotive.describes.attribution).toContain('https://remotive.com')
  })
})
