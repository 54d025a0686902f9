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

  test('stops where the list begins again, wherever that is', () => {
    const [path] = parseBent(workday, fixtureJson('workday')).next.map(({ url }) =>
      new URL(url).pathname.replace(/^.*Careers/, ''),
    )
    const url = `${search}#offset=40&total=500&first=${encodeURIComponent(path ?? '')}`
    expect(parseBent(workday, fixtureJson('workday'), { url }).next.map(({ kind }) => kind)).toEqual(['detail'])
  })

  describe('a list that is too long', () => {
    const facet = (facetParameter: string, ...counts: number[]) => ({
      facetParameter,
      values: counts.map((count, index) => ({ id: `${facetParameter}${index}`, descriptor: 'x', count })),
    })
    const searches = (...facets: object[]) =>
      parseBent(workday, { ...(fixtureJson('workday') as object), total: 2000, facets }).next.filter(
        ({ kind }) => kind === 'listing',
      )

    test('is read by the facet that holds all of it in the smallest parts', () => {
      const found = searches(
        facet('country', 1900, 100),
        facet('time', 2000, 0),
        facet('team', 900, 800, 400),
        facet('odd', 10),
      )
      expect(found.map(({ post }) => JSON.parse(post ?? '').appliedFacets)).toEqual([
        { team: ['team0'] },
        { team: ['team1'] },
        { team: ['team2'] },
      ])
      expect(new Set(found.map(({ url }) => url)).size).toBe(3)
    })

    test('is read as far as it goes if none does', () => {
      expect(searches(facet('odd', 10)).map(({ post }) => JSON.parse(post ?? ''))).toEqual([
        { appliedFacets: {}, limit: 20, offset: 20, searchText: 'data engineer' },
      ])
    })

    test('keeps to its facet on later pages', () => {
      const url = `${search}#offset=0&facet=team+team0`
      const [next] = parseBent(
        workday,
        { ...(fixtureJson('workday') as object), total: 60, facets: [] },
        { url },
      ).next.slice(-1)
      expect(JSON.parse(next?.post ?? '')).toMatchObject({ appliedFacets: { team: ['team0'] }, offset: 20 })
    })
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
