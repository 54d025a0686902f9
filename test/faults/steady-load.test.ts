import { mkdirSync, statSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore } from '../../data/store/open-store.ts'
import { runCli } from '../cli/run-cli.ts'
import { fillDatabase, makeFolder } from '../cli/upkeep-market.ts'
import { type LoopbackServer, startServer } from '../crawler/loopback-server.ts'
import { isGentle, secondsOr, tally, tallyMost } from '../soak/tally.ts'
import { reportOf, startCrawl, writeConfiguration } from './crawl-process.ts'
import { megabytesOf, openFilesOf, type ServedProgram, serveProgram } from './served-program.ts'

/**
 * A dashboard that many read while crawls write: a few seconds here, as long as one likes with `npm run test:soak`.
 * The gentle load is what a coach's office asks of it in half a day: five requests a second, a crawl every ten minutes.
 */

const SECONDS = secondsOr(12)
const { clients: CLIENTS, crawlEveryMs: CRAWL_EVERY_MS } = isGentle()
  ? { clients: 10, crawlEveryMs: 600_000 }
  : { clients: 200, crawlEveryMs: 0 }
/** Between two requests of one client. */
const THINKING_MS = 2_000
const PAGES = 200
/** At most eight pages are asked for at once on loopback: so many are answered in a minute. */
const PAGES_A_MINUTE = 1_000
const ANSWER_MS = (8 * 60_000) / PAGES_A_MINUTE
const MOST_MEGABYTES = 600
const MOST_LOG_BYTES = 96 * 2 ** 20
/** What the last quarter of the time may need beyond the first: a process that is read from all the time breathes. */
const MOST_GROWTH_MEGABYTES = 60
/** After an hour, along a line: what is never given back shows over half a day. */
const MOST_SLOPE_MEGABYTES_AN_HOUR = 5
const HOUR_S = 3_600
const PATHS = [
  '/',
  '/skills',
  '/skills/sql',
  '/roles',
  '/gaps?skills=sql',
  '/sources',
  '/skills.csv',
  '/api/v1/trends',
  '/healthz',
]

const { folder, file, remove } = makeFolder('steady')
let site: LoopbackServer
let program: ServedProgram
let edition = 0

const links = Array.from({ length: PAGES }, (_, id) => `<a href="/jobs/${id}">Job ${id}</a>`).join('')
const advert = (id: number) => ({
  '@type': 'JobPosting',
  title: 'Data Engineer',
  identifier: String(id),
  datePosted: `2026-03-0${1 + (id % 7)}`,
  hiringOrganization: { name: `Employer ${id}` },
  jobLocation: { address: { addressLocality: 'Leeds', addressCountry: 'GB' } },
  description: `You know SQL. Edition ${edition} of team ${id} ${'plans what it builds '.repeat(id % 30)}.`,
})

beforeAll(async () => {
  mkdirSync(folder, { recursive: true })
  fillDatabase(file('market.db'), 300)
  site = await startServer(
    new Proxy(
      {},
      {
        get: (_, path: string) => {
          const id = /^\/jobs\/(\d+)$/.exec(path)?.[1]
          if (path === '/robots.txt') return { body: 'User-agent: *\nAllow: /\n' }
          const body =
            id === undefined
              ? links
              : `<script type="application/ld+json">${JSON.stringify(advert(Number(id)))}</script>`
          return (
            _request: unknown,
            response: { writeHead(status: number, headers: object): { end(body: string): void } },
          ) =>
            void setTimeout(
              () => response.writeHead(200, { 'content-type': 'text/html' }).end(`<html>${body}</html>`),
              ANSWER_MS,
            )
        },
      },
    ),
  )
  writeConfiguration(
    folder,
    [{ id: 'site', type: 'job-posting-site', url: `${site.url}/jobs/`, allowPrivateHosts: true }],
    site.url,
  )
  program = await serveProgram(folder, 'market.db')
})
afterAll(async () => {
  program.child.kill('SIGKILL')
  await site.close()
  remove()
})

