import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyOf, phraseFilter } from '../../../analysis/text/set-phrases.ts'
import { BENEFIT_PHRASES, EMPLOYER_PHRASES, LEGAL_PHRASES } from '../../../analysis/text/set-pieces.ts'

/** Texts that match a pattern; fast-check makes none for the ends of words, which hold no letter. */
const matching = (pattern: string) => fc.stringMatching(new RegExp(pattern.replaceAll('\\b', '')))

const GROUPS = { legal: LEGAL_PHRASES, benefits: BENEFIT_PHRASES, employer: EMPLOYER_PHRASES }

describe('marks of set phrases', () => {
  for (const [group, phrases] of Object.entries(GROUPS)) {
    test.each(phrases.map((phrase) => [phrase.pattern, phrase] as const))(
      `${group}: one stands in whatever matches %s`,
      (pattern, phrase) => {
        const mayHold = phraseFilter([[phrase]])
        fc.assert(
          fc.property(matching(pattern), fc.boolean(), (text, isLoud) => {
            const written = isLoud ? text.toUpperCase() : text
            expect(mayHold(`We say: ${written} and so on`)).toBe(1)
          }),
          { numRuns: 40 },
        )
      },
    )
  }
})

test('a filter tells groups apart and finds nothing in what holds no mark', () => {
  const mayHold = phraseFilter([
    [{ pattern: 'parental leave', marks: ['rent'] }],
    [{ pattern: 'e-verify|esop', marks: ['e-ve', 'esop'] }],
  ])
  expect(mayHold('Parental leave')).toBe(1)
  expect(mayHold('we use E-Verify')).toBe(2)
  expect(mayHold('Parents: ESOP, parental leave')).toBe(3)
  expect(mayHold('Kafka and SQL')).toBe(0)
  expect(mayHold('')).toBe(0)
})

test('what the expression of a group matches the filter never leaves out', () => {
  const groups = Object.values(GROUPS)
  const mayHold = phraseFilter(groups)
  const pieces = groups.flat().map(({ pattern }) => matching(pattern))
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), ...pieces), { maxLength: 6 }), (parts) => {
      const text = parts.join(' ')
      groups.forEach((phrases, group) => {
        const isHeld = (mayHold(text) & (1 << group)) !== 0
        if (anyOf(phrases, group === 2 ? '' : 'i').test(text)) expect(isHeld).toBe(true)
      })
    }),
  )
})

test('a mark has four characters', () => {
  expect(() => phraseFilter([[{ pattern: 'pto', marks: ['pto'] }]])).toThrow('"pto" has not 4 characters')
})
