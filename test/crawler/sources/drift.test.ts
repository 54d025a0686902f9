import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { SOURCE_ADAPTERS } from '../../../crawler/sources/registry.ts'
import type { ParsedPage } from '../../../crawler/sources/source.ts'
import { PageShapeError } from '../../../crawler/sources/source-errors.ts'
import { KEY_VARIABLES, readFixture } from './fixture.ts'

beforeEach(() => {
  for (const name of KEY_VARIABLES) vi.stubEnv(name, 'set')
})
afterEach(() => vi.unstubAllEnvs())

type Path = (string | number)[]

/** Every place of a JSON value, the whole first. */
function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]))]
}

/** A copy with another value at one place. */
function withValueAt(value: unknown, [key, ...rest]: Path, replacement: unknown): unknown {
  if (key === undefined) return replacement
  if (Array.isArray(value))
    return value.map((inner, index) => (String(index) === String(key) ? withValueAt(inner, rest, replacement) : inner))
  const record = value as Record<string, unknown>
  return { ...record, [key]: withValueAt(record[key], rest, replacement) }
}

/** Nothing but whole postings, rejects and requests; only a page without its shape is refused. */
function expectSoundReading(read: () => ParsedPage): void {
  let parsed: ParsedPage
  try {
    parsed = read()
  } catch (error) {
    expect(error).toBeInstanceOf(PageShapeError)
    return
  }
  for (const posting of parsed.postings) {
    expect([posting.sourceId, posting.title, posting.description.content]).not.toContain('')
    expect(typeof posting.sourceId + typeof posting.title + typeof posting.description.content).toBe(
      'stringstringstring',
    )
    expect(posting.postedOn ?? '2026-01-01').toMatch(/^20\d\d-\d\d-\d\d$/)
    expect(posting.place.country ?? 'GB').toMatch(/^[A-Z]{2}$/)
    expect(posting.salary?.currency ?? 'GBP').toMatch(/^[A-Z]{3}$/)
    for (const text of [posting.url, posting.company, posting.place.text, posting.employmentType]) {
      expect(text === null || typeof text === 'string').toBe(true)
    }
  }
  for (const { url } of parsed.next) expect(URL.canParse(url)).toBe(true)
}

describe.each(SOURCE_ADAPTERS.map((adapter) => ({ type: adapter.type, adapter })))(
  'a page of $type',
  ({ type, adapter }) => {
    const { config, expected, answer, hasDetail } = readFixture(type)
    const [first] = expected.firstRequests
    const [next] = expected.next
    const pages = first === undefined ? [] : [answer(first, 'listing')]
    if (hasDetail && next !== undefined) pages.push(answer(next, 'detail'))

    const jsonPages = pages.filter(({ contentType }) => contentType === 'application/json')

    test('may have anything in any place of its JSON', () => {
      for (const page of jsonPages) {
        const json: unknown = JSON.parse(page.body)
        fc.assert(
          fc.property(fc.constantFrom(...placesIn(json)), fc.jsonValue(), (path, replacement) => {
            const body = JSON.stringify(withValueAt(json, path, replacement))
            expectSoundReading(() => adapter.parsePage({ ...page, body }, config))
          }),
        )
      }
    })

    test('may end anywhere', () => {
      for (const page of pages) {
        fc.assert(
          fc.property(fc.nat(page.body.length), (length) => {
            expectSoundReading(() => adapter.parsePage({ ...page, body: page.body.slice(0, length) }, config))
          }),
        )
      }
    })
  },
)
