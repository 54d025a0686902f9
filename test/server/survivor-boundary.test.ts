import { expect, test } from 'vitest'
import { addDays } from '../../data/weeks.ts'
import { type AnOpening, aSource, aStore } from '../data/builders.ts'
import { textOf } from './read-pages.ts'
import { testApp } from './test-app.ts'

/**
 * A snapshot of which all is survivors, SQL in one of ten; five weeks after its last advert another source begins, with SQL in
 * one of fifty: no week can be compared, and the line falls across the gap.
 */
const FROM = '2026-05-25'
const openings = Array.from({ length: 22 }, (_, week): AnOpening[] => {
  const source = week < 12 ? 'example-board' : 'example-forum'
  const isNaming = (index: number) => index % (week < 12 ? 10 : 50) === 0
  if (week >= 12 && week < 17) return []
  return Array.from({ length: 50 }, (_, index) => ({
    ...{ postedOn: addDays(FROM, 7 * week), skills: isNaming(index) ? ['python', 'sql'] : ['python'] },
    posting: { source, url: `https://jobs.example/${source}/${week}/${index}`, company: `Example ${index}` },
  }))
}).flat()
const read = { firstReadOn: '2026-08-17', lastReadOn: '2026-08-17' }
const app = await testApp(
  aStore(openings, [
    aSource({ ...read, kind: 'snapshot' }),
    aSource({
      source: 'example-forum',
      name: 'Example forum',
      kind: 'archive',
      firstReadOn: FROM,
      lastReadOn: '2026-11-22',
    }),
  ]),
)
const WORDS =
  '2026-W39: Example forum counts from here on, Example board does not count any more; shares as counted, a step here may be of the sources alone'

test.each(['/skills/compare?compare=sql,python&grain=week', '/skills/sql?grain=week', '/embed/skills/sql?grain=week'])(
  '%s marks where survivors of one source end and another source begins',
  async (url) => {
    const { body } = await app.inject({ url, headers: { accept: 'text/html' } })
    expect(textOf(body)).toContain(WORDS)
    expect(body).toContain('class="plot-mark-line"')
  },
)

test('and once: the record of the skill does not say it again', async () => {
  const text = textOf((await app.inject('/skills/sql?grain=week')).body)
  expect(text).not.toContain('Example forum joined the sources')
})

test('of several gaps it is said once above their cards, which mark it alone', async () => {
  const { body } = await app.inject('/gaps?skills=excel&grain=week')
  const cards = body.split('<article class="card gap-card">').slice(1)
  expect(cards).toHaveLength(2)
  expect(body.match(/counts from here on/g)).toHaveLength(1)
  expect(textOf(body)).toMatch(/where the sources change: 2026-W39: Example forum counts from here on.*Python/)
  expect(body).toContain('id="source-changes"')
  for (const card of cards) {
    expect(card).toContain('<a href="#source-changes">1: sources change, see above</a>')
    expect(card).toMatch(/data-mark="1"/)
  }
})

test('a picture says it too', async () => {
  expect((await app.inject('/skills/compare.svg?compare=sql,python&grain=week')).body).toContain(
    'other sources from 2026-09-21 on',
  )
})

test('programs are told', async () => {
  const [sql] = (await app.inject('/api/v1/trends?skill=sql&grain=week')).json().series
  expect(sql).toMatchObject({
    comparable: null,
    sourceChanges: [{ weekStart: '2026-09-21', joined: ['Example forum'], left: ['Example board'] }],
  })
})
