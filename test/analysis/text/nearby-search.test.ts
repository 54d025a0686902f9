import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SAYINGS } from '../../../analysis/postings/text-workplace.ts'
import { nearbySearch } from '../../../analysis/text/nearby-search.ts'

/** Of what sayings about the place of work are made, and words that no saying holds. */
const PIECES =
  '#LI-Remote|#li_hybrid|#LIOnsite|Location:|Work model: |Office policy :|hybrid|Remote|non-remote|fully remote|on-site|Onsite|in-person|in person|the role|this position|is|are|we|in|the|our|at least|five days|3 days|2-3 x|per week|a week|/wk|office|Berlin HQ|home|work from home|option to|virtually|distributed team|\n|\n\n|, |. |•|(|)'.split(
    '|',
  )
const FILLER = 'Kafka and SQL pipelines for reporting '.repeat(7)

describe('what a search around marks finds', () => {
  const search = nearbySearch(SAYINGS)
  const plain = SAYINGS.map(({ pattern }) => new RegExp(pattern, 'i'))

  test('is what the expression finds in the whole text', () => {
    const text = fc
      .array(
        fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: fc.constant(FILLER) }),
        {
          maxLength: 40,
        },
      )
      .map((pieces) => pieces.join(' '))
    fc.assert(
      fc.property(text, (written) => {
        const firstMatch = search(written)
        for (const [number, expression] of plain.entries()) {
          const expected = expression.exec(written)
          const found = firstMatch(number)
          expect([number, found?.index, found?.[0]]).toEqual([number, expected?.index, expected?.[0]])
        }
      }),
      { numRuns: 400 },
    )
  })

  test('is nothing without a mark, and nothing for a number that is not in the list', () => {
    const firstMatch = nearbySearch([{ pattern: '.', marks: ['rent'] }])('Kafka')
    expect(firstMatch(0)).toBeNull()
    expect(firstMatch(1)).toBeNull()
  })

  test('a mark has four characters', () => {
    expect(() => nearbySearch([{ pattern: 'hq', marks: ['hq'] }])).toThrow('"hq" has not 4 characters')
  })
})
