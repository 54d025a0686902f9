import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findMoney } from '../../../analysis/postings/money.ts'

const number = fc.constantFrom('5', '40', '120,000', '90.000', '204.4', '1', '2026', '401')
const mark = fc.constantFrom('$', '€', 'USD ', 'US$ ', ' EUR', 'k', ' thousand', ' per year', '/hour', '+', '%', '')
const between = fc.constantFrom(' ', ' - ', '–', ' to ', ', ', ' and ', '\n', ' in ', ' people ')
const stretch = fc
  .array(fc.tuple(mark, number, mark, mark, between), { maxLength: 5 })
  .map((parts) => parts.flat().join(''))
const prose = fc
  .array(fc.constantFrom('we', 'offer', 'a', 'salary', 'of', 'you', 'EUR', 'dollars', '€', '\n', '.'), {
    minLength: 50,
    maxLength: 90,
  })
  .map((words) => ` the team ${words.join(' ')} and so on it goes `)

const shifted = (text: string, by: number) =>
  findMoney(text).map((money) => ({ ...money, start: money.start + by, end: money.end + by }))

test('amounts far apart are read as if each stood alone', () => {
  fc.assert(
    fc.property(stretch, prose, stretch, prose, (first, gap, second, rest) => {
      const [ahead, behind] = [`${first}${gap}`, `(${second}${rest}`]
      expect(findMoney(ahead + behind)).toEqual([...findMoney(ahead), ...shifted(behind, ahead.length)])
    }),
    { numRuns: 500 },
  )
})

test.each([
  [
    'a number, then words without one, then pay',
    '12 of us sit in the office and all of them are glad to pay you $90,000',
    1,
  ],
  [
    'the two ends of a range with all that may stand between',
    '40 thousand dollars per annum through USD $ 50 thousand',
    1,
  ],
  ['no currency anywhere', 'since 2019 we have 40 people in 3 towns and 120,000 readers', 0],
])('%s', (_, text, amounts) => expect(findMoney(text)).toHaveLength(amounts))
