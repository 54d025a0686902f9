import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { crawl } from '../../crawler/crawl.ts'
import type { SourceConfig } from '../../crawler/sources/source.ts'
import { DEMO_KEY } from '../boards/formats/public-services.ts'
import { startEveryFormat } from '../boards/formats/start-every-format.ts'
import { startBoards } from '../boards/start-boards.ts'
import { type MemoryStore, memoryStore } from '../crawler/memory-store.ts'
import { KEY_VARIABLES } from '../crawler/sources/fixture.ts'
import { type SeenRequest, startWatchingProxy, type WatchingProxy } from './watching-proxy.ts'

const open: (() => Promise<unknown>)[] = []
let store: MemoryStore
let proxy: WatchingProxy

beforeEach(() => {
  store = memoryStore()
  for (const name of KEY_VARIABLES) vi.stubEnv(name, DEMO_KEY)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  store.close()
  for (const close of open.splice(0)) await close()
})

async function watched(boards: {
  url: string
  sources: SourceConfig[]
  close(): Promise<void>
}): Promise<SourceConfig[]> {
  proxy = await startWatchingProxy(boards.url)
  open.push(proxy.close, boards.close)
  return boards.sources.map((source) => ({ ...source, baseUrl: proxy.url }))
}

async function run(sources: readonly SourceConfig[], now: () => string, delayMs = 0) {
  const from = proxy.seen.length
  const politeness = { requestsAtOnce: delayMs > 0 ? 1 : 8, delayMs, backOffMs: 1 }
  const report = await crawl(sources, { store, now, userAgent: 'SkillTide/9.9.9 (test)', politeness })
  const seen: readonly SeenRequest[] = proxy.seen.slice(from)
  return { report, seen, bytes: seen.reduce((sum, { bytes }) => sum + bytes, 0) }
}

/** Everything stored but for the instant of the latest reading. */
const unseen = () => store.all().map(({ lastSeenAt: _, ...posting }) => posting)

describe('a second crawl over boards that have not changed', () => {
  test('transfers nothing, changes nothing, and has seen every posting', async () => {
    const sources = await watched(
      await startBoards({ seed: 1, untilWeek: '2026-11-16', weeks: 6, postingsPerWeek: 60 }),
    )
    const first = await run(sources, () => '2026-11-22T22:00:00.000Z')
    const before = unseen()
    const second = await run(sources, () => '2026-11-23T10:00:00.000Z')

    expect(first.bytes).toBeGreaterThan(500_000)
    expect(second.bytes).toBe(0)
    expect(new Set(second.seen.map(({ status }) => status))).toEqual(new Set([304]))
    // robots.txt is fresh, and what it closes is not asked for.
    expect(second.seen).toHaveLength(first.seen.length - 1)
    expect(unseen()).toEqual(before)
    expect(new Set(store.all().map(({ lastSeenAt }) => lastSeenAt))).toEqual(new Set(['2026-11-23T10:00:00.000Z']))
    for (const [index, source] of second.report.sources.entries()) {
      const earlier = first.report.sources[index]
      expect(source).toMatchObject({ fetched: 0, new: 0, updated: 0, unchanged: earlier?.new, failed: earlier?.failed })
      expect(source.notModified).toBe(earlier?.fetched)
    }
  })

  test('transfers almost nothing in any format: only searches that are POSTed have no conditions', async () => {
    const sources = await watched(await startEveryFormat(40))
    const first = await run(sources, () => '2026-11-22T22:00:00.000Z')
    const before = unseen()
    const second = await run(sources, () => '2026-11-23T10:00:00.000Z')
    expect(second.bytes).toBeLessThan(first.bytes * 0.02)
    expect(unseen()).toEqual(before)
    expect(second.report.sources.map((source) => source.new + source.updated)).toEqual(sources.map(() => 0))
  })
})

test('a host is never asked faster than configured, as it sees it itself, over two runs; robots.txt comes first', async () => {
  const boards = await startBoards({ seed: 1, untilWeek: '2026-11-16', weeks: 1, postingsPerWeek: 12 })
  const sources = await watched(boards)
  const delayMs = 60
  const beganAt = performance.now()
  const now = () => new Date().toISOString()
  await run(sources, now, delayMs)
  await run(sources, now, delayMs)

  expect(proxy.seen[0]?.path).toBe('/robots.txt')
  expect(proxy.seen.length).toBeGreaterThan(30)
  for (const [index, { arrivedAt }] of proxy.seen.entries()) {
    // However long a request is on its way, it cannot arrive before it may be sent.
    expect(arrivedAt - beganAt).toBeGreaterThanOrEqual(index * delayMs)
    // One at a time: a request was sent after the answer to the one before it, and the next one a delay after that.
    const answeredBefore = proxy.seen[index - 2]?.answeredAt ?? null
    if (answeredBefore !== null) expect(arrivedAt - answeredBefore).toBeGreaterThanOrEqual(delayMs)
  }
})
