import { describe, expect, test } from 'vitest'
import { SourceConfigError } from '../../../crawler/sources/source-errors.ts'
import { workday } from '../../../crawler/sources/workday.ts'
import { parseBent, withItem } from './board-traps.ts'
import { fixtureJson } from './fixture.ts'

const search = 'https://acme.wd3.myworkdayjobs.com/wday/cxs/acme/Careers/jobs'
const info = (fixtureJson('workday', 'detail') as { jobPostingInfo: object }).jobPostingInfo
const aDetail = (parts: object) =>
  parseBent(
    workday,
    { jobPostingInfo: { ...info, ...parts } },
    {
      kind: 'detail',
      url: 'https://acme.wd3.myworkdayjobs.com/wday/cxs/acme/Careers/job/Dublin/Data-Engineer_R-17',
    },
  ).postings[0]

describe('Workday', () => {
  test('says what a board looks like', () => {
    for (const board of [undefined, 'acme', 'acme.wd3', 'acme.wd3/Careers/../x', 'evil.example/acme.wd3/x']) {
      expect(() => workday.firstRequests({ id: 'w', type: 'workday', ...(board && { board }) })).toThrow(
        SourceConfigError,
      )
    }
  })

  test('later pages keep the total of the first, which they state as 0', () => {
    const listing = { ...(fixtureJson('workday') as object), total: 0 }
    const { next } = parseBent(workday, listing, { url: `${search}#offset=20&total=45` })
    expect(next.at(-1)).toEqual({
      kind: 'listing',
      url: `${search}#offset=40&total=45`,
      post: '{"appliedFacets":{},"limit":20,"offset":40,"searchText":"data engineer"}',
    })
    expect(parseBent(workday, listing, { url: `${search}#offset=40&total=45` }).next).toHaveLength(1)
  })

  test('stops before the list begins again', () => {
    const url = `${search}#offset=1980&total=5000`
    expect(parseBent(workday, fixtureJson('workday'), { url }).next.map(({ kind }) => kind)).toEqual(['detail'])
  })

  test('an item that leads elsewhere is a reject', () => {
    const bent = withItem('workday', 'jobPostings', { externalPath: '/../../admin' }, { externalPath: null })
    expect(parseBent(workday, bent).rejects.map(({ reason }) => reason)).toEqual([
      'not the path of a job: /../../admin',
      'missing externalPath',
    ])
  })

  test('a relative day is no posting day', () => {
    expect(aDetail({ startDate: undefined, postedOn: 'Posted Yesterday' })?.postedOn).toBeNull()
  })

  test('of one place the country is known, of several it is that of the first only', () => {
    expect(aDetail({ additionalLocations: [] })?.place).toMatchObject({ text: 'Dublin', country: 'IE' })
    expect(aDetail({})?.place).toMatchObject({ text: 'Dublin; Cork', country: null })
  })

  test('links to the public page where none is stated, without locale', () => {
    expect(aDetail({ externalUrl: undefined })?.url).toBe(
      'https://acme.wd3.myworkdayjobs.com/Careers/job/Dublin/Data-Engineer_R-17',
    )
  })

  test('employers without requisition numbers are told apart by the path', () => {
    expect(aDetail({ jobReqId: undefined })?.sourceId).toBe('/job/Dublin/Data-Engineer_R-17')
  })
})
