import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CrawlReport, crawl } from '../../crawler/crawl.ts'
import type { SourceConfig } from '../../crawler/sources/source.ts'
import { openStore } from '../../data/store/open-store.ts'
import type { Store } from '../../data/store/store.ts'
import { type AnswerServer, startAnswerServer } from './answer-server.ts'

/** What the boards of 258 employers answered on one day of 2025, behind the address that they answer at. */
const folder = resolve(import.meta.dirname, '../../../shared/corpora/ashby')
const boards = existsSync(folder)
  ? readdirSync(folder).map((file) => ({ file: join(folder, file), board: file.replace(/\.json\.gz$/, '') }))
  : []
const title =
  boards.length > 0 ? 'real boards over HTTP' : 'real boards over HTTP (skipped: ../shared/corpora is not there)'

describe.skipIf(boards.length === 0)(title, () => {
  let server: AnswerServer
  let store: Store
  let temporary: string
  const reports: CrawlReport[] = []
  const requestCounts: number[] = []
  /** Bytes of all bodies that each crawl was sent. */
  const bytesSent: number[] = []

  async function crawlAll(now: string): Promise<void> {
    const requestsBefore = server.requests.length
    const bytesBefore = server.bytesSent()
    const sources = boards.map(
      ({ board }): SourceConfig => ({
        id: `ashby-${board}`,
        type: 'ashby',
        board,
        baseUrl: server.url,
        allowPrivateHosts: true,
      }),
    )
    reports.push(
      await crawl(sources, {
        store,
        now: () => now,
        userAgent: 'SkillTide/9.9.9 (test)',
        politeness: { requestsAtOnce: 8, delayMs: 0, backOffMs: 1 },
      }),
    )
    requestCounts.push(server.requests.length - requestsBefore)
    bytesSent.push(server.bytesSent() - bytesBefore)
  }

  beforeAll(async () => {
    const bodies = new Map(boards.map(({ file, board }) => [board, gunzipSync(readFileSync(file)).toString('utf8')]))
    server = await startAnswerServer([
      [/^\/robots\.txt$/, () => null],
      [
        /^\/posting-api\/job-board\/([^/]+)$/,
        ([board = '']) => {
          const body = bodies.get(board)
          return body === undefined ? null : { type: 'application/json', body }
        },
      ],
    ])
    temporary = mkdtempSync(join(tmpdir(), 'skilltide-ashby-'))
    store = openStore(join(temporary, 'ashby.db'))
    await crawlAll('2025-10-25T20:00:00.000Z')
    await crawlAll('2025-10-26T20:00:00.000Z')
  })
  afterAll(async () => {
    store?.close()
    await server?.close()
    rmSync(temporary, { recursive: true, force: true })
  })

  const sumOf = (
    report: CrawlReport | undefined,
    name: 'fetched' | 'notModified' | 'new' | 'updated' | 'unchanged' | 'closed' | 'failed' | 'skippedByRobots',
  ) => (report?.sources ?? []).reduce((sum, source) => sum + source[name], 0)

  test('258 boards give 4,776 postings, and nothing fails', () => {
    expect(reports[0]?.sources).toHaveLength(258)
    expect(reports[0]?.sources.flatMap(({ failures }) => failures)).toEqual([])
    expect([sumOf(reports[0], 'new'), sumOf(reports[0], 'failed'), sumOf(reports[0], 'skippedByRobots')]).toEqual([
      4_776, 0, 0,
    ])
    expect(store.postings.count()).toBe(4_776)
  })

  test('one request goes to each board, and one to robots.txt', () => {
    expect(requestCounts).toEqual([259, 259])
  })

  test('a second crawl is answered with 258 times 304, and is sent no board again', () => {
    expect([sumOf(reports[0], 'fetched'), sumOf(reports[0], 'notModified')]).toEqual([258, 0])
    expect([sumOf(reports[1], 'fetched'), sumOf(reports[1], 'notModified')]).toEqual([0, 258])
    expect(bytesSent[0]).toBeGreaterThan(20_000_000)
    expect(bytesSent[1]).toBeLessThan(1_000) // the answer that there is no robots.txt
  })

  test('a second crawl changes nothing, and sees every advert again', () => {
    expect([sumOf(reports[1], 'new'), sumOf(reports[1], 'updated'), sumOf(reports[1], 'closed')]).toEqual([0, 0, 0])
    expect([sumOf(reports[1], 'failed'), sumOf(reports[1], 'unchanged')]).toEqual([0, 4_776])
    expect(store.postings.count()).toBe(4_776)
    const lastSeen = Array.from({ length: 4_776 }, (_, index) => store.postings.find(index + 1)?.lastSeenAt)
    expect(new Set(lastSeen)).toEqual(new Set(['2025-10-26T20:00:00.000Z']))
  })
})
