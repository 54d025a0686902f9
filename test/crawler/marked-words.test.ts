import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordFinder } from '../../crawler/marked-words.ts'

const CALL = { pattern: 'call|e-?mail(?: us)?', marks: ['call', 'e-ma', 'emai'] }
const SEND = { pattern: String.raw`(?:send|submit)[^.\n]{0,20} to(?= )`, marks: ['send', 'subm'] }
const POINT = { pattern: 'point of contact|contact', marks: ['poin', 'cont'] }

const placesIn = (text: string, pattern: string) =>
  [...text.matchAll(new RegExp(pattern, 'gi'))].map(({ index, 0: found }) => [index, found])

test('finds what matchAll finds for each expression, and where', () => {
  const pieces = fc.oneof(
    fc.constantFrom('call', 'CALL', 'recall', 'e-mail us', 'Email', 'send it to ', 'SUBMIT a CV to him', 'send to'),
    fc.constantFrom(
      'point of contact',
      'contact',
      'poin',
      'cont',
      '.',
      '\n',
      ' ',
      'ſend',
      'ＣＡＬＬ',
      '\u0003\u0001\u000c\u000c',
    ),
    fc.string({ unit: 'grapheme', maxLength: 4 }),
  )
  const words = [CALL, SEND, POINT]
  const find = wordFinder(words)
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const text = parts.join('')
      const found = find(text).map((matches) => matches.map(({ index, 0: match }) => [index, match]))
      expect(found).toEqual(words.map(({ pattern }) => placesIn(text, pattern)))
    }),
  )
})

test('a mark has four characters', () => {
  expect(() => wordFinder([{ pattern: 'dm', marks: ['dm'] }])).toThrow('"dm" has not 4 characters')
})
