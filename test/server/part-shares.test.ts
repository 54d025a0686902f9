import { expect, test } from 'vitest'
import { type AnOpening, aSource, aStore } from '../data/builders.ts'
import { textOf } from './read-pages.ts'
import { testApp } from './test-app.ts'

const COUNTRIES = ['US', 'GB', 'DE', 'FR', 'IN', 'AU', 'PL', 'RO', 'BR', 'NL', 'SE', 'CA', 'unknown']
let made = 0

/** Canada is the largest, and names the skill least. */
const app = await testApp(
  aStore(
    COUNTRIES.flatMap((country, at) =>
      Array.from(
        { length: country === 'CA' ? 90 : 30 },
        (_, index): AnOpening => ({
          postedOn: '2026-11-02',
          skills: index < (country === 'CA' ? 1 : 29 - at) ? ['python'] : ['sql'],
          facts: { country, role: index % 2 === 0 ? 'data-engineer' : 'data-analyst' },
          posting: { url: `https://jobs.example/${++made}`, company: `Example ${made}` },
        }),
      ),
    ),
    [aSource({ firstReadOn: '2026-09-01', lastReadOn: '2026-11-22' })],
  ),
)
const cardOf = async (url: string, id: string) => {
  const { body } = await app.inject({ url, headers: { accept: 'text/html' } })
  const at = body.indexOf(`<h2 id="${id}"`)
  return body.slice(at, body.indexOf('</section>', at))
}

test('a skill by country says that the list is cut, and by what', async () => {
  const card = textOf(await cardOf('/skills/python', 'by-country'))
  expect(card).not.toContain('Canada')
  expect(card).toContain('the 10 highest shares of the countries with 30 openings or more')
})

test('what was counted whatever is chosen bears no name of the choice, and "not stated" leads to no page of all', async () => {
  const roles = await cardOf('/skills/python?role=data-engineer', 'by-role')
  expect(textOf(roles)).toContain('Data analyst')
  expect(textOf(roles)).toContain('roles with 30 openings or more, whatever role is chosen above')
  expect(textOf(roles)).not.toContain('Data engineer openings')
  const countries = await cardOf('/skills/sql', 'by-country')
  expect(countries).toMatch(/<th scope="row">Country not stated<\/th>/)
})
