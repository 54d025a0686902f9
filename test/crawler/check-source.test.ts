import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkText } from '../../analysis/report/check-text.ts'
import { checkSource } from '../../crawler/check-source.ts'
import { crawl } from '../../crawler/crawl.ts'
import type { SourceConfig } from '../../crawler/sources/source.ts'
import { type LoopbackServer, type Reply, type Route, startServer } from './loopback-server.ts'
import { type MemoryStore, memoryStore } from './memory-store.ts'

let server: LoopbackServer
let store: MemoryStore
let routes: Record<string, Route>
beforeEach(async () => {
  routes = {}
  store = memoryStore()
  server = await startServer(new Proxy({}, { get: (_, path) => routes[String(path)] }))
})
afterEach(async () => {
  store.close()
  await server.close()
})

const NOW = '2026-11-16T08:00:00.000Z'
const deps = () => ({
  store,
  now: () => NOW,
  userAgent: 'SkillTide/9.9.9 (test)',
  politeness: { requestsAtOnce: 1, delayMs: 0, backOffMs: 1 },
})
const check = (source: SourceConfig) => checkSource(source, deps())
const board = (): SourceConfig => ({
  ...{ id: 'acme', type: 'lever', board: 'acme', baseUrl: server.url, allowPrivateHosts: true },
})
const site = (): SourceConfig => ({
  ...{ id: 'site', type: 'job-posting-site', url: `${server.url}/jobs/`, allowPrivateHosts: true },
})
const BOARD = '/v0/postings/acme'
const json = (value: unknown): Reply => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
})
const html = (body: string): Reply => ({ headers: { 'content-type': 'text/html' }, body: `<html>${body}</html>` })
const advert = (title: string): Reply =>
  html(
    `<script type="application/ld+json">${JSON.stringify({ '@type': 'JobPosting', title, description: 'Build.' })}</script>`,
  )
const job = (id: number, own: object = {}) => ({
  ...{ id: String(id), text: 'Data Engineer', hostedUrl: `https://jobs.example/${id}`, description: 'SQL' },
  ...{ createdAt: Date.parse('2026-01-02T09:00:00Z'), ...own },
})

describe('a check of a source', () => {
  test('says what was read, how whole the items are, and the first that could not be read', async () => {
    routes[BOARD] = json([job(1), job(2, { createdAt: null }), job(3), job(4, { text: '' })])
    const found = await check(board())
    expect(found).toMatchObject({ id: 'acme', type: 'lever', verdict: 'healthy', reason: null, isSound: true })
    expect(found.pages).toEqual([
      {
        ...{ url: `${server.url}${BOARD}?mode=json&skip=0&limit=100`, kind: 'listing', robots: 'allowed' },
        ...{ outcome: 'read', reason: null, items: 4, names: 0 },
      },
    ])
    expect(found.items).toEqual({ items: 4, withTitle: 3, withText: 3, withUrl: 3, withDate: 2 })
    expect(found.rejected).toMatchObject({ count: 1, first: [{ item: expect.stringContaining('[3]') }] })
    expect(found.postings[0]).toMatchObject({ title: 'Data Engineer', postedOn: '2026-01-02' })
    const text = checkText(found)
    expect(text).toContain('acme (lever): healthy')
    expect(text).toContain('4 items: title 75 %, text 75 %, link 75 %, posting day 50 %')
    expect(text).toContain(`    ${found.rejected.first[0]?.item}: ${found.rejected.first[0]?.reason}`)
  })

  test('writes nothing', async () => {
    routes[BOARD] = json([job(1)])
    const before = store.dataVersion()
    await check(board())
    expect(store.dataVersion()).toBe(before)
    expect([store.postings.count(), store.savedRuns, store.savedSources]).toEqual([0, [], []])
  })

  test('asks for a listing and some of its adverts, each once, and names what a crawl would read besides', async () => {
    routes['/robots.txt'] = { body: 'User-agent: *\nDisallow: /jobs/2\n' }
    routes['/jobs/'] = html([1, 2, 3, 4, 5, 6, 7].map((id) => `<a href="/jobs/${id}">x</a>`).join(''))
    for (const id of [1, 2, 3, 4, 5, 6, 7]) routes[`/jobs/${id}`] = advert(`Job ${id}`)
    const found = await check(site())
    expect(server.paths).toEqual(['/robots.txt', '/jobs/', '/jobs/1', '/jobs/3', '/jobs/4'])
    expect(found.pages.map(({ robots, outcome, names }) => [robots, outcome, names])).toEqual([
      ['allowed', 'read', 7],
      ['allowed', 'read', 0],
      ['disallowed', 'disallowed', 0],
      ['allowed', 'read', 0],
      ['allowed', 'read', 0],
    ])
    expect(found.further).toEqual({ count: 3, first: [5, 6, 7].map((id) => `${server.url}/jobs/${id}`) })
    expect(found).toMatchObject({ verdict: 'healthy', items: { items: 3, withTitle: 3 } })
  })

  test.each([
    ['HTML where a board answers JSON', { [BOARD]: html('please log in') }, 'failed', /JSON/],
    ['no such board', {}, 'failed', /^answer 404$/],
    ['a server that is out of order', { [BOARD]: { status: 503 } }, 'failed', /^answer 503$/],
    [
      'robots.txt that closes it',
      { '/robots.txt': { body: 'User-agent: *\nDisallow: /' } },
      'failed',
      /robots\.txt of/,
    ],
    ['robots.txt out of order', { '/robots.txt': { status: 503 } }, 'failed', /robots\.txt could not be read/],
    ['an empty board', { [BOARD]: json([]) }, 'empty-unverified', /nothing on the board/],
    [
      'items without what a posting needs',
      { [BOARD]: json([job(1), { id: '2' }, { id: '3' }]) },
      'unhealthy',
      /^only 1 of 3/,
    ],
  ])('of %s is not sound, and says why', async (_what, answers: Record<string, Reply>, verdict, reason) => {
    Object.assign(routes, answers)
    const found = await check(board())
    expect(found).toMatchObject({ verdict, isSound: false, reason: expect.stringMatching(reason) })
    expect(checkText(found)).toContain(`acme (lever): ${verdict}: ${found.reason}`)
  })

  test('heeds what crawls learnt: a host that asked for a pause, terms that allow no reading yet', async () => {
    routes[BOARD] = { status: 429, headers: { 'retry-after': String(23 * 3600) } }
    routes['/api/remote-jobs'] = json({ jobs: [] })
    const remotive: SourceConfig = { id: 'remotive', type: 'remotive', baseUrl: server.url, allowPrivateHosts: true }
    await crawl([remotive, board()], deps())
    const asked = server.paths.length
    expect((await check(board())).reason).toContain('asked us to wait 1380 minutes')
    await expect(check(remotive)).rejects.toThrow('its terms allow no reading before 2026-11-16T14:00:00.000Z')
    expect(server.paths).toHaveLength(asked)
  })
})
