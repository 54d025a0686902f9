import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { loadRules } from '../../analysis/load-rules.ts'
import type { CrawlReport } from '../../crawler/crawl.ts'
import type { SourceConfig } from '../../crawler/sources/source.ts'
import { openStore } from '../../data/store/open-store.ts'
import { seededRandom } from '../boards/seeded-random.ts'
import { type Boards, startBoards } from '../boards/start-boards.ts'
import { roundsOr, tally } from '../soak/tally.ts'
import { reportOf, startCrawl, writeConfiguration } from './crawl-process.ts'
import { type SeenRequest, startWatchingProxy, type WatchingProxy } from './watching-proxy.ts'

/** Every way to be killed once, for they come round after twelve; more of them in a long run. */
const KILLS = roundsOr(1) > 1 ? 24 : 12
/** Every so manieth process is ended by its own thread, in the midst of reading; the others from outside, at a request. */
const KILL_IN_THREAD_EACH = 4
const KILL_IN_THREAD = fileURLToPath(new URL('kill-in-thread.cjs', import.meta.url))
/** Requests to one host at a time, on loopback. */
const AT_ONCE = 8
const MOMENTS = ['received', 'halfSent', 'answered'] as const

let boards: Boards
let proxy: WatchingProxy
const folder = mkdtempSync(join(tmpdir(), 'skilltide-kill-'))
const undisturbed = join(folder, 'undisturbed')
const killed = join(folder, 'killed')

beforeAll(async () => {
  boards = await startBoards({ seed: 11, untilWeek: '2026-11-16', weeks: 8, postingsPerWeek: 420 })
  proxy = await startWatchingProxy(boards.url)
  for (const cwd of [undisturbed, killed]) {
    mkdirSync(cwd)
    writeConfiguration(cwd, oneOfEach(boards.sources), proxy.url)
  }
})
afterAll(async () => {
  await proxy.close()
  await boards.close()
  rmSync(folder, { recursive: true, force: true })
})

/** One board of every kind: the site has most of the pages, the boards most of the postings. */
const oneOfEach = (sources: readonly SourceConfig[]): SourceConfig[] =>
  sources.filter(({ type }, index) => sources.findIndex((other) => other.type === type) === index)

/** The raw content of a database, read like any other program would. */
function look<Result>(cwd: string, read: (db: Database.Database) => Result): Result {
  const db = new Database(join(cwd, 'market.db'), { readonly: true })
  try {
    return read(db)
  } finally {
    db.close()
  }
}

/** Everything a posting is, but for the instants of reading. */
const postingsIn = (cwd: string): unknown[] =>
  look(cwd, (db) =>
    db
      .prepare(
        `SELECT source, board, source_posting_id, hex(content_hash), posted_on, p.url, title, hex(content)
         FROM postings p JOIN sources USING (source_id) JOIN posting_texts USING (posting_id) ORDER BY 1, 2, 3`,
      )
      .raw()
      .all(),
  )
const keysIn = (cwd: string): string[] =>
  look(cwd, (db) =>
    db.prepare<[], string>("SELECT source_id || ' ' || board || ' ' || source_posting_id FROM postings").pluck().all(),
  )

/** What must hold at any moment, whatever was killed. */
function expectSound(cwd: string): void {
  look(cwd, (db) => {
    const count = (sql: string) => db.prepare<[], number>(sql).pluck().get()
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(db.pragma('foreign_key_check')).toEqual([])
    // Each page is done together with its effect: what the record counts is what is there.
    expect(count('SELECT coalesce(sum(new), 0) FROM run_sources')).toBe(count('SELECT count(*) FROM postings'))
    expect(count('SELECT coalesce(sum(fetched), 0) FROM run_sources')).toBe(
      count("SELECT count(*) FROM frontier_pages WHERE state = 'done'"),
    )
  })
}

const FINAL_PAGES = "FROM frontier_pages WHERE state NOT IN ('todo', 'inHand')"
const countFinal = (cwd: string): number =>
  look(cwd, (db) => db.prepare<[], number>(`SELECT count(*) ${FINAL_PAGES}`).pluck().get() ?? 0)
/** Paths of the single adverts whose end is written; a listing can share its path with others, an advert does not. */
const writtenAdverts = (cwd: string): string[] =>
  look(cwd, (db) => db.prepare<[], string>(`SELECT url ${FINAL_PAGES} AND kind = 'detail'`).pluck().all()).map(
    (url) => {
      const { pathname, search } = new URL(url)
      return pathname + search
    },
  )

/** What a run says of its sources; the order of failures depends on which page came first. */
const countsOf = ({ sources }: CrawlReport) =>
  sources.map(({ failures, ...counts }) => ({ ...counts, failures: failures.map(({ where }) => where).sort() }))

/** That such a process dies shows that a thread reads its pages: nothing else ends it. */
const startAndKillInThread = (cwd: string, page: number, kill: number) =>
  startCrawl(cwd, [], {
    NODE_OPTIONS: `--require ${JSON.stringify(KILL_IN_THREAD)}`,
    KILL_AT_PAGE: String(page),
    KILL_WHEN: kill % (2 * KILL_IN_THREAD_EACH) === 2 ? 'read' : 'handedOver',
  })

