import { expect, test } from 'vitest'
import { addDays } from '../../data/weeks.ts'
import { type AnOpening, aSource, aStore } from '../data/builders.ts'
import { textOf } from './read-pages.ts'
import { testApp } from './test-app.ts'

/** A snapshot that was read on one day: all that it shows of the weeks before are survivors. Two skills in three are soft. */
const app = await testApp(
  aStore(
    Array.from(
      { length: 600 },
      (_, index): AnOpening => ({
        postedOn: addDays('2026-09-07', index % 70),
        skills: ['sql', 'python', 'curiosity', 'written-communication'],
        posting: { url: `https://jobs.example/${index}`, company: `Example ${index}` },
      }),
    ),
    [aSource({ kind: 'snapshot', firstReadOn: '2026-11-22', lastReadOn: '2026-11-22' })],
  ),
)

test.each([
  '/skills/python',
  '/skills/compare?compare=sql,python',
  '/roles',
  '/embed/skills/python',
  '/gaps?skills=sql&role=data-engineer',
])('%s says that survivors tell no direction, not that there are too few of them', async (url) => {
  const { body, statusCode } = await app.inject({ url, headers: { accept: 'text/html' } })
  expect(statusCode).toBe(200)
  const text = textOf(body)
  expect(text).toMatch(/no direction can be told from survivors of a snapshot/i)
  expect(text).not.toMatch(/too few openings|enough openings in both halves/i)
})

test('programs are told what keeps a direction from being told by a code', async () => {
  const { series } = (await app.inject('/api/v1/trends?skill=python&skill=cobol')).json() as {
    series: { reasonCode: string }[]
  }
  expect(series.map(({ reasonCode }) => reasonCode)).toEqual(['survivor', 'unnamed'])
  const { gaps } = (await app.inject('/api/v1/gap?skills=sql&role=data-engineer')).json() as {
    gaps: { skill: string; verdictReasonCode: string }[]
  }
  expect(gaps.find(({ skill }) => skill === 'python')?.verdictReasonCode).toBe('survivor')
})

test('the top of the trends leaves soft skills out, as every list of what is most asked for', async () => {
  const { series } = (await app.inject('/api/v1/trends?top=2')).json() as { series: { skill: string }[] }
  expect(series.map(({ skill }) => skill)).toEqual(['python', 'sql'])
})
