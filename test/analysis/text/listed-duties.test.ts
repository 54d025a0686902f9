import { expect, test } from 'vitest'
import { readAdvert } from '../../../analysis/text/read-advert.ts'
import { sectionReader } from '../../../analysis/text/sections.ts'
import { loadSections } from '../../../data/vocabulary/load-sections.ts'

const sections = sectionReader(loadSections())

/** Sections of the bullets under a heading. */
function bulletSections(heading: string, bullets: readonly string[], between = ''): string[] {
  const list = bullets.map((bullet) => `<li>${bullet}</li>`).join('')
  const content = `<h3>${heading}</h3>${between}<ul>${list}</ul>`
  const { blocks } = readAdvert({ format: 'html', content }, sections)
  return [...new Set(blocks.filter(({ kind }) => kind === 'bullet').map(({ section }) => section))]
}

const DUTIES = ['Design and run services', 'Change management: Partner with leaders', 'Evaluate vendors']

test('duties are duties, whatever the heading over them seems to speak of', () => {
  expect(bulletSections('In person 5 days a week, compensation and benefits apply', DUTIES)).toEqual(['benefits'])
  expect(bulletSections('Location: Oslo, 5 days a week in the office', DUTIES)).toEqual(['responsibilities'])
  expect(bulletSections('Application security', DUTIES)).toEqual(['responsibilities'])
  expect(bulletSections('Benefits management', DUTIES.slice(0, 2))).toEqual(['responsibilities'])
  expect(bulletSections('About Acme', DUTIES, '<p>Your role at a glance</p>')).toEqual(['responsibilities'])
})

test('what sells the job does not become a duty', () => {
  expect(bulletSections('Why join us', DUTIES)).toEqual(['about'])
  expect(bulletSections('Our values', ['Own the outcome', 'Lead with trust', 'Build for users'])).toEqual(['about'])
  expect(bulletSections('Benefits', ['Work alongside veterans', 'Build equity', 'Manage your own vacation'])).toEqual([
    'benefits',
  ])
})

test('a list that is half something else stays where it stood', () => {
  expect(bulletSections('Location: Oslo', ['Design services', 'The sea', 'The mountains'])).toEqual(['benefits'])
})
