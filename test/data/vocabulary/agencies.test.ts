import { expect, test } from 'vitest'
import { employerStem } from '../../../analysis/text/employer-name.ts'
import { loadAgencies } from '../../../data/vocabulary/load-agencies.ts'

const { names, nameWords } = loadAgencies()

test('agencies are there, in lower case, each under one name', () => {
  expect(names.size).toBeGreaterThan(100)
  for (const name of [...names, ...nameWords]) expect(name).toBe(name.toLowerCase())
  const stems = [...names].map(employerStem)
  expect(new Set(stems).size).toBe(stems.length)
})

test('no name is so short that it could be anybody', () => {
  expect([...names].map(employerStem).filter((stem) => stem.length < 3)).toEqual([])
})
