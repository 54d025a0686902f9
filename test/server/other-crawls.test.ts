import { expect, test } from 'vitest'
import { createOtherCrawls } from '../../server/crawls/other-crawls.ts'
import type { CrawlState } from '../../web/crawl-state.ts'
import { aPosting, aStore } from '../data/builders.ts'

const HOLDER = { pid: 4711, processMark: null, since: '2026-11-23T06:00:00.000Z' }

/** A database on which another process crawls, and a clock that rings when the test wants it. */
function anotherCrawl() {
  const store = aStore([])
  const timers = new Set<() => void>()
  let isAlive = true
  const others = createOtherCrawls({
    store,
    isAlive: async () => isAlive,
    now: () => '2026-11-23T06:10:00.000Z',
    after: (_ms, act) => {
      const timer = () => act()
      timers.add(timer)
      return () => timers.delete(timer)
    },
  })
  async function ring(): Promise<void> {
    const due = [...timers]
    timers.clear()
    for (const act of due) await act()
  }
  const die = () => {
    isAlive = false
  }
  return { store, others, timers, ring, die }
}

function beginRun({ store }: ReturnType<typeof anotherCrawl>): number {
  store.crawlLock.acquire(HOLDER, () => false)
  const runId = store.runs.start('crawl', HOLDER.since)
  store.frontier.plan(runId, [{ entry: 'acme', configHash: 'x' }])
  store.crawlLock.noteRun(runId)
  return runId
}

test('no timer is set while nobody watches', async () => {
  const crawl = anotherCrawl()
  beginRun(crawl)
  await crawl.others.look()
  expect(crawl.timers.size).toBe(0)
  const unwatch = crawl.others.watch(() => {})
  const unwatchSecond = crawl.others.watch(() => {})
  expect(crawl.timers.size).toBe(1)
  await crawl.ring()
  expect(crawl.timers.size).toBe(1)
  unwatch()
  unwatchSecond()
  expect(crawl.timers.size).toBe(0)
})

test('who watches again while a look waits for its answer sets no second row of timers', async () => {
  const crawl = anotherCrawl()
  beginRun(crawl)
  const unwatch = crawl.others.watch(() => {})
  const looking = crawl.ring()
  unwatch()
  const unwatchAgain = crawl.others.watch(() => {})
  await looking
  expect(crawl.timers.size).toBe(1)
  await crawl.ring()
  expect(crawl.timers.size).toBe(1)
  unwatchAgain()
  expect(crawl.timers.size).toBe(0)
})

test('a state is told once, and the end says what was read', async () => {
  const crawl = anotherCrawl()
  const { store, others } = crawl
  const told: CrawlState[] = []
  others.watch((state) => told.push(state))
  await crawl.ring()
  expect(told).toEqual([])

  const runId = beginRun(crawl)
  const page = (url: string) => store.frontier.add(runId, { entry: 'acme', kind: 'listing', url, request: '{}' })
  const [first] = [page('https://acme.example/1'), page('https://acme.example/2')]
  store.frontier.setState(first ?? 0, 'done')
  await crawl.ring()
  await crawl.ring()
  expect(told).toMatchObject([
    { phase: 'reading', done: 1, all: 2, source: 'acme', sourcesDone: 0, sources: 1, elsewhere: { pid: 4711 } },
  ])

  store.runs.finish(runId, HOLDER.since)
  store.frontier.clear(runId)
  store.crawlLock.release(HOLDER)
  await crawl.ring()
  expect(told.slice(1)).toMatchObject([{ phase: 'done', lastLine: '0 new postings, 0 updated, 0 as they were.' }])
})

test('a process that dies before it has analysed what it read is said to have failed, with the mend', async () => {
  const crawl = anotherCrawl()
  const { store, others } = crawl
  const runId = beginRun(crawl)
  await others.look()
  store.postings.save([aPosting()], HOLDER.since)
  store.frontier.clear(runId)
  store.crawlLock.release(HOLDER)
  await others.look()
  expect(others.state()).toMatchObject({ phase: 'analysing', done: 0, all: 1 })
  crawl.die()
  await others.look()
  expect(others.state()).toMatchObject({ phase: 'failed', lastLine: expect.stringContaining('skilltide analyze') })
})
