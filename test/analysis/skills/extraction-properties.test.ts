import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { createExtractor } from '../../../analysis/skills/create-extractor.ts'
import { smallVocabulary } from './vocabulary-builder.ts'

const extractor = createExtractor(smallVocabulary)

const piece = fc.oneof(
  fc.constantFrom(
    ...['Python', 'Go', 'R', 'C', 'C++', '.NET', 'node.js', 'CI / CD', 'Excel', 'data pipelines', 'Kafka', 'EMR'],
    ...[
      'and',
      'or',
      'a plus',
      'required',
      'backend',
      'We need',
      'Requirements:',
      'Nice to have',
      'Benefits',
      'About us',
    ],
    ...[
      ',',
      '/',
      ' (',
      ')',
      '.',
      ';',
      ':',
      '\n',
      '\n- ',
      '\n\n',
      '’',
      '-',
      ' | ',
      '<p>',
      '</p>',
      '<li>',
      '&amp;',
      '&lt;b&gt;',
    ],
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
)
const content = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(' '))
const format = fc.constantFrom('html' as const, 'text' as const)

test('every mention is the slice of the text that its offsets name, in order and without overlap', () => {
  fc.assert(
    fc.property(content, format, (written, as) => {
      const { text, mentions } = extractor.extract({ description: { format: as, content: written } })
      if (as === 'text') expect(text).toBe(written)
      let last = 0
      for (const { start, end, surface, sentence } of mentions) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        expect(text.slice(start, end)).toBe(surface)
        expect(sentence).toContain(surface)
        last = end
      }
    }),
    { numRuns: 500 },
  )
})

test('the same advert gives the same mentions, whatever was read before', () => {
  fc.assert(
    fc.property(content, content, format, (one, other, as) => {
      const first = extractor.extract({ description: { format: as, content: one } })
      extractor.extract({ title: other, description: { format: as, content: other } })
      expect(extractor.extract({ description: { format: as, content: one } })).toEqual(first)
      expect(createExtractor(smallVocabulary).extract({ description: { format: as, content: one } })).toEqual(first)
    }),
    { numRuns: 30 },
  )
})

test('sure skills of two adverts are the sure skills of both together', () => {
  const sure = fc
    .array(fc.constantFrom('Python', 'SQL', 'Kafka', 'dbt', 'zebra', 'C++', 'data pipelines'), {
      minLength: 1,
      maxLength: 8,
    })
    .map((words) => `${words.join('; ')}.`)
  fc.assert(
    fc.property(sure, sure, (one, other) => {
      const skills = (text: string) =>
        extractor.extract({ description: { format: 'text', content: text } }).mentions.map(({ skill }) => skill)
      expect(skills(`${one}\n\n${other}`)).toEqual([...skills(one), ...skills(other)])
    }),
  )
})

test('neither locale nor time zone changes what is found', () => {
  const { TZ: before } = process.env
  const read = () =>
    extractor.extract({ description: { format: 'text', content: 'PYTHON, KAFKA, DATA PIPELINES, Notıon' } })
  const first = read()
  vi.stubEnv('TZ', before === 'Pacific/Kiritimati' ? 'UTC' : 'Pacific/Kiritimati')
  expect(read()).toEqual(first)
  vi.unstubAllEnvs()
  expect(first.mentions.map(({ skill }) => skill)).toEqual(['python', 'kafka', 'data-pipelines'])
})
