import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { trendText } from '../../../analysis/report/plain-text.ts'
import { compositionOf } from '../../../analysis/trends/composition.ts'
import { findTrends } from '../../../analysis/trends/find-trends.ts'
import { withinEmployers } from '../../../analysis/trends/within-employers.ts'
import { addDays } from '../../../data/weeks.ts'
import { aSelection, aSource, aStore } from '../../data/builders.ts'
import { aTable, aVocabulary, times } from './count-table.ts'

describe('what the raw change is made of', () => {
  const cell = fc.integer({ min: 0, max: 60 })
  const half = fc.record({ count: cell, rest: cell })

  test('adds up to it, whichever sources come and go', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(half, half), { minLength: 1, maxLength: 5 }), (sources) => {
        const table = aTable(
          sources.map(([before, after]) => ({
            openings: [before.count + before.rest, after.count + after.rest],
            skills: { sql: [before.count, after.count] },
          })),
        )
        const row = table.mentions.get('sql') ?? new Uint32Array()
        const parts = compositionOf(
          table,
          row,
          { first: 0, split: 1, end: 2 },
          sources.map((_, index) => index),
        )
        if (parts === null) return
        const { rawPoints, added, left, mixPoints, withinPoints } = parts
        expect((added?.points ?? 0) + (left?.points ?? 0) + mixPoints + withinPoints).toBeCloseTo(rawPoints, 9)
      }),
    )
  })

  test('names the source that was added and the one that left', () => {
    const table = aTable([
      { source: { source: 'board' }, openings: [100, 100], skills: { sql: [10, 10] } },
      { source: { source: 'remotive' }, openings: [0, 50], skills: { sql: [0, 30] } },
      { source: { source: 'old-feed' }, openings: [50, 0], skills: { sql: [5, 0] } },
    ])
    const row = table.mentions.get('sql') ?? new Uint32Array()
    const parts = compositionOf(table, row, { first: 0, split: 1, end: 2 }, [0, 1, 2])
    expect(parts?.added).toEqual({ sources: ['remotive'], points: expect.closeTo((100 * 40) / 150 - 10, 9) })
    expect(parts?.left?.sources).toEqual(['old-feed'])
    expect(parts?.withinPoints).toBeCloseTo(0, 9)
  })
})

describe('the change within employers', () => {
  const employers = (later: number) =>
    Array.from({ length: 12 }, (_, index) => ({
      openings: [10, 10] as const,
      mentions: [2, later + (index % 2)] as const,
    }))

  test('is that of the employers of both halves, with an interval from how much they differ', () => {
    const within = withinEmployers(employers(4))
    expect(within).toMatchObject({ employers: 12, n: 240, points: expect.closeTo(25, 9) })
    expect(within?.low).toBeGreaterThan(20)
    expect(within?.high).toBeLessThan(30)
  })

  test('is not said of fewer than 10 employers, nor of hardly any mentions', () => {
    expect(withinEmployers(employers(4).slice(0, 9))).toBeNull()
    expect(withinEmployers(employers(4).map(({ openings }) => ({ openings, mentions: [0, 1] as const })))).toBeNull()
  })
})

/** A year and a half of weekly openings; from the middle of the last half year one new employer floods the board with `kafka`. */
function aLongStore() {
  const openings = Array.from({ length: 78 }, (_, week) => {
    const postedOn = addDays('2025-01-06', 7 * week)
    const ofBoard = Array.from({ length: 40 }, (_, index) => ({
      postedOn,
      skills: [...(index % 4 === 0 ? ['sql'] : []), ...(week >= 52 && index % 2 === 0 ? ['dbt'] : []), 'python'],
      posting: { company: `Employer ${index % 20}` },
    }))
    const flood = Array.from({ length: week >= 65 ? 20 : 0 }, () => ({
      postedOn,
      skills: ['kafka'],
      posting: { company: 'Newcomer' },
    }))
    const asEver = [1, 2].map((employer) => ({
      ...{ postedOn, skills: week % 3 ? ['kafka'] : [], posting: { company: `Employer ${employer}` } },
    }))
    return [...ofBoard, ...flood, ...asEver]
  }).flat()
  return aStore(openings, [aSource({ firstReadOn: '2025-01-06', lastReadOn: '2026-12-01' })])
}

test('ranks stand against the same weeks a year before, and a flood by one new employer is told from the others', () => {
  const vocabulary = aVocabulary('sql', 'dbt', 'python', 'kafka')
  const view = { selection: aSelection(), grain: 'week', today: '2026-12-01', top: 10 } as const
  const report = findTrends(aLongStore(), vocabulary, view)
  const of = (skill: string) => report.series.find((some) => some.skill === skill)
  expect(of('python')).toMatchObject({ rank: 1, yearBefore: { rank: 1, from: '2025-01-06', until: '2025-07-07' } })
  expect(of('dbt')).toMatchObject({ rank: 2, yearBefore: { share: 0, rank: 4, rankNow: 2, ranksGained: 2 } })
  expect([of('kafka')?.verdict, of('kafka')?.change?.fewEmployers]).toEqual(['too-few', 3])
  expect(of('kafka')?.reason).toContain('Named by 3 employers alone, in ')
  expect(of('kafka')?.withinEmployers).toMatchObject({ employers: 20 })
  expect(Math.abs(of('kafka')?.withinEmployers?.points ?? 99)).toBeLessThan(2)
  expect(of('kafka')?.reason).toContain('Within the 20 employers of both halves: ')
  const text = trendText(report, { roles: [], top: false })
  expect(text).toMatch(/rank \(gained in a year\)/)
  expect(text).toMatch(/DBT +2 \(▲ 2\)/)
  expect(text).toContain(
    'Ranks gained: 2026-W02 to 2026-W27 against 2025-W02 to 2025-W27, the 26 weeks that can be read in both years, in',
  )
})

test('without a year before there is none, and ranks all the same', () => {
  const openings = times(20, 0).flatMap((_, week) =>
    Array.from({ length: 30 }, (_, index) => ({
      postedOn: addDays('2026-01-05', 7 * week),
      skills: index % 3 ? ['sql'] : ['dbt'],
    })),
  )
  const report = findTrends(aStore(openings), aVocabulary('sql', 'dbt'), {
    ...{ selection: aSelection(), grain: 'week', today: '2026-12-01' },
  })
  expect(report.series.map(({ skill, rank, yearBefore }) => [skill, rank, yearBefore])).toEqual([
    ['sql', 1, null],
    ['dbt', 2, null],
  ])
})
