import { expect, test } from 'vitest'
import { findVolume } from '../../../analysis/trends/volume/find-volume.ts'
import type { NewPosting, PostingFacts } from '../../../data/domain.ts'
import { openStore } from '../../../data/store/open-store.ts'
import { aMention, aPosting, aSelection, aSource, someFacts } from '../../data/builders.ts'

const BOARD = { source: 'example-board', board: '' }
const SPAN = { from: '2026-03-02', until: '2026-04-06' }

/** Postings of 2 March, read from then until the day named; each its own opening unless the facts say otherwise. */
function aMarket(
  postings: readonly { lastSeen: string; posting?: Partial<NewPosting>; facts?: Partial<PostingFacts> }[],
  source = aSource({ kind: 'snapshot', firstReadOn: '2026-03-02', lastReadOn: '2026-04-05' }),
) {
  const store = openStore(':memory:')
  store.sources.save(source)
  store.sources.save(aSource({ source: 'example-feed', name: 'Example feed' }))
  for (const [index, { posting }] of postings.entries())
    store.postings.save([aPosting({ sourceId: String(index + 1), ...posting })], '2026-03-02T06:00:00Z')
  for (const [index, { lastSeen }] of postings.entries()) store.postings.see([index + 1], `${lastSeen}T06:00:00Z`)
  store.openings.saveFacts(
    postings.map(({ facts }, index) => someFacts({ postingId: index + 1, ...facts })),
    'test',
  )
  return store
}

const volumeOf = (store: ReturnType<typeof aMarket>, today = '2026-04-05') =>
  findVolume(store, { selection: aSelection(), span: SPAN, grain: 'week', today })
const activeOf = (store: ReturnType<typeof aMarket>) => volumeOf(store).points.map(({ active }) => active)

test('an opening stands until ten days after its last sighting, or until it is closed', () => {
  const seenShort = aMarket([{ lastSeen: '2026-03-05' }])
  expect(activeOf(seenShort)).toEqual([1, 1, 0, 0, 0])
  const closed = aMarket([{ lastSeen: '2026-03-15' }, { lastSeen: '2026-04-05' }])
  expect(closed.life.closeMissing(BOARD, '2026-04-01', '2026-03-15T07:00:00Z')).toBe(1)
  expect(activeOf(closed)).toEqual([2, 1, 1, 1, 1])
  expect(volumeOf(closed).points.map((point) => point.new)).toEqual([2, 0, 0, 0, 0])
})

test('an opening of two postings counts once, and stands while either does', () => {
  const key = { openingKey: 'one-opening' }
  const store = aMarket([
    { lastSeen: '2026-03-09', facts: key },
    { lastSeen: '2026-03-20', facts: key },
  ])
  expect(store.openings.count()).toBe(1)
  expect(activeOf(store)).toEqual([1, 1, 1, 1, 0])
})

test('an advert of more than 120 days is no demand of today, though it still stands', () => {
  const store = aMarket([{ lastSeen: '2026-04-05', posting: { postedOn: '2025-11-23' } }])
  expect(activeOf(store)).toEqual([1, 1, 1, 0, 0])
})

test('adverts of an archive count for 42 days, and its first weeks are marked as too low', () => {
  const archive = aSource({ firstReadOn: '2026-04-05', lastReadOn: '2026-04-05' })
  const store = aMarket([{ lastSeen: '2026-04-05', posting: { postedOn: '2026-02-16' } }], archive)
  const { points } = volumeOf(store)
  expect(points.map(({ active, state }) => [active, state])).toEqual([
    [null, 'unknown'],
    [null, 'unknown'],
    [null, 'unknown'],
    [null, 'unknown'],
    [null, 'unknown'],
  ])
  const long = aMarket(
    ['2026-01-05', '2026-02-16', '2026-03-30'].map((postedOn) => ({ lastSeen: '2026-04-05', posting: { postedOn } })),
    archive,
  )
  expect(volumeOf(long).points.map(({ active, state }) => [active, state])).toEqual([
    [1, 'complete'],
    [1, 'complete'],
    [1, 'complete'],
    [1, 'complete'],
    [1, 'complete'],
  ])
})

test('weeks that no reading covers are not known, and a running week is counted as of today', () => {
  const store = aMarket(
    [{ lastSeen: '2026-03-20' }],
    aSource({ kind: 'snapshot', firstReadOn: '2026-03-10', lastReadOn: '2026-03-20' }),
  )
  const { points } = volumeOf(store, '2026-04-01')
  expect(points.map(({ asOf, active, state }) => [asOf, active, state])).toEqual([
    ['2026-03-08', null, 'unknown'],
    ['2026-03-15', 1, 'complete'],
    ['2026-03-22', 1, 'complete'],
    ['2026-03-29', 1, 'complete'],
    ['2026-04-01', null, 'unknown'],
  ])
  expect(points[0]?.reason).toContain('was not read before 2026-03-10')
  expect(points[4]?.reason).toContain('was not read after 2026-03-20')
})

test('of the openings that name a skill, only these stand, and the gaps are those of all', () => {
  const store = aMarket([
    { lastSeen: '2026-04-05' },
    { lastSeen: '2026-04-05', facts: { mentions: [aMention('python')] } },
    { lastSeen: '2026-03-05', facts: { mentions: [aMention('python')] } },
  ])
  const request = { selection: aSelection(), span: SPAN, grain: 'week', today: '2026-04-05' } as const
  const whole = findVolume(store, request)
  const naming = findVolume(store, { ...request, skill: { skillId: 'python', whole } })
  expect(whole.points.map(({ active }) => active)).toEqual([3, 3, 2, 2, 2])
  expect(naming.points.map(({ active }) => active)).toEqual([2, 2, 1, 1, 1])
  expect(naming.points.map(({ state }) => state)).toEqual(whole.points.map(({ state }) => state))
})

test('openings of a skill that are newer than the volume of all of them are counted, and are no part of it', () => {
  const one = aMarket([{ lastSeen: '2026-04-05' }])
  const two = aMarket(
    [{ lastSeen: '2026-04-05' }, { lastSeen: '2026-04-05' }].map((posting) => ({
      ...posting,
      facts: { mentions: [aMention('sql')] },
    })),
  )
  const whole = volumeOf(one)
  const request = { selection: aSelection(), span: SPAN, grain: 'week', today: '2026-04-05' } as const
  const { points } = findVolume(two, { ...request, skill: { skillId: 'sql', whole } })
  expect(points.map(({ active, share }) => [active, share])).toEqual(Array(5).fill([2, undefined]))
})
