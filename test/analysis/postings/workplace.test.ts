import { expect, test } from 'vitest'
import { readWorkplace } from '../../../analysis/postings/workplace.ts'

test('what the source states goes before everything', () => {
  expect(readWorkplace('onsite', 'Data Engineer (Remote)', 'Remote')).toBe('onsite')
})

test('else the place says it, else the title', () => {
  expect(readWorkplace('unknown', 'Data Engineer', 'Remote - UK')).toBe('remote')
  expect(readWorkplace('unknown', 'Data Engineer (Hybrid)', 'London')).toBe('hybrid')
  expect(readWorkplace('unknown', 'Data Engineer, Remote', null)).toBe('remote')
  expect(readWorkplace('unknown', 'Data Engineer', 'Berlin, on-site')).toBe('onsite')
  expect(readWorkplace('unknown', 'Data Engineer', 'NYC | 3 days/week in office')).toBe('hybrid')
})

test('a town alone says nothing', () => {
  expect(readWorkplace('unknown', 'Data Engineer', 'London')).toBe('unknown')
  expect(readWorkplace('unknown', 'Data Engineer', null)).toBe('unknown')
})

test('a choice of home or office stays unknown', () => {
  expect(readWorkplace('unknown', 'Data Engineer', 'Remote or onsite')).toBe('unknown')
})

test('a denial is no offer', () => {
  expect(readWorkplace('unknown', 'Data Engineer', 'Leeds (no remote)')).toBe('onsite')
})
