import { expect, test } from 'vitest'
import { addDays } from '../../data/weeks.ts'
import { type AnOpening, aSource, aStore } from '../data/builders.ts'
import { textOf } from './read-pages.ts'
import { testApp } from './test-app.ts'

/**
 * Half a year before the day of the tests. Four employers ask for Kafka steadily; one posts 60 adverts that name it in the last
 * weeks. dbt rises among all.
 */
const FIRST = '2026-05-18'
const WEEKS = 24
const at = (week: number, company: string, skills: string[]): AnOpening => ({
  ...{ postedOn: addDays(FIRST, 7 * week), skills: [...skills, 'sql'], posting: { company } },
})
const openings = Array.from({ length: WEEKS }, (_, week) => [
  ...Array.from({ length: 60 }, (_unused, index) =>
    at(week, `Employer ${index % 30}`, (index * 7) % 60 < 4 + week ? ['dbt'] : ['python']),
  ),
  ...Array.from({ length: 4 }, (_unused, index) => at(week, `Asker ${index}`, ['kafka'])),
  ...Array.from({ length: week >= 18 ? 10 : 0 }, () => at(week, 'Campaigner', ['kafka'])),
]).flat()
const app = await testApp(aStore(openings, [aSource({ firstReadOn: FIRST, lastReadOn: '2026-11-22' })]))

const read = async (url: string) => {
  const { body, statusCode } = await app.inject({ url, headers: { accept: 'text/html' } })
  expect(statusCode, url).toBe(200)
  return textOf(body)
}

const WORDS = 'One employer makes this change ('

test('programs are told of a campaign by a code, with figures that stand and what is left without it', async () => {
  for (const url of ['/api/v1/trends', '/api/v1/trends?skill=kafka&skill=dbt']) {
    const { series } = (await app.inject(url)).json() as {
      series: { skill: string; verdict: string; reasonCode: string; reason: string; change: Record<string, unknown> }[]
    }
    const of = (id: string) => series.find(({ skill }) => skill === id)
    expect(of('kafka')).toMatchObject({ verdict: 'too-few', reasonCode: 'one-employer' })
    expect(of('kafka')?.reason).toContain(WORDS)
    expect(of('kafka')?.change).toMatchObject({ oneEmployer: { points: expect.any(Number), low: expect.any(Number) } })
    expect(of('kafka')?.change.low).toBeGreaterThan(2)
    expect(of('dbt')).toMatchObject({ verdict: 'rising', reasonCode: 'rising' })
  }
  const { gaps } = (await app.inject('/api/v1/gap?skills=sql')).json() as {
    gaps: { skill: string; verdict: string; verdictReasonCode: string }[]
  }
  expect(gaps.find(({ skill }) => skill === 'kafka')).toMatchObject({
    ...{ verdict: 'too-few', verdictReasonCode: 'one-employer' },
  })
})

test('the page of the skill says so, in heading and verdict, and shows the change', async () => {
  const text = await read('/skills/kafka')
  expect(text).toContain('one employer makes the change, so no direction can be told')
  expect(text).toContain(WORDS)
  expect(text).toContain('one employer makes it')
  expect(text).not.toMatch(/Rising/)
  expect(await read('/skills/dbt')).toMatch(/rising by about/)
})

test('no list of what rises has it, and no comparison; the table of figures keeps its verdict', async () => {
  const rising = await read('/skills?verdict=rising')
  expect(rising).toMatch(/dbt/)
  expect(rising).not.toMatch(/Kafka/)
  expect(await read('/skills/compare?compare=kafka,sql')).toMatch(/Kafka.*one employer makes it/s)
  for (const url of ['/', '/reports/2026-W45']) expect(await read(url), url).not.toMatch(/Kafka is now rising/)
  const { body } = await app.inject('/skills.csv')
  const lines = body.split('\n').filter((line) => /^(kafka|dbt),/.test(line))
  expect(lines.map((line) => [line.slice(0, 3), /,rising,/.test(line)]).sort()).toEqual([
    ['dbt', true],
    ['kaf', false],
  ])
})
