import type { AdvertTraits, Mention, NewPosting, PostingFacts, Selection, SourceInfo } from '../../data/domain.ts'
import type { HistoryDataset } from '../../data/history/dataset.ts'
import { WHOLE_MARKET } from '../../data/selection.ts'
import { openStore } from '../../data/store/open-store.ts'
import type { Store } from '../../data/store/store.ts'

/** Plain, valid values for tests: name only what the test is about. */

export const aSource = (parts: Partial<SourceInfo> = {}): SourceInfo => ({
  source: 'example-board',
  name: 'Example board',
  kind: 'archive',
  origin: 'own',
  attribution: null,
  linkDuty: null,
  licence: null,
  url: null,
  firstReadOn: '2026-01-05',
  lastReadOn: '2026-06-28',
  grain: 'week',
  ...parts,
})

export const aPosting = (parts: Partial<NewPosting> = {}): NewPosting => ({
  source: 'example-board',
  board: '',
  sourceId: '1',
  url: 'https://jobs.example/1',
  title: 'Data Engineer',
  company: 'Example Ltd',
  place: { text: 'London, UK', country: null, region: null, city: null },
  workplace: 'unknown',
  employmentType: null,
  salary: null,
  description: { format: 'text', content: 'We look for somebody who knows SQL.' },
  postedOn: '2026-03-02',
  ...parts,
})

export const aMention = (skillId: string, parts: Partial<Mention> = {}): Mention => ({
  skillId,
  level: 'mentioned',
  start: 0,
  end: 3,
  ...parts,
})

/** Of an advert with a known employer and too little text to be compared. */
export const someTraits = (parts: Partial<AdvertTraits> = {}): AdvertTraits => ({
  board: 'example-board',
  employer: 'example',
  job: 'data engineer',
  titlePlaces: [],
  place: { kind: 'nowhere', country: null, name: '' },
  placeNames: [],
  shingles: new Uint32Array(),
  ...parts,
})

export const someFacts = (parts: Partial<PostingFacts> = {}): PostingFacts => ({
  postingId: 1,
  role: 'data-engineer',
  seniority: 'unspecified',
  country: 'GB',
  workplace: 'unknown',
  salary: null,
  language: 'en',
  openingKey: `opening-of-posting-${parts.postingId ?? 1}`,
  applicationKey: null,
  advert: someTraits(),
  mentions: [aMention('sql')],
  ...parts,
})

export const aSelection = (parts: Partial<Selection> = {}): Selection => ({ ...WHOLE_MARKET, ...parts })

export const aHistory = (parts: Partial<HistoryDataset> = {}): HistoryDataset => ({
  id: 'example-history',
  title: 'Example history',
  kind: 'archive',
  countedBy: { who: 'skilltide', pipelineVersion: 'test' },
  origin: { name: 'Example', url: 'https://history.example', licence: 'CC0', attribution: 'Example' },
  readOn: null,
  span: { from: '2026-01-05', until: '2026-02-02' },
  postings: 100,
  openings: 90,
  command: 'npm run history',
  tables: [],
  ...parts,
})

export interface AnOpening {
  /** Week key; null: known by its first sighting alone. */
  postedOn?: string | null
  skills?: readonly (string | Mention)[]
  posting?: Partial<NewPosting>
  facts?: Partial<PostingFacts>
}

/**
 * An in-memory store with one source (`example-board`) unless `sources` names others, and one opening per item: each its
 * own posting of its own key, first seen on 2026-06-01.
 */
export function aStore(
  openings: readonly AnOpening[] = [],
  sources: readonly SourceInfo[] = [aSource()],
  path = ':memory:',
): Store {
  const store = openStore(path)
  for (const source of sources) store.sources.save(source)
  const postings = openings.map(({ postedOn, posting }, index) =>
    aPosting({ sourceId: String(index + 1), ...(postedOn === undefined ? {} : { postedOn }), ...posting }),
  )
  store.postings.save(postings, '2026-06-01T00:00:00Z')
  const facts = openings.map(({ skills = ['sql'], facts }, index) =>
    someFacts({
      postingId: index + 1,
      mentions: skills.map((skill, at) =>
        typeof skill === 'string' ? aMention(skill, { start: at * 10, end: at * 10 + skill.length }) : skill,
      ),
      ...facts,
    }),
  )
  store.openings.saveFacts(facts, 'test')
  return store
}
