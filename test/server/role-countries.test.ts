import { expect, test } from 'vitest'
import { type AnOpening, aSource, aStore } from '../data/builders.ts'
import { textOf } from './read-pages.ts'
import { testApp } from './test-app.ts'

const COUNTRIES = ['US', 'GB', 'DE', 'FR', 'IN', 'CA', 'AU', 'PL']
const OWN_COUNTRIES = ['RO', 'BR', 'NL']
let made = 0
const openings = (role: string, country: string, count: number): AnOpening[] =>
  Array.from({ length: count }, () => ({
    postedOn: '2026-11-02',
    facts: { role, country },
    posting: { url: `https://jobs.example/${++made}`, company: `Example ${made}` },
  }))

/** Engineers work in other countries than everybody else: none of theirs is among the eight largest of all roles. */
const app = await testApp(
  aStore(
    [
      ...COUNTRIES.flatMap((country) => openings('data-analyst', country, 20)),
      ...COUNTRIES.slice(0, 7).flatMap((country, index) => openings('data-engineer', country, 10 - index)),
      ...OWN_COUNTRIES.flatMap((country) => openings('data-engineer', country, 3)),
      ...openings('data-engineer', 'SE', 12),
      ...openings('data-engineer', 'unknown', 9),
    ],
    [aSource({ firstReadOn: '2026-09-01', lastReadOn: '2026-11-22' })],
  ),
)
const page = async (query = '') => {
  const { body } = await app.inject({ url: `/roles/data-engineer${query}`, headers: { accept: 'text/html' } })
  return textOf(body.slice(body.indexOf('id="mix-countries"')))
}

test('the countries of a role are its own largest ones, with the rest and what states none, of all its openings', async () => {
  const text = await page()
  expect(text).toMatch(/Sweden 12 15\.2 % United States 10 12\.7 % United Kingdom 9 /)
  expect(text).toMatch(/3 other countries 9 11\.4 % Country not stated 9 11\.4 %/)
  expect(text).toContain('n = 79 openings')
})

test('with a country chosen it is the only one', async () => {
  const text = await page('?country=SE')
  expect(text).toMatch(/Sweden 12 100(\.0)? %/)
  expect(text).not.toContain('other countries')
  expect(text).toContain('n = 12 openings')
})
