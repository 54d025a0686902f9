import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { crawl } from '../../../crawler/crawl.ts'
import { SOURCE_ADAPTERS } from '../../../crawler/sources/registry.ts'
import type { SourceAdapter, SourceConfig, SourceRequest } from '../../../crawler/sources/source.ts'
import { type Route, startServer } from '../loopback-server.ts'
import { memoryStore } from '../memory-store.ts'
import { KEY_VARIABLES, readFixture } from './fixture.ts'

const open: (() => Promise<void>)[] = []
beforeEach(() => {
  for (const name of KEY_VARIABLES) vi.stubEnv(name, `secret-${name}`)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  for (const close of open.splice(0)) await close()
})

const pathOf = ({ url }: SourceRequest): string => url.slice(new URL(url).origin.length).replace(/#.*$/, '')

/** The invented pages of a source under the addresses that its adapter asks for. */
function routesOf(adapter: SourceAdapter): Record<string, Route> {
  const { config, expected, answer, hasDetail } = readFixture(adapter.type)
  const [first] = adapter.firstRequests(config)
  const [next] = expected.next
  if (first === undefined) return {}
  const token = { body: JSON.stringify({ access_token: 'token', expires_in: 600 }) }
  const routes: Record<string, Route> = {
    '/connexion/oauth2/access_token': token,
    [pathOf(first)]: { body: answer(first, 'listing').body },
  }
  // Keys stand behind the query that the adapter knows of.
  if (first.credentials?.kind === 'query') routes[new URL(first.url).pathname] = { body: answer(first, 'listing').body }
  if (hasDetail && next !== undefined) routes[pathOf(next)] = { body: answer(next, 'detail').body }
  return routes
}

test.each(SOURCE_ADAPTERS.map((adapter) => ({ type: adapter.type, adapter })))(
  '$type is read over HTTP as from its pages, a second run changes nothing, and no key is left anywhere',
  async ({ type, adapter }) => {
    const { config, expected } = readFixture(type)
    const server = await startServer(routesOf(adapter))
    open.push(() => server.close())
    const entry: SourceConfig = { ...config, baseUrl: server.url, allowPrivateHosts: true }
    const store = memoryStore()
    const deps = {
      store,
      now: () => '2026-11-16T08:00:00.000Z',
      userAgent: 'SkillTide/9.9.9 (test)',
      politeness: { requestsAtOnce: 4, delayMs: 0, backOffMs: 1 },
    }
    const firstRun = await crawl([entry], deps)
    // Eight hours later: the terms of some sources limit how often they are read.
    const secondRun = await crawl([entry], { ...deps, now: () => '2026-11-16T16:00:00.000Z' })

    expect(server.paths[0]).toBe('/robots.txt')
    expect(store.all()).toMatchObject(expected.postings)
    expect(firstRun.sources[0]?.new).toBe(expected.postings.length)
    expect(secondRun.sources[0]).toMatchObject({ new: 0, updated: 0, unchanged: expected.postings.length })
    expect(JSON.stringify([firstRun, secondRun, store.all(), store.savedSources, store.savedRuns])).not.toMatch(
      /secret-/,
    )
  },
)

test('the credit that a source demands is stored with it, under its own name', async () => {
  const { config, answer } = readFixture('remotive')
  const path = '/api/remote-jobs?search=data'
  const server = await startServer({ [path]: { body: answer({ url: '', kind: 'listing' }, 'listing').body } })
  open.push(() => server.close())
  const store = memoryStore()
  const entry = { ...config, query: 'data', baseUrl: server.url, allowPrivateHosts: true }
  await crawl([entry], { store, now: () => '2026-11-16T08:00:00.000Z', userAgent: 'SkillTide/9.9.9 (test)' })
  expect(store.savedSources).toMatchObject([
    {
      source: 'remotive',
      name: 'Remotive: data',
      attribution: 'Jobs by Remotive (https://remotive.com)',
      licence: 'Remotive API terms: link back to the posting, name the source, do not pass on to job boards',
      url: 'https://remotive.com',
    },
  ])
})
