import { expect, test } from 'vitest'
import { loadRules } from '../../analysis/load-rules.ts'
import { textOf } from './read-pages.ts'
import { syntheticMarketStore } from './synthetic-market-store.ts'
import { testApp } from './test-app.ts'

const app = await testApp(syntheticMarketStore(loadRules()))
const get = (url: string) => app.inject({ url, headers: { accept: 'text/html' } })

test('compares the skills of the address in its order, each with its figures', async () => {
  const { statusCode, body } = await get('/skills/compare?compare=sql,apache-airflow,no-such-skill&role=data-engineer')
  expect(statusCode).toBe(200)
  expect(body.match(/class="series-key"/g)?.length).toBe(4) // legend and table
  expect(body.indexOf('Remove SQL')).toBeLessThan(body.indexOf('Remove Apache Airflow'))
  expect(body).toContain('/skills/compare.csv?role=data-engineer&amp;compare=sql%2Capache-airflow')
  const api = await app.inject('/api/v1/trends?role=data-engineer&skill=sql&skill=apache-airflow&grain=auto')
  const { series } = api.json() as { series: { skill: string; total: { share: number } }[] }
  for (const { total } of series) expect(body).toContain(`${(total.share * 100).toFixed(1)}\u00a0%`)
})

test('a name or another spelling is added under its id, and once', async () => {
  const added = await get('/skills/compare?compare=sql&add=airflow')
  expect([added.statusCode, added.headers.location]).toEqual([303, '/skills/compare?compare=sql%2Capache-airflow'])
  expect((await get('/skills/compare?compare=sql&add=SQL')).headers.location).toBe('/skills/compare?compare=sql')
  const unknown = await get('/skills/compare?compare=sql&add=%3Cb%3Ezorblax')
  expect(unknown.statusCode).toBe(200)
  expect(unknown.body).toContain('knows no skill that is called “&lt;b>zorblax”')
})

test('no more than six lines are drawn', async () => {
  const seven = 'sql,python,apache-airflow,dbt,snowflake,git,docker'
  const { body } = await get(`/skills/compare?compare=${seven}`)
  expect(body.match(/from the comparison/g)?.length).toBe(6)
  expect(body).toContain('Six lines are as many as can be told apart')
  expect(body).not.toContain('Add a skill')
})

test('without a skill it says how to begin, and as CSV it has one line a skill and period', async () => {
  expect((await get('/skills/compare')).body).toContain('Nothing to compare yet')
  const { body, headers } = await app.inject('/skills/compare.csv?compare=sql,python')
  expect(headers['content-disposition']).toBe('attachment; filename="compared-skills.csv"')
  expect(
    new Set(
      body
        .trim()
        .split('\r\n')
        .slice(1)
        .map((line) => line.split(',')[0]),
    ),
  ).toEqual(new Set(['sql', 'python']))
})

test('what no opening names is told with its zero, other spellings are read, and what is not known is named', async () => {
  const { body } = await get('/skills/compare?compare=SQL,airflow,cobol,zorblax')
  const text = textOf(body)
  expect(text).toMatch(/COBOL: named in 0 of [\d,]+ openings\./)
  expect(text).toContain('Not known to SkillTide, and so not compared: zorblax.')
  expect(body).toContain('Remove SQL')
  expect(body).toContain('Remove Apache Airflow')
  const csv = (await app.inject('/skills/compare.csv?compare=SQL,cobol')).body
  expect(
    new Set(
      csv
        .trim()
        .split('\r\n')
        .slice(1)
        .map((line) => line.split(',')[0]),
    ),
  ).toEqual(new Set(['sql', 'cobol']))
  const most = textOf((await get('/skills/compare?compare=sql,python,apache-airflow,dbt,snowflake,git,docker')).body)
  expect(most).toContain('Left out: Docker.')
})
