import { expect, test } from 'vitest'
import { DEFAULT_THRESHOLD } from '../../analysis/gaps/gap-request.ts'
import { MAX_HOURS } from '../../data/plan-input.ts'
import { DEFAULT_THRESHOLD_PERCENT } from '../../web/gap-choices.ts'
import { MOST_HOURS } from '../../web/plan-labels.ts'

// Pages run no code of other folders, so these two stand twice.
test('pages assume the share within reach that the analysis does, and take as many hours as a plan', () => {
  expect(DEFAULT_THRESHOLD_PERCENT / 100).toBe(DEFAULT_THRESHOLD)
  expect(MOST_HOURS).toBe(MAX_HOURS)
})
