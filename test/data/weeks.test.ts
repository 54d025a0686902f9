import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addPeriods,
  daysBetween,
  listPeriods,
  parsePeriod,
  periodLabel,
  periodStartOf,
  toDay,
  toDayNumber,
  weekLabel,
  weekStartOf,
  weeksBetween,
} from '../../data/weeks.ts'

const anyDay = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('weeks', () => {
  test('a week begins on Monday and its Sunday belongs to it', () => {
    expect(weekStartOf('2026-11-16')).toBe('2026-11-16')
    expect(weekStartOf('2026-11-22')).toBe('2026-11-16')
    expect(weekStartOf('2026-11-23')).toBe('2026-11-23')
  })

  test('the ISO year differs from the calendar year around New Year', () => {
    expect(weekStartOf('2027-01-01')).toBe('2026-12-28')
    expect(weekLabel('2026-12-28')).toBe('2026-W53')
    expect(weekLabel(weekStartOf('2025-12-29'))).toBe('2026-W01')
  })

  test('days are numbers that subtract as days add', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -3000, max: 3000 }), (day, count) => {
        expect(toDay(toDayNumber(day))).toBe(day)
        expect(daysBetween(day, addDays(day, count))).toBe(count)
      }),
    )
    expect(toDayNumber('1970-01-02T23:59:59Z')).toBe(1)
    expect(toDayNumber('soon')).toBeNaN()
    expect(weeksBetween('2026-11-16', '2026-11-26')).toBeCloseTo(10 / 7, 12)
  })

  test('a period holds its day and ends where the next begins', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom('week', 'month', 'quarter'), (day, grain) => {
        const start = periodStartOf(day, grain)
        expect(start <= day).toBe(true)
        expect(day < addPeriods(start, 1, grain)).toBe(true)
        expect(periodStartOf(addDays(addPeriods(start, 1, grain), -1), grain)).toBe(start)
      }),
    )
  })

  test('listed periods leave no hole and stop before the end', () => {
    expect(listPeriods('2026-11-18', '2026-12-07', 'week')).toEqual(['2026-11-16', '2026-11-23', '2026-11-30'])
    expect(listPeriods('2026-01-31', '2026-04-01', 'month')).toEqual(['2026-01-01', '2026-02-01', '2026-03-01'])
    expect(listPeriods('2026-05-05', '2026-05-05', 'quarter')).toEqual(['2026-04-01'])
    expect(listPeriods('2026-11-16', '2026-11-16', 'week')).toEqual([])
  })

  test('labels name week, month and quarter', () => {
    expect(periodLabel('2026-11-16', 'week')).toBe('2026-W47')
    expect(periodLabel('2026-11-01', 'month')).toBe('2026-11')
    expect(periodLabel('2026-10-01', 'quarter')).toBe('2026-Q4')
  })
})

describe('what a person types as a period', () => {
  test.each([
    ['2026-W47', '2026-11-16', 'week'],
    ['2026-W53', '2026-12-28', 'week'],
    ['2026-11-18', '2026-11-18', 'day'],
    ['2026-11', '2026-11-01', 'month'],
    ['2026-Q4', '2026-10-01', 'quarter'],
  ])('%s begins on %s', (text, start, grain) => {
    expect(parsePeriod(text)).toEqual({ start, grain })
  })

  test.each(['', 'yesterday', '2026-13', '2026-02-30', '2025-W53', '2026-W00', '2026-Q5', '16.11.2026'])(
    '"%s" is no period',
    (text) => {
      expect(parsePeriod(text)).toBeNull()
    },
  )

  test('a week label leads back to its week', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const start = weekStartOf(day)
        expect(parsePeriod(weekLabel(start))).toEqual({ start, grain: 'week' })
      }),
    )
  })
})
