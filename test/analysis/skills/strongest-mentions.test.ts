import { expect, test } from 'vitest'
import { createExtractor } from '../../../analysis/skills/create-extractor.ts'
import { strongestMentions } from '../../../analysis/skills/strongest-mentions.ts'
import { smallVocabulary } from './vocabulary-builder.ts'

test('keeps one mention per skill: the first at its strongest level, in order of the text', () => {
  const content = 'We use Kafka and SQL.\nRequirements\n- Python\n- Kafka\n- Kafka again'
  const extraction = createExtractor(smallVocabulary).extract({ description: { format: 'text', content } })
  expect(extraction.mentions).toHaveLength(5)
  expect(strongestMentions(extraction)).toEqual([
    { skillId: 'sql', level: 'mentioned', start: 17, end: 20 },
    { skillId: 'python', level: 'required', start: 37, end: 43 },
    { skillId: 'kafka', level: 'required', start: 46, end: 51 },
  ])
})

test('has nothing for an advert without skills', () => {
  expect(strongestMentions({ mentions: [] })).toEqual([])
})

test('carries the years of its mention, else those of the first mention that states any', () => {
  const content = 'We use SQL (2 years).\nRequirements\n- 5+ years of Python\n- SQL\n- Kafka\n- Python for 3 years'
  const extraction = createExtractor(smallVocabulary).extract({ description: { format: 'text', content } })
  expect(strongestMentions(extraction)).toMatchObject([
    { skillId: 'python', level: 'required', years: { min: 5, max: null } },
    { skillId: 'sql', level: 'required', years: { min: 2, max: null } },
    { skillId: 'kafka' },
  ])
  expect(strongestMentions(extraction)[2]).not.toHaveProperty('years')
})
