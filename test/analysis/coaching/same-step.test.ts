import { expect, test } from 'vitest'
import { isSameStep } from '../../../analysis/coaching/same-step.ts'

test.each([
  ['Write to three firms', 'Write to four firms', true],
  ['Call the mentor', 'Call the mentors', true],
  ['Reed the book', 'Read the book', true],
  ['Ask for a test server', 'Ask the platform team for a test server', true],
  ['Call the mentor', 'Call the bank', false],
  ['Ask for a test server', 'Ask for a rise', false],
  ['Write to three firms', 'Prepare the interview', false],
  ['Write to three firms', '…', false],
])('%s → %s: still the same step is %s', (before, now, isSame) => {
  expect(isSameStep(before, now)).toBe(isSame)
})
