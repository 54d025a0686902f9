import { expect, test } from 'vitest'
import { contradictingEnds } from '../../../analysis/trends/observed-ends.ts'

/** A share that was 0, and is 40 of 640 in the last four periods. */
const counts = [0, 0, 0, 0, 10, 10, 10, 10]
const input = {
  positions: counts.map((_, position) => position),
  sources: [{ source: 'only', cells: counts.map((count) => ({ count, n: 160 })) }],
}
/** A course that is 0 and then goes to these shares over the last four periods. */
const courseTo = (...ends: number[]) => ({
  ...{ weightOf: { only: 1 }, usedPositions: input.positions, changePp: 100 * (ends.at(-1) ?? 0), inflation: 1 },
  course: [0, 0, 0, 0, ...ends],
})

test('a course that goes beside what the last periods show is told as their level', () => {
  expect(contradictingEnds(input, courseTo(0.1, 0.1, 0.1, 0.1))).toMatchObject({ from: 0, to: 40 / 640 })
  expect(contradictingEnds(input, courseTo(0.07, 0.07, 0.07, 0.07))).toBeNull()
})

test('and so is one whose tip leaves them, but not an even one, whose end is beyond their mean', () => {
  expect(contradictingEnds(input, courseTo(0.02, 0.04, 0.07, 0.12))).toMatchObject({ from: 0, to: 40 / 640 })
  expect(contradictingEnds(input, courseTo(0.05, 0.06, 0.07, 0.085))).toBeNull()
})

// Openings of like adverts tell less: of 160 independent ones 10 are between 3 and 11 %.
test('where openings are alike the levels are known as well as fewer independent ones would tell', () => {
  const [near, far] = [courseTo(0.1, 0.1, 0.1, 0.1), courseTo(0.15, 0.15, 0.15, 0.15)]
  expect(contradictingEnds(input, { ...near, inflation: 4 })).toBeNull()
  expect(contradictingEnds(input, { ...far, inflation: 4 })).toMatchObject({ to: 40 / 640 })
})
