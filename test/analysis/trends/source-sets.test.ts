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
  ['a hole of seven periods', [...times(4, 20), ...times(7, 0), ...times(5, 20)]],
  ['a source that shows once a month', times(16, 0).map((_, week) => (week % 5 === 0 ? 90 : 0))],
  ['one that shows a few adverts a week, and none in some', [5, 4, 6, 3, 0, 5, 4, 3, 6, 0, 0, 4, 5, 5, 3, 6]],
  ['the newest periods, of which not all is read', [...times(13, 20), 0, 0, 0]],
  ['a few openings beside many', [...times(8, 0), ...times(8, 4)]],
])('%s changes no sources', (_, feed) => {
  expect(changesOf({ board: times(16, 50), feed })).toEqual([])
})

test('periods without any source are gaps', () => {
  expect(changesOf({ board: [...times(4, 50), ...times(12, 0), ...times(4, 50)] })).toEqual([])
})

test('nothing at all has none', () => {
  expect(changesOf({})).toEqual([])
})
