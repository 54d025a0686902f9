import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRecognition } from '../../analysis/openings/advert-recognition.ts'
import type { AdvertTraits, PostingFacts, WorkPlace } from '../../data/domain.ts'
import { finish } from '../../data/steps.ts'
import type { AdvertRecognition } from '../../data/store/contracts/openings.ts'
import type { Store } from '../../data/store/store.ts'
import { loadAgencies } from '../../data/vocabulary/load-agencies.ts'
import { loadPlaces } from '../../data/vocabulary/load-places.ts'
import { addDays } from '../../data/weeks.ts'
import { roundsOr } from '../soak/tally.ts'
import { aMention, aPosting, aSelection, aSource, aStore, someFacts, someTraits } from './builders.ts'

/** Adverts of these tests carry their traits as their text, so that what is alike is plain to see. */
interface Advert {
  source: string
  board: string
  sourceId: string
  employer: string | null
  job: string
  place: WorkPlace
  text: keyof typeof TEXTS
  /** Days since 2026-01-01; null: the source does not say. */
  day: number | null
  url: string | null
}

const range = (from: number, until: number) => Array.from({ length: until - from }, (_, at) => (from + at) * 7919)
/** Sets of shingles: the whole; 5 and 10 of 100 changed (Jaccard 0.90 and 0.82 to it); its first half; another. */
const TEXTS = {
  whole: range(0, 100),
  edited: [...range(0, 95), ...range(200, 205)],
  rewritten: [...range(0, 90), ...range(300, 310)],
  teaser: range(0, 50),
  other: range(500, 600),
  empty: [],
} as const
const LONDON: WorkPlace = { kind: 'town', country: 'GB', name: 'GB london' }
const LEEDS: WorkPlace = { kind: 'town', country: 'GB', name: 'GB leeds' }
const BRITAIN: WorkPlace = { kind: 'country', country: 'GB', name: 'GB' }
const NOWHERE: WorkPlace = { kind: 'nowhere', country: null, name: '' }
const DAY_ONE = '2026-01-01'
const SEEN = '2026-12-01T00:00:00Z'

const anAdvert = (parts: Partial<Advert> = {}): Advert => ({
  ...{ source: 'example-board', board: 'acme', sourceId: '1', employer: 'acme', job: 'data engineer' },
  ...{ place: LONDON, text: 'whole' as const, day: 0, url: null },
  ...parts,
})

const traitsOf = ({ source, board, employer, job, place, text }: Advert): AdvertTraits =>
  someTraits({ board: `${source}\0${board}`, employer, job, place, shingles: Uint32Array.from(TEXTS[text]) })

const { likenessOf, bandsOf, sketchOf, areUnlike } = createRecognition({
  places: loadPlaces(),
  agencies: loadAgencies(),
  readAdvert: () => ({ text: '', blocks: [] }),
})
const recognition: AdvertRecognition = {
  likenessOf,
  bandsOf,
  sketchOf,
  areUnlike,
  traitsOf: ({ description }) => traitsOf(JSON.parse(description.content)),
}

const toPosting = (advert: Advert) =>
  aPosting({
    ...{ source: advert.source, board: advert.board, sourceId: advert.sourceId, url: advert.url },
    company: advert.employer,
    description: { format: 'text', content: JSON.stringify(advert) },
    postedOn: advert.day === null ? null : addDays(DAY_ONE, advert.day),
  })

const toFacts = (advert: Advert, postingId: number): PostingFacts =>
  someFacts({
    postingId,
    openingKey: JSON.stringify([advert.employer, advert.job, advert.place.name, advert.text]),
    applicationKey: advert.url,
    country: advert.place.country,
    advert: traitsOf(advert),
    mentions: [aMention(advert.job === 'analyst' ? 'excel' : 'sql'), aMention(advert.text, { start: 9, end: 12 })],
  })

