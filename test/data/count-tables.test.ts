import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import type { Grain, Selection } from '../../data/domain.ts'
import { openStore } from '../../data/store/open-store.ts'
import type { Store } from '../../data/store/store.ts'
import { aMention, aPosting, aSelection, aSource, aStore, someFacts } from './builders.ts'

/** A table as plain values: one line of counts per source, and per skill. */
function read(store: Store, selection: Selection = aSelection(), grain: Grain = 'week', skillIds?: readonly string[]) {
  const { periodStarts, sources, openings, mentions } = store.counts.table(selection, grain, skillIds)
  return {
    periodStarts,
    sources: sources.map(({ source }) => source),
    openings: [...openings],
    mentions: Object.fromEntries([...mentions].sort().map(([skill, row]) => [skill, [...row]])),
  }
}

const required = (skillId: string) => aMention(skillId, { level: 'required' })

describe('a table of counts', () => {
  test('has a row per skill, a cell per source and week, and empty weeks as zeros', () => {
    const store = aStore(
      [
        { postedOn: '2026-03-02', skills: ['sql', 'python'] },
        { postedOn: '2026-03-08', skills: ['sql'] },
        { postedOn: '2026-03-16', skills: ['sql'] },
        { postedOn: '2026-03-09', skills: ['go'], posting: { source: 'second' } },
      ],
      [aSource({ source: 'second' }), aSource(), aSource({ source: 'without postings' })],
    )
    expect(read(store)).toEqual({
      periodStarts: ['2026-03-02', '2026-03-09', '2026-03-16'],
      sources: ['example-board', 'second'],
      openings: [2, 0, 1, 0, 1, 0],
      mentions: { go: [0, 0, 0, 0, 1, 0], python: [1, 0, 0, 0, 0, 0], sql: [2, 0, 1, 0, 0, 0] },
    })
  })

  test('of nothing is empty', () => {
    const nothing = { periodStarts: [], sources: [], openings: [], mentions: {} }
    expect(read(aStore())).toEqual(nothing)
    expect(read(aStore([{}]), aSelection({ role: 'unheard-of' }))).toEqual(nothing)
    expect(read(aStore([{}]), aSelection({ source: 'unheard-of' }))).toEqual(nothing)
    expect(read(aStore([{}]), aSelection({ until: '2026-03-02' }))).toEqual(nothing)
  })

  test('counts a Sunday in the week before, and the last days of December in the ISO week of January', () => {
    const store = aStore([{ postedOn: '2025-12-28' }, { postedOn: '2025-12-29' }, { postedOn: '2026-01-04' }])
    expect(read(store)).toMatchObject({ periodStarts: ['2025-12-22', '2025-12-29'], openings: [1, 2] })
  })

  test('counts months and quarters from the days, not from the weeks', () => {
    // The week of 30 March 2026 lies in two months, and in two quarters.
    const store = aStore([{ postedOn: '2026-03-30' }, { postedOn: '2026-03-31' }, { postedOn: '2026-04-01' }])
    expect(read(store, aSelection(), 'week')).toMatchObject({ periodStarts: ['2026-03-30'], openings: [3] })
    expect(read(store, aSelection(), 'month')).toMatchObject({
      periodStarts: ['2026-03-01', '2026-04-01'],
      openings: [2, 1],
    })
    expect(read(store, aSelection(), 'quarter')).toMatchObject({
      periodStarts: ['2026-01-01', '2026-04-01'],
      openings: [2, 1],
    })
    expect(read(store, aSelection({ role: 'data-engineer' }), 'month')).toMatchObject({ openings: [2, 1] })
  })

  test('fills only the rows that were asked for', () => {
    const store = aStore([{ skills: ['sql', 'python'] }, { skills: ['go'] }])
    expect(read(store, aSelection(), 'week', ['sql', 'unheard-of'])).toMatchObject({
      openings: [2],
      mentions: { sql: [1] },
    })
    expect(read(store, aSelection({ country: 'GB' }), 'week', ['go'])).toMatchObject({
      openings: [2],
      mentions: { go: [1] },
    })
    expect(read(store, aSelection(), 'week', [])).toMatchObject({ openings: [2], mentions: {} })
  })

  test('a level narrows the mentions and never the openings', () => {
    const store = aStore([{ skills: [required('sql'), aMention('go', { start: 9, end: 11 })] }, { skills: ['sql'] }])
    expect(read(store, aSelection({ level: 'required' }))).toMatchObject({ openings: [2], mentions: { sql: [1] } })
    expect(read(store, aSelection({ level: 'mentioned' }))).toMatchObject({
      openings: [2],
      mentions: { go: [1], sql: [1] },
    })
    expect(read(store, aSelection({ level: 'required', role: 'data-engineer' }))).toMatchObject({
      mentions: { sql: [1] },
    })
  })

  test('a span is half-open, and may begin on any day', () => {
    const store = aStore([{ postedOn: '2026-03-02' }, { postedOn: '2026-03-04' }, { postedOn: '2026-03-09' }])
    expect(read(store, aSelection({ from: '2026-03-02', until: '2026-03-09' }))).toMatchObject({ openings: [2] })
    expect(read(store, aSelection({ from: '2026-03-03', until: '2026-03-10' }))).toMatchObject({ openings: [1, 1] })
    expect(read(store, aSelection({ from: '2026-03-04' }))).toMatchObject({
      openings: [1, 1],
      mentions: { sql: [1, 1] },
    })
  })

  test.each<[Partial<Selection>, number]>([
    [{ role: 'analyst' }, 2],
    [{ country: 'DE' }, 1],
    [{ seniority: 'senior' }, 1],
    [{ workplace: 'remote' }, 1],
    [{ source: 'second' }, 1],
    [{ role: 'analyst', country: 'DE' }, 1],
    [{ role: 'analyst', seniority: 'senior' }, 0],
    [{ country: 'GB' }, 3],
  ])('%o selects %i openings', (parts, count) => {
    const store = aStore(
      [
        { facts: { role: 'analyst' }, posting: { source: 'second' } },
        { facts: { role: 'analyst', country: 'DE' } },
        { facts: { seniority: 'senior' } },
        { facts: { workplace: 'remote' } },
        { facts: { country: null } },
      ],
      [aSource(), aSource({ source: 'second' })],
    )
    const sum = read(store, aSelection(parts)).openings.reduce((total, one) => total + one, 0)
    expect(sum).toBe(count)
    expect([...store.openings.listSkills(aSelection(parts))]).toHaveLength(count)
  })

  test('more openings than one segment of the index, and more skills than one block of the counts', () => {
    const openings = Array.from({ length: 5_000 }, (_, at) => ({
      postedOn: at % 2 === 0 ? '2026-03-02' : '2026-03-10',
      skills: ['sql', `skill-${at % 200}`],
    }))
    const store = aStore(openings)
    for (const selection of [aSelection(), aSelection({ role: 'data-engineer' })]) {
      const { mentions, openings: counted } = read(store, selection)
      expect(counted).toEqual([2_500, 2_500])
      expect(mentions).toMatchObject({ sql: [2_500, 2_500], 'skill-0': [25, 0], 'skill-199': [0, 25] })
      expect(Object.keys(mentions)).toHaveLength(201)
    }
    expect(store.counts.findDrift()).toEqual([])
  })

  test('a stated day that no board can mean is not taken for one', () => {
    const store = aStore([{ postedOn: '1969-12-31' }, { postedOn: '2999-01-01' }])
    expect(read(store)).toMatchObject({ periodStarts: ['2026-06-01'], openings: [2] })
  })
})

