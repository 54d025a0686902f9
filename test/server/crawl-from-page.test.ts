import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { openStore } from '../../data/store/open-store.ts'
import { type Boards, startBoards } from '../boards/start-boards.ts'
import { startCrawl, writeConfiguration } from '../faults/crawl-process.ts'
import { type ServedProgram, serveProgram } from '../faults/served-program.ts'
import { startWatchingProxy, type WatchingProxy } from '../faults/watching-proxy.ts'
import { allEvents, readEvents } from './read-events.ts'

// Each test starts whole processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 240_000 })

let boards: Boards
let proxy: WatchingProxy
let cwd: string
let served: ServedProgram

beforeAll(async () => {
  boards = await startBoards({ seed: 5, untilWeek: '2026-11-16', weeks: 3, postingsPerWeek: 40 })
})
afterAll(() => boards.close())
beforeEach(async () => {
  proxy = await startWatchingProxy(boards.url)
  cwd = mkdtempSync(join(tmpdir(), 'skilltide-page-crawl-'))
  writeConfiguration(cwd, boards.sources, proxy.url)
  served = await serveProgram(cwd, 'market.db')
})
afterEach(async () => {
  served.child.kill('SIGKILL')
  await served.ended
  await proxy.close()
  rmSync(cwd, { recursive: true, force: true })
})

/** Requests from this one on are held back until `release`. */
function holdRequests(from: number): { held: Promise<void>; release: () => void } {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  const held = new Promise<void>((resolve) => {
    proxy.watch({
      received: async (request) => {
        if (request.number < from) return
        resolve()
        await released
      },
    })
  })
  return { held, release: () => release() }
}

