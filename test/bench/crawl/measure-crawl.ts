import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { Agent, request } from 'undici'
import { crawl } from '../../../crawler/crawl.ts'
import { pageText } from '../../../crawler/http/page-text.ts'
import { readInThread } from '../../../crawler/reading/page-thread.ts'
import { jobPostingSite } from '../../../crawler/sources/job-posting-site.ts'
import type { SourceConfig } from '../../../crawler/sources/source.ts'
import { openStore } from '../../../data/store/open-store.ts'
import { SITE_ORIGIN, serveBenchSite } from './bench-site.ts'

/**
 * Pages a second of the crawler (robots.txt, frontier, limits and the database on disk; politeness off, as the site is
 * this machine) beside a plain loop of undici over the same pages with the same parser, which stores nothing. The two
 * take turns, so that whatever else the machine does falls on both. The loop is at an advantage that a crawl never has:
 * its code was compiled in earlier rounds, while each crawl starts a new thread to read pages in, which begins cold. It
 * also leaves out what the crawler does to a posting before it stores it (contacts of people are removed).
 */

const PAGES_AT_ONCE = 16
const READ_AT = '2026-11-16T08:00:00.000Z'

interface Reading {
  pagesPerSecond: number
  /** Milliseconds of processor time of the reading process, a page. */
  cpuMsPerPage: number
}

async function timed(pageCount: number, read: () => Promise<number>): Promise<Reading> {
  const [startedAt, cpu] = [performance.now(), process.cpuUsage()]
  const postings = await read()
  const [elapsedMs, { user, system }] = [performance.now() - startedAt, process.cpuUsage(cpu)]
  if (postings !== pageCount)
    throw new Error(`${postings} postings of ${pageCount} pages: what was measured is no crawl`)
  return { pagesPerSecond: (pageCount / elapsedMs) * 1000, cpuMsPerPage: (user + system) / 1000 / pageCount }
}

const configOf = (url: string): SourceConfig => ({
  id: 'bench',
  type: 'job-posting-site',
  url: `${SITE_ORIGIN}/sitemap.xml`,
  baseUrl: url,
  allowPrivateHosts: true,
})

async function crawlSite(url: string, folder: string): Promise<number> {
  const file = join(folder, 'crawl.db')
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true })
  const store = openStore(file)
  const report = await crawl([configOf(url)], {
    store,
    now: () => READ_AT,
    userAgent: 'SkillTide/bench',
    politeness: { requestsAtOnce: PAGES_AT_ONCE, delayMs: 0, backOffMs: 1 },
    maxPagesPerSource: 100_000,
    openPageReader: readInThread(),
  })
  store.close()
  return report.sources[0]?.new ?? 0
}

async function loopOverSite(url: string): Promise<number> {
  const agent = new Agent({ connections: PAGES_AT_ONCE })
  const config = configOf(url)
  const read = async (pageUrl: string, kind: 'listing' | 'detail') => {
    const { body, headers } = await request(pageUrl, { dispatcher: agent })
    const contentType = String(headers['content-type'] ?? '')
    const text = pageText(Buffer.from(await body.arrayBuffer()), contentType, 50_000_000)
    return jobPostingSite.parsePage({ url: pageUrl, kind, contentType, body: text, readAt: READ_AT }, config)
  }
  const waiting = (await read(`${url}/sitemap.xml`, 'listing')).next
  let postings = 0
  const worker = async () => {
    for (let page = waiting.pop(); page !== undefined; page = waiting.pop()) {
      const { postings: found } = await read(page.url, 'detail')
      postings += found.length
    }
  }
  await Promise.all(Array.from({ length: PAGES_AT_ONCE }, worker))
  await agent.close()
  return postings
}

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b)
const median = (values: readonly number[]): number => sorted(values)[Math.floor(values.length / 2)] ?? 0

function summary(readings: readonly Reading[]) {
  const speeds = sorted(readings.map(({ pagesPerSecond }) => pagesPerSecond))
  const [min = 0, max = 0] = [speeds[0], speeds.at(-1)]
  const round = (value: number) => Math.round(value)
  return {
    pagesPerSecond: { median: round(median(speeds)), min: round(min), max: round(max) },
    cpuMsPerPage: Number(median(readings.map(({ cpuMsPerPage }) => cpuMsPerPage)).toFixed(3)),
  }
}

function versions(): Record<string, string> {
  const { dependencies } = JSON.parse(readFileSync(resolve('package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  const named = ['@crawlee/http', 'undici', 'htmlparser2', 'better-sqlite3'].map(
    (name) => [name, dependencies[name] ?? '?'] as const,
  )
  return { node: process.version, ...Object.fromEntries(named) }
}

async function measure(pageCount: number, rounds: number, folder: string) {
  const child: ChildProcess = fork(process.argv[1] ?? '', ['serve', String(pageCount)])
  const url = await new Promise<string>((done) => child.once('message', (message) => done(String(message))))
  const [ours, plain]: [Reading[], Reading[]] = [[], []]
  try {
    // Once each unmeasured: the compiler learns, the connections are made.
    await crawlSite(url, folder)
    await loopOverSite(url)
    for (let round = 0; round < rounds; round += 1) {
      ours.push(await timed(pageCount, () => crawlSite(url, folder)))
      plain.push(await timed(pageCount, () => loopOverSite(url)))
    }
  } finally {
    child.disconnect()
  }
  const ratios = ours.map(({ pagesPerSecond }, round) => pagesPerSecond / (plain[round]?.pagesPerSecond ?? Number.NaN))
  const ratio = { median: median(ratios), min: Math.min(...ratios), max: Math.max(...ratios) }
  const rounded = Object.fromEntries(Object.entries(ratio).map(([name, value]) => [name, Number(value.toFixed(2))]))
  return {
    pages: pageCount,
    rounds,
    cores: availableParallelism(),
    versions: versions(),
    crawler: summary(ours),
    plainUndiciLoop: summary(plain),
    ratio: rounded,
  }
}

const [role = 'measure', pageCounts = '1000', rounds = '5', folder = '.', format = 'table'] = process.argv.slice(2)
if (role === 'serve') {
  await serveBenchSite(Number(pageCounts))
} else {
  const results: Awaited<ReturnType<typeof measure>>[] = []
  for (const pageCount of pageCounts.split(',')) results.push(await measure(Number(pageCount), Number(rounds), folder))
  const row = (name: string, { pagesPerSecond: { median, min, max }, cpuMsPerPage }: ReturnType<typeof summary>) =>
    `| ${name} | ${median} (${min}–${max}) | ${cpuMsPerPage} |`
  const tables = results.map((result) =>
    [
      `| ${result.pages} pages, median of ${result.rounds} in turns, ${result.cores} cores, Node ${result.versions.node} | pages a second (min–max) | ms of processor a page |`,
      '| --- | --- | --- |',
      row('crawler: robots.txt, frontier, limits, database on disk', result.crawler),
      row('plain undici loop, same parser, nothing stored', result.plainUndiciLoop),
      `| ratio | ${result.ratio.median} (${result.ratio.min}–${result.ratio.max}) | |`,
    ].join('\n'),
  )
  process.stdout.write(`${format === 'json' ? JSON.stringify(results) : tables.join('\n\n')}\n`)
}
