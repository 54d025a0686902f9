import { expect, test } from 'vitest'
import { EMPTY_PROFILE } from '../../data/profile.ts'
import type { Destination } from '../../web/site-pages.ts'
import { smallMarket } from './small-market.ts'
import { testApp } from './test-app.ts'

const store = smallMarket()
store.profiles.add({ ...EMPTY_PROFILE, name: 'Robin <b>Example', group: 'Autumn' }, [], '2026-11-01T00:00:00Z')
const app = await testApp(store)
const find = async (query: string): Promise<Destination[]> => (await app.inject(`/destinations.json?${query}`)).json()

test('places are found by name and other spelling, the best first, and keep the view', async () => {
  expect((await find('q=postgres&country=GB'))[0]).toEqual({
    ...{ kind: 'skill', name: 'PostgreSQL', note: expect.any(String) },
    href: '/skills/postgresql?country=GB',
  })
  expect((await find('q=Data%20Engineer&country=GB'))[0]).toMatchObject({
    kind: 'role',
    href: '/roles/data-engineer?country=GB',
  })
  // "airflow dags" begins with it as well, but "airflow" says less else.
  expect((await find('q=airflo'))[0]).toMatchObject({ name: 'Apache Airflow' })
  expect((await find('q=undo&country=GB'))[0]).toMatchObject({ kind: 'page', href: '/sources/merges?country=GB' })
})

test('people are found and never kept, nothing typed lists the pages, and every page listed is there', async () => {
  const { headers, body } = await app.inject('/destinations.json?q=robin')
  expect(headers['cache-control']).toBe('no-store')
  expect(JSON.parse(body)[0]).toMatchObject({ kind: 'person', name: 'Robin <b>Example', note: 'Autumn' })
  const pages = await find('')
  expect(pages.length).toBeGreaterThan(10)
  for (const { href } of pages) expect([href, (await app.inject(href)).statusCode]).toEqual([href, 200])
  expect(await find('q=zorblax')).toEqual([])
})
