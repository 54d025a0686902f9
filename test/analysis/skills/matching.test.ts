import { expect, test } from 'vitest'
import { createExtractor } from '../../../analysis/skills/create-extractor.ts'
import { aSkill, aVocabulary, smallVocabulary } from './vocabulary-builder.ts'

const extractor = createExtractor(smallVocabulary)

/** Skills of a text, as `surface=id` in order. */
function found(content: string, options: { title?: string; company?: string } = {}): string[] {
  const { mentions } = extractor.extract({ ...options, description: { format: 'text', content } })
  return mentions.map(({ surface, skill }) => `${surface}=${skill}`)
}

test('finds a name in any case and never inside another word', () => {
  expect(found('PYTHON, python and Pythonic code; javascript, Kafka')).toEqual([
    'PYTHON=python',
    'python=python',
    'Kafka=kafka',
  ])
})

test('reads hyphens and underscores as spaces', () => {
  expect(found('data-pipelines, data_pipelines, data pipelines')).toEqual([
    'data-pipelines=data-pipelines',
    'data_pipelines=data-pipelines',
    'data pipelines=data-pipelines',
  ])
})

test('folds the number of the last word of concepts of two words, not of single words', () => {
  expect(found('a data pipeline')).toEqual(['data pipeline=data-pipelines'])
  expect(found('on many canvases')).toEqual([])
})

test('knows British and American spellings', () => {
  expect(found('data modeling and data modelling')).toEqual([
    'data modeling=data-modelling',
    'data modelling=data-modelling',
  ])
})

test('finds compounds in one word, two words or with a hyphen', () => {
  expect(found('frontend, front-end, front end; micro-services')).toEqual([
    'frontend=frontend',
    'front-end=frontend',
    'front end=frontend',
    'micro-services=microservices',
  ])
})

test('finds names with signs and dots', () => {
  expect(found('C++, C#, .NET, C#/.NET')).toEqual(['C++=cpp', 'C#=csharp', '.NET=dotnet', 'C#=csharp', '.NET=dotnet'])
  expect(found('Node.js, nodejs, node js, Node JS.')).toEqual([
    'Node.js=nodejs',
    'nodejs=nodejs',
    'node js=nodejs',
    'Node JS=nodejs',
  ])
})

test('finds "CI / CD" with spaces and splits "ETL/ELT" into its parts', () => {
  expect(found('CI/CD and CI / CD')).toEqual(['CI/CD=cicd', 'CI / CD=cicd'])
  expect(found('ETL/ELT')).toEqual(['ETL=etl', 'ELT=elt'])
})

test('finds what stands in brackets and what stands before them', () => {
  expect(found('AWS (S3, Glue)')).toEqual(['AWS=aws', 'S3=s3', 'Glue=glue'])
})

test('leaves versions and possessives out of the surface', () => {
  expect(found("Python 3.11, Python3, C++17 and Kafka's API, Kafka’s logs")).toEqual([
    'Python=python',
    'Python=python',
    'C++=cpp',
    'Kafka=kafka',
    'Kafka=kafka',
  ])
})

test('does not look into web and mail addresses', () => {
  expect(found('See https://example.com/python/kafka, www.kafka.example or python@kafka.example. SQL')).toEqual([
    'SQL=sql',
  ])
})

test('parts words that a lost line break ran together', () => {
  expect(found('You know SQL.Python helps.')).toEqual(['SQL=sql', 'Python=python'])
})

test('does not join words across sentences, brackets or lines', () => {
  expect(found('We move data. Pipelines follow. All data (pipelines)\ndata\npipelines')).toEqual([])
})

test('takes the longest name and eats stop phrases first', () => {
  expect(found('edge computing at the cutting edge')).toEqual(['edge computing=edge-computing'])
  expect(found('Amazon Web Services')).toEqual(['Amazon Web Services=aws'])
})

test('normalises compatibility characters and keeps offsets into the input', () => {
  const content = 'We use Ｐｙｔｈｏｎ and ﬁne S\u00adQL'
  const { mentions } = extractor.extract({ description: { format: 'text', content } })
  expect(mentions.map(({ surface, skill }) => [surface, skill])).toEqual([
    ['Ｐｙｔｈｏｎ', 'python'],
    ['S\u00adQL', 'sql'],
  ])
  for (const { start, end, surface } of mentions) expect(content.slice(start, end)).toBe(surface)
})

test('never counts the name of the employer or of its products', () => {
  expect(found('Docker Hub and docker containers with Kafka at Docker', { company: 'Docker, Inc.' })).toEqual([
    'docker=docker',
    'Kafka=kafka',
  ])
  expect(found('Docker and Kafka', { company: 'Acme' })).toEqual(['Docker=docker', 'Kafka=kafka'])
})

test('does not count companies in a list of customers or past employers', () => {
  expect(found('We serve customers like Slack, Docker and Acme. You use tools like Slack.')).toEqual(['Slack=slack'])
})

test('changes its version with the vocabulary', () => {
  const other = createExtractor({ ...aVocabulary([aSkill({ id: 'x', name: 'Xyz' })]), version: 'other' })
  expect(extractor.version).not.toBe(other.version)
  expect(extractor.version).toContain('test')
})

test('does not take the plural of one acronym for another', () => {
  expect(found('our S3s and ETLs, ETL')).toEqual(['ETL=etl'])
  const storage = createExtractor(aVocabulary([aSkill({ id: 'gcs', name: 'GCS' })]))
  const read = (content: string) => storage.extract({ description: { format: 'text', content } }).mentions.length
  expect([read('talk to GCs'), read('files on GCS'), read('files on gcs')]).toEqual([0, 1, 1])
})
