import { expect, test } from 'vitest'
import { doubtOf, loadMeasuredQuality, type MeasuredQuality } from '../../data/quality/measured-quality.ts'
import { smallMarket } from './small-market.ts'
import { testApp } from './test-app.ts'

const measured = loadMeasuredQuality()
const quality: MeasuredQuality = {
  ...measured,
  extractorVersion: 'measured-before',
  skills: { sql: [8, 2, 0, 8], python: [9, 1, 1, 9] },
}
const app = await testApp(smallMarket(), { quality })
const textOf = async (url: string) =>
  (await app.inject({ url, headers: { accept: 'text/html' } })).body
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ')

test('the method says what reading is worth, in total and by skill, and with which rules it was measured', async () => {
  const text = await textOf('/about')
  for (const { adverts, groups } of measured.parts) {
    expect(text).toContain(`${adverts} `)
    const { matched, wrong } = groups.named
    expect(text).toContain(`${matched + wrong} ${Math.round((100 * matched) / (matched + wrong))}%`)
  }
  expect(text).toContain('SQL 10 80% 8 100% 100%')
  expect(text).toContain('measured-before , which are not quite the ones in use.')
})

test('a skill that is often found wrongly says so beside its figures', async () => {
  expect(await textOf('/skills/sql')).toContain(
    'of 10 adverts in our labelled set in which this skill was found, 2 do not ask for it',
  )
  expect(await textOf('/skills/python')).not.toContain('Read with care')
})

test('few findings are no ground for doubt', () => {
  expect(doubtOf({ ...quality, skills: { sql: [1, 2, 0, 1] } }, 'sql')).toBeNull()
  expect(doubtOf(quality, 'never-labelled')).toBeNull()
})

test('what ships was measured on adverts that nothing was learnt from as well', () => {
  expect(measured.parts.map(({ part }) => part)).toEqual(['blind', 'all'])
  for (const { groups } of measured.parts) expect(groups.named.matched).toBeGreaterThan(100)
})
