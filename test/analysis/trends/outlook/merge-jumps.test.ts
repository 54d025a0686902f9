import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listDataEvents } from '../../../../analysis/trends/outlook/data-events.ts'
import { findOutlook } from '../../../../analysis/trends/outlook/find-outlook.ts'
import { findMergeJumps, listMergeJumps } from '../../../../analysis/trends/outlook/merge-jumps.ts'
import { finish } from '../../../../data/steps.ts'
import { addPeriods } from '../../../../data/weeks.ts'
import { aSelection } from '../../../data/builders.ts'
import { COPYING_WEEK, copyingFeedStore } from '../../../data/copying-feed.ts'
import { aTable, times } from '../count-table.ts'
import { createRandom } from '../random.ts'

const FIRST = '2026-01-05'
const week = (position: number) => addPeriods(FIRST, position, 'week')
const openings = (counts: number[]) => aTable([{ source: { name: 'A board' }, openings: counts }], FIRST)
const copies = (counts: readonly number[]) =>
  counts.map((merged, position) => ({ weekStart: week(position), source: 'source-1', merged }))

describe('a merge rate', () => {
  test('that jumps and stays is one event, at its first week, for as long as it is news', () => {
    const merged = [...times(12, 10), ...times(12, 60)]
    const jumps = listMergeJumps(openings([...times(12, 90), ...times(12, 60)]), copies(merged))
    expect(jumps).toEqual([
      {
        ...{ source: 'source-1', name: 'A board', weekStart: week(12), weeks: 8 },
        ...{ rate: 0.5, rateBefore: 0.1 },
      },
    ])
  })

  test('that jumps for one week is an event of this week, up or down', () => {
    const table = openings(times(20, 100))
    const up = listMergeJumps(table, copies(times(20, 20).map((count, at) => (at === 12 ? 150 : count))))
    expect(up).toMatchObject([{ weekStart: week(12), weeks: 1, rate: 0.6 }])
    const down = listMergeJumps(table, copies(times(20, 100).map((count, at) => (at === 12 ? 2 : count))))
    expect(down).toMatchObject([{ weekStart: week(12), weeks: 1, rateBefore: 0.5 }])
  })

  test('of few adverts, or that goes up by chance or slowly, is none', () => {
    expect(
      listMergeJumps(openings(times(20, 5)), copies(times(20, 1).map((one, at) => (at === 12 ? 9 : one)))),
    ).toEqual([])
    const slow = Array.from({ length: 20 }, (_, at) => 10 + at)
    expect(listMergeJumps(openings(times(20, 100)), copies(slow))).toEqual([])
  })

  test('that never changes is no event, whatever the sizes of the weeks', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 12, maxLength: 40 }), (sizes) => {
        expect(listMergeJumps(openings(sizes.map((size) => 3 * size)), copies(sizes))).toEqual([])
      }),
    )
  })

  test('that jumps is marked with its source, at any grain, and only where the source is shown', () => {
    const table = openings(times(20, 100))
    const jump = { source: 'source-1', name: 'A board', weekStart: week(12), weeks: 2, rate: 0.46, rateBefore: 0.12 }
    expect(listDataEvents(table, [], [jump, { ...jump, source: 'elsewhere' }])).toEqual([
      {
        ...{ periodStart: week(12), kind: 'merges', source: 'source-1' },
        text: '46 % of the adverts of A board in the 2 weeks from 2026-W14 on were copies of known openings, 12 % in the eight weeks before',
      },
    ])
  })
})

test('the copies of a real store are counted as its rates are, and a feed that begins to copy is told', () => {
  const store = copyingFeedStore()
  const jumps = findMergeJumps(store)
  expect(jumps).toMatchObject([{ name: 'A feed', weekStart: COPYING_WEEK, weeks: 1, rate: 0.75, rateBefore: 0.05 }])
  const merged = finish(store.merges.mergedByWeek())
  const rates = finish(store.merges.rates()).filter(({ postings, openings }) => postings > openings)
  expect(merged).toEqual(
    rates.map(({ weekStart, source, postings, openings }) => ({ weekStart, source, merged: postings - openings })),
  )
  store.close()
})

test('a step of the level beside a jump is put down to it, not to the market', () => {
  const { binomial } = createRandom(3)
  const shares = [...times(20, 0.08), ...times(20, 0.16)]
  const skills = { skill: shares.map((share) => binomial(400, share)) }
  const table = aTable(
    [{ source: { firstReadOn: FIRST, lastReadOn: '2027-12-31' }, openings: times(40, 400), skills }],
    FIRST,
  )
  const jump = { source: 'source-1', name: 'A board', weekStart: week(19), weeks: 3, rate: 0.46, rateBefore: 0.12 }
  const store = { counts: { table: () => table }, postings: { listRules: () => [] } } as unknown as Parameters<
    typeof findOutlook
  >[0]
  const asked = { selection: aSelection(), grain: 'week' as const, skillId: 'skill', frequent: [], today: week(43) }
  expect(findOutlook(store, asked).shifts).toMatchObject([{ weekStart: week(20), event: null }])
  expect(findOutlook(store, { ...asked, mergeJumps: [jump] }).shifts).toMatchObject([
    { weekStart: week(20), event: { kind: 'merges', source: 'source-1' } },
  ])
})
