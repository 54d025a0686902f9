import { describe, expect, test } from 'vitest'
import { listKnownSources, sourcesText } from '../../analysis/report/source-health.ts'
import type { RunVerdict } from '../../data/domain.ts'
import type { RunSourceSummary } from '../../data/store/contracts/runs.ts'
import type { Store } from '../../data/store/store.ts'
import { aSource, aStore } from '../data/builders.ts'
import { testApp } from './test-app.ts'

const READING = { items: 40, withTitle: 40, withUrl: 40, withDate: 40, withText: 40 }

function readBoard(store: Store, startedAt: string, verdict: RunVerdict, parts: Partial<RunSourceSummary> = {}): void {
  const runId = store.runs.start('crawl', startedAt)
  store.runs.saveSource(runId, {
    ...{ source: 'example-board', board: 'acme', fetched: 1, notModified: 0, new: 0, updated: 0, unchanged: 40 },
    ...{ closed: 0, failed: 0, skippedByRobots: 0, notOffers: 0, failures: [] },
    health: { verdict, reason: verdict === 'healthy' ? null : '19 items, usually 40: fewer than half', ...READING },
    ...parts,
  })
  store.runs.finish(runId, startedAt)
}

/** Healthy on Monday, closing two; a week later it halved and a page failed. */
function troubledBoard(): Store {
  const store = aStore([{ postedOn: '2026-06-01' }], [aSource({ kind: 'snapshot' })])
  readBoard(store, '2026-06-01T06:00:00Z', 'healthy', { closed: 2 })
  readBoard(store, '2026-06-08T06:00:00Z', 'unhealthy', {
    failed: 1,
    notOffers: 52,
    failures: [{ where: 'https://jobs.example/9', reason: 'answer 500' }],
  })
  return store
}

const textOf = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

describe('the state of a source', () => {
  test('is that of its latest run, with what went wrong and the weeks it is left out of', () => {
    expect(listKnownSources(troubledBoard(), true)[0]?.health).toEqual({
      verdict: 'unhealthy',
      reason: 'acme: 19 items, usually 40: fewer than half',
      boards: 1,
      healthyBoards: 0,
      lastRunAt: '2026-06-08T06:00:00Z',
      lastHealthyRunAt: '2026-06-01T06:00:00Z',
      items: 40,
      closed: 0,
      failed: 1,
      notOffers: 52,
      failures: [{ where: 'https://jobs.example/9', reason: 'answer 500' }],
      markedWeeks: [{ weekStart: '2026-06-08', reason: '19 items, usually 40: fewer than half' }],
    })
  })

  test('stands on the page of sources, each failure with its address and cause', async () => {
    const app = await testApp(troubledBoard())
    const text = textOf((await app.inject('/sources')).body)
    expect(text).toContain('! Unlike before')
    expect(text).toContain('acme: 19 items, usually 40: fewer than half')
    expect(text).toContain('52 entries offered no job')
    expect(text).toContain('https://jobs.example/9 : answer 500')
    expect(text).toContain('week of 8 Jun 2026')
    expect(text).not.toContain('53 not read')
  })

  test('is told by the API and in CSV', async () => {
    const app = await testApp(troubledBoard())
    const [source] = (await app.inject('/api/v1/sources')).json()
    expect(source).toMatchObject({ source: 'example-board', health: { verdict: 'unhealthy', markedWeeks: [{}] } })
    const [header, row] = (await app.inject('/sources.csv')).body.split('\r\n')
    expect(header).toContain('verdict,reason,lastRunAt,lastHealthyRunAt,items,closed')
    expect(row).toContain('unhealthy,')
  })

  test('of a source that nobody crawled is unknown', () => {
    expect(listKnownSources(aStore(), true)[0]?.health).toMatchObject({
      verdict: null,
      lastRunAt: null,
      markedWeeks: [],
    })
  })

  // A file read once said "27 Nov 2026 to 27 Nov 2026", of adverts of six years.
  test('says whether its days are those of readings or of adverts', () => {
    const snapshot = aSource({ kind: 'snapshot', firstReadOn: '2026-05-04', lastReadOn: '2026-05-04' })
    const archive = { ...snapshot, source: 'archive', kind: 'archive' as const, lastReadOn: '2026-06-07' }
    const known = listKnownSources(aStore([{ postedOn: '2026-05-04', skills: ['sql'] }], [snapshot, archive]), true)
    expect(sourcesText(known)).toContain('own, snapshot, 1 opening, read on 2026-05-04')
    expect(sourcesText(known)).toContain('own, archive, 0 openings, adverts of 2026-05-04 to 2026-06-07')
  })

  test('is printed for a terminal', () => {
    expect(sourcesText(listKnownSources(troubledBoard(), true)).split('\n').slice(1)).toEqual([
      '  unhealthy (acme: 19 items, usually 40: fewer than half); last run 2026-06-08, last healthy 2026-06-01: 40 items, 0 closed, 1 failed, 52 offered no job',
      '    https://jobs.example/9: answer 500',
      '    weeks left out: 2026-06-08',
    ])
  })
})
