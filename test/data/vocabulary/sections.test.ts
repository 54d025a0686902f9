import { expect, test } from 'vitest'
import { headingForm } from '../../../data/vocabulary/heading-form.ts'
import { HEADED_SECTIONS, loadSections } from '../../../data/vocabulary/load-sections.ts'

const headings = loadSections()

test('knows at least 300 headings, and some for every section', () => {
  expect(headings.length).toBeGreaterThan(300)
  expect(new Set(headings.map(({ section }) => section))).toEqual(new Set(HEADED_SECTIONS))
})

test('every phrase is written as a heading is read', () => {
  expect(headings.filter(({ phrase }) => headingForm(phrase) !== phrase)).toEqual([])
})

test('no phrase opens two sections in the same place', () => {
  const keys = headings.map(({ phrase, match }) => `${match} ${phrase}`)
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
})

test.each([
  ['What You’ll Do:', 'what you will do'],
  ["What We're Looking For", 'what we are looking for'],
  ['🚀 Perks & Benefits', 'perks and benefits'],
  ["You DON'T need", 'you do not need'],
  ['Month 6+', 'month 6+'],
  ['⸻', ''],
])('reads the heading "%s" as "%s"', (heading, form) => {
  expect(headingForm(heading)).toBe(form)
})