function analyze(store: Store, limit = 1_000, version = 'v1'): void {
  const facts = store.postings
    .listUnanalyzed(version, limit)
    .map(({ postingId, description }) => toFacts(JSON.parse(description.content), postingId))
  store.openings.saveFacts(facts, version, recognition)
}

const SOURCES = [aSource(), aSource({ source: 'feed' }), aSource({ source: 'live-board', kind: 'snapshot' })]

function storeOf(...adverts: Partial<Advert>[]): Store {
  const store = aStore([], SOURCES)
  const numbered = adverts.map((parts, at) => anAdvert({ sourceId: String(at + 1), ...parts }))
  store.postings.save(numbered.map(toPosting), SEEN)
  analyze(store)
  return store
}

const reasonsOf = (store: Store) => store.merges.list({ limit: 100 }).map(({ reason }) => reason)
const onFeed = { source: 'feed', board: '' }

describe('which adverts are one opening', () => {
  test.each([
    ['an edited text of the same employer', {}, { ...onFeed, text: 'edited' }, ['near-text']],
    ['80 % of the text are enough for the same employer', {}, { ...onFeed, text: 'rewritten' }, ['near-text']],
    ['the same text on the same board', {}, { day: 20 }, ['same-advert']],
    ['a text that grew', {}, { text: 'teaser', day: 9 }, ['contained-text']],
    ['a teaser on another board', {}, { ...onFeed, text: 'teaser' }, ['contained-text']],
    ['a copy that names only the country', {}, { ...onFeed, text: 'edited', place: BRITAIN }, ['near-text']],
    ['a copy that names no place', {}, { ...onFeed, text: 'edited', place: NOWHERE }, ['near-text']],
    [
      '90 % of the text where one names no employer',
      {},
      { ...onFeed, text: 'edited', employer: null },
      ['unnamed-employer'],
    ],
    [
      'the same where neither does',
      { employer: null },
      { ...onFeed, employer: null, text: 'edited' },
      ['unnamed-employer'],
    ],
    ['one address to apply at', { url: 'x' }, { ...onFeed, url: 'x', text: 'other' }, ['same-url']],
    [
      'one address, whatever the employer is called',
      { url: 'x' },
      { ...onFeed, url: 'x', text: 'other', employer: 'acme group' },
      ['same-url'],
    ],
  ] satisfies [string, Partial<Advert>, Partial<Advert>, string[]][])('%s', (_, one, other, reasons) => {
    const store = storeOf(one, other)
    expect(store.openings.count()).toBe(1)
    expect(reasonsOf(store)).toEqual(reasons)
    expect(store.counts.findDrift()).toEqual([])
  })

  test.each([
    ['another employer', {}, { ...onFeed, employer: 'umbrella' }],
    ['another town', {}, { ...onFeed, place: LEEDS }],
    ['another country', { place: BRITAIN }, { ...onFeed, place: { kind: 'country', country: 'DE', name: 'DE' } }],
    ['another job', {}, { ...onFeed, job: 'analyst' }],
    ['another text', {}, { ...onFeed, text: 'other' }],
    ['a town and its country side by side on one board', {}, { place: BRITAIN, text: 'edited' }],
    ['less than 90 % of the text without an employer', {}, { ...onFeed, text: 'rewritten', employer: null }],
    ['a teaser without an employer', {}, { ...onFeed, text: 'teaser', employer: null }],
    ['no text at all', { text: 'empty' }, { ...onFeed, text: 'empty', place: BRITAIN }],
    ['one address, in two towns', { url: 'x' }, { ...onFeed, url: 'x', place: LEEDS, text: 'other' }],
  ] satisfies [string, Partial<Advert>, Partial<Advert>][])('not %s', (_, one, other) => {
    const store = storeOf(one, other)
    expect(store.openings.count()).toBe(2)
    expect(reasonsOf(store)).toEqual([])
  })

  test('an advert without a place ties no two towns together', () => {
    const store = storeOf({}, { place: LEEDS, text: 'edited' }, { ...onFeed, place: NOWHERE, text: 'edited' })
    expect(store.openings.count()).toBe(2)
    expect(store.merges.list({ limit: 9 })).toMatchObject([
      { posting: { sourceId: '3' }, mergedWith: { sourceId: '2' } },
    ])
  })

  test('an advert without an employer ties no two employers together', () => {
    const store = storeOf({}, { employer: 'umbrella', source: 'feed' }, { ...onFeed, board: 'x', employer: null })
    expect(store.openings.count()).toBe(2)
  })
})

