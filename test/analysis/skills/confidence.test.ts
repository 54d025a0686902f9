import { describe, expect, test } from 'vitest'
import { createExtractor } from '../../../analysis/skills/create-extractor.ts'
import { readDataFile } from '../../../data/vocabulary/data-file.ts'
import { loadConfidence } from '../../../data/vocabulary/load-confidence.ts'
import { loadVocabulary } from '../../../data/vocabulary/load-vocabulary.ts'

const vocabulary = loadVocabulary()
const extractor = createExtractor(vocabulary)
const withoutModel = createExtractor(vocabulary, undefined, null)

const STACK = [
  'Requirements',
  '- Python, SQL and Airflow',
  '- Data modeling and data warehousing with dbt and Snowflake',
  '- Experience building ETL pipelines with Spark and Kafka',
].join('\n')
/** A field of another trade, in a sentence about the employer. */
const FOREIGN = `${STACK}\n\nResponsibilities\n\nBacked by investors, we grew fast in livestock.`

const skillsIn = (content: string, by = extractor, isOwnWords = false): string[] =>
  by.extract({ isOwnWords, description: { format: 'text', content } }).mentions.map(({ skill }) => skill)

describe('fields that keep no company in an advert', () => {
  test('are left out where nothing else speaks for them', () => {
    const dropped = skillsIn(FOREIGN, withoutModel).filter((skill) => !skillsIn(FOREIGN).includes(skill))
    expect(dropped).toEqual(['agriculture'])
  })

  test('stay among what is required', () => {
    expect(skillsIn(`${STACK}\n- Experience in livestock`)).toContain('agriculture')
  })

  test('stay in a short text, and where a person speaks of himself', () => {
    expect(skillsIn('Backed by investors, we grew fast in livestock.')).toContain('agriculture')
    expect(skillsIn(FOREIGN, extractor, true)).toContain('agriculture')
  })
})

test('names and traits are never left out', () => {
  const content = `${STACK}\n\nResponsibilities\n\nThe team uses Figma. We value curiosity.`
  const kinds = new Set(['concept', 'practice', 'domain'])
  const dropped = skillsIn(content, withoutModel).filter((skill) => !skillsIn(content).includes(skill))
  expect(dropped.filter((skill) => !kinds.has(vocabulary.byId.get(skill)?.kind ?? ''))).toEqual([])
})

test('the vectors are those of skills that the vocabulary has, all of one length', () => {
  const { vectors } = loadConfidence()
  const lengths = vocabulary.skills.flatMap(({ id }) => vectors.get(id)?.length ?? [])
  expect(lengths.length).toBeGreaterThan(2000)
  expect(new Set(lengths).size).toBe(1)
  const { vectors: lines } = JSON.parse(readDataFile('skill-vectors.json')) as { vectors: Record<string, string> }
  expect(Object.keys(lines).filter((skill) => !vocabulary.byId.has(skill))).toEqual([])
})
