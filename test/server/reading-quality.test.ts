import { expect, test } from 'vitest'
import { doubtOf, loadMeasuredQuality, type MeasuredQuality } from '../../data/quality/measured-quality.ts'
import { smallMarket } from './small-market.ts'
import { testApp } from './test-app.ts'

const measured = loadMeasuredQuality()
const quality: MeasuredQuality = {
  ...measured,
  extractorVersion: 'measured-before',
  skills: { sql: [8, 2, 0, 8], python: [9, 1, 1, 9], go: [1, 0, 0, 1] },
  places: { python: [5, 0, 0], go: [1, 0, 0] },
}
const go = { id: 'go', name: 'Go', ambiguousForms: ['Go'] }
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
    expect(text).toContain(`${matched + wrong} ${Math.round((100 * matched) / (matched + wrong))} %`)
  }
  expect(text).toContain('SQL 10 80 % 8 100 % 100 %')
  expect(text).toContain('measured-before , which are not quite the ones in use.')
})

test('the method sets a reader beside the rules, both against the same verdicts', async () => {
  const text = await textOf('/about')
  const { adverts, rules, reader } = measured.adjudicated
  const cells = [rules.soft, reader.soft].flatMap(({ matched, wrong, missed }) =>
    [wrong, missed].map((not) => `${Math.round((100 * matched) / (matched + not))} %`),
  )
  expect(text).toContain(`${adverts} adverts that the rules have learnt nothing from`)
  expect(text).toContain(`Soft skills ${cells.join(' ')}`)
})

test('a skill that is often found wrongly says so beside its figures', async () => {
  expect(await textOf('/skills/sql')).toContain(
    'of 10 finds of this skill that we checked by hand, 2 do not ask for it',
  )
  expect(await textOf('/skills/python')).not.toContain('Read with care')
})

test('a name that is a word too says how few of its finds were checked', async () => {
  expect(await textOf('/skills/go')).toContain(
    'its name is a word of other things too, and 2 finds were checked by hand',
  )
  expect(doubtOf(quality, { ...go, id: 'unmeasured' })).toEqual({ reason: 'few', found: 0, wrong: 0 })
  expect(doubtOf({ ...quality, places: { go: [1, 3, 0] } }, go)).toEqual({ reason: 'wrong', found: 5, wrong: 3 })
  expect(doubtOf({ ...quality, places: { go: [6, 0, 0] } }, go)).toBeNull()
})

test('the list of skills and the overview say so beside the skill, with a link to the sentences', async () => {
  for (const url of ['/skills', '/']) {
    const { body } = await app.inject({ url: `${url}?grain=week`, headers: { accept: 'text/html' } })
    expect(body, url).toContain('href="/skills/sql/sentences?grain=week">2 of 10 checked finds wrong</a>')
    expect(body, url).toContain(
      'href="/skills/go/sentences?grain=week">a word of other things too, 2 finds were checked</a>',
    )
    expect(body, url).not.toContain('href="/skills/python/sentences?grain=week">')
  }
})

test('few findings are no ground for doubt', () => {
  const sql = { id: 'sql', name: 'SQL', ambiguousForms: [] }
  expect(doubtOf({ ...quality, skills: { sql: [1, 2, 0, 1] } }, sql)).toBeNull()
  expect(doubtOf(quality, { ...sql, id: 'never-labelled' })).toBeNull()
})

test('what ships was measured on adverts that nothing was learnt from as well', () => {
  expect(measured.parts.map(({ part }) => part)).toEqual(['blind', 'all'])
  for (const { groups } of measured.parts) expect(groups.named.matched).toBeGreaterThan(100)
})
