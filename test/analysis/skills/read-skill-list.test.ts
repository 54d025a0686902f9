import { expect, test } from 'vitest'
import { createExtractor } from '../../../analysis/skills/create-extractor.ts'
import { readSkillList } from '../../../analysis/skills/read-skill-list.ts'
import { smallVocabulary } from './vocabulary-builder.ts'

const extractor = createExtractor(smallVocabulary)
const read = (text: string) => readSkillList(text, smallVocabulary, extractor)

test('takes every item of a list at its word: ambiguous names need no evidence', () => {
  expect(read('Go, R, c; excel\nSpark').held.map(({ skill }) => skill)).toEqual(['go', 'r', 'c', 'excel', 'spark'])
})

test('keeps what was typed, names the skill, and lists unknown items as typed', () => {
  expect(read('sql, Basket Weaving, data pipeline')).toEqual({
    held: [
      { typed: 'sql', skill: 'sql', name: 'SQL' },
      { typed: 'data pipeline', skill: 'data-pipelines', name: 'Data Pipelines' },
    ],
    unknown: ['Basket Weaving'],
  })
})

test('names each skill and each unknown item once, in the order first typed', () => {
  const { held, unknown } = read('golang, Go, weaving, Weaving, SQL, go')
  expect(held.map(({ typed }) => typed)).toEqual(['golang', 'SQL'])
  expect(unknown).toEqual(['weaving'])
})

test('sees through bullets, praise and years', () => {
  const { held, unknown } = read('- Python (5 years)\n• advanced SQL\n* Kafka - 3 years\nexperience with Java')
  expect(held.map(({ skill }) => skill)).toEqual(['python', 'sql', 'kafka', 'java'])
  expect(unknown).toEqual([])
})

test.each([
  ['sql - basic', 'sql'],
  ['sql – a little', 'sql'],
  ['kafka (beginner)', 'kafka'],
  ['kafka: a little, java', 'kafka'],
  ['basic SQL', 'sql'],
  ['a little Python', 'python'],
])('%s: what is said to be below working level keeps its level', (text, skill) => {
  const [first] = read(text).held
  expect(first).toMatchObject({ skill, level: 'awareness' })
})

test('a level that is held is not told apart from none', () => {
  expect(read('sql (expert), advanced Python, Java - 3 years').held.map(({ skill, level }) => [skill, level])).toEqual([
    ['sql', undefined],
    ['python', undefined],
    ['java', undefined],
  ])
})

test('leaves out the label of a list', () => {
  expect(read('Languages: Go, R\nTools & platforms: Spark, Basket')).toEqual({
    held: [
      { typed: 'Go', skill: 'go', name: 'Go' },
      { typed: 'R', skill: 'r', name: 'R' },
      { typed: 'Spark', skill: 'spark', name: 'Apache Spark' },
    ],
    unknown: ['Basket'],
  })
})

test('parts items joined by slashes, "and" and brackets', () => {
  expect(read('ETL/ELT, Python & SQL, AWS (S3, Glue)').held.map(({ skill }) => skill)).toEqual([
    'etl',
    'elt',
    'python',
    'sql',
    'aws',
    's3',
    'glue',
  ])
  expect(read('CI/CD').held.map(({ skill }) => skill)).toEqual(['cicd'])
})

test('reads sentences of a CV as sentences: words in them leave nothing unknown', () => {
  const cv = 'I built data pipelines in Python and SQL for a bank. I go home early.\n\nSkills: Kafka, R'
  const { held, unknown } = read(cv)
  expect(held.map(({ skill }) => skill)).toEqual(['data-pipelines', 'python', 'sql', 'kafka', 'r'])
  expect(unknown).toEqual([])
})

test('has nothing to say about nothing', () => {
  expect(read(' ,, \n;')).toEqual({ held: [], unknown: [] })
})
