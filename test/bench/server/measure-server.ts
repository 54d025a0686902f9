import { type ChildProcess, fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { WHOLE_MARKET } from '../../../data/selection.ts'
import { openStore } from '../../../data/store/open-store.ts'
import { loadRoles } from '../../../data/vocabulary/load-roles.ts'
import { loadPeer } from '../harness/peers.ts'
import { type BenchRow, LEAST_ROUNDS, readingOf } from '../harness/reading.ts'
import { report, say } from '../harness/report.ts'
import { fillMarket } from './fill-market.ts'
import { fetchPage, freePort, serveMarket } from './serve-market.ts'
import { writeAsCrawl } from './write-as-crawl.ts'

/**
 * The dashboard over a million openings, asked by 20 connections at once while another process writes:
 * measure-server FOLDER [--openings=1000000].
 */

const CONNECTIONS = 20
const ROUND_SECONDS = 3
const PAGE_SECONDS = 2
const GOALS = { pagesPerSecond: 300, pageP99Ms: 100, trendsPerSecond: 2_000, memoryMb: 300, delayP99Ms: 50 }

interface Load {
  requests: { average: number; total: number }
  latency: { p99: number; max: number }
  non2xx: number
  errors: number
}
type Autocannon = (options: {
  url: string
  connections: number
  duration: number
  requests: { path: string }[]
}) => Promise<Load>

const [first = '.', ...rest] = process.argv.slice(2)
if (first === 'write') await writeAsCrawl(rest[0] ?? '')
else
  report(await measure(first, Number(rest.find((option) => option.startsWith('--openings='))?.slice(11) ?? 1_000_000)))

async function measure(folder: string, wanted: number): Promise<BenchRow[]> {
  const market = join(folder, 'market.db')
  const openings = fill(market, wanted)
  const [skill = '', other = ''] = frequentSkills(market)
  const role = loadRoles()[0]?.id ?? ''
  const pages = [
    '/',
    '/skills',
    `/skills?role=${role}&seniority=senior`,
    `/skills/${skill}`,
    `/skills/compare?compare=${skill},${other}`,
    '/roles',
    `/roles/${role}`,
    `/gaps?skills=${skill},${other}&role=${role}`,
    '/sources',
    '/reports',
    '/about/method',
  ]
  const { default: autocannon } = await loadPeer<{ default: Autocannon }>('autocannon')
  const server = await serveMarket(market, folder, await freePort())
  const writer = await startWriter(market)
  try {
    for (const page of pages) await fetchPage(server.address + page)
    const load = async (paths: readonly string[], duration: number): Promise<Load> => {
      const requests = paths.map((path) => ({ path }))
      const found = await autocannon({ url: server.address, connections: CONNECTIONS, duration, requests })
      if (found.non2xx + found.errors > 0)
        throw new Error(`${paths.join(', ')}: ${found.non2xx} answers that were not 2xx, ${found.errors} errors`)
      // Nobody was answered: all of them waited for the whole time.
      if (found.requests.total === 0) found.latency.p99 = duration * 1000
      return found
    }
    await load(pages, ROUND_SECONDS)
    server.begin()
    const [mixed, trends]: [Load[], Load[]] = [[], []]
    for (let round = 0; round < LEAST_ROUNDS; round++) {
      mixed.push(await load(pages, ROUND_SECONDS))
      trends.push(await load([`/api/v1/skills/${skill}`], ROUND_SECONDS))
    }
    const single: number[] = []
    for (const page of pages) {
      const { latency, requests } = await load([page], PAGE_SECONDS)
      say(`${page}: 99th percentile ${latency.p99} ms, ${Math.round(requests.average)} a second`)
      single.push(latency.p99)
    }
    writer.disconnect()
    const { peakMemoryMb, delayP99Ms } = await server.stop()
    return rowsOf(openings, { pages, mixed, trends, single, peakMemoryMb, delayP99Ms })
  } finally {
    if (writer.connected) writer.disconnect()
  }
}

/** What the part before left, or the same made anew. @returns openings in it */
function fill(market: string, wanted: number): number {
  const isThere = existsSync(market)
  const store = openStore(market)
  if (!isThere) {
    say(`filling a market of ${wanted.toLocaleString('en')} openings`)
    fillMarket(store, { openings: wanted, from: '2024-01-01' })
  }
  const openings = store.openings.count()
  store.close()
  return openings
}

function frequentSkills(market: string): string[] {
  const store = openStore(market, { readonly: true })
  const { mentions } = store.counts.table({ ...WHOLE_MARKET }, 'month')
  store.close()
  const sum = (counts: Uint32Array) => counts.reduce((all, one) => all + one, 0)
  return [...mentions]
    .sort(([, one], [, another]) => sum(another) - sum(one))
    .slice(0, 2)
    .map(([id]) => id)
}

async function startWriter(market: string): Promise<ChildProcess> {
  const writer = fork(process.argv[1] ?? '', ['write', market])
  await new Promise((begun, fail) => {
    writer.once('message', begun)
    writer.once('exit', () => fail(new Error('the process that writes ended')))
  })
  return writer
}

interface Figures {
  pages: readonly string[]
  mixed: readonly Load[]
  trends: readonly Load[]
  single: readonly number[]
  peakMemoryMb: number
  delayP99Ms: number
}

function rowsOf(openings: number, { pages, mixed, trends, single, peakMemoryMb, delayP99Ms }: Figures): BenchRow[] {
  const perSecond = (loads: readonly Load[]) => readingOf(loads.map(({ requests }) => requests.average))
  const p99 = (loads: readonly Load[]) => readingOf(loads.map(({ latency }) => latency.p99))
  const slowest = Math.max(...single)
  const where = `${pages.length} pages, ${openings.toLocaleString('en')} openings, ${CONNECTIONS} connections, 100 postings a second written`
  const atLeast = (reading: { median: number }, least: number) => ({
    says: `at least ${least.toLocaleString('en')}`,
    isMet: reading.median >= least,
  })
  const atMost = (value: number, most: number) => ({ says: `at most ${most}`, isMet: value <= most })
  const row = (
    work: string,
    unit: string,
    ours: BenchRow['ours'],
    goal: BenchRow['goal'],
    note?: string,
  ): BenchRow => ({
    work,
    unit,
    ours,
    peers: [],
    goal,
    ...(note !== undefined && { note }),
  })
  const [pageSpeed, trendSpeed, pageTail] = [perSecond(mixed), perSecond(trends), p99(mixed)]
  return [
    row(where, 'pages a second', pageSpeed, atLeast(pageSpeed, GOALS.pagesPerSecond)),
    row('the same, 99th percentile of all of them', 'ms', pageTail, atMost(pageTail.median, GOALS.pageP99Ms)),
    row(
      'the same, 99th percentile of each page asked for alone',
      'ms',
      readingOf(single),
      atMost(slowest, GOALS.pageP99Ms),
      `slowest: ${pages[single.indexOf(slowest)]}`,
    ),
    row('JSON of a trend', 'answers a second', trendSpeed, atLeast(trendSpeed, GOALS.trendsPerSecond)),
    row('peak memory of the server', 'MB', readingOf([peakMemoryMb]), atMost(peakMemoryMb, GOALS.memoryMb)),
    row('event-loop delay, 99th percentile', 'ms', readingOf([delayP99Ms]), atMost(delayP99Ms, GOALS.delayP99Ms)),
  ]
}
