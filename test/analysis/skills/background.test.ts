import { describe, expect, test } from 'vitest'
import { createExtractor } from '../../../analysis/skills/create-extractor.ts'
import { aSkill, aVocabulary } from './vocabulary-builder.ts'

const vocabulary = aVocabulary([
  aSkill({ id: 'artificial-intelligence', name: 'Artificial Intelligence', kind: 'concept', aliases: ['AI'] }),
  aSkill({ id: 'payments', name: 'Payments', kind: 'domain' }),
  aSkill({ id: 'underwriting', name: 'Underwriting', kind: 'domain' }),
  aSkill({ id: 'data-pipelines', name: 'Data Pipelines', kind: 'concept' }),
  aSkill({ id: 'backend', name: 'Backend', kind: 'practice' }),
  aSkill({ id: 'kafka', name: 'Kafka', kind: 'tool' }),
])
const extractor = createExtractor(vocabulary)

function found(content: string, company: string | null = null): string[] {
  return extractor.extract({ company, description: { format: 'text', content } }).mentions.map(({ skill }) => skill)
}

describe('what the employer is and does', () => {
  test('asks for nothing', () => {
    expect(found('We’re building the future of payments.')).toEqual([])
    expect(found('Our platform automates underwriting and has customers in ten countries.')).toEqual([])
    expect(found('We have built a number of payments products over the years.')).toEqual([])
    expect(found('Acme is a pioneer of payments.', 'Acme')).toEqual([])
  })

  test('is read as ever where the sentence turns to the job, or names a tool', () => {
    expect(found('We are looking for someone who knows payments.')).toEqual(['payments'])
    expect(found('We build data pipelines using Kafka.')).toEqual(['data-pipelines', 'kafka'])
    expect(found('We build all of it on Kafka')).toEqual(['kafka'])
  })
})

describe('other people', () => {
  test('teams and colleagues of the applicant are not asked for', () => {
    expect(found('Experience working cross-functionally with Product, Underwriting and Actuarial teams.')).toEqual([])
    expect(found('Collaborate with stakeholders including backend engineers and lawyers.')).toEqual([])
    expect(found('Reporting to the Head of Payments.')).toEqual([])
  })

  test('teams that the applicant leads are', () => {
    expect(found('Lead our payments and underwriting teams')).toEqual(['payments', 'underwriting'])
  })
})

test('AI at the end of a name is part of the name', () => {
  expect(found('Work with the founders of Final Round AI every day')).toEqual([])
  expect(found('Join Character.AI')).toEqual([])
  expect(found('Use AI every day')).toEqual(['artificial-intelligence'])
})

test('a label for search engines names nothing', () => {
  expect(found('#Backend-Remote')).toEqual([])
})

test('a person speaks of himself without an employer', () => {
  const input = { description: { format: 'text', content: 'I built data pipelines.' } } as const
  expect(extractor.extract(input).mentions).toEqual([])
  expect(extractor.extract({ ...input, isOwnWords: true }).mentions).toMatchObject([{ skill: 'data-pipelines' }])
})
