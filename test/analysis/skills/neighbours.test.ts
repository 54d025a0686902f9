import { expect, test } from 'vitest'
import { createExtractor } from '../../../analysis/skills/create-extractor.ts'
import { loadVocabulary } from '../../../data/vocabulary/load-vocabulary.ts'

const extractor = createExtractor(loadVocabulary())

const found = (sentence: string): string[] => {
  const content = `<h3>Requirements</h3><ul><li>${sentence}</li></ul>`
  return extractor.extract({ description: { format: 'html', content } }).mentions.map(({ skill }) => skill)
}

test.each([
  ['Written and verbal communication skills', ['written-communication', 'verbal-communication', 'communication']],
  ['Oral and written communication', ['verbal-communication', 'written-communication', 'communication']],
  ['Communication skills, both written and verbal', ['communication', 'written-communication', 'verbal-communication']],
  ['Written communication', ['written-communication']],
])('%s is every skill that it names', (sentence, expected) => {
  expect(found(sentence)).toEqual(expected)
})

test('a language, written and spoken, is no skill in writing', () => {
  expect(found('Knowledge of English (verbal and written)')).toEqual(['english'])
})

test('a head behind the name of its kind is no second skill', () => {
  expect(found('PostgreSQL databases')).toEqual(['postgresql'])
  expect(found('databases such as PostgreSQL')).toEqual(['databases', 'postgresql'])
})

test('collaboration that is cross-functional is said once', () => {
  expect(found('Collaborate closely with cross-functional departments')).toEqual(['cross-functional-collaboration'])
  expect(found('Collaborate with peers and lead cross-functional projects')).toEqual([
    'collaboration',
    'cross-functional-collaboration',
  ])
})
