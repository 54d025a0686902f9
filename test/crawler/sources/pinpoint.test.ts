import { describe, expect, test } from 'vitest'
import { pinpoint } from '../../../crawler/sources/pinpoint.ts'
import { parseBent, withItem } from './board-traps.ts'

const only = (parts: Record<string, unknown>) => parseBent(pinpoint, withItem('pinpoint', 'data', parts)).postings[0]

describe('Pinpoint', () => {
  test('pay that is not for showing is not read', () => {
    expect(only({ compensation_visible: false })?.salary).toBeNull()
  })

  test('the deadline is no posting day', () => {
    expect(only({ deadline_at: '2026-02-28T23:59:59Z' })?.postedOn).toBeNull()
  })

  test('builds the address from the path', () => {
    expect(only({ url: undefined, path: '/postings/5001' })?.url).toBe('https://acmedata.pinpointhq.com/postings/5001')
  })

  test('parts without a heading, and headings without a part', () => {
    expect(only({ key_responsibilities_header: undefined, skills_knowledge_expertise: '' })?.description.content).toBe(
      '<p>Run the lakehouse.</p>\n<ul><li>Build pipelines in Python</li></ul>',
    )
  })

  test('reads pay by the hour', () => {
    expect(
      only({ compensation_minimum: 70, compensation_maximum: 90, compensation_frequency: 'hour' })?.salary,
    ).toEqual({ min: 70, max: 90, currency: 'GBP', period: 'hour' })
  })
})
