import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type Boards, startBoards } from '../boards/start-boards.ts'
import { type CrawlProcess, startCrawl, writeConfiguration } from '../faults/crawl-process.ts'
import { type ServedProgram, serveProgram } from '../faults/served-program.ts'
import { startWatchingProxy, type WatchingProxy } from '../faults/watching-proxy.ts'
import { allEvents, readEvents } from './read-events.ts'

// Each test starts whole processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 240_000 })

let boards: Boards
let proxy: WatchingProxy
let cwd: string
let served: ServedProgram
let crawls: CrawlProcess[] = []

beforeAll(async () => {
  boards = await startBoards({ seed: 5, untilWeek: '2026-11-16', weeks: 3, postingsPerWeek: 40 })
})
afterAll(() => boards.close())
beforeEach(async () => {
  proxy = await startWatchingProxy(boards.url)
  cwd = mkdtempSync(join(tmpdir(), 'skilltide-crawl-elsewhere-'))
  writeConfiguration(cwd, boards.sources, proxy.url)
  served = await serveProgram(cwd, 'market.db')
})
afterEach(async () => {
  for (const { child } of crawls) child.kill('SIGKILL')
  served.child.kill('SIGKILL')
  await Promise.all([served.ended, ...crawls.map(({ ended }) => ended)])
  crawls = []
  await proxy.close()
  rmSync(cwd, { recursive: true, force: true })
})

/** Lets no request pass from the `first` on, until `letPass` allows more. */
function gate(first: number) {
  let closedFrom = first
  const waiting: { number: number; pass: () => void }[] = []
  let reached = () => {}
  const held = new Promise<void>((resolve) => {
    reached = resolve
  })
  proxy.watch({
    received: async ({ number }) => {
      if (number < closedFrom) return
      reached()
      await new Promise<void>((pass) => void waiting.push({ number, pass }))
    },
  })
  const letPass = (before: number) => {
    closedFrom = before
    for (const { number, pass } of waiting) if (number < before) pass()
  }
  return { held, letPass }
}

function crawlElsewhere(): CrawlProcess {
  const crawl = startCrawl(cwd)
  crawls.push(crawl)
  return crawl
}
const watchCrawl = () => fetch(`${served.address}/sources/crawl/events`)
const pageText = async () => (await fetch(`${served.address}/sources`)).text()

test('a crawl of the command line is followed on the page of the server, from the middle of it to its end', async () => {
  const { held, letPass } = gate(8)
  const crawl = crawlElsewhere()
  await held
  const page = await pageText()
  expect(page).toContain(`Another crawl (process ${crawl.child.pid}, since `)
  expect(page).toContain('data-crawl-events')
  expect(page).not.toContain('Stop the crawl')

  const done: number[] = []
  const phases = new Set<string>()
  for await (const { state } of readEvents(await watchCrawl())) {
    phases.add(state.phase)
    expect(state.elsewhere).toEqual({ pid: crawl.child.pid })
    if (state.phase === 'reading') done.push(state.done)
    // What is told next can only be what the other process did meanwhile.
    if (done.length === 1) letPass(20)
    else letPass(Number.POSITIVE_INFINITY)
    if (state.phase !== 'done') continue
    expect(state.words).toBe('The crawl is done, and what it read is analysed.')
    expect(state.lastLine).toMatch(/^\d+ new postings, 0 updated/)
    expect(state.sources).toBe(boards.sources.length)
  }
  expect(phases.has('done')).toBe(true)
  expect(done.length).toBeGreaterThan(1)
  expect(done).toEqual([...done].sort((one, other) => one - other))
  expect(await crawl.ended).toMatchObject({ code: 0 })
  // Who comes later is told the end at once, and can start the next.
  expect((await allEvents(await watchCrawl())).map(({ state }) => state.phase)).toEqual(['done'])
  expect(await pageText()).toContain('Start a crawl')
})

test('a page that was opened before it is told that one has begun, and that one has ended', async () => {
  const state = async () => (await fetch(`${served.address}/sources/crawl/state`)).json()
  expect(await state()).toEqual({ isAtWork: false, endedAt: null })
  expect(await pageText()).toMatch(/data-crawl-next="\/sources\/crawl\/state" data-crawl-ended(="")?>/)
  const { held, letPass } = gate(8)
  const crawl = crawlElsewhere()
  await held
  expect(await state()).toEqual({ isAtWork: true, endedAt: null })
  letPass(Number.POSITIVE_INFINITY)
  await crawl.ended
  const { isAtWork, endedAt } = await state()
  expect(isAtWork).toBe(false)
  expect(await pageText()).toContain(`data-crawl-ended="${endedAt}"`)
})

test('one that is killed or stopped elsewhere ends on the page too', async () => {
  const { held } = gate(8)
  const crawl = crawlElsewhere()
  await held
  const events = readEvents(await watchCrawl())
  expect((await events.next()).value?.state).toMatchObject({ phase: 'reading', isStopping: false })
  crawl.child.kill('SIGKILL')
  const rest: string[] = []
  for await (const { state } of events) rest.push(state.phase)
  expect(rest.at(-1)).toBe('stopped')
  const page = await pageText()
  expect(page).toContain('The crawl was stopped')
  expect(page).toContain('Start a crawl')
})
