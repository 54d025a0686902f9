import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { cleanPosting } from '../../../crawler/clean-posting.ts'
import { planEntries } from '../../../crawler/crawl-entry.ts'
import { SOURCE_ADAPTERS } from '../../../crawler/sources/registry.ts'
import type { ParsedPage, SourceRequest } from '../../../crawler/sources/source.ts'
import { PageShapeError } from '../../../crawler/sources/source-errors.ts'
import { KEY_VARIABLES, readFixture } from './fixture.ts'

beforeEach(() => {
  for (const name of KEY_VARIABLES) vi.stubEnv(name, 'a-secret-of-the-test')
})
afterEach(() => vi.unstubAllEnvs())

test('kinds of sources are named once', () => {
  const types = SOURCE_ADAPTERS.map(({ type }) => type)
  expect(new Set(types).size).toBe(types.length)
})

/**
 * What "Adding a source" in README asks for: a file, a folder of fixtures, a line in the registry. Nothing else is named
 * here, so a new source is tested by being added.
 */
describe.each(SOURCE_ADAPTERS.map((adapter) => ({ type: adapter.type, adapter })))(
  'the source $type',
  ({ type, adapter }) => {
    const fixture = readFixture(type)
    const { config, expected, hasDetail, answer } = fixture
    const first = (): SourceRequest => adapter.firstRequests(config)[0] ?? { url: '', kind: 'listing' }
    const listing = (): ParsedPage => adapter.parsePage(answer(first(), 'listing'), config)
    const detail = (): ParsedPage | null => {
      const request = hasDetail ? listing().next[0] : undefined
      return request === undefined ? null : adapter.parsePage(answer(request, 'detail'), config)
    }

    test('asks for its first page', () => {
      expect(adapter.firstRequests(config)).toEqual(expected.firstRequests)
    })

    test('reads every field that its pages state', () => {
      const pages = [listing(), detail()].flatMap((page) => page ?? [])
      expect(pages.flatMap(({ postings }) => postings)).toEqual(expected.postings)
      expect(pages.flatMap(({ rejects }) => rejects)).toEqual(expected.rejects)
      expect(listing().next).toEqual(expected.next)
    })

    test('can be pointed at another server, and still links to the public pages', () => {
      const elsewhere = { ...config, baseUrl: 'http://127.0.0.1:4400/' }
      const requests = adapter.firstRequests(elsewhere)
      expect(requests.map(({ url }) => new URL(url).origin)).toEqual(requests.map(() => 'http://127.0.0.1:4400'))
      const page = adapter.parsePage(answer(requests[0] ?? first(), 'listing'), elsewhere)
      const details = hasDetail
        ? page.next.slice(0, 1).map((next) => adapter.parsePage(answer(next, 'detail'), elsewhere))
        : []
      expect(page.next.map(({ url }) => new URL(url).origin)).toEqual(page.next.map(() => 'http://127.0.0.1:4400'))
      const urls = [page, ...details].flatMap(({ postings }) => postings.map(({ url }) => url))
      expect(urls).toEqual(expected.postings.map(({ url }) => url))
    })

    test('states only what can be stored as it is', () => {
      for (const posting of expected.postings) expect(cleanPosting(posting, '2026-11-23T00:00:00Z')).toEqual(posting)
    })

    test('takes a page of HTML, a cut answer or an error for what they are', () => {
      const bodies = ['<h1>Back soon</h1>', '{"jobs":[{"id":', '{"status":404,"error":"Not found"}']
      const isGeneric = type === 'job-posting-site' // any page of HTML may be one of its own
      for (const body of isGeneric ? bodies.slice(1) : bodies) {
        expect(() => adapter.parsePage({ ...answer(first(), 'listing'), body }, config)).toThrow(PageShapeError)
      }
    })

    test('keeps keys out of its requests', () => {
      expect(JSON.stringify([adapter.firstRequests(config), listing().next])).not.toContain('a-secret-of-the-test')
    })

    test('can be planned as an entry of a run', () => {
      expect(planEntries([config], SOURCE_ADAPTERS)[0]?.hosts.size).toBe(1)
    })
  },
)