describe(`a crawl that is killed ${KILLS} times and taken up again`, () => {
  let clean: CrawlReport
  let resumed: CrawlReport
  let cleanRequests: number
  let allRequests: number
  /** Requests of the killed processes. */
  let killedRequests: number
  /** Pages that these had written when they died. */
  let writtenPages = 0
  /** Adverts that a killed process had written, and a later one asked for all the same. */
  const askedInVain: string[] = []

  beforeAll(async () => {
    const whole = await startCrawl(undisturbed).ended
    expect(whole.code, whole.stderr).toBe(0)
    clean = reportOf(whole)
    cleanRequests = proxy.seen.length

    const random = seededRandom(2_026)
    // Each process does less than its share of the work before it dies, so all of them die in the middle of it.
    const most = Math.floor((cleanRequests - 2 * KILLS) / KILLS)
    expect(most).toBeGreaterThan(5)
    let before: string[] = []
    for (let kill = 0; kill < KILLS; kill += 1) {
      const moment = MOMENTS[kill % MOMENTS.length] ?? 'received'
      // Pages are written in groups. Half of the processes die right behind such a write, the others wherever they are; the
      // write comes by itself, because more requests than are allowed at once have been answered by then.
      const isBehindWrite = kill % 2 === 1
      const at = random.between(isBehindWrite ? AT_ONCE + 2 : 1, most)
      const [finalBefore, writtenBefore] = kill === 0 ? [0, []] : [countFinal(killed), writtenAdverts(killed)]
      const seenBefore = proxy.seen.length
      const isInThread = kill % KILL_IN_THREAD_EACH === 2
      const process = isInThread ? startAndKillInThread(killed, at, kill) : startCrawl(killed)
      const killAtRequest = async ({ number }: SeenRequest) => {
        if (number === at) {
          if (isBehindWrite) await vi.waitUntil(() => countFinal(killed) > finalBefore, { timeout: 60_000 })
          process.child.kill('SIGKILL')
        }
        if (number >= at) await process.ended
      }
      proxy.watch(isInThread ? {} : { [moment]: killAtRequest })
      const { signal, stderr } = await process.ended
      expect(signal, `kill ${kill} at ${at} (${isInThread ? 'in the thread' : moment}): ${stderr}`).toBe('SIGKILL')
      expectSound(killed)
      const asked = proxy.seen.slice(seenBefore).map(({ path }) => path)
      askedInVain.push(...asked.filter((path) => writtenBefore.includes(path)))
      writtenPages += countFinal(killed) - finalBefore
      const after = keysIn(killed)
      expect(after).toEqual(expect.arrayContaining(before))
      before = after
    }
    tally('kills survived: crawl', KILLS)
    killedRequests = proxy.seen.length - cleanRequests
    const written = writtenAdverts(killed)
    proxy.watch({})
    const last = await startCrawl(killed).ended
    const asked = proxy.seen.slice(cleanRequests + killedRequests).map(({ path }) => path)
    askedInVain.push(...asked.filter((path) => written.includes(path)))
    expect(last.code, last.stderr).toBe(0)
    resumed = reportOf(last)
    allRequests = proxy.seen.length - cleanRequests
  }, 900_000) // a dozen processes: twenty seconds on a machine with nothing else to do

  test('ends with the same postings as one that was left alone: none lost, none doubled', () => {
    expect(postingsIn(killed).length).toBeGreaterThan(300)
    expect(postingsIn(killed)).toEqual(postingsIn(undisturbed))
  })

  test('is one run, and counts everything once', () => {
    expect(resumed).toMatchObject({ runId: 1, isResumed: true, isStopped: false })
    expect(countsOf(resumed)).toEqual(countsOf(clean))
    expect(look(killed, (db) => db.prepare('SELECT count(*) FROM runs').pluck().get())).toBe(1)
  })

  test('asks again only for what was in hand or not yet written', () => {
    expect(askedInVain).toEqual([])
    // Up to MOST_WAITING pages and postings, or what was read in the last LONGEST_WAIT_MS, are written as one (write-group.ts)
    // and die with the process: more than a process of this test asks for. So the bound is counted instead: whatever a
    // killed process had written, nobody asks for again. robots.txt may be asked for again by each.
    expect(writtenPages).toBeGreaterThanOrEqual(KILLS / 2)
    expect(allRequests).toBeLessThanOrEqual(cleanRequests + (killedRequests - writtenPages) + KILLS)
  })

  test('leaves nothing behind: no frontier, no lock', () => {
    const left = ['frontier_entries', 'frontier_pages', 'crawl_lock'].map((table) =>
      look(killed, (db) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()),
    )
    expect(left).toEqual([0, 0, 0])
  })

  test('has weekly counts that equal a recount', () => {
    const store = openStore(join(killed, 'market.db'))
    const { version } = loadRules().reader
    expect(store.postings.countUnanalyzed(version)).toBe(0)
    expect(store.openings.count()).toBeGreaterThan(100)
    expect(store.counts.findDrift()).toEqual([])
    store.close()
  })
})
