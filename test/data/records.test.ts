import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RunSourceSummary } from '../../data/store/contracts/runs.ts'
import { packText, unpackText } from '../../data/store/description-text.ts'
import { packMentions, unpackMentions } from '../../data/store/mention-blob.ts'
import { aMention, aPosting, aSource, aStore } from './builders.ts'

const aSummary = (parts: Partial<RunSourceSummary> = {}): RunSourceSummary => ({
  source: 'example-board',
  board: 'acme',
  fetched: 3,
  notModified: 0,
  new: 1,
  updated: 1,
  unchanged: 1,
  closed: 0,
  failed: 1,
  skippedByRobots: 0,
  notOffers: 0,
  failures: [{ where: 'https://jobs.example/9', reason: 'status 500' }],
  health: null,
  ...parts,
})

describe('runs', () => {
  test('come newest first, each with its sources; one that was killed has no end', () => {
    const { runs } = aStore()
    const first = runs.start('crawl', '2026-06-01T00:00:00Z')
    runs.saveSource(first, aSummary({ board: 'zeta' }))
    runs.saveSource(first, aSummary())
    runs.finish(first, '2026-06-01T00:01:00Z')
    const second = runs.start('import', '2026-06-02T00:00:00Z')
    expect(runs.list(5)).toEqual([
      { runId: second, kind: 'import', startedAt: '2026-06-02T00:00:00Z', finishedAt: null, sources: [] },
      {
        runId: first,
        kind: 'crawl',
        startedAt: '2026-06-01T00:00:00Z',
        finishedAt: '2026-06-01T00:01:00Z',
        sources: [aSummary(), aSummary({ board: 'zeta' })],
      },
    ])
    expect(runs.list(1)).toHaveLength(1)
  })

  test('saving the same source of a run again replaces its summary', () => {
    const { runs } = aStore()
    const run = runs.start('crawl', '2026-06-01T00:00:00Z')
    runs.saveSource(run, aSummary())
    runs.saveSource(run, aSummary({ fetched: 9 }))
    expect(runs.list(1)[0]?.sources).toEqual([aSummary({ fetched: 9 })])
  })
})

describe('a crawl adds to its record page by page', () => {
  const board = { source: 'example-board', board: 'acme' }

  test('counts add up, and failures stand in their order', () => {
    const { runs } = aStore()
    const run = runs.start('crawl', '2026-06-01T00:00:00Z')
    runs.addToSource(run, board, {})
    runs.addToSource(run, board, { fetched: 1, new: 2, items: 3, withTitle: 2 })
    runs.addToSource(run, board, { fetched: 1, failed: 2, items: 1 }, [
      { where: 'a', reason: 'answer 500' },
      { where: 'b', reason: 'answer 404' },
    ])
    runs.addToSource(run, board, { failed: 1 }, [{ where: 'c', reason: 'missing title' }])
    const failures = [
      { where: 'a', reason: 'answer 500' },
      { where: 'b', reason: 'answer 404' },
      { where: 'c', reason: 'missing title' },
    ]
    expect(runs.listSources(run)).toEqual([
      aSummary({ fetched: 2, new: 2, updated: 0, unchanged: 0, failed: 3, failures }),
    ])
    expect(runs.reading(run, board)).toEqual({ items: 4, withTitle: 2, withUrl: 0, withDate: 0, withText: 0 })
  })
})

describe('settings', () => {
  test('a value is what was set last, or null', () => {
    const { settings } = aStore()
    expect(settings.get('theme')).toBeNull()
    settings.set('theme', 'dark')
    settings.set('theme', 'light')
    expect(settings.get('theme')).toBe('light')
  })
})

describe('sources', () => {
  test('keep the first and the latest day of reading, and take the newest description', () => {
    const { sources } = aStore([], [])
    sources.save(aSource({ firstReadOn: '2026-03-01', lastReadOn: '2026-03-01' }))
    sources.save(aSource({ name: 'New name', firstReadOn: '2026-04-01', lastReadOn: '2026-04-01' }))
    sources.save(aSource({ name: 'New name', firstReadOn: '2026-02-01', lastReadOn: '2026-02-01' }))
    expect(sources.list(true)).toEqual([
      {
        ...aSource({ name: 'New name', firstReadOn: '2026-02-01', lastReadOn: '2026-04-01' }),
        postings: 0,
        openings: 0,
        undated: 0,
      },
    ])
  })

  test('tell how many postings and openings they have; an opening counts at the source that had it first', () => {
    const store = aStore(
      [
        { postedOn: '2026-03-02', facts: { openingKey: 'same' } },
        { postedOn: '2026-03-03', facts: { openingKey: 'same' }, posting: { source: 'second' } },
      ],
      [aSource(), aSource({ source: 'second' })],
    )
    store.postings.save([aPosting({ sourceId: 'not analysed yet' })], '2026-06-01T00:00:00Z')
    expect(store.sources.list(true).map(({ source, postings, openings }) => ({ source, postings, openings }))).toEqual([
      { source: 'example-board', postings: 2, openings: 1 },
      { source: 'second', postings: 1, openings: 0 },
    ])
  })
})

describe('packed columns give back what went in', () => {
  test('texts of any script', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        expect(unpackText(packText(text), () => 'a text')).toBe(text)
      }),
    )
  })

  test('mentions, in order of their place', () => {
    const mention = fc.record({
      skill: fc.integer({ min: 1, max: 65_535 }),
      start: fc.integer({ min: 0, max: 2_000_000 }),
      length: fc.integer({ min: 1, max: 300 }),
      level: fc.constantFrom('required' as const, 'preferred' as const, 'mentioned' as const),
    })
    fc.assert(
      fc.property(fc.uniqueArray(mention, { selector: ({ start }) => start }), (items) => {
        const mentions = items.map(({ skill, start, length, level }) =>
          aMention(String(skill), { level, start, end: start + length }),
        )
        const levels = ['required', 'preferred', 'mentioned']
        const expected = [...mentions]
          .sort((one, other) => one.start - other.start)
          .map(({ skillId, level, start, end }) => ({
            skill: Number(skillId),
            level: levels.indexOf(level),
            start,
            end,
          }))
        expect(unpackMentions(packMentions(mentions, Number))).toEqual(expected)
      }),
    )
  })
})
