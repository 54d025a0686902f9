import { describe, expect, test } from 'vitest'
import { greenhouse } from '../../../crawler/sources/greenhouse.ts'
import { PageShapeError } from '../../../crawler/sources/source-errors.ts'
import { parseAs } from './board-pages.ts'

const aJob = (parts: object = {}) => ({
  absolute_url: 'https://job-boards.greenhouse.io/acme/jobs/7000001001',
  internal_job_id: 4000001001,
  location: { name: 'Leeds, UK; Remote - UK' },
  metadata: [
    { id: 51, name: 'Workplace Type', value: 'Hybrid', value_type: 'single_select' },
    { id: 52, name: 'Employment Type', value: 'Regular', value_type: 'single_select' },
  ],
  id: 7000001001,
  updated_at: '2026-01-09T14:59:55-05:00',
  title: 'Data Engineer',
  company_name: 'Acme Data ',
  first_published: '2025-12-11T23:02:10-05:00',
  content: '&lt;p&gt;Build pipelines in SQL &amp;amp; Python.&lt;/p&gt;',
  ...parts,
})
const parse = (...jobs: unknown[]) => parseAs(greenhouse, { jobs, meta: { total: jobs.length } })
const only = (parts: object) => parse(aJob(parts)).postings[0]

describe('Greenhouse', () => {
  test('reads every field that the board states', () => {
    expect(parse(aJob()).postings).toEqual([
      {
        source: 'greenhouse',
        board: 'acme',
        sourceId: '7000001001',
        url: 'https://job-boards.greenhouse.io/acme/jobs/7000001001',
        title: 'Data Engineer',
        company: 'Acme Data',
        place: { text: 'Leeds, UK; Remote - UK', country: null, region: null, city: null },
        workplace: 'hybrid',
        employmentType: 'Regular',
        salary: null,
        description: { format: 'html', content: '<p>Build pipelines in SQL &amp; Python.</p>' },
        postedOn: '2025-12-12',
      },
    ])
  })

  test('leaves the posting day unknown when the board gives only updated_at', () => {
    expect(only({ first_published: undefined })?.postedOn).toBeNull()
  })

  test('a place that says "Remote" is no stated workplace', () => {
    expect(only({ metadata: null, location: { name: 'Remote' } })?.workplace).toBe('unknown')
    expect(only({ metadata: [{ name: 'Workplace Type', value: ['Hybrid'] }] })?.workplace).toBe('unknown')
  })

  test('text that was already unescaped stays as it is', () => {
    expect(only({ content: '<p>AT&amp;T</p>' })?.description.content).toBe('<p>AT&amp;T</p>')
  })

  test('ids beyond 2^53 stay apart', () => {
    const body = JSON.stringify({ jobs: [aJob({ id: 1 }), aJob({ id: 2 })] })
      .replace('"id":1,', '"id":9007199254740992,')
      .replace('"id":2,', '"id":9007199254740993,')
    expect(parseAs(greenhouse, body).postings.map(({ sourceId }) => sourceId)).toEqual([
      '9007199254740992',
      '9007199254740993',
    ])
  })

  test('general applications are rejected, as is a list without texts', () => {
    const { rejects } = parse(aJob({ internal_job_id: null }), aJob({ content: undefined }))
    expect(rejects.map(({ reason }) => reason)).toEqual([
      'prospect post: a general application, no job',
      'missing content',
    ])
  })

  test('an error answer is not an empty board', () => {
    expect(() => parseAs(greenhouse, { status: 404, error: 'Job not found' })).toThrow(PageShapeError)
  })
})
