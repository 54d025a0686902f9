import { expect, test } from 'vitest'
import {
  formatCount,
  formatCountry,
  formatDay,
  formatInterval,
  formatOpenings,
  formatPoints,
  formatShare,
  formatSpan,
} from '../../web/format.ts'

test('a share has one decimal, and an unknown one is no zero', () => {
  expect(formatShare(0.5421)).toBe('54.2\u00a0%')
  expect(formatShare(0)).toBe('0.0\u00a0%')
  expect(formatShare(null)).toBe('–')
  expect(formatInterval(0.514, 0.5701)).toBe('51.4–57.0\u00a0%')
  expect(formatInterval(null, null)).toBe('–')
})

test('points carry a sign, and nothing that rounds to zero claims one', () => {
  expect(formatPoints(5.83)).toBe('+5.8')
  expect(formatPoints(-1.24)).toBe('−1.2')
  expect(formatPoints(-0.04)).toBe('0.0')
})

test('counts are grouped and openings counted in words', () => {
  expect(formatCount(1234567)).toBe('1,234,567')
  expect(formatOpenings(1)).toBe('1\u00a0opening')
  expect(formatOpenings(1200)).toBe('1,200\u00a0openings')
})

test('days are written in UTC and a span names its last day', () => {
  expect(formatDay('2026-03-01')).toBe('1 Mar 2026')
  expect(formatSpan('2026-05-25', '2026-11-23')).toMatch(/^25 May\s*–\s*22 Nov 2026$/)
})

test('countries have names, and what is not stated says so', () => {
  expect(formatCountry('GB')).toBe('United Kingdom')
  expect(formatCountry('unknown')).toBe('Country not stated')
})
