import { expect, test } from 'vitest'
import { createFactsReader } from '../../../analysis/postings/read-facts.ts'
import type { Extractor } from '../../../analysis/skills/extraction.ts'
import type { Advert } from '../../../analysis/text/advert.ts'
import type { StoredPosting } from '../../../data/domain.ts'
import { loadAgencies } from '../../../data/vocabulary/load-agencies.ts'
import { loadPlaces } from '../../../data/vocabulary/load-places.ts'
import { loadRoles } from '../../../data/vocabulary/load-roles.ts'

const wholeText = (text: string): Advert => ({
  text,
  blocks: [{ start: 0, end: text.length, kind: 'paragraph', section: 'other' }],
})

/** Finds the word SQL and nothing else, so that these tests stand apart from the real extractor. */
const sqlOnly: Extractor = {
  version: 'sql-only',
  extract: ({ description: { content } }) => ({
    text: content,
    advert: wholeText(content),
    language: 'en',
    mentions: [...content.matchAll(/SQL/g)].map(({ index }) => ({
      start: index,
      end: index + 3,
      surface: 'SQL',
      skill: 'sql',
      name: 'SQL',
      kind: 'language',
      level: 'required',
      section: 'requirements',
      sentence: content,
      years: null,
    })),
  }),
  readAdvert: ({ description: { content } }) => wholeText(content),
}

const aPosting = (part: Partial<StoredPosting> = {}): StoredPosting => ({
  postingId: 7,
  source: 'ashby',
  board: 'acme',
  sourceId: 'a1',
  url: null,
  title: 'Senior Data Engineer (Remote)',
  company: 'Acme',
  place: { text: 'Leeds, UK', country: null, region: null, city: null },
  workplace: 'unknown',
  employmentType: null,
  salary: null,
  description: { format: 'text', content: 'You know SQL. Salary: £60k-£70k per year. More SQL.' },
  postedOn: '2026-11-16',
  firstSeenAt: '2026-11-17T00:00:00Z',
  lastSeenAt: '2026-11-17T00:00:00Z',
  changedAt: null,
  changeCount: 0,
  closedAt: null,
  closedReason: null,
  reopenedAt: null,
  ...part,
})

const roles = loadRoles()
const places = loadPlaces()
const agencies = loadAgencies()
const reader = createFactsReader({ extractor: sqlOnly, roles, places, agencies })

test('every fact of a posting is read', () => {
  expect(reader.read(aPosting({ url: 'https://www.acme.example/jobs/1/apply?utm_source=feed' }))).toEqual({
    postingId: 7,
    readAs: expect.objectContaining({ url: 'https://www.acme.example/jobs/1/apply?utm_source=feed' }),
    language: 'en',
    role: 'data-engineer',
    seniority: 'senior',
    country: 'GB',
    workplace: 'remote',
    salary: { min: 60_000, max: 70_000, currency: 'GBP', period: 'year' },
    openingKey: expect.stringMatching(/^[0-9a-f]{32}$/),
    applicationKey: 'acme.example/jobs/1\ndata engineer senior',
    advert: {
      board: 'ashby\0acme',
      employer: 'acme',
      job: 'data engineer senior',
      titlePlaces: ['remote'],
      place: { kind: 'town', country: 'GB', name: 'GB leeds' },
      placeNames: ['leeds', 'united kingdom'],
      shingles: expect.any(Uint32Array),
    },
    mentions: [{ skillId: 'sql', level: 'required', start: 9, end: 12 }],
  })
})

test('what the source states goes before what the text says', () => {
  const salary = { min: 1, max: 2, currency: 'EUR', period: 'hour' } as const
  expect(reader.read(aPosting({ salary, workplace: 'onsite' }))).toMatchObject({ salary, workplace: 'onsite' })
})

test('what nobody says is null or unknown', () => {
  const silent = aPosting({
    title: 'Open application',
    place: { text: null, country: null, region: null, city: null },
    description: { format: 'text', content: '' },
  })
  expect(reader.read(silent)).toMatchObject({
    role: 'other',
    seniority: 'unspecified',
    country: null,
    workplace: 'unknown',
    salary: null,
    mentions: [],
  })
})

test('a changed extractor, role, place or list of agencies is another version', () => {
  const versions = [
    reader.version,
    createFactsReader({ extractor: { ...sqlOnly, version: 'two' }, roles, places, agencies }).version,
    createFactsReader({ extractor: sqlOnly, roles: roles.slice(1), places, agencies }).version,
    createFactsReader({ extractor: sqlOnly, roles, places: { ...places, codes: new Set(['GB']) }, agencies }).version,
    createFactsReader({ extractor: sqlOnly, roles, places, agencies: { ...agencies, nameWords: ['hiring'] } }).version,
  ]
  expect(new Set(versions).size).toBe(5)
  expect(
    createFactsReader({ extractor: sqlOnly, roles: loadRoles(), places: loadPlaces(), agencies: loadAgencies() })
      .version,
  ).toBe(reader.version)
})
