import { expect, test } from 'vitest'
import { createExtractor } from '../../../analysis/skills/create-extractor.ts'
import { loadConfidence } from '../../../data/vocabulary/load-confidence.ts'
import { loadVocabulary } from '../../../data/vocabulary/load-vocabulary.ts'
import { featuresOfFields, traitAndValue } from '../../gold/confidence/features.ts'

const vocabulary = loadVocabulary()
const extractor = createExtractor(vocabulary, undefined, null)

function traitsOf(content: string, skill: string) {
  const extraction = extractor.extract({ description: { format: 'text', content } })
  const found = [...featuresOfFields(extraction, vocabulary, loadConfidence().vectors)]
  const features = found.find(([mention]) => mention.skill === skill)?.[1]
  return Object.fromEntries(features?.map(({ name }) => traitAndValue(name)) ?? [])
}

const STACK = '- Python, SQL and Airflow\n- dbt, Snowflake, Spark and Kafka'

test('a field is told by its spelling, its heading, and the words on either side', () => {
  const advert = `Requirements\n${STACK}\n- You love (dimensional) Data Modelling, and data warehousing`
  expect(traitsOf(advert, 'data-modeling')).toMatchObject({
    skillInSection: 'data-modeling requirements',
    heading: 'requirements',
    spelling: 'data modelling',
    ahead: ')',
    secondAhead: 'dimensional',
    bothAhead: 'dimensional )',
    behind: ',',
    secondBehind: 'and',
    bothBehind: ', and',
  })
})

test('beyond either end of its block stand ^ and $', () => {
  expect(traitsOf(`Requirements\n${STACK}\n- Data modelling`, 'data-modeling')).toMatchObject({
    bothAhead: '^ ^',
    bothBehind: '$ $',
  })
})
