import { readdirSync, readFileSync } from 'node:fs'
import type { FetchedPage, Reject, SourceConfig, SourceRequest } from '../../../crawler/sources/source.ts'
import type { NewPosting } from '../../../data/domain.ts'

const FIXTURES = new URL('../../fixtures/', import.meta.url)
/** The variables that keyed sources look for. */
export const KEY_VARIABLES = [
  'ADZUNA_APP_ID',
  'ADZUNA_APP_KEY',
  'BUNDESAGENTUR_API_KEY',
  'FRANCE_TRAVAIL_CLIENT_ID',
  'FRANCE_TRAVAIL_CLIENT_SECRET',
  'REED_API_KEY',
  'USAJOBS_API_KEY',
  'USAJOBS_EMAIL',
] as const

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  json: 'application/json',
  xml: 'application/xml',
  html: 'text/html',
}

/** What the adapter of a source makes of its invented pages, written down by hand. */
export interface ExpectedReading {
  firstRequests: SourceRequest[]
  /** Of the listing. */
  next: SourceRequest[]
  /** Of the listing, then of the detail page. */
  postings: NewPosting[]
  rejects: Reject[]
}

export interface Fixture {
  config: SourceConfig
  expected: ExpectedReading
  /** The invented answer to a request, in the wire format of the source. */
  answer: (request: SourceRequest, name: 'listing' | 'detail') => FetchedPage
  hasDetail: boolean
}

/** `test/fixtures/<type>/`: `source.json` (its entry in the configuration), `listing.*`, perhaps `detail.*`, `expected.json`. */
export function readFixture(type: string): Fixture {
  const folder = new URL(`${type}/`, FIXTURES)
  const files = readdirSync(folder)
  const textOf = (file: string): string => readFileSync(new URL(file, folder), 'utf8')
  return {
    config: JSON.parse(textOf('source.json')) as SourceConfig,
    expected: JSON.parse(textOf('expected.json')) as ExpectedReading,
    hasDetail: files.some((file) => file.startsWith('detail.')),
    answer({ url, kind, listed }, name) {
      const file = files.find((each) => each.startsWith(`${name}.`)) ?? `${name}.missing`
      const contentType = CONTENT_TYPES[file.split('.').at(-1) ?? ''] ?? null
      return { url, kind, ...(listed && { listed }), contentType, body: textOf(file) }
    },
  }
}

/** The invented listing of a source as JSON, to be bent by a test. */
export const fixtureJson = (type: string, name: 'listing' | 'detail' = 'listing'): unknown =>
  JSON.parse(readFileSync(new URL(`${type}/${name}.json`, FIXTURES), 'utf8'))

/** The invented listing of a source as text. */
export const fixtureText = (type: string, name: string): string =>
  readFileSync(new URL(`${type}/${name}`, FIXTURES), 'utf8')