describe('reposts', () => {
  const when = (...days: number[]) =>
    storeOf(...days.map((day) => ({ day, text: (day % 2 === 0 ? 'whole' : 'edited') as 'whole' })))
  const countOf = (store: Store) => [store.openings.count(), store.merges.list({ limit: 9 }).length]

  test('within 60 days of the latest sighting are the same opening, at its earliest day', () => {
    const store = when(0, 59, 118)
    expect(countOf(store)).toEqual([1, 2])
    expect(store.counts.table(aSelection(), 'week').periodStarts).toEqual(['2025-12-29'])
  })

  test('after more than 60 days are a new opening, linked to the old one', () => {
    const store = when(0, 61)
    expect(countOf(store)).toEqual([2, 0])
    expect(store.openings.find(2)).toMatchObject({ repostOf: 1 })
    expect(store.openings.find(1)).toMatchObject({ repostOf: null })
  })

  test('of an advert that was open all the while are the same opening', () => {
    const store = aStore([], SOURCES)
    const board = { source: 'live-board' }
    store.postings.save([toPosting(anAdvert(board))], '2026-01-02T00:00:00Z')
    store.postings.save([toPosting(anAdvert({ ...board, sourceId: '2', day: 100 }))], '2026-04-12T00:00:00Z')
    analyze(store)
    expect(store.openings.count()).toBe(2)
    store.postings.save([toPosting(anAdvert(board))], '2026-04-12T00:00:00Z')
    analyze(store)
    expect(store.openings.count()).toBe(1)
    expect(store.counts.findDrift()).toEqual([])
  })
})

describe('what a person undoes', () => {
  const copies = () => storeOf({}, { ...onFeed, text: 'edited' }, { ...onFeed, text: 'rewritten', day: 3 })

  test('stays undone when everything is read anew, and can be redone', () => {
    const store = copies()
    expect(store.openings.count()).toBe(1)
    const [newest] = store.merges.list({ limit: 1 })
    expect(newest).toMatchObject({ id: '1-3', posting: { sourceId: '3' }, mergedWith: { sourceId: '1' } })
    expect(store.merges.undo('1-3', SEEN)).toBe(true)
    expect(store.openings.count()).toBe(2)
    expect(store.merges.listUndone()).toMatchObject([{ id: '1-3', reason: 'near-text', undoneAt: SEEN }])
    analyze(store, 1_000, 'v2')
    expect(store.openings.count()).toBe(2)
    expect(store.counts.findDrift()).toEqual([])
    expect(store.merges.redo('1-3')).toBe(true)
    expect(store.openings.count()).toBe(1)
    expect(store.merges.listUndone()).toEqual([])
    expect(store.counts.findDrift()).toEqual([])
  })

  test('is nothing where there is no such merge', () => {
    const store = copies()
    for (const id of ['2-3', '1-99', 'x', '']) expect(store.merges.undo(id, SEEN), id).toBe(false)
    expect(store.merges.redo('1-2')).toBe(false)
    expect(store.openings.count()).toBe(1)
  })

  test('holds for equal adverts as well, one pair at a time', () => {
    const store = storeOf({}, { day: 1 }, { day: 2 })
    store.merges.undo('1-2', SEEN)
    expect(store.openings.count()).toBe(2)
    expect(store.merges.list({ limit: 9 })).toMatchObject([{ id: '1-3', reason: 'same-advert' }])
  })
})

