import { expect, test } from 'vitest'
import { OUTCOME_WORDS as COMMITMENT_WORDS } from '../../analysis/coaching/session-markdown.ts'
import {
  CADENCE_WORDS,
  DECISION_WORDS,
  KIND_WORDS,
  OUTCOME_WORDS,
  STATE_WORDS,
} from '../../analysis/plan/plan-words.ts'
import { OUTCOME_NAMES as COMMITMENT_NAMES } from '../../web/labels.ts'
import { CADENCE_NAMES, DECIDED, KIND_NAMES, OUTCOME_NAMES, STATE_NAMES } from '../../web/plan-labels.ts'

/** Pages run no code of the analysis, so that both have a table: they must not come to say different things. */
test.each([
  ['states of a goal', STATE_NAMES, STATE_WORDS],
  ['outcomes of a goal', OUTCOME_NAMES, OUTCOME_WORDS],
  ['cadences', CADENCE_NAMES, CADENCE_WORDS],
  ['kinds of review', KIND_NAMES, KIND_WORDS],
  ['decisions', DECIDED, DECISION_WORDS],
  ['outcomes of a commitment', COMMITMENT_NAMES, COMMITMENT_WORDS],
])('%s have the same words on a page, in a file and in a terminal, but for capitals', (_, names, words) => {
  const small = Object.entries(names).map(([key, name]) => [key, name.toLowerCase()])
  expect(Object.fromEntries(small)).toEqual(words)
})
