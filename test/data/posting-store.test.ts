import { describe, expect, test } from 'vitest'
import { aPosting, aSource, aStore, someFacts } from './builders.ts'

const MONDAY = '2026-06-01T00:00:00Z'
const TUESDAY = '2026-06-02T00:00:00Z'

describe('saving postings', () => {
  test('a posting comes back as it was saved', () => {
    const store = aStore()
    const posting = aPosting({
      board: 'acme',
      place: { text: 'Leeds', country: 'GB', region: 'West Yorkshire', city: 'Leeds' },
      workplace: 'hybrid',
      employmentType: 'Full time',
      salary: { min: 50_000, max: null, currency: 'GBP', period: 'year' },
      description: { format: 'html', content: '<p>Ünïcode & 😀</p>' },
    })
    expect(store.postings.save([posting], MONDAY)).toEqual(['new'])
    expect(store.postings.find(1)).toEqual({
      ...posting,
      postingId: 1,
      firstSeenAt: MONDAY,
      lastSeenAt: MONDAY,
      expiresOn: null,
      changedAt: null,
      changeCount: 0,
      closedAt: null,
      closedReason: null,
      reopenedAt: null,
    })
    expect(store.postings.find(2)).toBeNull()
  })

  test('unknown stays null', () => {
    const store = aStore()
    const posting = aPosting({
      url: null,
      company: null,
      postedOn: null,
      place: { text: null, country: null, region: null, city: null },
    })
    store.postings.save([posting], MONDAY)
    expect(store.postings.find(1)).toMatchObject(posting)
  })

  test('the same advert again is unchanged, and its last sighting moves on', () => {
    const store = aStore()
    store.postings.save([aPosting()], MONDAY)
    expect(store.postings.save([aPosting()], TUESDAY)).toEqual(['unchanged'])
    expect(store.postings.find(1)).toMatchObject({ firstSeenAt: MONDAY, lastSeenAt: TUESDAY })
    expect(store.postings.count()).toBe(1)
  })

  test('twice in one batch is one posting', () => {
    expect(aStore().postings.save([aPosting(), aPosting()], MONDAY)).toEqual(['new', 'unchanged'])
  })

  test.each([
    ['title', { title: 'Senior Data Engineer' }],
    ['text', { description: { format: 'text' as const, content: 'Now with Python.' } }],
    ['company', { company: 'Other Ltd' }],
    ['posting day', { postedOn: '2026-03-03' }],
    ['place', { place: { text: 'Berlin', country: null, region: null, city: null } }],
  ])('a changed %s is an update and waits for the analysis again', (_, change) => {
    const store = aStore([{}])
    expect(store.postings.countUnanalyzed('test')).toBe(0)
    expect(store.postings.save([aPosting(change)], TUESDAY)).toEqual(['updated'])
    expect(store.postings.countUnanalyzed('test')).toBe(1)
    expect(store.postings.listUnanalyzed('test', 10)).toMatchObject([change])
  })

  test('a new address alone is kept and changes no fact, as long as it leads to the same page', () => {
    const store = aStore([{}])
    const url = 'https://jobs.example/1?utm_source=mail'
    expect(store.postings.save([aPosting({ url })], TUESDAY)).toEqual(['unchanged'])
    expect(store.postings.find(1)).toMatchObject({ url })
    expect(store.postings.countUnanalyzed('test')).toBe(0)
  })

  test('an address that leads elsewhere waits for the analysis: it may show which advert this is', () => {
    const store = aStore([{}])
    expect(store.postings.save([aPosting({ url: 'https://jobs.example/2' })], TUESDAY)).toEqual(['unchanged'])
    expect(store.postings.countUnanalyzed('test')).toBe(1)
  })

  test('an older reading that comes late does not undo a newer one', () => {
    const store = aStore()
    store.postings.save([aPosting({ title: 'New' })], TUESDAY)
    expect(store.postings.save([aPosting({ title: 'Old' })], MONDAY)).toEqual(['unchanged'])
    expect(store.postings.find(1)).toMatchObject({ title: 'New', firstSeenAt: MONDAY, lastSeenAt: TUESDAY })
  })

  test('the same id on another board or source is another posting', () => {
    const store = aStore([], [aSource(), aSource({ source: 'other' })])
    const batch = [aPosting(), aPosting({ board: 'acme' }), aPosting({ source: 'other' })]
    expect(store.postings.save(batch, MONDAY)).toEqual(['new', 'new', 'new'])
  })

  test('a batch with an error in it leaves nothing behind', () => {
    const store = aStore()
    const batch = [aPosting(), aPosting({ source: 'unheard-of' })]
    expect(() => store.postings.save(batch, MONDAY)).toThrow(
      'source "unheard-of" is not registered; save it before its postings',
    )
    expect(store.postings.count()).toBe(0)
  })
})

describe('what waits for the analysis', () => {
  const threePostings = ['1', '2', '3'].map((sourceId) => aPosting({ sourceId }))

  test('is listed by id, in portions', () => {
    const store = aStore()
    store.postings.save(threePostings, MONDAY)
    expect(store.postings.listUnanalyzed('v1', 2).map(({ postingId }) => postingId)).toEqual([1, 2])
    expect(store.postings.listUnanalyzed('v1', 2, 2).map(({ postingId }) => postingId)).toEqual([3])
    expect(store.postings.listUnanalyzed('v1', 2, 3)).toEqual([])
  })

  test('is everything that this version has not read, whichever version did', () => {
    const store = aStore()
    store.postings.save(threePostings, MONDAY)
    store.openings.saveFacts([someFacts({ postingId: 1 })], 'v1')
    store.openings.saveFacts([someFacts({ postingId: 3 })], 'v2')
    const waiting = (version: string) => store.postings.listUnanalyzed(version, 10).map(({ postingId }) => postingId)
    expect(waiting('v1')).toEqual([2, 3])
    expect(waiting('v2')).toEqual([1, 2])
    expect(waiting('v3')).toEqual([1, 2, 3])
    expect(['v1', 'v2', 'v3'].map((version) => store.postings.countUnanalyzed(version))).toEqual([2, 2, 3])
  })

  test('includes a posting without a stated day when an earlier sighting of it turns up', () => {
    const store = aStore([{ postedOn: null }])
    store.postings.save([aPosting({ postedOn: null })], '2026-05-01T00:00:00Z')
    expect(store.postings.countUnanalyzed('test')).toBe(1)
  })
})

test('each version of the rules is kept with the instant that it first read', () => {
  const store = aStore([{}])
  expect(store.postings.listRules()).toEqual([
    { version: 'test', since: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/) },
  ])
  store.openings.saveFacts([someFacts()], 'test-2')
  store.openings.saveFacts([someFacts()], 'test')
  expect(store.postings.listRules().map(({ version }) => version)).toEqual(['test', 'test-2'])
})
