import { describe, expect, test } from 'vitest'
import type { Store } from '../../data/store/store.ts'
import { aSelection, aSource, aStore } from '../data/builders.ts'
import { COPYING_WEEK, copyingFeedStore } from '../data/copying-feed.ts'
import { TODAY } from './synthetic-market-store.ts'
import { testApp } from './test-app.ts'

const key = { openingKey: 'the same advert' }
const two = (): Store =>
  aStore(
    [
      { postedOn: '2026-03-02', facts: key, posting: { title: 'Data Engineer <b>' } },
      { postedOn: '2026-03-03', facts: key, posting: { source: 'second', board: 'acme', company: 'Second Ltd' } },
    ],
    [aSource(), aSource({ source: 'second', attribution: 'Adverts by Second' })],
  )
const form = (id: string) => ({
  method: 'POST' as const,
  headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
  payload: `id=${id}`,
})

describe('the page of merges', () => {
  test('lists both adverts with company, board and reason, and escapes what they say', async () => {
    const app = await testApp(two())
    const { body, statusCode } = await app.inject('/sources/merges')
    expect(statusCode).toBe(200)
    for (const shown of [
      'Data Engineer &lt;b>',
      'Example Ltd',
      'Second Ltd',
      'Adverts by Second',
      'board acme',
      'Equal advert',
      '100.0\u00a0%',
    ]) {
      expect(body).toContain(shown)
    }
    expect(body).not.toContain('Engineer <b>')
    expect((await app.inject('/sources/merges?reason=near-text')).body).not.toContain('Second Ltd')
    expect((await app.inject('/sources/merges?reason=nonsense')).statusCode).toBe(400)
    expect((await app.inject('/sources')).body).toContain('href="/sources/merges"')
  })

  test('undoes and redoes by a form, and says when there is nothing to undo', async () => {
    const store = two()
    const app = await testApp(store)
    expect(store.openings.count()).toBe(1)
    const undone = await app.inject({ url: '/sources/merges/undo', ...form('1-2') })
    expect([undone.statusCode, undone.headers.location]).toEqual([303, '/sources/merges'])
    expect(store.openings.count()).toBe(2)
    expect((await app.inject('/sources/merges')).body).toContain('Undone by you')
    expect((await app.inject({ url: '/sources/merges/undo', ...form('1-2') })).statusCode).toBe(404)
    expect((await app.inject({ url: '/sources/merges/redo', ...form('1-2') })).statusCode).toBe(303)
    expect(store.openings.count()).toBe(1)
    expect(store.counts.findDrift()).toEqual([])
  })

  test('has pages: each says which rows it shows, and what is decided on one leads back to it', async () => {
    const store = aStore(
      Array.from({ length: 52 }, (_, row) => ({
        postedOn: `2026-03-${row < 26 ? '02' : '03'}`,
        facts: { openingKey: `advert ${row % 26}` },
        posting: { title: `Engineer ${row}.` },
      })),
    )
    const app = await testApp(store)
    const first = (await app.inject('/sources/merges?country=GB&reason=same-advert')).body
    expect(first).toContain('1–25 of 26')
    expect(first).toContain('Engineer 51.')
    expect(first).not.toContain('Engineer 26.')
    expect(first).toContain('href="/sources/merges?country=GB&amp;reason=same-advert&amp;page=2" rel="next"')
    const second = (await app.inject('/sources/merges?page=2')).body
    expect(second).toContain('<span>26 of 26</span>')
    expect(second).toContain('Engineer 26.')
    expect(second).not.toContain('Engineer 51.')
    expect(second).toContain('<input type="hidden" name="page" value="2"/>')

    const request = form(store.merges.list({ limit: 1, offset: 25 })[0]?.id ?? '')
    const undone = await app.inject({
      url: '/sources/merges/undo',
      ...request,
      payload: `${request.payload}&reason=same-advert&page=2&undone=1`,
    })
    expect(undone.headers.location).toBe('/sources/merges?reason=same-advert&page=2')
    // The page that is gone shows the last one that is there.
    const rest = (await app.inject(undone.headers.location ?? '')).body
    expect(rest).toContain('Engineer 51.')
    expect(rest).not.toContain('Pages of the list')
    for (const { id: next } of store.merges.list({ limit: 100 })) store.merges.undo(next, '2026-11-23T00:00:00Z')
    expect((await app.inject('/sources/merges?undone=2')).body).toContain('26 of 26')
  })

  test('takes no order from another website', async () => {
    const store = two()
    const app = await testApp(store)
    for (const url of ['/sources/merges/undo', '/api/v1/merges/1-2/undo']) {
      const request = { url, ...form('1-2') }
      const headers = { ...request.headers, 'sec-fetch-site': 'cross-site' }
      expect((await app.inject({ ...request, headers })).statusCode).toBe(403)
    }
    expect(store.openings.count()).toBe(1)
  })
})

