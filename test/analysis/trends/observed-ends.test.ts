import { expect, test } from 'vitest'
import { contradictingEnds } from '../../../analysis/trends/observed-ends.ts'

/** A share that was 0, and is 40 of 640 in the last four periods. */
const sources = [{ source: 'only', cells: [0, 0, 0, 0, 10, 10, 10, 10].map((count) => ({ count, n: 160 })) }]
const course = { weightOf: { only: 1 }, fromPct: 0, toPct: 10, changePp: 10, inflation: 1 }

test('a course that ends outside what the last periods show is told as their level', () => {
  expect(contradictingEnds({ sources }, course)).toMatchObject({ from: 0, to: 40 / 640 })
  expect(contradictingEnds({ sources }, { ...course, toPct: 7 })).toBeNull()
})

// Openings of like adverts tell less: of 160 independent ones 10 are between 3 and 11 %.
test('where openings are alike the levels are known as well as fewer independent ones would tell', () => {
  expect(contradictingEnds({ sources }, { ...course, inflation: 4 })).toBeNull()
  expect(contradictingEnds({ sources }, { ...course, toPct: 15, inflation: 4 })).toMatchObject({ to: 40 / 640 })
})