test(`${CLIENTS} clients for ${SECONDS} s while crawls of ${PAGES_A_MINUTE} pages a minute write: all are answered, memory is bounded`, async () => {
  const until = performance.now() + SECONDS * 1000
  const isOver = () => performance.now() >= until
  const answers = new Map<number, number>()
  const client = async (number: number) => {
    await pause((number * THINKING_MS) / CLIENTS)
    for (let turn = number; !isOver(); turn += 1) {
      const response = await fetch(program.address + PATHS[turn % PATHS.length])
      await response.arrayBuffer()
      answers.set(response.status, (answers.get(response.status) ?? 0) + 1)
      await pause(THINKING_MS)
    }
  }
  let pages = 0
  let runs = 0
  const crawls = async () => {
    do {
      edition += 1
      const next = performance.now() + CRAWL_EVERY_MS
      const ended = await startCrawl(folder).ended
      expect(ended.code, ended.stderr).toBe(0)
      const [summary] = reportOf(ended).sources
      expect(summary).toMatchObject({ failed: 0, closed: 0 })
      pages += summary?.fetched ?? 0
      runs += 1
      while (!isOver() && performance.now() < next) await pause(1_000)
    } while (!isOver())
  }
  const memory: number[] = []
  const files: number[] = []
  let mostLogBytes = 0
  const watch = async () => {
    while (!isOver()) {
      memory.push(megabytesOf(program.child, 'VmRSS') ?? 0)
      files.push(openFilesOf(program.child) ?? 0)
      mostLogBytes = Math.max(mostLogBytes, statSync(file('market.db-wal'), { throwIfNoEntry: false })?.size ?? 0)
      await pause(1_000)
    }
  }
  await Promise.all([crawls(), watch(), ...Array.from({ length: CLIENTS }, (_, number) => client(number))])

  expect([...answers.keys()]).toEqual([200])
  expect(pages).toBeGreaterThanOrEqual(PAGES)
  expect(megabytesOf(program.child, 'VmHWM') ?? 0).toBeLessThan(MOST_MEGABYTES)
  expect(mostLogBytes).toBeLessThan(MOST_LOG_BYTES)
  const quarter = Math.floor(memory.length / 4)
  const meanOf = (values: readonly number[]) =>
    Math.round(values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length))
  const [first, last] = [meanOf(memory.slice(0, quarter)), meanOf(memory.slice(-quarter))]
  // A process that has just begun still grows: only a long time tells.
  if (SECONDS >= 300) {
    expect(last).toBeLessThan(first + MOST_GROWTH_MEGABYTES)
    expect(Math.max(...files.slice(-quarter))).toBeLessThanOrEqual(Math.max(...files.slice(0, quarter)) + CLIENTS)
  }
  if (SECONDS >= 2 * HOUR_S) {
    const slope = slopeAnHour(memory.slice(HOUR_S))
    tallyMost('KB of memory more an hour, along a line from the second hour on', Math.round(slope * 1024))
    if (isGentle() && SECONDS >= 6 * HOUR_S) expect(slope).toBeLessThanOrEqual(MOST_SLOPE_MEGABYTES_AN_HOUR)
  }
  tally(
    'requests answered while crawls wrote',
    [...answers.values()].reduce((sum, count) => sum + count, 0),
  )
  tally('crawls meanwhile', runs)
  tally('pages crawled meanwhile', pages)
  tallyMost('MB of memory at most, under that load', Math.round(megabytesOf(program.child, 'VmHWM') ?? 0))
  tallyMost('MB of memory in the first quarter of the time, on average', first)
  tallyMost('MB of memory in the last quarter of the time, on average', last)
  tallyMost('open files and sockets at most', Math.max(...files))
  tallyMost('MB of the write-ahead log at most', Math.round(mostLogBytes / 2 ** 20))

  program.child.kill('SIGTERM')
  expect(await program.ended, program.said()).toEqual([0, null])
  const store = openStore(file('market.db'))
  expect(store.postings.count()).toBe(300 + PAGES)
  expect(store.counts.findDrift()).toEqual([])
  store.close()
  expect((await runCli(['doctor', '--db', 'market.db'], { cwd: folder })).stdout).toContain('nothing failed')
})

/** Least squares over one value a second. */
function slopeAnHour(values: readonly number[]): number {
  const middle = (values.length - 1) / 2
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const together = values.reduce((sum, value, second) => sum + (second - middle) * (value - mean), 0)
  return (together / values.reduce((sum, _, second) => sum + (second - middle) ** 2, 0)) * HOUR_S
}
