import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isInTheFuture, postedDay } from '../../crawler/posted-day.ts'

describe('postedDay', () => {
  test.each([
    ['2026-01-08', '2026-01-08'],
    ['2026-01-08T22:53:01.663+00:00', '2026-01-08'],
    ['2025-12-11T23:30:00-05:00', '2025-12-12'],
    ['2026-01-08T23:30:00-05', '2026-01-09'],
    ['2026-01-09 00:30:00+01', '2026-01-08'],
    ['2026-01-08T23:30:00+00', '2026-01-08'],
    ['2026-01-08T02:00:00+0530', '2026-01-07'],
    ['2026-01-08T00:00:00+02:00', '2026-01-08'],
    ['2026-01-08T00:00:01+02:00', '2026-01-07'],
    ['2026-01-08 10:00:00 UTC', '2026-01-08'],
    ['2026-01-08T10:00:00', '2026-01-08'],
    ['2026-01-08T10:00Z', '2026-01-08'],
    ['20260108', '2026-01-08'],
    ['Thu, 08 Jan 2026 23:15:00 -0300', '2026-01-09'],
    ['Thu, 08 Jan 2026 09:00:00 GMT', '2026-01-08'],
    ['Di, 23 Jan 2018', '2018-01-23'],
    ['January 8, 2026', '2026-01-08'],
    ['Sun Jan  4 16:29:06 PST 2026', '2026-01-05'],
    ['8. Dezember 2025', '2025-12-08'],
    ['8 août 2025 10:00', '2025-08-08'],
    ['Thursday, January 8, 2026 at 11:30 PM EST', '2026-01-09'],
    ['2026/01/08', '2026-01-08'],
    ['31/01/2026', '2026-01-31'],
    ['01/31/2026', '2026-01-31'],
    ['8.1.2026', '2026-01-08'],
  ])('reads %s as %s', (text, day) => {
    expect(postedDay(text)).toBe(day)
  })

  test('tells epoch seconds from milliseconds, as numbers and as text', () => {
    // 2026-01-09T00:00:00Z
    expect([1767916800, 1767916800000, '1767916800', '1767916800000', '1.7679168E+12'].map(postedDay)).toEqual(
      Array(5).fill('2026-01-09'),
    )
  })

  test.each([
    ['03/04/2026', 'may be April or March'],
    ['2024-02-30', 'no such day'],
    ['30.02.2024', 'no such day'],
    ['2024-13-40', 'no such month'],
    ['2024-02-30T10:00:00Z', 'no such day'],
    ['0000-00-00', 'a placeholder'],
    ['1970-01-01', 'zero in disguise'],
    ['9999-12-31', 'a placeholder'],
    ['2020-11-08T16:20:00-05:00Z', 'two zones'],
    ['2020-11-08T16:20:00+15:00', 'no such zone'],
    ['2020-11-08T25:20:00Z', 'no such hour'],
    ['8 Marketing 2026', 'no month'],
    ['Sun, 16 Dec 2012 11:47:32 +00:zz', 'no zone'],
    ['Sun, 16 Dec 2012 25:47:32 CET', 'no such hour'],
    [`8 Jan 2026${' '.repeat(100_000)}`.padEnd(100_100, 'x'), 'longer than any date'],
    ['yesterday', 'relative'],
    ['1.7E+12', 'rounded by weeks'],
    ['', 'empty'],
  ])('leaves %s unknown: %s', (text) => {
    expect(postedDay(text)).toBeNull()
  })

  test('leaves anything but text and numbers unknown', () => {
    expect([null, undefined, {}, [], true, Number.NaN, 0, -1].map(postedDay)).toEqual(Array(8).fill(null))
  })

  test('never throws, and gives a real day of this century or null', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.date({ noInvalidDate: true }).map(String), fc.double()), (value) => {
        expect(postedDay(value) ?? '2000-01-01').toMatch(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
      }),
    )
  })
})

test('a day is in the future when it begins more than 48 hours from now', () => {
  const now = '2026-01-08T12:00:00Z'
  expect(['2026-01-08', '2026-01-10', '2026-01-11'].map((day) => isInTheFuture(day, now))).toEqual([false, false, true])
})