describe('the prepared counts', () => {
  test('answer what a scan of all openings answers', () => {
    const store = aStore(
      Array.from({ length: 300 }, (_, at) => ({
        postedOn: `2026-0${1 + (at % 5)}-${String(1 + ((at * 7) % 28)).padStart(2, '0')}`,
        skills: [at % 3 === 0 ? required('sql') : 'sql', `skill-${at % 90}`],
        posting: { source: at % 4 === 0 ? 'second' : 'example-board' },
      })),
      [aSource(), aSource({ source: 'second' })],
    )
    for (const grain of ['week', 'month', 'quarter'] as const) {
      for (const parts of [
        {},
        { level: 'required' as const },
        { source: 'second' },
        { from: '2026-02-02', until: '2026-04-06' },
      ]) {
        // Every opening has this role: the same openings, counted the other way.
        const scanned = read(store, aSelection({ ...parts, role: 'data-engineer' }), grain)
        expect(read(store, aSelection(parts), grain)).toEqual(scanned)
      }
    }
  })

  test('are told as they are after this process wrote, and after another did', () => {
    const folder = mkdtempSync(join(tmpdir(), 'skilltide-fresh-'))
    const [one, other] = [openStore(join(folder, 'a.db')), openStore(join(folder, 'a.db'))]
    one.sources.save(aSource())
    const add = (store: Store, postingId: number) => {
      store.postings.save([aPosting({ sourceId: String(postingId) })], '2026-06-01T00:00:00Z')
      store.openings.saveFacts([someFacts({ postingId, openingKey: `opening-${postingId}` })], 'v1')
    }
    expect(read(one).openings).toEqual([])
    add(one, 1)
    expect(read(one).openings).toEqual([1])
    add(other, 2)
    expect(read(one)).toMatchObject({ openings: [2], mentions: { sql: [2] } })
    expect(read(other).openings).toEqual([2])
    one.close()
    other.close()
    rmSync(folder, { recursive: true })
  })

  test('that no longer equal a recount are told with what is stored and what is right', () => {
    const folder = mkdtempSync(join(tmpdir(), 'skilltide-drift-'))
    const store = openStore(join(folder, 'drift.db'))
    store.sources.save(aSource())
    store.postings.save([aPosting()], '2026-06-01T00:00:00Z')
    store.openings.saveFacts([someFacts()], 'v1')
    expect(store.counts.findDrift()).toEqual([])
    const tamper = new Database(join(folder, 'drift.db'))
    tamper.exec("DELETE FROM prepared_counts WHERE level = 'any' AND skill_block = 1")
    tamper.close()
    expect(store.counts.findDrift()).toEqual([
      { weekStart: '2026-03-02', source: 'example-board', skillId: 'sql', stored: 0, recounted: 1 },
    ])
    store.close()
    rmSync(folder, { recursive: true })
  })

  test('come and go with their openings, down to nothing', () => {
    const store = aStore([
      { skills: ['sql'], facts: { openingKey: 'same' } },
      { skills: ['go'], postedOn: '2026-03-09' },
    ])
    store.openings.saveFacts([someFacts({ postingId: 2, openingKey: 'same' })], 'v2')
    expect(read(store)).toMatchObject({ periodStarts: ['2026-03-02'], openings: [1], mentions: { sql: [1] } })
    expect(store.counts.findDrift()).toEqual([])
  })
})

