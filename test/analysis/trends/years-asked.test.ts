import { expect, test } from 'vitest'
import { summariseYears } from '../../../analysis/trends/years-asked.ts'

const asked = (minYears: number[], employers: number[]) =>
  summariseYears({
    naming: 40,
    minYears,
    employer: minYears.map((_, index) => employers[index % employers.length] ?? 0),
  })

test('the median of what openings ask for, with its interval and every opening in one row', () => {
  const { n, stated, employers, median, counts } = asked([1, 2, 2, 3, 3, 3, 3, 5, 5, 7, 8, 12], [1, 2, 3, 4, 5, 6])
  expect([n, stated, employers]).toEqual([40, 12, 6])
  expect(median?.value).toBe(3)
  expect(median?.low).toBeGreaterThanOrEqual(2)
  expect(median?.low).toBeLessThanOrEqual(3)
  expect(median?.high).toBeGreaterThanOrEqual(3)
  expect(median?.high).toBeLessThanOrEqual(7)
  expect(counts).toEqual([
    { from: 1, until: 2, openings: 1 },
    { from: 2, until: 3, openings: 2 },
    { from: 3, until: 4, openings: 4 },
    { from: 5, until: 6, openings: 2 },
    { from: 6, until: 8, openings: 1 },
    { from: 8, until: 10, openings: 1 },
    { from: 10, until: null, openings: 1 },
  ])
})

test('few openings or few employers have no usual number', () => {
  expect(asked([1, 2, 3], [1, 2, 3]).median).toBeNull()
  expect(
    asked(
      Array.from({ length: 30 }, () => 5),
      [1, 2],
    ).median,
  ).toBeNull()
  expect(
    asked(
      Array.from({ length: 30 }, () => 5),
      [0],
    ).median,
  ).toBeNull()
  expect(asked([], [])).toMatchObject({ stated: 0, median: null, counts: [] })
})

test('alike employers widen the interval', () => {
  const years = Array.from({ length: 60 }, (_, index) => 1 + (index % 6))
  const width = ({ median }: ReturnType<typeof asked>) => (median?.high ?? 0) - (median?.low ?? 0)
  // Each employer asks for its own number, against employers that ask for every number.
  expect(width(asked(years, [1, 2, 3, 4, 5, 6]))).toBeGreaterThan(width(asked(years, [1, 2, 3, 4, 5, 6, 7])))
})
