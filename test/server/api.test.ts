import Schema from 'typebox/schema'
import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { findTrendsInDepth } from '../../analysis/trends/find-trends.ts'
import { WHOLE_MARKET } from '../../data/selection.ts'
import { loadVocabulary } from '../../data/vocabulary/load-vocabulary.ts'
import { ExtractedSchema } from '../../server/schemas/extract-schema.ts'
import { GapReportSchema } from '../../server/schemas/gap-schema.ts'
import { TrendReportSchema } from '../../server/schemas/trend-schema.ts'
import { smallMarket } from './small-market.ts'
import { TODAY } from './synthetic-market-store.ts'
import { testApp } from './test-app.ts'

const store = smallMarket()
const app = await testApp(store)
const get = async (url: string) => {
  const { statusCode, headers, body } = await app.inject(url)
  return { statusCode, type: headers['content-type'], body: JSON.parse(body) }
}

test('trends are the report of the analysis, byte for byte', async () => {
  const { body } = await app.inject('/api/v1/trends?role=data-engineer&grain=week&skill=python&skill=sql')
  const report = findTrendsInDepth(store, loadVocabulary(), {
    selection: { ...WHOLE_MARKET, role: 'data-engineer' },
    grain: 'week',
    skillIds: ['python', 'sql'],
    today: TODAY,
  })
  expect(body).toBe(JSON.stringify(report))
})

test('answers are what the description says', async () => {
  expect([...Value.Errors(TrendReportSchema, (await get('/api/v1/trends?role=data-engineer')).body)]).toEqual([])
  expect([...Value.Errors(GapReportSchema, (await get('/api/v1/gap?skills=sql&role=data-engineer')).body)]).toEqual([])
})

test('trends can be cut to the most asked-for skills', async () => {
  const { body } = await get('/api/v1/trends?role=data-engineer&top=2')
  expect(body.series.map(({ skill }: { skill: string }) => skill)).toEqual(['sql', 'python'])
})

test('the gap of a person names what they lack', async () => {
  const { body } = await get('/api/v1/gap?skills=sql,zorblax&role=data-engineer&weeks=13&threshold=0.5')
  expect(body.gaps.map(({ skill }: { skill: string }) => skill)).toEqual(['python', 'terraform'])
  expect(body.unknown).toEqual(['zorblax'])
  expect(body.coverage.threshold).toBe(0.5)
})

test.each([0.0004, 0.6666, 2 / 3, 0.57])('a threshold of %f is that and no rounder one', async (threshold) => {
  const { statusCode, body } = await get(`/api/v1/gap?skills=sql&role=data-engineer&threshold=${threshold}`)
  expect([statusCode, body.coverage?.threshold]).toEqual([200, threshold])
  const page = await app.inject(`/gaps?skills=sql&role=data-engineer&threshold=${threshold}`)
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain(`value="${threshold}" list="thresholds"`)
  expect(page.body).toContain(
    `<strong>${Math.round(1000 * threshold) / 10}&nbsp;%</strong>`.replace('&nbsp;', '\u00a0'),
  )
})

test.each(['0', '-0.1', '1.01', 'half'])('a threshold of %s is refused', async (threshold) => {
  expect((await get(`/api/v1/gap?skills=sql&threshold=${threshold}`)).statusCode).toBe(400)
})

test('skills, one skill, roles and sources are listed', async () => {
  expect((await get('/api/v1/skills?q=terraform')).body[0]).toMatchObject({ id: 'terraform', name: 'Terraform' })
  expect((await get('/api/v1/skills/python?role=data-engineer')).body.series[0].total).toMatchObject({
    count: 40,
    n: 100,
  })
  expect((await get('/api/v1/roles?grain=week')).body[0]).toMatchObject({ id: 'data-engineer', openings: 100, n: 120 })
  expect((await get('/api/v1/sources')).body[0]).toMatchObject({ source: 'example-board', openings: 120 })
})

test('extract reads one advert and stores nothing', async () => {
  const before = store.postings.count()
  const { statusCode, body } = await app.inject({
    method: 'POST',
    url: '/api/v1/extract',
    payload: { title: 'Senior Data Engineer', html: '<h3>Requirements</h3><ul><li>Python and SQL</li></ul>' },
  })
  const found = JSON.parse(body)
  expect(statusCode).toBe(200)
  expect([...Value.Errors(ExtractedSchema, found)]).toEqual([])
  expect(found).toMatchObject({ role: 'data-engineer', seniority: 'senior' })
  expect(found.mentions.map(({ skill, level }: { skill: string; level: string }) => [skill, level])).toEqual([
    ['python', 'required'],
    ['sql', 'required'],
  ])
  expect(store.postings.count()).toBe(before)
})

test.each([
  ['/api/v1/nowhere', 404, 'Page not found'],
  ['/api/v1/skills/no-such-skill', 404, 'Skill not found'],
  ['/api/v1/trends?rol=data-engineer', 400, 'Not understood'],
  ['/api/v1/trends?skill=no-such-skill', 400, 'Not understood'],
  ['/api/v1/trends?weeks=0', 400, 'Not understood'],
  ['/api/v1/gap', 400, 'Not understood'],
])('%s is answered with a problem document', async (url, status, title) => {
  const { statusCode, type, body } = await get(url)
  expect(statusCode).toBe(status)
  expect(type).toMatch(/^application\/problem\+json/)
  expect(body).toMatchObject({ type: 'about:blank', title, status, instance: url.split('?')[0] })
  expect(body.detail).toEqual(expect.any(String))
})

