import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openStore } from '../../data/store/open-store.ts'
import { type Boards, startBoards } from '../boards/start-boards.ts'
import { reportOf, startCrawl, writeConfiguration } from './crawl-process.ts'
import { startWatchingProxy, type WatchingProxy } from './watching-proxy.ts'

// Each test starts whole processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 240_000 })

let boards: Boards
let proxy: WatchingProxy
let cwd: string

beforeEach(async () => {
  boards = await startBoards({ seed: 5, untilWeek: '2026-11-16', weeks: 3, postingsPerWeek: 40 })
  proxy = await startWatchingProxy(boards.url)
  cwd = mkdtempSync(join(tmpdir(), 'skilltide-stop-'))
  writeConfiguration(cwd, boards.sources, proxy.url)
})
afterEach(async () => {
  await proxy.close()
  await boards.close()
  rmSync(cwd, { recursive: true, force: true })
})

/** Resolves when the request has come in, which is then held back until `release`. */
function holdRequest(number: number): { held: Promise<void>; release: () => void } {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  const held = new Promise<void>((resolve) => {
    proxy.watch({
      received: async (request) => {
        if (request.number < number) return
        resolve()
        await released
      },
    })
  })
  return { held, release }
}

const postingCount = (): number => {
  const store = openStore(join(cwd, 'market.db'))
  const count = store.postings.count()
  store.close()
  return count
}

describe.each(['SIGINT', 'SIGTERM'] as const)('a crawl that gets %s', (signal) => {
  test('finishes the pages in hand, says how to go on, and is taken up by the next one', async () => {
    const { held, release } = holdRequest(12)
    const crawling = startCrawl(cwd)
    await held
    crawling.child.kill(signal)
    await crawling.said('stopping after the batch in hand; run the same command again to go on')
    release()
    const stopped = await crawling.ended
    expect(stopped.code, stopped.stderr).toBe(0)
    expect(reportOf(stopped)).toMatchObject({ runId: 1, isStopped: true, finishedAt: null })
    const askedBefore = proxy.seen.map(({ path }) => path)

    proxy.watch({})
    const last = await startCrawl(cwd).ended
    expect(last.code, last.stderr).toBe(0)
    const report = reportOf(last)
    expect(report).toMatchObject({ runId: 1, isStopped: false, isResumed: true })
    const askedLater = proxy.seen.slice(askedBefore.length).map(({ path }) => path)
    expect(askedLater.length).toBeGreaterThan(0)
    expect(askedLater.filter((path) => askedBefore.includes(path))).toEqual([])
    expect(report.sources.reduce((sum, source) => sum + source.new, 0)).toBe(postingCount())
  })
})

test('a page that never comes does not keep a stopped crawl for ever', async () => {
  const { held, release } = holdRequest(12)
  const crawling = startCrawl(cwd)
  await held
  crawling.child.kill('SIGTERM')
  const stopped = await crawling.ended // the page is still held back
  expect(stopped.code, stopped.stderr).toBe(0)
  const { isStopped, sources } = reportOf(stopped)
  expect(isStopped).toBe(true)
  expect(sources.flatMap(({ failures }) => failures).filter(({ reason }) => reason.includes('abort'))).toEqual([])
  release()
  proxy.watch({})
  expect(reportOf(await startCrawl(cwd).ended)).toMatchObject({ isResumed: true, isStopped: false })
})

test('a second crawl on the same database is refused and names the process of the first', async () => {
  const { held, release } = holdRequest(5)
  const first = startCrawl(cwd)
  await held
  const second = await startCrawl(cwd).ended
  expect([second.code, second.stdout]).toEqual([1, ''])
  expect(second.stderr).toMatch(
    new RegExp(
      `^skilltide: another crawl \\(process ${first.child.pid}, since \\S+\\) is at work on market\\.db; wait`,
    ),
  )
  release()
  expect((await first.ended).code).toBe(0)
})
