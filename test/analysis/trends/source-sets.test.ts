import { expect, test } from 'vitest'
import { findSetChanges } from '../../../analysis/trends/source-sets.ts'
import { times } from './count-table.ts'

const changesOf = (sources: Record<string, number[]>) =>
  findSetChanges(Object.entries(sources).map(([source, openings]) => ({ source, openings })))

test('none of those before is there any more: at once, and across a gap', () => {
  expect(changesOf({ board: [...times(6, 50), 0, 0, 0, 0], forum: [...times(8, 0), 20, 20] })).toEqual([
    { position: 8, joined: ['forum'], left: ['board'] },
  ])
})

test('a source that comes and stays counts from its first period, one that stays away from its first without', () => {
  expect(changesOf({ board: times(12, 50), feed: [...times(5, 0), ...times(7, 20)] })).toEqual([
    { position: 5, joined: ['feed'], left: [] },
  ])
  expect(changesOf({ board: times(12, 50), feed: [...times(5, 20), ...times(7, 0)] })).toEqual([
    { position: 5, joined: [], left: ['feed'] },
  ])
})

test.each([
  ['a hole of three periods', { board: times(12, 50), feed: [...times(4, 20), 0, 0, 0, ...times(5, 20)] }],
  ['a source that shows once a month', { board: times(12, 50), forum: [90, 0, 0, 0, 90, 0, 0, 0, 90, 0, 0, 0] }],
  ['the newest periods, of which not all is read', { board: times(12, 50), feed: [...times(10, 20), 0, 0] }],
  ['a few openings', { board: times(12, 50), feed: [...times(6, 0), ...times(6, 4)] }],
  ['periods without any source', { board: [...times(4, 50), 0, 0, 0, 0, ...times(4, 50)] }],
])('%s changes no sources', (_, sources) => {
  const { board, ...others } = sources as Record<string, number[]>
  // A source that shows once a month is there at the beginning, and leaves for no more than three periods.
  expect(changesOf({ board: board ?? [], ...others })).toEqual([])
})

test('nothing at all has none', () => {
  expect(changesOf({})).toEqual([])
})