const post = (path: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  fetch(served.address + path, { method: 'POST', body: new URLSearchParams(fields), headers, redirect: 'manual' })
const watchCrawl = (headers: Record<string, string> = {}) =>
  fetch(`${served.address}/sources/crawl/events`, { headers })
const pageText = async () => (await fetch(`${served.address}/sources`)).text()

function counts() {
  const store = openStore(join(cwd, 'market.db'))
  const [postings, isLocked] = [store.postings.count(), store.crawlLock.holder() !== null]
  const runs = store.runs.list(10).map(({ finishedAt }) => finishedAt !== null)
  store.close()
  return { postings, isLocked, runs }
}

test('a crawl that was started on the page is watched to its end, and its postings are there, analysed', async () => {
  const { held, release } = holdRequests(6)
  expect(await pageText()).toContain('Start a crawl')
  const { status, headers } = await post('/sources/crawl', { source: '' })
  expect([status, headers.get('location')]).toEqual([303, '/sources'])
  await held
  expect(await pageText()).toMatch(/data-crawl-words[^<]*>(Reading: |The crawl is starting)/)

  const stream = await watchCrawl({ 'accept-encoding': 'gzip' })
  expect(stream.headers.get('content-type')).toContain('text/event-stream')
  expect(stream.headers.get('content-encoding')).toBeNull()
  expect(stream.headers.get('cache-control')).toContain('no-store')
  release()
  const events = await allEvents(stream)
  const last = events.at(-1)
  expect(events.some(({ state }) => state.phase === 'reading' && state.done > 0)).toBe(true)
  expect(events.some(({ state }) => state.phase === 'analysing')).toBe(true)
  expect(last?.state).toMatchObject({ phase: 'done', only: null, sources: boards.sources.length })
  expect(new Set(events.map(({ id }) => id)).size).toBeGreaterThan(2)
  const { postings, runs } = counts()
  expect(postings).toBeGreaterThan(50)
  expect(runs).toEqual([true])
  expect(last?.state.lastLine).toContain(`${postings} new postings, 0 updated`)
  expect(await (await fetch(`${served.address}/healthz`)).json()).toMatchObject({ status: 'ok' })

  // Who has seen the end is told not to come back; who has not is told it at once.
  expect((await watchCrawl({ 'last-event-id': last?.id ?? '' })).status).toBe(204)
  expect(await allEvents(await watchCrawl())).toEqual([last])
  expect(await pageText()).toContain('The crawl is done')
})

test('one source alone is read, and one that nobody configured is refused', async () => {
  const only = boards.sources[0]?.id ?? ''
  const unknown = await post('/sources/crawl', { source: '--config=elsewhere' })
  expect(unknown.status).toBe(400)
  expect(await unknown.text()).toContain('No source is called')
  await post('/sources/crawl', { source: only })
  const events = await allEvents(await watchCrawl())
  expect(events.at(-1)?.state).toMatchObject({ phase: 'done', only, sources: 1 })
  expect(counts().postings).toBeGreaterThan(0)
})

test('a second crawl is refused, whoever started the first; stopping finishes the pages in hand, and the next goes on', async () => {
  const { held, release } = holdRequests(12)
  await post('/sources/crawl')
  await held
  const second = await post('/sources/crawl')
  expect(second.status).toBe(409)
  expect(await second.text()).toContain('still at work')

  const stream = await watchCrawl()
  expect((await post('/sources/crawl/stop')).status).toBe(303)
  for await (const { state } of readEvents(stream)) {
    if (state.isStopping) release()
    if (state.phase === 'stopped') expect(state.words).toContain('within 24 hours')
  }
  expect(counts()).toMatchObject({ isLocked: false, runs: [false] })
  expect(await pageText()).toContain('The crawl was stopped')

  await post('/sources/crawl')
  expect((await allEvents(await watchCrawl())).at(-1)?.state.phase).toBe('done')
  expect(counts().runs).toEqual([true])

  const again = holdRequests(3)
  const other = startCrawl(cwd)
  await again.held
  const refused = await post('/sources/crawl')
  expect(refused.status).toBe(409)
  expect(await refused.text()).toContain(`process ${other.child.pid}`)
  expect(await pageText()).toContain(`Another crawl (process ${other.child.pid}`)
  again.release()
  await other.ended
})

test('another website can neither start, stop nor watch a crawl; without a configuration nobody can, and is told how to get one', async () => {
  const foreign = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }
  expect((await post('/sources/crawl', {}, foreign)).status).toBe(403)
  expect((await post('/sources/crawl/stop', {}, foreign)).status).toBe(403)
  expect((await watchCrawl({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' })).status).toBe(403)
  expect(proxy.seen.length).toBe(0)

  rmSync(join(cwd, 'skilltide.yaml'))
  const page = await pageText()
  expect(page).toContain('skilltide.yaml is not there')
  expect(page).toContain('defaultSources')
  expect(page).not.toContain('Start a crawl')
  const refused = await post('/sources/crawl')
  expect(refused.status).toBe(400)
  const [sentence, file] = (await refused.text()).split('A file to begin with')
  expect(sentence).toContain('skilltide.yaml is not there')
  expect(sentence).not.toContain('defaultSources')
  expect(file).toMatch(/<pre[^>]*><code>[^<]*defaultSources/)
  expect(proxy.seen.length).toBe(0)
})

test('a server that is killed takes its crawl with it, and the next one goes on where that ended', async () => {
  const { held, release } = holdRequests(12)
  await post('/sources/crawl')
  await held
  const store = openStore(join(cwd, 'market.db'))
  const crawler = store.crawlLock.holder()
  expect(crawler).not.toBeNull()
  served.child.kill('SIGKILL')
  await served.ended
  release()
  await vi.waitUntil(() => store.crawlLock.holder() === null, { timeout: 60_000 })
  expect(store.runs.list(10).map(({ finishedAt }) => finishedAt)).toEqual([null])
  store.close()
  served = await serveProgram(cwd, 'market.db')
  await post('/sources/crawl')
  expect((await allEvents(await watchCrawl())).at(-1)?.state.phase).toBe('done')
  // One run, finished by the second process.
  expect(counts()).toMatchObject({ isLocked: false, runs: [true] })
})

test('no more than twenty watch at a time, and the server stops with all of them and the crawl', async () => {
  const { held, release } = holdRequests(6)
  await post('/sources/crawl')
  await held
  const streams = await Promise.all(Array.from({ length: 20 }, () => watchCrawl()))
  expect(streams.map(({ status }) => status)).toEqual(Array(20).fill(200))
  const tooMany = await watchCrawl()
  expect([tooMany.status, tooMany.headers.get('retry-after')]).toEqual([503, '60'])
  await tooMany.text()
  served.child.kill('SIGINT')
  const endings = Promise.all(streams.map(allEvents))
  release()
  expect((await endings).map((events) => events.length > 0)).toEqual(Array(20).fill(true))
  expect(await served.ended).toEqual([0, null])
  expect(counts()).toMatchObject({ isLocked: false })
})
