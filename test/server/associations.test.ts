import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import {
  BreakOutSchema,
  DimensionsSchema,
  RoleMarksSchema,
  TogetherSchema,
} from '../../server/schemas/association-schemas.ts'
import { PaySchema } from '../../server/schemas/pay-schema.ts'
import { SwitchReportSchema } from '../../server/schemas/switch-schema.ts'
import { OpeningVolumeSchema } from '../../server/schemas/volume-schema.ts'
import { syntheticMarketStore } from './synthetic-market-store.ts'
import { testApp } from './test-app.ts'

const app = await testApp(syntheticMarketStore())
const get = async (url: string) => (await app.inject(url)).body
const json = async (url: string) => JSON.parse(await get(url))
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ')

test.each([
  ['/api/v1/skills/apache-airflow/together?grain=week', TogetherSchema],
  ['/api/v1/skills/apache-airflow/dimensions?grain=week', DimensionsSchema],
  ['/api/v1/roles/data-engineer/distinguishing?grain=week', RoleMarksSchema],
  ['/api/v1/skills/apache-hadoop/replaces?grain=week', SwitchReportSchema],
  ['/api/v1/emerging', BreakOutSchema],
])('%s answers what its description says', async (url, schema) => {
  expect([...Value.Errors(schema, await json(url))]).toEqual([])
})

test('what goes together stands on the page as in the API', async () => {
  const { related, n } = await json('/api/v1/skills/apache-airflow/together?grain=week')
  expect(n).toBeGreaterThan(1000)
  expect(related.length).toBeGreaterThan(3)
  const npmi = related.map((pair: { npmi: number }) => pair.npmi)
  expect(npmi).toEqual([...npmi].sort((one, other) => other - one))
  const text = textOf(await get('/skills/apache-airflow?grain=week'))
  const [first] = related
  expect(text).toContain(`${first.name} ${(100 * first.share).toFixed(1)} %`)
  expect(text).toContain(`${first.count} of ${first.n},`)
})

test('what tells data engineers from the others is named on their page, and is asked for more often there', async () => {
  const { skills, elsewhere } = await json('/api/v1/roles/data-engineer/distinguishing?grain=week')
  expect(elsewhere).toBeGreaterThan(100)
  expect(skills.map(({ skill }: { skill: string }) => skill)).toContain('apache-airflow')
  for (const { share, elsewhere: others, z } of skills) {
    expect(share).toBeGreaterThan(others.share)
    expect(z).toBeGreaterThanOrEqual(3)
  }
  expect(textOf(await get('/roles/data-engineer?grain=week'))).toContain('What tells it from other roles')
})

test('dimensions add up: every opening of the selection has one seniority and one workplace', async () => {
  const { seniorities, workplaces, levels } = await json('/api/v1/skills/sql/dimensions?grain=week&history=off')
  const sum = (parts: { figure: { count: number } }[]) => parts.reduce((total, { figure }) => total + figure.count, 0)
  expect(levels.counts.required + levels.counts.preferred + levels.counts.mentioned).toBe(levels.n)
  expect(sum(workplaces)).toBeLessThanOrEqual(levels.n)
  expect(sum(seniorities)).toBeGreaterThan(0.9 * levels.n)
})

test('the list of skills can be cut to what is new or breaking out, as the API has it', async () => {
  const { skills } = await json('/api/v1/emerging?history=off')
  const html = await get('/skills?new=any&history=off&grain=week')
  const listed = [...html.matchAll(/<th scope="row"><a href="\/skills\/([^"?]+)/g)].map(([, id]) => id)
  expect(listed.sort()).toEqual(skills.map(({ skill }: { skill: string }) => skill).sort())
})

test('pay stands on the page of a skill, in the table of skills, in the CSV and in the API, each with its floors', async () => {
  const report = await json('/api/v1/pay?grain=week')
  expect([...Value.Errors(PaySchema, report)]).toEqual([])
  expect(report.stated).toBeGreaterThan(200)
  expect(
    new Set(report.markets.map(({ currency, unit }: { currency: string; unit: string }) => `${currency} ${unit}`)).size,
  ).toBe(report.markets.length)
  for (const { premium, openings } of report.skills) {
    if (premium === null) continue
    expect(openings).toBeGreaterThanOrEqual(30)
    for (const side of [premium.withSkill, premium.without]) {
      expect(side.openings).toBeGreaterThanOrEqual(30)
      expect(side.employers).toBeGreaterThanOrEqual(10)
    }
  }
  const only = await json('/api/v1/pay?grain=week&skill=sql')
  expect(new Set(only.skills.map(({ skill }: { skill: string }) => skill))).toEqual(new Set(['sql']))
  const text = textOf(await get('/skills/sql?grain=week'))
  expect(text).toContain('Pay in these adverts')
  expect(text).toMatch(/\d+\.\d\s% of [\d,]+ openings that name SQL state pay/)
  const withTests = report.markets.find(({ tested }: { tested: number }) => tested > 0)
  const table = textOf(await get('/skills?grain=week'))
  expect(table.includes('Course')).toBe(true)
  expect(table.includes(`Pay , ${withTests?.currency}`)).toBe(withTests !== undefined)
  expect(await get('/skills.csv?grain=week')).toMatch(
    /from,until,rank,rankYearBefore,rankNow,ranksGained,yearBeforeFrom,yearBeforeUntil,payPercent,payLow,payHigh,payQ,payCurrency,payUnit\r\n/,
  )
})

test('new and active openings are two series: the new ones are those of the trends, each has a chart of its own', async () => {
  const volume = await json('/api/v1/openings?grain=week&history=off')
  expect([...Value.Errors(OpeningVolumeSchema, volume)]).toEqual([])
  const trends = await json('/api/v1/trends?grain=week&history=off&top=1')
  expect(volume.points.map((point: { new: number }) => point.new)).toEqual(
    trends.volume.map(({ n }: { n: number }) => n),
  )
  const naming = await json('/api/v1/openings?grain=week&history=off&skill=sql')
  for (const [index, { active }] of naming.points.entries())
    if (active !== null) expect(active).toBeLessThanOrEqual(volume.points[index].active)
  const newest = naming.points.at(-1)
  expect(newest.share).toMatchObject({ n: volume.points.at(-1).active, share: newest.active / newest.share.n })
  expect([newest.share.low < newest.share.share, newest.share.share < newest.share.high]).toEqual([true, true])
  const known = volume.points.filter(({ active }: { active: number | null }) => active !== null)
  expect(known.length).toBeGreaterThan(10)
  const [last] = known.slice(-1)
  const overview = textOf(await get('/?grain=week&history=off'))
  expect(overview).toContain('Openings posted per week')
  expect(overview).toContain('Openings that stand at the end of each week')
  expect(overview).toContain(`${last.active.toLocaleString('en')} stand at the end of`)
  expect(textOf(await get('/skills/sql?grain=week&history=off'))).toMatch(
    /Openings with SQL that stand at the end of each week.* stand, \d+\.\d\s% \(\d+\.\d–\d+\.\d\s%\) of [\d,]+, at the end of/,
  )
  expect(await get('/openings.csv?grain=week&history=off')).toContain('openings,state,active,activeAsOf,activeState')
})

test('an unknown skill of openings is refused, and no openings are no figure', async () => {
  expect((await app.inject('/api/v1/openings?skill=no-such-skill')).statusCode).toBe(404)
  expect((await app.inject('/api/v1/openings?country=IS&history=off')).statusCode).toBe(404)
})
