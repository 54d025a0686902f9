import { expect, test } from 'vitest'
import { createExtractor } from '../../../analysis/skills/create-extractor.ts'
import { employerInText } from '../../../analysis/text/employer-in-text.ts'
import { smallVocabulary } from '../skills/vocabulary-builder.ts'

test('an advert tells its employer by a heading, by its first line, or by saying so twice', () => {
  expect(employerInText('About Acme Labs\nWe mend things.')).toBe('Acme Labs')
  expect(employerInText('Acme (YC W23) | Engineer | Remote\nCome.')).toBe('Acme')
  expect(employerInText('At Acme, we mend things.\nAcme is a workshop.')).toBe('Acme')
})

test('one hint is not enough, and words are no names', () => {
  expect(employerInText('At Acme, we mend things.')).toBeNull()
  expect(employerInText('About You\nAbout the role\nAbout Us\nThis is a job. This is a job.')).toBeNull()
  expect(employerInText('')).toBeNull()
})

test('an employer that only the text names is no skill it asks for', () => {
  const extractor = createExtractor(smallVocabulary)
  const skills = (content: string) =>
    extractor.extract({ description: { format: 'text', content } }).mentions.map(({ skill }) => skill)
  expect(skills('You know Kafka and Python.')).toEqual(['kafka', 'python'])
  expect(skills('About Kafka\n\nYou know Kafka and Python.')).toEqual(['python'])
})
