import { describe, expect, test } from 'vitest'
import type { Grain, Selection } from '../../data/domain.ts'
import type { HistoryCell, HistoryDataset } from '../../data/history/dataset.ts'
import type { Store } from '../../data/store/store.ts'
import { aHistory, aSelection, aSource, aStore } from './builders.ts'

const aCell = (parts: Partial<HistoryCell> = {}): HistoryCell => ({
  periodStart: '2026-01-05',
  role: '*',
  country: '*',
  openings: 10,
  counts: [[0, 4, 3]],
  ...parts,
})
const weeks = (...cells: HistoryCell[]) => ({ grain: 'week' as const, skills: ['sql', 'go'], cells })
const months = (...cells: HistoryCell[]) => ({ grain: 'month' as const, skills: ['sql', 'go'], cells })

function withHistory(dataset: Partial<HistoryDataset>, store: Store = aStore()): Store {
  store.history.save(aHistory(dataset))
  return store
}

function read(store: Store, parts: Partial<Selection> = {}, grain: Grain = 'week') {
  const { periodStarts, openings, mentions } = store.counts.table(aSelection(parts), grain)
  return {
    periodStarts,
    openings: [...openings],
    mentions: Object.fromEntries([...mentions].map(([skill, row]) => [skill, [...row]])),
  }
}
const openingsOf = (store: Store, parts: Partial<Selection> = {}, grain: Grain = 'week') =>
  read(store, parts, grain).openings.reduce((sum, one) => sum + one, 0)

describe('loading shipped history', () => {
  test('is new, then unchanged, then replaced by another version', () => {
    const store = aStore()
    const dataset = aHistory({ tables: [weeks(aCell())] })
    const newer = aHistory({
      tables: [weeks(aCell({ openings: 20 }))],
      span: { from: '2026-01-12', until: '2026-02-02' },
    })
    expect([dataset, dataset, newer, newer].map((one) => store.history.save(one))).toEqual([
      'new',
      'unchanged',
      'replaced',
      'unchanged',
    ])
    expect(openingsOf(store)).toBe(20)
    expect(store.history.list()).toEqual([
      {
        id: 'example-history',
        title: 'Example history',
        licence: 'CC0',
        span: { from: '2026-01-12', until: '2026-02-02' },
        openings: 90,
      },
    ])
  })

  test('is a source with the days of its span, and can be left out', () => {
    const store = withHistory({ tables: [weeks(aCell())] })
    expect(store.sources.list(true)).toMatchObject([
      { source: 'example-board', origin: 'own' },
      {
        source: 'example-history',
        origin: 'history',
        firstReadOn: '2026-01-05',
        lastReadOn: '2026-02-01',
        grain: 'week',
        postings: 100,
        openings: 90,
      },
    ])
    expect(store.sources.list(false).map(({ source }) => source)).toEqual(['example-board'])
  })

  test('a snapshot was first read on the day of its reading: what was posted before are survivors', () => {
    const store = withHistory({ kind: 'snapshot', readOn: '2026-01-30', tables: [weeks(aCell())] })
    expect(store.sources.list(true)[1]).toMatchObject({
      kind: 'snapshot',
      firstReadOn: '2026-01-30',
      lastReadOn: '2026-01-30',
    })
  })

  test('never takes the name of a source of this installation', () => {
    expect(() => withHistory({ id: 'example-board' })).toThrow('a source of this installation already has that name')
  })

  test('a count that names no skill is refused, and nothing of the set is kept', () => {
    const store = aStore()
    const broken = aHistory({ tables: [weeks(aCell({ counts: [[2, 1, null]] }))] })
    expect(() => store.history.save(broken)).toThrow('history "example-history": a count names skill 2 of 2')
    expect(store.history.list()).toEqual([])
  })
})

