import { expect, test } from 'vitest'
import { sentenceSpans } from '../../../analysis/text/sentences.ts'

function sentences(text: string): string[] {
  return sentenceSpans(text, 0, text.length).map(({ start, end }) => text.slice(start, end))
}

test('splits at full stops, exclamation and question marks before a capital', () => {
  expect(sentences('You know SQL. Do you? Yes! Good.')).toEqual(['You know SQL.', 'Do you?', 'Yes!', 'Good.'])
})

test.each([
  'We use Node.js and Python 3.11 daily',
  'Tools, e.g. Kafka, i.e. Streams, vs. Others, are used',
  'We like .NET and ASP.NET MVC',
  'Work with J. Smith of Acme Inc. on data',
  'You have approx. 5 yrs. of work',
])('keeps "%s" whole', (text) => {
  expect(sentences(text)).toEqual([text])
})

test('ends a sentence behind C, R and "etc." where a capital follows', () => {
  expect(sentences('We write C. You too. Tools etc. We win.')).toEqual([
    'We write C.',
    'You too.',
    'Tools etc.',
    'We win.',
  ])
})

test('takes closing quotes and brackets along', () => {
  expect(sentences('(It works.) "So be it." Then go')).toEqual(['(It works.)', '"So be it."', 'Then go'])
})

test('stays inside the given range', () => {
  expect(sentenceSpans('One. Two. Three.', 5, 9)).toEqual([{ start: 5, end: 9 }])
  expect(sentenceSpans('One.', 4, 4)).toEqual([])
})
