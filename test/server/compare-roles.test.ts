import { expect, test } from 'vitest'
import type { RoleComparison } from '../../analysis/trends/together/compare-roles.ts'
import { addDays } from '../../data/weeks.ts'
import { type AnOpening, aSource, aStore } from '../data/builders.ts'
import { testApp } from './test-app.ts'

const board = (source: string) => aSource({ source, name: source, firstReadOn: '2026-04-01', lastReadOn: '2026-11-22' })
let made = 0
const openings = (source: string, role: string, count: number, skillsOf: (index: number) => string[]): AnOpening[] =>
  Array.from({ length: count }, (_, index) => ({
    postedOn: addDays('2026-09-07', index % 60),
    skills: skillsOf(index),
    facts: { role },
    posting: { source, url: `https://jobs.example/${++made}`, company: `Example ${index}` },
  }))
const naming =
  (...rules: [skill: string, ofTen: number][]) =>
  (index: number) =>
    rules.flatMap(([skill, ofTen]) => (index % 10 < ofTen ? [skill] : []))

/**
 * Board `first` has both roles: engineers name Airflow (8 of 10 against 1), analysts Tableau, both SQL alike. Board `second`
 * has engineers only and names Docker in every advert, which says nothing of the role.
 */
const app = await testApp(
  aStore(
    [
      ...openings('first', 'data-engineer', 200, naming(['sql', 7], ['apache-airflow', 8], ['tableau', 1])),
      ...openings('first', 'data-analyst', 200, naming(['sql', 7], ['apache-airflow', 1], ['tableau', 7])),
      ...openings('second', 'data-engineer', 200, naming(['docker', 10], ['sql', 1])),
    ],
    [board('first'), board('second')],
  ),
)
const PAIR = 'roles=data-engineer,data-analyst'
const page = async (url: string) => app.inject({ url, headers: { accept: 'text/html' } })

test('says which role asks for what more, within the sources that have both', async () => {
  const body = (await app.inject(`/api/v1/roles/compare?${PAIR}`)).json() as RoleComparison
  expect([body.n, body.sources.map(({ source }) => source)]).toEqual([{ first: 200, second: 200 }, ['first']])
  expect(Object.fromEntries(body.skills.map(({ skill, lean }) => [skill, lean]))).toEqual({
    sql: 'alike',
    'apache-airflow': 'first',
    tableau: 'second',
  })
  const airflow = body.skills.find(({ skill }) => skill === 'apache-airflow')
  expect(airflow?.points).toBeCloseTo(70)
  expect(airflow?.low).toBeLessThan(70)
  expect(airflow?.high).toBeGreaterThan(70)
})

test('the other way round is the same with the other sign', async () => {
  const there = (await app.inject(`/api/v1/roles/compare?${PAIR}`)).json() as RoleComparison
  const back = (await app.inject('/api/v1/roles/compare?roles=data-analyst,data-engineer')).json() as RoleComparison
  for (const { skill, points, low, high, q } of there.skills) {
    const other = back.skills.find((row) => row.skill === skill)
    expect([-points, -high, -low, q].map((value) => value.toFixed(9))).toEqual(
      [other?.points, other?.low, other?.high, other?.q].map((value) => ((value ?? 99) + 0).toFixed(9)),
    )
  }
})

test('the page has the tables, the levels of the framework, CSV and JSON; /roles and each role link to it', async () => {
  const { body, statusCode } = await page(`/roles/compare?${PAIR}`)
  expect(statusCode).toBe(200)
  const [more, less, core] = ['engineer-asks-more', 'analyst-asks-more', 'common-core'].map((id) =>
    body.slice(body.search(new RegExp(`<h2 id="[a-z-]*${id}`))),
  )
  expect(more?.slice(0, more.indexOf('</table>'))).toContain('Apache Airflow')
  expect(less?.slice(0, less.indexOf('</table>'))).toContain('Tableau')
  expect(core?.slice(0, core.indexOf('</table>'))).toContain('SQL')
  expect(body).toContain('Levels that the UK Government’s framework asks for')
  const counted = body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
  expect(counted).toMatch(/3 skills were compared\. .*: 1 under Data engineer, 1 under Data analyst\. 1 is alike/)
  expect(body).toContain('/roles/compare.csv?roles=data-engineer%2Cdata-analyst')
  const csv = (await app.inject(`/roles/compare.csv?${PAIR}`)).body.trim().split('\r\n')
  expect(csv).toHaveLength(4)
  expect((await page('/roles')).body).toContain('href="/roles/compare"')
  expect((await page('/roles/data-engineer')).body).toContain('href="/roles/compare?roles=data-engineer"')
})

test('the form leads to the one address; what cannot be compared is said', async () => {
  const sent = await page('/roles/compare?first=data-analyst&second=data-engineer&country=GB')
  expect([sent.statusCode, sent.headers.location]).toEqual([
    303,
    '/roles/compare?country=GB&roles=data-analyst%2Cdata-engineer',
  ])
  expect((await page('/roles/compare')).body).toContain('Choose two roles')
  expect((await page('/roles/compare?roles=data-engineer,backend-engineer')).body).toContain('Too few openings')
  expect((await page('/roles/compare?roles=data-engineer,zorblax')).statusCode).toBe(404)
  expect((await app.inject('/api/v1/roles/compare?roles=data-engineer')).statusCode).toBe(400)
})