test('an advert without a text is refused', async () => {
  const { statusCode } = await app.inject({ method: 'POST', url: '/api/v1/extract', payload: { title: 'x' } })
  expect(statusCode).toBe(400)
})

test('the API is described, and the description names every route of it', async () => {
  const { body } = await get('/openapi.json')
  expect(body.openapi).toBe('3.1.0')
  expect(Object.keys(body.paths).sort()).toEqual([
    '/api/v1/emerging',
    '/api/v1/extract',
    '/api/v1/gap',
    '/api/v1/merges',
    '/api/v1/merges/{id}/redo',
    '/api/v1/merges/{id}/undo',
    '/api/v1/openings',
    '/api/v1/pay',
    '/api/v1/phrases',
    '/api/v1/profiles',
    '/api/v1/profiles/groups/{group}',
    '/api/v1/profiles/import',
    '/api/v1/profiles/{id}',
    '/api/v1/profiles/{id}/plan',
    '/api/v1/profiles/{id}/plan.ics',
    '/api/v1/profiles/{id}/plan.md',
    '/api/v1/profiles/{id}/plan/check-ins',
    '/api/v1/profiles/{id}/plan/check-ins/{checkIn}',
    '/api/v1/profiles/{id}/plan/draft',
    '/api/v1/profiles/{id}/sessions',
    '/api/v1/profiles/{id}/sheet',
    '/api/v1/reports/{week}',
    '/api/v1/roles',
    '/api/v1/roles/compare',
    '/api/v1/roles/trends',
    '/api/v1/roles/{id}/distinguishing',
    '/api/v1/skills',
    '/api/v1/skills/{id}',
    '/api/v1/skills/{id}/dimensions',
    '/api/v1/skills/{id}/replaces',
    '/api/v1/skills/{id}/together',
    '/api/v1/sources',
    '/api/v1/trends',
    '/healthz',
  ])
  expect((await app.inject('/docs')).statusCode).toBe(200)
})

test('every operation has a telling name of its own, and every fault is described as the problem document it is', async () => {
  const { paths, components } = (await get('/openapi.json')).body
  const operations = Object.values(paths).flatMap((path) => Object.values(path as object))
  const names: string[] = operations.map(({ operationId }) => operationId)
  expect(new Set(names).size).toBe(operations.length)
  for (const name of names)
    expect(name).toMatch(/^(get|list|add|put|replace|delete|compare|draft|extract|undo|redo|import)[A-Z]/i)
  for (const { operationId, responses } of operations) {
    const statuses = Object.keys(responses)
    expect(statuses, operationId).toContain('default')
    for (const status of statuses) {
      const types = Object.keys(responses[status].content ?? {})
      if (status.startsWith('2')) expect(types, `${operationId} ${status}`).toHaveLength(1)
      else expect(types, `${operationId} ${status}`).toEqual(['application/problem+json'])
    }
  }
  const { body } = await get('/api/v1/nowhere')
  expect([...Value.Errors(components.schemas.Problem, body)]).toEqual([])
})

test('lists of fixed length are described in the words of JSON Schema 2020-12, and answers fit', async () => {
  const { body } = await app.inject('/openapi.json')
  expect(body).not.toMatch(/"items":\[|additionalItems/)
  const { schema } = JSON.parse(body).paths['/api/v1/gap'].get.responses['200'].content['application/json']
  expect(JSON.stringify(schema)).toContain('"prefixItems":[{"type":"integer"},{"type":"integer"}],"items":false')
  const check = Schema.Compile(schema)
  const answer = (await get('/api/v1/gap?skills=sql&role=data-engineer')).body
  expect(check.Check(answer)).toBe(true)
  const pair = { skills: [], gain: 1, alone: [1, 2, 3], n: 4 }
  expect(check.Check({ ...answer, pair })).toBe(false)
})

test('health says that it runs and which version', async () => {
  expect((await get('/healthz')).body).toEqual({ status: 'ok', version: '0.0.0-test' })
})

test('tables are there as CSV, with formulas made harmless', async () => {
  const skills = await app.inject('/skills.csv?role=data-engineer&grain=week')
  expect(skills.body).toMatch(/\r\npython,Python,[^,]+,40,100,0\.4,/)
  expect((await app.inject('/openings.csv?grain=week')).body).toContain('2026-09-07,2026-W37,12,good')
  expect((await app.inject('/roles.csv?grain=week')).body).toContain(
    'data-engineer,Data engineer,100,120,SQL; Python; Terraform',
  )
  expect((await app.inject('/sources.csv')).body).toContain('example-board,Example board,archive,own,120,120')
  const odd = smallMarket()
  odd.sources.save({ ...(odd.sources.list(true)[0] ?? never()), source: 'odd', name: '=1+1' })
  expect((await (await testApp(odd)).inject('/sources.csv')).body).toContain("odd,'=1+1")
})

function never(): never {
  throw new Error('the small market has a source')
}
