import { type ChildProcess, fork } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { Agent, request } from 'undici'
import { crawl } from '../../../crawler/crawl.ts'
import { pageText } from '../../../crawler/http/page-text.ts'
import { readInThread } from '../../../crawler/reading/page-thread.ts'
import { jobPostingSite } from '../../../crawler/sources/job-posting-site.ts'
import type { SourceConfig } from '../../../crawler/sources/source.ts'
import { openStore } from '../../../data/store/open-store.ts'
import { versionOf } from '../harness/peers.ts'
import { type BenchRow, inTurns, readingOf } from '../harness/reading.ts'
import { report } from '../harness/report.ts'
import { SITE_ORIGIN, serveBenchSite } from './bench-site.ts'

/**
 * Pages a second of the crawler (robots.txt, frontier, limits and the database on disk; politeness off, as the site is
 * this machine) beside a plain loop of undici over the same pages with the same parser, which stores nothing. The two
 * take turns, so that whatever else the machine does falls on both. The loop is at an advantage that a crawl never has:
 * its code was compiled in earlier rounds, while each crawl starts a new thread to read pages in, which begins cold. It
 * also leaves out what the crawler does to a posting before it stores it (contacts of people are removed).
 */

const PAGE_COUNTS = [1000, 4000]
const PART_OF_LOOP = 0.8
const PAGES_AT_ONCE = 16
const READ_AT = '2026-11-16T08:00:00.000Z'

/** @returns pages a second */
async function timed(pageCount: number, read: () => Promise<number>): Promise<number> {
  const startedAt = performance.now()
  const postings = await read()
  const elapsedMs = performance.now() - startedAt
  if (postings !== pageCount)
    throw new Error(`${postings} postings of ${pageCount} pages: what was measured is no crawl`)
  return (pageCount / elapsedMs) * 1000
}

const configOf = (url: string): SourceConfig => ({
  id: 'bench',
  type: 'job-posting-site',
  url: `${SITE_ORIGIN}/sitemap.xml`,
  baseUrl: url,
  allowPrivateHosts: true,
})

async function crawlSite(url: string): Promise<number> {
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

async function measure(pageCount: number): Promise<BenchRow> {
  const child: ChildProcess = fork(process.argv[1] ?? '', ['serve', String(pageCount)])
  const url = await new Promise<string>((done) => child.once('message', (message) => done(String(message))))
  try {
    const readings = await inTurns([
      { name: 'ours', run: () => timed(pageCount, () => crawlSite(url)) },
      { name: 'undici', run: () => timed(pageCount, () => loopOverSite(url)) },
    ])
    const reading = (name: string) => readings.get(name) ?? readingOf([])
    return {
      work: `a crawl of ${pageCount.toLocaleString('en')} pages with menus on this machine: robots.txt, frontier, limits, database on disk`,
      unit: 'pages a second',
      ours: reading('ours'),
      peers: [
        {
          name: 'a plain loop of undici with the same parser that stores nothing,',
          version: versionOf('undici'),
          kind: 'plain',
          reading: reading('undici'),
        },
      ],
      goal: {
        says: `${PART_OF_LOOP} × the plain loop`,
        isMet: reading('ours').median >= PART_OF_LOOP * reading('undici').median,
      },
    }
  } finally {
    child.disconnect()
  }
}

const [folder = '.', served = '0'] = process.argv.slice(2)
if (folder === 'serve') await serveBenchSite(Number(served))
else {
  const rows: BenchRow[] = []
  for (const pageCount of PAGE_COUNTS) rows.push(await measure(pageCount))
  report(rows)
}
