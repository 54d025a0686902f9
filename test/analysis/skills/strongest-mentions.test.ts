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