test('rates say how much of each week and source was known already, and how much of it from elsewhere', () => {
  const store = storeOf({}, { day: 1 }, { ...onFeed, day: 1, text: 'edited' }, { ...onFeed, day: 1, job: 'analyst' })
  expect(finish(store.merges.rates())).toEqual([
    {
      weekStart: '2025-12-29',
      source: 'example-board',
      postings: 2,
      openings: 1,
      mergeRate: 0.5,
      crossSourceMergeRate: 0,
    },
    { weekStart: '2025-12-29', source: 'feed', postings: 2, openings: 1, mergeRate: 0.5, crossSourceMergeRate: 0.5 },
  ])
  expect(store.merges.countByReason()).toEqual([
    { reason: 'same-advert', merges: 1 },
    { reason: 'near-text', merges: 1 },
  ])
})

describe('the order in which postings arrive, change and are analysed', () => {
  const place = fc.constantFrom(LONDON, LEEDS, BRITAIN, NOWHERE)
  const text = fc.constantFrom<keyof typeof TEXTS>('whole', 'edited', 'rewritten', 'teaser', 'other', 'empty')
  const advert = fc.record({
    source: fc.constantFrom('example-board', 'feed', 'live-board'),
    board: fc.constantFrom('acme', ''),
    sourceId: fc.constantFrom('1', '2', '3', '4'),
    employer: fc.constantFrom('acme', 'acme', 'umbrella', null),
    job: fc.constantFrom('data engineer', 'data engineer', 'analyst'),
    place,
    text,
    day: fc.option(fc.integer({ min: 0, max: 200 })),
    url: fc.constantFrom(null, null, 'https://jobs.example/a', 'https://jobs.example/b'),
  })
  const market = fc.uniqueArray(advert, {
    selector: ({ source, board, sourceId }) => `${source} ${board} ${sourceId}`,
    maxLength: 10,
  })
  const change = fc.record({ text, place })
  const scene = market.chain((adverts) => {
    const shuffled = fc.shuffledSubarray(adverts, { minLength: adverts.length, maxLength: adverts.length })
    const changes = fc.array(fc.option(change), { minLength: adverts.length, maxLength: adverts.length })
    return fc.record({
      adverts: fc.constant(adverts),
      final: changes.map((all) => adverts.map((one, at) => ({ ...one, ...all[at] }))),
      firstOrder: shuffled,
      lastOrder: shuffled,
      portions: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })),
      undone: fc.nat(3),
    })
  })

  const FIRST = '2026-07-01T00:00:00Z'
  const nameOf = ({ source, board, sourceId }: Pick<Advert, 'source' | 'board' | 'sourceId'>) =>
    `${source}/${board}/${sourceId}`

  /** Everything that can be asked about openings, in names that no arrival decides. */
  function picture(store: Store) {
    const nameById = (id: number | null) => {
      const posting = id === null ? null : store.postings.find(id)
      return posting === null ? null : nameOf(posting)
    }
    const { periodStarts, sources, openings, mentions } = store.counts.table(aSelection(), 'week')
    return {
      openings: [...store.openings.listSkills(aSelection())]
        .map(({ openingId, skills }) => {
          const found = store.openings.find(openingId)
          return [
            nameById(openingId),
            found?.postedOn,
            nameById(found?.repostOf ?? null),
            skills.map(({ skillId }) => skillId).sort(),
          ]
        })
        .sort(),
      merges: store.merges
        .list({ limit: 100 })
        .map(({ posting, mergedWith, reason, jaccard, overlap }) => [
          nameOf(posting),
          nameOf(mergedWith),
          reason,
          jaccard,
          overlap,
        ])
        .sort(),
      rates: finish(store.merges.rates()),
      table: { periodStarts, sources: sources.map(({ source }) => source), openings: [...openings] },
      mentions: [...mentions].map(([skill, row]) => `${skill} ${row}`).sort(),
    }
  }

  const saveOne = (store: Store, one: Advert, at: string) => store.postings.save([toPosting(one)], at)

  type Scene = typeof scene extends fc.Arbitrary<infer One> ? One : never

  /** Each advert as it was first, some of them changed later, analysed in portions. */
  function bitByBit({ adverts, final, firstOrder, lastOrder, portions }: Scene): Store {
    const store = aStore([], SOURCES)
    const finalOf = new Map(adverts.map((one, at) => [nameOf(one), final[at] ?? one]))
    for (const [at, one] of firstOrder.entries()) {
      saveOne(store, one, FIRST)
      if (at % portions[0] === 0) analyze(store, portions[0])
    }
    for (const [at, one] of lastOrder.entries()) {
      saveOne(store, finalOf.get(nameOf(one)) ?? one, SEEN)
      if (at % portions[1] === 0) analyze(store, portions[1])
    }
    analyze(store)
    return store
  }

  /** At once, as it is in the end. */
  function atOnce({ final }: Scene): Store {
    const store = aStore([], SOURCES)
    for (const at of [FIRST, SEEN]) for (const one of final) saveOne(store, one, at)
    analyze(store)
    return store
  }

  test('changes nothing: what was read bit by bit is what a rebuild makes, and equals a recount', () => {
    fc.assert(
      fc.property(scene, (all) => {
        const [bits, whole] = [bitByBit(all), atOnce(all)]
        const expected = picture(whole)
        expect(picture(bits)).toEqual(expected)
        expect(bits.counts.findDrift()).toEqual([])
        analyze(bits, 3, 'v2')
        analyze(bits, 1_000, 'v2')
        expect(picture(bits)).toEqual(expected)
        expect(bits.counts.findDrift()).toEqual([])
        bits.close()
        whole.close()
      }),
      { numRuns: 60 * roundsOr(1) },
    )
  }, 300_000)

  test('nor does it after a merge was undone, which stays so until it is redone', () => {
    fc.assert(
      fc.property(scene, (all) => {
        const store = bitByBit(all)
        const before = picture(store)
        const merges = store.merges.list({ limit: 10 })
        fc.pre(merges.length > 0)
        const merge = merges[all.undone % merges.length]
        expect(store.merges.undo(merge?.id ?? '', SEEN)).toBe(true)
        const undone = picture(store)
        expect(undone.merges).not.toEqual(before.merges)
        for (const limit of [3, 1_000]) analyze(store, limit, 'v2')
        expect(picture(store)).toEqual(undone)
        expect(store.counts.findDrift()).toEqual([])
        expect(store.merges.redo(merge?.id ?? '')).toBe(true)
        expect(picture(store)).toEqual(before)
        expect(store.counts.findDrift()).toEqual([])
        store.close()
      }),
      { numRuns: 30 * roundsOr(1) },
    )
  }, 300_000)

  test('a batch that fails leaves everything as it was, and what comes after is right', () => {
    fc.assert(
      fc.property(market, (adverts) => {
        const store = aStore([], SOURCES)
        const half = Math.ceil(adverts.length / 2)
        for (const one of adverts.slice(0, half)) saveOne(store, one, FIRST)
        analyze(store)
        const before = picture(store)
        for (const one of adverts.slice(half)) saveOne(store, one, FIRST)
        const facts = adverts.map((one, at) => toFacts(one, at + 1))
        const broken = [...facts, toFacts(anAdvert(), 999)]
        expect(() => store.openings.saveFacts(broken, 'v1', recognition)).toThrow('no such posting')
        expect(picture(store)).toEqual(before)
        analyze(store)
        const undisturbed = aStore([], SOURCES)
        for (const one of adverts) saveOne(undisturbed, one, FIRST)
        analyze(undisturbed)
        expect(picture(store)).toEqual(picture(undisturbed))
        expect(store.counts.findDrift()).toEqual([])
        store.close()
        undisturbed.close()
      }),
      { numRuns: 15 * roundsOr(1) },
    )
  }, 120_000)
})
