import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { type AnOpening, aSource, aStore } from '../data/builders.ts'
import { smallMarket } from './small-market.ts'
import { testApp } from './test-app.ts'

/** What is sent and does not fit is refused by the name of its field, in words. */

const app = await testApp(smallMarket())

test.each([
  ['/api/v1/gap?skills=sql&budget=0', 'budget: must be at least 1'],
  ['/api/v1/trends?weeks=many', 'weeks: must be a whole number'],
  ['/api/v1/trends?weeks=2000', 'weeks: must be at most 1040'],
  ['/api/v1/trends?grain=year', 'grain: must be one of auto, week, month, quarter'],
  ['/api/v1/trends?country=Germany', 'country: must have at most 2 characters'],
  ['/api/v1/trends?rol=data-engineer', 'rol: is not known here; did you mean "role"?'],
  ['/skills.csv?sourse=example-board', 'sourse: is not known here; did you mean "source"?'],
  ['/openings.csv?nonsense=1', /^nonsense: is not known here; known are role, country/],
  ['/api/v1/trends?source=nope', 'source: "nope" is not known; choose one of example-board'],
  ['/skills.csv?source=example-bord', 'source: "example-bord" is not known; did you mean "example-board"?'],
])('%s: %s', async (url, detail) => {
  const { statusCode, headers, body } = await app.inject(url)
  expect(statusCode).toBe(400)
  expect(headers['content-type']).toContain('application/problem+json')
  expect(JSON.parse(body).detail).toMatch(detail)
})

test('a page says the same in words, for a source that nobody knows too', async () => {
  const page = async (url: string) => (await app.inject({ url, headers: { accept: 'text/html' } })).body
  expect(await page('/gaps?skills=sql&budget=0')).toContain('budget: must be at least 1')
  expect(await page('/?source=nope')).toContain('source: &quot;nope&quot; is not known')
  expect((await app.inject('/?source=example-board')).statusCode).toBe(200)
})

test.each([
  [{ name: 'Robin', horizonMonths: '6' }, 'horizonMonths: must be a number, not text'],
  [{ name: true }, 'name: must be text, not true or false'],
  [{ name: 5 }, 'name: must be text, not a number'],
  [{ name: 'Robin', places: [{ country: 'GB', region: 5 }] }, /^places/],
  [{ name: 'Robin', skills: ['sql'] }, /^skills: must be text/],
])('a JSON body is taken as it was sent: %j', async (payload, detail) => {
  const { statusCode, body } = await app.inject({ method: 'POST', url: '/api/v1/profiles', payload })
  expect(statusCode).toBe(400)
  expect(JSON.parse(body).detail).toMatch(detail)
  expect(JSON.parse((await app.inject('/api/v1/profiles')).body)).toEqual([])
})

test('tables of demo data say in every row what they are, and others have no such column', async () => {
  const demo = await testApp(smallMarket(), { mode: 'demo' })
  const rowsOf = async (from: typeof app, url: string) =>
    parse((await from.inject(url)).body, { columns: true }) as Record<string, string>[]
  for (const url of [
    '/skills.csv',
    '/skills/python.csv',
    '/roles.csv',
    '/openings.csv',
    '/sources.csv',
    '/gaps.csv?skills=sql',
  ]) {
    const [own, shown] = [await rowsOf(app, url), await rowsOf(demo, url)]
    expect(own.length, url).toBeGreaterThan(0)
    expect(own[0], url).not.toHaveProperty('data')
    expect(shown, url).toEqual(own.map((row) => ({ ...row, data: 'demo: synthetic postings' })))
  }
})

test('a database tells by itself that its tables are demo data, however it is served', async () => {
  const openings = (source: string): AnOpening[] =>
    Array.from({ length: 40 }, (_, index) => ({
      postedOn: '2026-10-05',
      skills: ['sql'],
      posting: { source, url: `https://jobs.example/${source}/${index}` },
    }))
  const store = aStore(
    [...openings('example-board'), ...openings('example-feed')],
    [aSource({ origin: 'demo' }), aSource({ source: 'example-feed', name: 'Example feed', origin: 'own' })],
  )
  const mixed = await testApp(store)
  const labelsOf = async (url: string) =>
    (parse((await mixed.inject(url)).body, { columns: true }) as Record<string, string>[]).map(({ data }) => data)
  const all = await labelsOf('/skills.csv')
  expect(new Set(all)).toEqual(new Set(['partly demo: synthetic postings among them']))
  expect(new Set(await labelsOf('/skills.csv?source=example-board'))).toEqual(new Set(['demo: synthetic postings']))
  expect(new Set(await labelsOf('/skills.csv?source=example-feed'))).toEqual(new Set([undefined]))
})
