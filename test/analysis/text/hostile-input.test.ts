import { expect, test } from 'vitest'
import { createExtractor } from '../../../analysis/skills/create-extractor.ts'
import { smallVocabulary } from '../skills/vocabulary-builder.ts'

const extractor = createExtractor(smallVocabulary)

function skillsIn(content: string, format: 'html' | 'text' = 'html'): string[] {
  return extractor.extract({ description: { format, content } }).mentions.map(({ skill }) => skill)
}

test('reads a hundred thousand nested tags', () => {
  expect(skillsIn(`${'<div>'.repeat(100_000)}SQL${'</div>'.repeat(100_000)}`)).toEqual(['sql'])
})

test('reads a tag with two hundred thousand attributes', () => {
  expect(skillsIn(`<p ${'a=1 '.repeat(200_000)}>SQL</p>`)).toEqual(['sql'])
})

test('reads what stands before an unclosed comment, tag or script', () => {
  for (const tail of ['<!-- ', '<p class="', '<script>', '<![CDATA[', '&#', '<']) {
    expect(skillsIn(`<p>SQL</p>${tail}${'x'.repeat(100_000)}`)[0]).toBe('sql')
  }
})

test('stops reading ten million characters on one line after two million', () => {
  expect(skillsIn(`SQL ${'word '.repeat(2_000_000)} Python`, 'text')).toEqual(['sql'])
  expect(skillsIn(`SQL ${'word '.repeat(2_000_000)} Python`)).toEqual(['sql'])
})

test.each([
  ['no spaces', 'x'.repeat(1_000_000)],
  ['only spaces', ' '.repeat(1_000_000)],
  ['only full stops', '. '.repeat(500_000)],
  ['only commas', ','.repeat(1_000_000)],
  ['only brackets', '('.repeat(1_000_000)],
  ['only bullets', '• '.repeat(500_000)],
  ['bullets on lines', '- a\n'.repeat(250_000)],
  ['a word of dots', 'a.'.repeat(500_000)],
  ['a word of apostrophes', "a'".repeat(500_000)],
  ['digits', 'abc1'.repeat(250_000)],
  ['half of a pair', '\ud83d'.repeat(500_000)],
  ['colons', 'a: '.repeat(300_000)],
  ['an ambiguous name over and over', 'Go '.repeat(100_000)],
  ['a list of ambiguous names', 'Go, '.repeat(100_000)],
])('ends on %s', (_, content) => {
  expect(skillsIn(content, 'text').every((skill) => skill === 'go')).toBe(true)
})

test('ends on a sentence of five thousand skills and cues', () => {
  expect(skillsIn(`Requirements: ${'SQL is a plus, '.repeat(5_000)}`, 'text')).toHaveLength(5_000)
})