describe('the API of merges', () => {
  test('gives merges, counts, undone ones and rates', async () => {
    const store = two()
    const at = `${TODAY}T14:23:05.678Z`
    const app = await testApp(store, { now: () => at })
    expect((await app.inject('/api/v1/merges')).json()).toMatchObject({
      counts: [{ reason: 'same-advert', merges: 1 }],
      merges: [
        {
          id: '1-2',
          reason: 'same-advert',
          jaccard: null,
          posting: { source: 'second' },
          mergedWith: { postingId: 1 },
        },
      ],
      undone: [],
      rates: [
        { weekStart: '2026-03-02', source: 'example-board', mergeRate: 0, crossSourceMergeRate: 0 },
        { weekStart: '2026-03-02', source: 'second', postings: 1, openings: 0, mergeRate: 1, crossSourceMergeRate: 1 },
      ],
    })
    expect((await app.inject({ method: 'POST', url: '/api/v1/merges/1-2/undo' })).json()).toEqual({ id: '1-2' })
    expect((await app.inject('/api/v1/merges')).json()).toMatchObject({
      merges: [],
      undone: [{ id: '1-2', undoneAt: at }],
    })
    for (const id of ['1-2', 'x', '1-2-3']) {
      const { statusCode, headers } = await app.inject({ method: 'POST', url: `/api/v1/merges/${id}/undo` })
      expect([404, 400]).toContain(statusCode)
      expect(headers['content-type']).toContain('problem+json')
    }
    expect((await app.inject('/sources/merges.csv')).body.split('\n')[0]).toContain('crossSourceMergeRate')
  })

  test('lists what was undone last first, also of one day, whether a page or the command line undid it', async () => {
    const twice = (openingKey: string) => [
      { postedOn: '2026-03-02', facts: { openingKey } },
      { postedOn: '2026-03-03', facts: { openingKey } },
    ]
    const store = aStore([...twice('one'), ...twice('two'), ...twice('three')])
    const app = await testApp(store, { now: () => `${TODAY}T14:00:00.000Z` })
    store.merges.undo('5-6', `${TODAY}T09:00:00.000Z`)
    await app.inject({ method: 'POST', url: '/api/v1/merges/1-2/undo' })
    store.merges.undo('3-4', `${TODAY}T10:00:00.000Z`)
    const { undone } = (await app.inject('/api/v1/merges')).json()
    expect(undone.map(({ id }: { id: string }) => id)).toEqual(['1-2', '3-4', '5-6'])
  })
})

test('examples of a skill say on how many other boards the opening was seen', async () => {
  const store = two()
  expect(store.openings.listExamples(aSelection(), 'sql', 5)).toMatchObject([{ seenAs: { postings: 2, boards: 2 } }])
  store.merges.undo('1-2', '2026-11-23T00:00:00Z')
  expect(store.openings.listExamples(aSelection(), 'sql', 5)).toMatchObject([
    { seenAs: { postings: 1, boards: 1 } },
    { seenAs: { postings: 1, boards: 1 } },
  ])
})

test('a week in which a feed began to copy is marked on the charts, and named on the page and in the API', async () => {
  const store = copyingFeedStore()
  const app = await testApp(store)
  const words = '75 % of the adverts of A feed in 2026-W14 were copies of known openings, 5 % in the eight weeks before'
  expect((await app.inject('/skills/sql?grain=week')).body).toContain(`2026-W14: ${words}`)
  expect((await app.inject('/sources/merges')).body).toContain(words)
  const jump = { source: 'feed', weekStart: COPYING_WEEK, weeks: 1, rate: 0.75 }
  expect((await app.inject('/api/v1/merges')).json().jumps).toMatchObject([jump])
  const [series] = (await app.inject('/api/v1/skills/sql?grain=week')).json().series
  expect(series.outlook.events).toMatchObject([{ kind: 'merges', periodStart: COPYING_WEEK, source: 'feed' }])
  expect((await app.inject('/about/method')).body).toContain('id="merges"')
  store.close()
})
