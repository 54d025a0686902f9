import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Store } from '../../data/store/store.ts'
import { aSource, aStore } from '../data/builders.ts'
import { PAGES } from '../e2e/page-list.ts'
import { syntheticMarketStore } from './synthetic-market-store.ts'
import { testApp } from './test-app.ts'

/** Pages without a person: what a chart states does not hang on who looks. */
const CHARTED = PAGES.filter(({ path }) => !path.includes('{profile}') && !path.startsWith('/reports'))

describe('every chart states what it is made of', () => {
  let store: Store
  let app: Awaited<ReturnType<typeof testApp>>
  beforeAll(async () => {
    store = syntheticMarketStore()
    app = await testApp(store)
  })
  afterAll(() => store.close())

  test.each(CHARTED)('$name: selection, n, span and sources; the page names the rules', async ({ path }) => {
    const { body } = await app.inject(path)
    const charts = body.split('<figure').slice(1)
    for (const chart of charts) {
      const [, foot = ''] = /<p class="figure-foot">([\s\S]*?)<\/p>/.exec(chart.split('</figure>')[0] ?? '') ?? []
      expect(foot).toContain('class="foot-selection"')
      expect(foot).toMatch(/>n<\/abbr> = [\d,]+/)
      expect(foot).toMatch(/\d{4}|no span/)
      expect(foot).toMatch(/Sources?: |no source/)
    }
    if (charts.length > 0) expect(body).toMatch(/rules <code>[^<]+<\/code>/)
  })

  test('the pages that show openings and skills have charts at all', async () => {
    for (const path of [
      '/',
      '/skills/apache-airflow?role=data-engineer',
      '/roles/data-engineer',
      '/gaps?role=data-engineer&skills=sql',
    ])
      expect((await app.inject(path)).body.split('<figure').length).toBeGreaterThan(1)
  })
})

test('postings that state no day count when they were first seen, and every page of counts says whose', async () => {
  const store = aStore(
    [
      { postedOn: null },
      { postedOn: '2026-03-02' },
      { postedOn: '2026-03-02', posting: { source: 'second', company: 'Second Ltd' } },
    ],
    [aSource(), aSource({ source: 'second', name: 'Second board' })],
  )
  expect(store.sources.list(false).map(({ source, undated }) => [source, undated])).toEqual([
    ['example-board', 1],
    ['second', 0],
  ])
  const app = await testApp(store)
  for (const path of ['/', '/roles/data-engineer'])
    expect((await app.inject(path)).body).toContain('by the day first seen where Example board states none')
  expect((await app.inject('/sources')).body).toContain('1 state no day: counted when first seen')
  expect((await app.inject('/api/v1/sources')).json()).toMatchObject([{ undated: 1 }, { undated: 0 }])
  store.close()
})
