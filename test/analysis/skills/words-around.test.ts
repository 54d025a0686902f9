import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sentenceReader, wordsOf } from '../../../analysis/skills/words-around.ts'

test('the words of a sentence are told once on either side, wherever they stand again', () => {
  const sentence = "You're the team's best: the Data Modelling of the team isn't the team's state-of-the-art"
  const start = sentence.indexOf('Data')
  const { before, after } = sentenceReader(sentence)(sentence, start, start + 'Data Modelling'.length)
  expect(before).toEqual(["you're", 'the', "team's", 'best'])
  expect(after).toEqual(['of', 'team', "isn't", 'the', "team's", 'state-of-the-art'])
})

test('behind the beginning of a sentence stand all of its words', () => {
  const wordsIn = (text: string) => [...new Set(text.toLowerCase().match(/[a-z][a-z'’-]*/g))].toSorted()
  const signs = fc.constantFrom('a', 'B', 'z', "'", '’', '-', '–', ' ', '.', '1', 'é', 'İ', '\n')
  fc.assert(
    fc.property(fc.string({ unit: signs }), (sentence) => {
      const { before, after } = sentenceReader(sentence)(sentence, 0, 0)
      expect(before).toEqual([])
      expect(after.toSorted()).toEqual(wordsIn(sentence))
      expect(wordsOf(sentence).toSorted()).toEqual(wordsIn(sentence))
    }),
  )
})
