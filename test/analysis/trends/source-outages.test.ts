import { describe, expect, test } from 'vitest'
import { findOutages } from '../../../analysis/trends/source-outages.ts'
import type { SourceWeek } from '../../../data/domain.ts'
import { listPeriods } from '../../../data/weeks.ts'

const FROM = '2026-01-05'
const weeks = listPeriods(FROM, '2026-03-30', 'week') // 12
const at = (position: number, parts: Partial<SourceWeek> = {}): SourceWeek => ({
  source: 'board',
  weekStart: weeks[position] ?? '',
  healthyRuns: 1,
  otherRuns: 0,
  reason: null,
  ...parts,
})
const bad = { healthyRuns: 0, otherRuns: 1, reason: '4 items, usually 40: fewer than half' }
const healthy = weeks.map((_, position) => at(position))
const replaced = (position: number, parts: Partial<SourceWeek>) =>
  healthy.map((week, index) => (index === position ? at(position, parts) : week))

const gapsOf = (
  readings: readonly SourceWeek[],
  openings: readonly number[],
  kind: 'snapshot' | 'archive' = 'snapshot',
) =>
  findOutages({ kind }, { periodStarts: weeks, openings, grain: 'week' }, readings).flatMap((reason, position) =>
    reason === null ? [] : [[position, reason]],
  )
const fifty = weeks.map(() => 50)
const fewAt = (position: number, few: number) => fifty.map((usual, index) => (index === position ? few : usual))

describe('a week of a source is a gap', () => {
  test('when every reading of it was bad, whatever was found', () => {
    expect(gapsOf(replaced(5, bad), fifty)).toEqual([[5, '4 items, usually 40: fewer than half']])
    expect(gapsOf(replaced(5, bad), fewAt(5, 0))).toEqual([[5, '4 items, usually 40: fewer than half']])
  })

  test('when one reading of several was bad and the openings fell below 40 % of the usual', () => {
    const mixed = { ...bad, healthyRuns: 1 }
    expect(gapsOf(replaced(9, mixed), fewAt(9, 19))).toEqual([[9, bad.reason]])
    expect(gapsOf(replaced(9, mixed), fewAt(9, 21))).toEqual([])
  })

  test('not when the openings fell while every reading was healthy: that is the market', () => {
    expect(gapsOf(healthy, fewAt(9, 0))).toEqual([])
  })

  test('not by a fall alone before eight weeks are known', () => {
    expect(gapsOf(replaced(5, { ...bad, healthyRuns: 1 }), fewAt(5, 1))).toEqual([])
  })

  test('when nobody read the source in it, but read it before and after; not where nothing is known of any reading', () => {
    const hole = { healthyRuns: 0, reason: 'not read in this week' }
    expect(gapsOf(replaced(5, hole), fifty)).toEqual([[5, 'not read in this week']])
    expect(gapsOf(replaced(5, hole), fifty, 'archive')).toEqual([])
    expect(gapsOf(healthy.slice(2, 9), fifty)).toEqual([])
    expect(gapsOf([], fifty)).toEqual([])
  })

  test('of an archive only until a later healthy reading makes up for it', () => {
    expect(gapsOf(replaced(5, bad), fifty, 'archive')).toEqual([])
    expect(gapsOf(replaced(11, bad), fifty, 'archive')).toEqual([[11, bad.reason]])
  })
})

test('a month is a gap when half of its days are in such weeks', () => {
  const months = listPeriods('2026-01-01', '2026-04-01', 'month')
  const gaps = (positions: readonly number[]) =>
    findOutages(
      { kind: 'snapshot' },
      { periodStarts: months, openings: [200, 200, 200], grain: 'month' },
      healthy.map((week, index) => (positions.includes(index) ? at(index, bad) : week)),
    )
  expect(gaps([4])).toEqual([null, null, null])
  expect(gaps([4, 5])).toEqual([null, bad.reason, null])
  expect(gaps([0, 1, 2, 3])).toEqual([bad.reason, null, null])
})
