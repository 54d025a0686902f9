import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createExtractor } from '../../../analysis/skills/create-extractor.ts'
import { loadVocabulary } from '../../../data/vocabulary/load-vocabulary.ts'
import { BEGIN, INSIDE, OUTSIDE, readSkillSpan, type TaggedSentence } from './read-skillspan.ts'
import { spanFeatures } from './span-features.ts'
import { CHOSEN, trainSpanModel } from './span-model.ts'
import { scoreSpans, spansOf } from './span-score.ts'

const folder = '../shared/corpora/skillspan'

describe('scores of spans', () => {
  const gold = [spansOf([BEGIN, INSIDE, OUTSIDE, BEGIN])]

  test('strict spans have both borders right', () => {
    expect(gold).toEqual([
      [
        [0, 2],
        [3, 4],
      ],
    ])
    const predicted = [spansOf([BEGIN, OUTSIDE, OUTSIDE, BEGIN])]
    expect(scoreSpans(gold, predicted, 'strict')).toEqual({ precision: 0.5, recall: 0.5, f: 0.5 })
    expect(scoreSpans(gold, predicted, 'overlap')).toEqual({ precision: 1, recall: 1, f: 1 })
  })

  test('nothing found is no division by zero', () => {
    expect(scoreSpans(gold, [[]], 'strict')).toEqual({ precision: 0, recall: 0, f: 0 })
  })
})

describe('the model', () => {
  const words = (sentence: TaggedSentence['tokens']) => sentence.map((token) => [`w=${token}`, 'bias'])
  const sentence = (text: string, tags: number[]): TaggedSentence => ({
    ...{ posting: 1, source: 'tech', tokens: text.split(' '), tags },
  })
  const examples = [
    sentence('you know machine learning', [OUTSIDE, OUTSIDE, BEGIN, INSIDE]),
    sentence('you know sql', [OUTSIDE, OUTSIDE, BEGIN]),
    sentence('you like us', [OUTSIDE, OUTSIDE, OUTSIDE]),
  ]
  const train = () => trainSpanModel(examples, ({ tokens }) => words(tokens), { ...CHOSEN, models: 1, epochs: 30 })

  test('learns spans and tells them in sentences that it has not seen', () => {
    expect(train().find({ source: 'tech', tokens: ['us', 'know', 'sql'] })).toEqual([[2, 3]])
    expect(train().find({ source: 'tech', tokens: ['you', 'like', 'machine', 'learning'] })).toEqual([[2, 4]])
    expect(train().find({ source: 'tech', tokens: [] })).toEqual([])
  })

  test.skipIf(!existsSync(folder))(
    'trained on train alone, as it is reported, it reads the tech part of dev (skipped without ../shared)',
    { timeout: 300_000 },
    () => {
      const vocabulary = loadVocabulary()
      const features = spanFeatures(vocabulary, createExtractor(vocabulary))
      const model = trainSpanModel(readSkillSpan('train'), features, CHOSEN)
      const dev = readSkillSpan('dev').filter(({ source }) => source === 'tech')
      const gold = dev.map(({ tags }) => spansOf(tags))
      const predicted = dev.map(model.find)
      expect(scoreSpans(gold, predicted, 'strict').f).toBeGreaterThan(0.55)
      expect(scoreSpans(gold, predicted, 'overlap').f).toBeGreaterThan(0.7)
    },
  )
})
