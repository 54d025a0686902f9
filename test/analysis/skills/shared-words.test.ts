import { describe, expect, test } from 'vitest'
import { createExtractor } from '../../../analysis/skills/create-extractor.ts'
import { aSkill, aVocabulary } from './vocabulary-builder.ts'

const extractor = createExtractor(
  aVocabulary([
    aSkill({ id: 'unit-testing', name: 'Unit Testing', kind: 'practice', aliases: ['unit tests'] }),
    aSkill({ id: 'integration-testing', name: 'Integration Testing', kind: 'practice' }),
    aSkill({ id: 'load-testing', name: 'Load Testing', kind: 'practice' }),
    aSkill({ id: 'data-quality', name: 'Data Quality', kind: 'practice' }),
    aSkill({ id: 'data-governance', name: 'Data Governance', kind: 'practice' }),
    aSkill({ id: 'data-privacy', name: 'Data Privacy', kind: 'practice' }),
    aSkill({ id: 'data-security', name: 'Data Security', kind: 'practice' }),
    aSkill({ id: 'data-science', name: 'Data Science', kind: 'domain' }),
    aSkill({ id: 'computer-science', name: 'Computer Science', kind: 'concept' }),
    aSkill({ id: 'computer-engineering', name: 'Computer Engineering', kind: 'concept' }),
    aSkill({ id: 'security', name: 'Security', kind: 'concept', ambiguousForms: ['security'], cues: ['firewall'] }),
    aSkill({ id: 'sql', name: 'SQL', kind: 'language' }),
  ]),
)

function found(content: string): string[] {
  const { mentions } = extractor.extract({ description: { format: 'text', content } })
  return mentions.map(({ surface, skill }) => `${surface}=${skill}`)
}

describe('a list that writes its last word once', () => {
  test('names the skill of each item', () => {
    expect(found('Experience with unit, integration, and load testing')).toEqual([
      'unit=unit-testing',
      'integration=integration-testing',
      'load testing=load-testing',
    ])
    expect(found('unit/integration testing')).toEqual(['unit=unit-testing', 'integration testing=integration-testing'])
  })

  test('stops at an item that the vocabulary does not have with the word', () => {
    expect(found('unit, acceptance and load testing')).toEqual(['load testing=load-testing'])
  })

  test('leaves items alone that stand behind the end of a sentence', () => {
    expect(found('We like every unit. Load testing matters')).toEqual(['Load testing=load-testing'])
  })
})

describe('a list that writes its first word once', () => {
  test('names the skill of each item, in place of what the item may mean by itself', () => {
    expect(found('data privacy and security behind the firewall')).toEqual([
      'data privacy=data-privacy',
      'security=data-security',
    ])
    expect(found('data quality, governance and privacy')).toEqual([
      'data quality=data-quality',
      'governance=data-governance',
      'privacy=data-privacy',
    ])
  })

  test('does not reach over a bare comma, where things of their own are listed', () => {
    expect(found('a degree in computer science, engineering, or a related field')).toEqual([
      'computer science=computer-science',
    ])
    expect(found('with data science, and security')).toEqual(['data science=data-science'])
  })

  test('leaves a name that is sure of its own meaning', () => {
    expect(found('data quality and SQL')).toEqual(['data quality=data-quality', 'SQL=sql'])
  })
})
