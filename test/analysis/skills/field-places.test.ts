import { describe, expect, test } from 'vitest'
import { createExtractor } from '../../../analysis/skills/create-extractor.ts'
import { loadVocabulary } from '../../../data/vocabulary/load-vocabulary.ts'

const extractor = createExtractor(loadVocabulary())

const found = (sentence: string): string[] => {
  const content = `<h3>What you will do</h3><ul><li>${sentence}</li></ul>`
  return extractor.extract({ description: { format: 'html', content } }).mentions.map(({ skill }) => skill)
}

describe('a plain word for a field counts', () => {
  test('in a list with another field', () => {
    expect(found('Own forecasting and renewals')).toEqual(['forecasting', 'renewals'])
    expect(found('Own renewals')).toEqual([])
  })

  test('behind words that ask for it', () => {
    expect(found('Strong interest in crypto')).toEqual(['cryptocurrency'])
    expect(found('Join a crypto start-up')).toEqual([])
  })

  test('behind a word that names it more closely or does it', () => {
    expect(found('Margin optimization')).toEqual(['optimization'])
    expect(found('Running experiments')).toEqual(['experimentation'])
    expect(found('This is for optimization')).toEqual([])
    expect(found('Corncrake Roadmaps')).toEqual([])
  })
})

describe('it does not count', () => {
  test('as the people who do it', () => {
    expect(found('Interest in crypto companies')).toEqual([])
  })

  test('as a word of every trade, whatever it is listed with', () => {
    expect(found('Forecasting, speed and performance')).toEqual(['forecasting'])
  })
})