describe('what a form can offer', () => {
  test('values come most frequent first, and openings without a country offer none', () => {
    const store = aStore([
      { facts: { role: 'analyst', country: null } },
      { facts: { role: 'analyst', country: 'DE', seniority: 'senior' } },
      { facts: { role: 'data-engineer', country: 'DE', workplace: 'remote' } },
      { facts: { role: 'data-engineer', country: 'AT' } },
    ])
    expect(store.counts.facets(false)).toEqual({
      roles: [
        { value: 'analyst', openings: 2 },
        { value: 'data-engineer', openings: 2 },
      ],
      countries: [
        { value: 'DE', openings: 2 },
        { value: 'AT', openings: 1 },
      ],
      seniorities: [
        { value: 'unspecified', openings: 3 },
        { value: 'senior', openings: 1 },
      ],
      workplaces: [
        { value: 'unknown', openings: 3 },
        { value: 'remote', openings: 1 },
      ],
    })
  })

  test('the span runs from the first to the last day of the selection', () => {
    const store = aStore([{ postedOn: '2026-03-04' }, { postedOn: '2026-03-20', facts: { role: 'analyst' } }])
    expect(store.counts.span(aSelection())).toEqual({ firstDay: '2026-03-04', lastDay: '2026-03-20' })
    expect(store.counts.span(aSelection({ role: 'analyst' }))).toEqual({
      firstDay: '2026-03-20',
      lastDay: '2026-03-20',
    })
    expect(store.counts.span(aSelection({ role: 'unheard-of' }))).toBeNull()
  })
})