describe('counting with history', () => {
  test('adds its cells beside those of our own sources', () => {
    const store = withHistory(
      { tables: [weeks(aCell(), aCell({ periodStart: '2026-01-12', counts: [[1, 2, 0]] }))] },
      aStore([{ postedOn: '2026-01-13', skills: ['sql'] }]),
    )
    expect(read(store)).toEqual({
      periodStarts: ['2026-01-05', '2026-01-12'],
      openings: [0, 1, 10, 10],
      mentions: { sql: [0, 1, 4, 0], go: [0, 0, 0, 2] },
    })
    expect(read(store, { includeHistory: false })).toEqual({
      periodStarts: ['2026-01-12'],
      openings: [1],
      mentions: { sql: [1] },
    })
    expect(read(store, { source: 'example-history' })).toMatchObject({ openings: [10, 10] })
    expect(read(store, { source: 'example-board' })).toMatchObject({ openings: [1] })
    expect(store.counts.findDrift()).toEqual([])
  })

  test("other people's figures tell which skills they counted; our own counted all", () => {
    const tables = [weeks(aCell())]
    const others = { who: 'others', rules: 'theirs' } as const
    const counted = (dataset: Partial<HistoryDataset>, parts: Partial<Selection> = {}) =>
      withHistory(dataset).counts.table(aSelection(parts), 'week').countedSkills
    expect(counted({ tables, countedBy: others })).toEqual(new Map([['example-history', new Set(['go', 'sql'])]]))
    expect(counted({ tables, countedBy: others }, { includeHistory: false })).toBeUndefined()
    expect(counted({ tables })).toBeUndefined()
  })

  test('monthly figures never appear by week', () => {
    const store = withHistory({ tables: [months(aCell({ periodStart: '2026-01-01' }))] })
    expect(openingsOf(store, {}, 'week')).toBe(0)
    expect(read(store, {}, 'month')).toEqual({ periodStarts: ['2026-01-01'], openings: [10], mentions: { sql: [4] } })
    expect(read(store, {}, 'quarter')).toMatchObject({ periodStarts: ['2026-01-01'], openings: [10] })
    expect(store.sources.list(true)[1]).toMatchObject({ grain: 'month' })
  })

  test('a set that has weeks and months answers from one of them, never from both', () => {
    const store = withHistory({
      tables: [weeks(aCell({ openings: 7 })), months(aCell({ periodStart: '2026-01-01', openings: 30 }))],
    })
    expect((['week', 'month', 'quarter'] as const).map((grain) => openingsOf(store, {}, grain))).toEqual([7, 30, 30])
  })

  test('weeks alone fall into the month that holds most of them', () => {
    // 26 January has its Thursday in January, 30 March has it in April.
    const store = withHistory({
      tables: [weeks(aCell({ periodStart: '2026-01-26' }), aCell({ periodStart: '2026-03-30' }))],
    })
    expect(read(store, {}, 'month')).toMatchObject({
      periodStarts: ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01'],
      openings: [10, 0, 0, 10],
    })
  })

  test('cells that do not tell roles or countries count only where none is asked for', () => {
    const store = withHistory({
      tables: [
        weeks(
          aCell({ openings: 1 }),
          aCell({ role: 'analyst', country: 'DE', openings: 2 }),
          aCell({ role: 'analyst', country: 'unknown', openings: 4 }),
        ),
      ],
    })
    expect(openingsOf(store)).toBe(7)
    expect(openingsOf(store, { role: 'analyst' })).toBe(6)
    expect(openingsOf(store, { country: 'DE' })).toBe(2)
    expect(openingsOf(store, { role: 'analyst', country: 'DE' })).toBe(2)
    expect(openingsOf(store, { role: 'data-engineer' })).toBe(0)
  })

  test('facets that figures do not tell leave history out', () => {
    const store = withHistory({ tables: [weeks(aCell())] })
    expect(openingsOf(store, { seniority: 'senior' })).toBe(0)
    expect(openingsOf(store, { workplace: 'remote' })).toBe(0)
    expect(openingsOf(store, { level: 'preferred' })).toBe(0)
  })

  test('required mentions count where they are known; else the whole set is left out, openings too', () => {
    expect(read(withHistory({ tables: [weeks(aCell())] }), { level: 'required' })).toMatchObject({
      openings: [10],
      mentions: { sql: [3] },
    })
    const unknown = withHistory({ tables: [weeks(aCell({ counts: [[0, 4, null]] }))] })
    expect(openingsOf(unknown, { level: 'required' })).toBe(0)
    expect(read(unknown)).toMatchObject({ openings: [10], mentions: { sql: [4] } })
  })

  test('a span takes the periods that begin within it', () => {
    const store = withHistory({
      tables: [weeks(aCell(), aCell({ periodStart: '2026-01-12' }), aCell({ periodStart: '2026-01-19' }))],
    })
    expect(openingsOf(store, { from: '2026-01-12', until: '2026-01-19' })).toBe(10)
    expect(store.counts.span(aSelection({ from: '2026-01-12' }))).toEqual({
      firstDay: '2026-01-12',
      lastDay: '2026-01-25',
    })
  })

  test('forms offer its roles and countries, and a month lasts to its end', () => {
    const cells = [
      aCell({ periodStart: '2026-02-01', role: 'analyst', country: 'DE' }),
      aCell({ periodStart: '2026-02-01', role: 'analyst', country: 'unknown' }),
    ]
    const store = withHistory({ tables: [months(...cells)] }, aStore([], [aSource()]))
    expect(store.counts.facets(true)).toMatchObject({
      roles: [{ value: 'analyst', openings: 20 }],
      countries: [{ value: 'DE', openings: 10 }],
    })
    expect(store.counts.facets(false)).toMatchObject({ roles: [], countries: [] })
    expect(store.counts.span(aSelection())).toEqual({ firstDay: '2026-02-01', lastDay: '2026-02-28' })
  })
})
