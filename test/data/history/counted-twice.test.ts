import { describe, expect, test } from 'vitest'
import { loadRules } from '../../../analysis/load-rules.ts'
import { trendText } from '../../../analysis/report/plain-text.ts'
import { buildWeeklyReport } from '../../../analysis/report/weekly/build-weekly-report.ts'
import { findTrends } from '../../../analysis/trends/find-trends.ts'
import { COUNTED_FROM, listCountedTwice } from '../../../data/history/counted-twice.ts'
import { listShippedHistory } from '../../../data/history/load-history.ts'
import { aVocabulary } from '../../analysis/trends/count-table.ts'
import { testApp } from '../../server/test-app.ts'
import { aHistory, aSelection, aSource, aStore } from '../builders.ts'

const shipped = aSource({
  ...{ source: 'history-hn-2026-q1', name: 'Threads', kind: 'archive', origin: 'history' },
  ...{ firstReadOn: '2026-01-02', lastReadOn: '2026-03-15' },
})
const threads = aSource({
  ...{ source: 'hn-who-is-hiring', name: 'Who is hiring', kind: 'archive', origin: 'own' },
  ...{ firstReadOn: '2026-03-02', lastReadOn: '2026-11-02' },
})

// 890 adverts of threads whose figures ship counted twice once somebody read them, and nothing said so.
describe('a source of which shipped figures hold adverts too', () => {
  test('is named where its days meet theirs', () => {
    expect(listCountedTwice([shipped, threads])).toEqual(['Who is hiring'])
    expect(listCountedTwice([shipped, { ...threads, firstReadOn: '2026-03-16' }])).toEqual([])
    expect(listCountedTwice([threads])).toEqual([])
    expect(listCountedTwice([shipped, { ...threads, source: 'reed' }])).toEqual([])
    expect(listCountedTwice([shipped, { ...threads, origin: 'demo' }])).toEqual([])
  })

  test('is named whatever its days where it shows what is open', () => {
    const boards = { ...shipped, source: 'history-ashby-2025-10', firstReadOn: '2025-10-25', lastReadOn: '2025-10-25' }
    const read = { ...threads, source: 'ashby', name: 'Ashby', kind: 'snapshot' as const }
    expect(listCountedTwice([boards, read])).toEqual(['Ashby'])
  })

  test('is known for every set that ships', () => {
    expect(Object.keys(COUNTED_FROM).sort()).toEqual(
      listShippedHistory()
        .map(({ id }) => id)
        .sort(),
    )
  })

  test('is named on the pages and in the terminal as long as history counts', async () => {
    const store = aStore(
      [{ postedOn: '2026-03-03', skills: ['sql'], posting: { source: 'hn-who-is-hiring' } }],
      [threads],
    )
    const cell = { periodStart: '2026-03-02', role: 'data-engineer', country: 'GB', openings: 90 }
    store.history.save(
      aHistory({
        ...{ id: 'history-hn-2026-q1', span: { from: '2026-01-02', until: '2026-03-16' } },
        tables: [{ grain: 'week', skills: ['sql'], cells: [{ ...cell, counts: [[0, 45, 20]] }] }],
      }),
    )
    const app = await testApp(store)
    const text = async (url: string) =>
      (await app.inject({ url, headers: { accept: 'text/html' } })).body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
    const words = 'Adverts of Who is hiring that they hold too count twice'
    expect(await text('/skills?grain=week')).toContain(words)
    expect(await text('/skills?grain=week&history=off')).not.toContain(words)
    const request = { selection: aSelection(), grain: 'week' as const, today: '2026-11-23' }
    const report = findTrends(store, aVocabulary('sql'), request)
    expect(trendText(report, { roles: [], top: false })).toContain(
      'Adverts of Who is hiring that shipped history holds too count twice: --history off leaves it out.',
    )
    const deps = { store, ...loadRules(), rulesVersion: 'test' }
    const weekly = buildWeeklyReport(deps, { weekStart: '2026-03-02', selection: aSelection() })
    expect(weekly.dataNotes[0]).toContain('Adverts of Who is hiring that shipped history holds too count twice')
  })

  test('gives way for the periods that this database has the adverts of, week by week and month by month', () => {
    const posting = { source: 'hn-who-is-hiring' }
    const own = (count: number, postedOn: string) =>
      Array.from({ length: count }, () => ({ postedOn, skills: ['sql'], posting }))
    const store = aStore([...own(8, '2026-03-03'), ...own(7, '2026-04-08')], [threads])
    const cell = (periodStart: string, country: string, openings: number) => ({
      ...{ periodStart, role: '*', country, openings },
      counts: [[0, openings, 0] as [number, number, number]],
    })
    store.history.save(
      aHistory({
        ...{ id: 'history-hn-2026-q1', span: { from: '2026-02-02', until: '2026-05-01' } },
        tables: [
          {
            ...{ grain: 'week', skills: ['sql'] },
            // Ten of the first week stand here eight times, ten of the second seven times.
            cells: [cell('2026-03-02', 'GB', 6), cell('2026-03-02', 'US', 4), cell('2026-04-06', 'GB', 10)],
          },
          { grain: 'month', skills: ['sql'], cells: [cell('2026-03-01', 'GB', 10), cell('2026-04-01', 'GB', 10)] },
        ],
      }),
    )
    const openings = (grain: 'week' | 'month', parts = {}) =>
      store.counts.table(aSelection(parts), grain).openings.reduce((sum, count) => sum + count, 0)
    expect(openings('week')).toBe(8 + 7 + 10)
    expect(openings('month')).toBe(8 + 7 + 10)
    expect(openings('month', { includeHistory: false })).toBe(8 + 7)
    // Only the openings that are here themselves decide, whatever a selection asks for.
    expect(openings('week', { source: 'history-hn-2026-q1' })).toBe(10)
  })
})
