import { expect, test } from 'vitest'
import { readAdvert } from '../../../analysis/text/read-advert.ts'
import { sectionReader } from '../../../analysis/text/sections.ts'
import { loadSections } from '../../../data/vocabulary/load-sections.ts'

const sections = sectionReader(loadSections())

/** Sections of the bullets under a heading. */
function bulletSections(heading: string, bullets: readonly string[]): string[] {
  const list = bullets.map((bullet) => `<li>${bullet}</li>`).join('')
  const { blocks } = readAdvert({ format: 'html', content: `<h3>${heading}</h3><ul>${list}</ul>` }, sections)
  return [...new Set(blocks.filter(({ kind }) => kind === 'bullet').map(({ section }) => section))]
}

const ASKING = ['5+ years of backend work', 'Have solid experience with queues', 'Bachelor’s degree in physics']
const DUTIES = ['Understanding markets', 'Developing expertise in tax', 'Run experience reviews']

test('a list that asks for experience, knowledge or degrees is one of requirements', () => {
  expect(bulletSections('Role-specific', ASKING)).toEqual(['requirements'])
  expect(bulletSections('About the role', [...ASKING, 'You like the sea'])).toEqual(['requirements'])
  expect(bulletSections('We’d love to hear from you', ASKING)).toEqual(['requirements'])
})

test('a list that says what the reader is and can is one of requirements, what he will do is none', () => {
  const traits = ['You’re pragmatic', 'You write code that others can read', 'You can reason about queues']
  expect(bulletSections('What you’ll do', traits)).toEqual(['requirements'])
  expect(bulletSections('What you’ll do', ['You’ll write code', 'You will read', 'You get to sail'])).toEqual([
    'responsibilities',
  ])
})

test('duties, short lists and what the reader gains stay what they are', () => {
  expect(bulletSections('About the role', DUTIES)).toEqual(['responsibilities'])
  expect(bulletSections('About the role', ASKING.slice(0, 2))).toEqual(['responsibilities'])
  expect(bulletSections('Nice to have', ASKING)).toEqual(['preferred'])
  expect(
    bulletSections('What you will gain', ['Experience at scale', 'Expertise that lasts', 'A track record']),
  ).toEqual(['benefits'])
})

test('headings that end in what the reader has open requirements, and wishes where they say so', () => {
  const bullets = ['Kafka', 'The sea']
  expect(bulletSections('As our next engineer you should have', bullets)).toEqual(['requirements'])
  expect(bulletSections('So what are we looking for?', bullets)).toEqual(['requirements'])
  expect(bulletSections('Strong candidates may also have', bullets)).toEqual(['preferred'])
})
