import { expect, test } from 'vitest'
import { reviewDays } from '../../../analysis/plan/review-days.ts'
import { addDays, daysBetween } from '../../../data/weeks.ts'

const START = '2026-11-30'
const afterWeeks = (weeks: number): string => addDays(START, 7 * weeks)
const gapsOf = (days: readonly { on: string }[]): number[] =>
  days.map(({ on }, index) => daysBetween(days[index - 1]?.on ?? START, on) / 7)

test('every four weeks means every four weeks to the end, with the market once a quarter', () => {
  const days = reviewDays(START, afterWeeks(52), 'monthly')
  expect(Math.max(...gapsOf(days))).toBeLessThanOrEqual(5)
  expect(days.filter(({ kind }) => kind === 'market').map(({ on }) => on)).toEqual([13, 26, 39, 52].map(afterWeeks))
})

test('no look stands within a week of one with the market where they are weeks apart', () => {
  for (const cadence of ['monthly', 'quarterly'] as const) {
    const days = reviewDays(START, afterWeeks(104), cadence)
    expect(Math.min(...gapsOf(days))).toBeGreaterThan(1)
  }
})

test('each week, then every four once the first quarter is over', () => {
  const gaps = gapsOf(reviewDays(START, afterWeeks(39), 'weekly'))
  expect(gaps.slice(0, 13)).toEqual(Array(13).fill(1))
  expect(gaps.slice(13).every((weeks) => weeks >= 2 && weeks <= 5)).toBe(true)
})

test('a plan of two years has looks until it ends, and one of ten years for two', () => {
  expect(reviewDays(START, afterWeeks(104), 'monthly').at(-1)).toMatchObject({ on: afterWeeks(104), kind: 'market' })
  expect(reviewDays(START, afterWeeks(520), 'monthly').at(-1)?.on).toBe(afterWeeks(104))
})

test('a short plan ends with a look at the market, and nobody looks at it after that', () => {
  expect(reviewDays(START, afterWeeks(5), 'monthly').map(({ on, kind }) => [on, kind])).toEqual([
    [afterWeeks(4), 'self'],
    [afterWeeks(13), 'market'],
  ])
})
