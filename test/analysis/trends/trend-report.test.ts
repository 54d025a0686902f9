import { describe, expect, test } from 'vitest'
import { buildTrendReport } from '../../../analysis/trends/build-trend-report.ts'
import type { CountTable } from '../../../data/domain.ts'
import { aSelection } from '../../data/builders.ts'
import { aSkill, aTable, aVocabulary, times } from './count-table.ts'

const vocabulary = aVocabulary('sql', 'dbt', 'kafka', aSkill('communication', { broad: true, kind: 'soft' }))
const today = '2026-06-29'
const report = (table: CountTable, parts: { top?: number; skillIds?: string[] } = {}) =>
  buildTrendReport(table, vocabulary, { selection: aSelection(), today, ...parts })
const seriesOf = (table: CountTable, skill = 'sql') => report(table, { skillIds: [skill] }).series[0]

// An archive whose 20 weeks from 2026-01-05 have 100 openings each; read until 2026-06-28.
const weekly = (sql: readonly number[]) => aTable([{ openings: times(20, 100), skills: { sql } }])

describe('the share of a period', () => {
  test('is openings that mention the skill by openings, with its interval, n and label', () => {
    const [point] = seriesOf(aTable([{ openings: [412, 400], skills: { sql: [37, 40] } }]))?.points ?? []
    expect(point).toEqual({
      weekStart: '2026-01-05',
      label: '2026-W02',
      n: 412,
      count: 37,
      share: 37 / 412,
      low: expect.closeTo(0.0659, 4),
      high: expect.closeTo(0.1213, 4),
      state: 'good',
    })
  })

  test('is unknown, not zero, when nobody posted', () => {
    const points = seriesOf(aTable([{ openings: [40, 0, 40], skills: { sql: [4, 0, 4] } }]))?.points
    expect(points?.[1]).toMatchObject({ n: 0, count: 0, share: null, low: null, high: null, state: 'empty' })
  })

  test('adds up the sources, and the whole span is one figure too', () => {
    const table = aTable([
      { openings: [40, 60], skills: { sql: [4, 6] } },
      { openings: [60, 40], skills: { sql: [26, 4] } },
    ])
    expect(seriesOf(table)?.points.map(({ count, n }) => [count, n])).toEqual([
      [30, 100],
      [10, 100],
    ])
    expect(seriesOf(table)?.total).toMatchObject({
      from: '2026-01-05',
      until: '2026-01-19',
      n: 200,
      count: 40,
      share: 0.2,
    })
  })

  test('leaves out sources that do not count the skill: not counted is not zero', () => {
    const table = aTable([
      { source: { source: 'all' }, openings: times(4, 50), skills: { sql: times(4, 10), dbt: times(4, 5) } },
      { source: { source: 'sql-only' }, openings: times(4, 100), skills: { sql: times(4, 20) } },
    ])
    const counted = { ...table, countedSkills: new Map([['sql-only', new Set(['sql'])]]) }
    expect(seriesOf(counted, 'sql')?.total).toMatchObject({ n: 600, count: 120 })
    expect(seriesOf(counted, 'dbt')?.total).toMatchObject({ n: 200, count: 20, share: 0.1 })
    expect(seriesOf(counted, 'dbt')?.change?.sources).toEqual(['all'])
  })

  // A skill that few sources look for came after one with less than half its share, because fewer openings named it.
  test('orders skills by share, not by how many openings name them, and takes the top from that order', () => {
    const table = aTable([
      { source: { source: 'all' }, openings: times(4, 50), skills: { sql: times(4, 10), dbt: times(4, 20) } },
      { source: { source: 'sql-only' }, openings: times(4, 100), skills: { sql: times(4, 20) } },
    ])
    const counted = { ...table, countedSkills: new Map([['sql-only', new Set(['sql'])]]) }
    expect(report(counted).series.map(({ skill, total }) => [skill, total.count, total.share])).toEqual([
      ['dbt', 80, 0.4],
      ['sql', 120, 0.2],
    ])
    expect(report(counted, { top: 1 }).series.map(({ skill }) => skill)).toEqual(['dbt'])
  })
})

describe('the verdict', () => {
  test('a share that goes from 10 to 20 % is rising, and the sentence has the figures', () => {
    const series = seriesOf(weekly([...times(10, 10), ...times(10, 20)]))
    expect(series?.verdict).toBe('rising')
    expect(series?.change).toMatchObject({
      earlier: { from: '2026-01-05', until: '2026-03-16', n: 1000, count: 100, share: 0.1 },
      later: { from: '2026-03-16', until: '2026-05-25', n: 1000, count: 200, share: 0.2 },
      points: expect.closeTo(10, 9),
      naivePoints: expect.closeTo(10, 9),
      sources: ['source-1'],
    })
    expect(series?.reason).toMatch(/^Rising from 10\.0 % to 20\.0 % of openings \(\+10\.0 points, 95 % interval/)
    expect(series?.reason).toContain('in one step, 2026-W12, of 2026-W02 to 2026-W21')
  })

  // A step needs four weeks on each side: the line that was fitted instead ended at 11.6 %, where the last weeks had 6 %.
  test('a share that began three weeks ago goes to the level of the last four weeks, not to the end of a line', () => {
    const openings = times(25, 160)
    const begun = [...times(22, 0), 13, 18, 9]
    const others = Object.fromEntries(
      Array.from({ length: 12 }, (_, skill) => [
        `other-${skill}`,
        openings.map((_, week) => 10 + 3 * skill + (((week + 1) * (skill + 3)) % 5)),
      ]),
    )
    const series = seriesOf(
      aTable([{ source: { lastReadOn: '2026-12-31' }, openings, skills: { sql: begun, ...others } }]),
    )
    expect(series?.change).toMatchObject({ shape: 'levels', stepOn: null, fromShare: 0, toShare: 40 / 640 })
    expect(series?.change?.points).toBeCloseTo(6.25, 9)
    expect(series?.reason).toMatch(/^Rising from 0\.0 % to 6\.3 % of openings \(\+6\.3 points, 95 % interval \+/)
    expect(series?.reason).toContain('first and last 4 good weeks of 2026-W02 to 2026-W26')
    expect(series?.change?.high).toBeLessThan(11.6)
  })

  // The mean of four weeks lies a week and a half before the end: a steep line was told as 22 points by their levels.
  test('a share that moves evenly and fast goes all the way', () => {
    const sql = Array.from({ length: 25 }, (_, week) => 40 + 4 * week)
    const others = Object.fromEntries([10, 20, 30].map((share) => [`other-${share}`, times(25, 4 * share)]))
    const table = aTable([
      { source: { lastReadOn: '2026-12-31' }, openings: times(25, 400), skills: { sql, ...others } },
    ])
    const even = seriesOf(table)
    expect(even?.change?.shape).toBe('line')
    expect(even?.change?.fromShare).toBeCloseTo(0.1, 2)
    expect(even?.change?.toShare).toBeCloseTo(0.34, 2)
    expect(even?.change?.high).toBeGreaterThan(24)
  })

  test('the same the other way round is falling', () => {
    expect(seriesOf(weekly([...times(10, 20), ...times(10, 10)]))?.verdict).toBe('falling')
  })

  test('an unchanged share of many openings is steady: a finding of its own', () => {
    expect(seriesOf(aTable([{ openings: times(20, 1000), skills: { sql: times(20, 100) } }]))?.verdict).toBe('steady')
  })

  test('a change that may be chance is too few, and says what would have been seen', () => {
    const series = seriesOf(aTable([{ openings: times(20, 20), skills: { sql: [...times(10, 2), ...times(10, 3)] } }]))
    expect(series?.verdict).toBe('too-few')
    expect(series?.change?.detectablePoints).toBeGreaterThan(5)
    expect(series?.reason).toMatch(/these openings would show a change of about \d+\.\d points or more/)
  })

  test('29 mentions bear no verdict, 30 do', () => {
    const rising = (later: number) =>
      seriesOf(aTable([{ openings: times(4, 2000), skills: { sql: [0, 0, 0, later] } }]))
    expect(rising(29)).toMatchObject({ verdict: 'too-few', reason: expect.stringContaining('Named in 29 openings') })
    expect(rising(40)?.verdict).toBe('rising')
  })

  test('a sure but tiny change is not called a trend', () => {
    const series = seriesOf(
      aTable([{ openings: times(20, 100_000), skills: { sql: [...times(10, 30_000), ...times(10, 31_000)] } }]),
    )
    expect(series?.change?.q).toBeLessThan(1e-6)
    expect(series?.verdict).toBe('steady')
  })

  test('is judged among all skills of the view, also those that are not asked for', () => {
    const noise = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`skill-${index}`, times(20, 10)]))
    const wide = aVocabulary('sql', ...Object.keys(noise))
    const sql = [...times(10, 10), ...times(10, 14)]
    const alone = aTable([{ openings: times(20, 100), skills: { sql } }])
    const amongMany = aTable([{ openings: times(20, 100), skills: { sql, ...noise } }])
    const view = { selection: aSelection(), today, skillIds: ['sql'] }
    const [single] = buildTrendReport(alone, wide, view).series
    const [oneOfMany] = buildTrendReport(amongMany, wide, view).series
    expect([single?.verdict, oneOfMany?.verdict]).toEqual(['rising', 'too-few'])
    expect(oneOfMany?.change?.q).toBeCloseTo(41 * (oneOfMany?.change?.p ?? 0), 9)
  })
})

describe('a changing set of sources', () => {
  // "Rising from 7.3 to 13.4 %, to 2026-03": the only source of both halves ended in 2025-12, and what came after was lower.
  test('says as its span what was read, where the source of both halves ends before the others', () => {
    const table = aTable([
      {
        source: { lastReadOn: '2026-12-31' },
        openings: [...times(20, 300), ...times(6, 0)],
        skills: { sql: [...times(10, 30), ...times(10, 60), ...times(6, 0)] },
      },
      {
        source: { name: 'A feed', lastReadOn: '2026-12-31' },
        openings: [...times(20, 0), ...times(6, 300)],
        skills: { sql: [...times(20, 0), ...times(6, 15)] },
      },
    ])
    const series = seriesOf(table)
    expect(series?.verdict).toBe('rising')
    expect(series?.change).toMatchObject({ readFrom: '2026-01-05', readUntil: '2026-05-25', sources: ['source-1'] })
    expect(series?.reason).toContain('of 2026-W02 to 2026-W21)')
  })

  test('a source with another level that joins half-way moves the naive change alone', () => {
    const table = aTable([
      { openings: times(20, 800), skills: { sql: times(20, 80) } },
      {
        source: { name: 'A feed' },
        openings: [...times(10, 0), ...times(10, 800)],
        skills: { sql: [...times(10, 0), ...times(10, 400)] },
      },
    ])
    const series = seriesOf(table)
    expect(series?.change).toMatchObject({
      points: expect.closeTo(0, 9),
      naivePoints: expect.closeTo(20, 9),
      sources: ['source-1'],
      composition: { added: { sources: ['source-2'], points: expect.closeTo(20, 9) }, left: null, withinPoints: 0 },
    })
    expect(series?.verdict).toBe('steady')
    expect(series?.reason).toMatch(
      /The raw share moved by \+20\.0 points between the halves, of which \+20\.0 because A feed was added\.$/,
    )
  })

  test('a source that grows does not move the change at fixed weights', () => {
    const table = aTable([
      { openings: [...times(10, 100), ...times(10, 20)], skills: { sql: [...times(10, 10), ...times(10, 2)] } },
      { openings: [...times(10, 20), ...times(10, 100)], skills: { sql: [...times(10, 10), ...times(10, 50)] } },
    ])
    const change = seriesOf(table)?.change
    expect(change?.points).toBeCloseTo(0, 9)
    expect(change?.naivePoints).toBeGreaterThan(20)
    expect(change?.earlier.share).toBeCloseTo(0.3, 9)
  })

  test('a source needs two good periods and 30 openings in both halves', () => {
    const withEarlier = (openings: readonly number[]) =>
      seriesOf(aTable([{ openings: [...openings, ...times(4, 50)], skills: { sql: times(8, 5) } }]))
    expect(withEarlier([60, 0, 0, 0])?.change).toBeNull()
    expect(withEarlier([10, 0, 10, 9])?.reason).toMatch(/^Too few openings \(229\)/)
    expect(withEarlier([15, 0, 15, 0])?.change?.sources).toEqual(['source-1'])
  })
})

describe('periods that bear no verdict', () => {
  const snapshot = { kind: 'snapshot', firstReadOn: '2026-05-20', lastReadOn: '2026-05-20' } as const

  test('weeks before the week of the first reading of a snapshot are survivors', () => {
    const table = aTable([{ source: snapshot, openings: times(20, 100) }])
    expect(report(table).volume.map(({ state }) => state)).toEqual([...times(19, 0).map(() => 'survivor'), 'unsettled'])
  })

  test('a month that began before that week is one of survivors too', () => {
    const source = { ...snapshot, firstReadOn: '2026-03-25', lastReadOn: '2026-06-28' }
    const table = aTable([{ source, openings: times(6, 100) }], '2026-01-01', 'month')
    expect(report(table).volume.map(({ state }) => state)).toEqual([
      'survivor',
      'survivor',
      'survivor',
      'good',
      'good',
      'unsettled',
    ])
  })

  test('a week is settled when a reading comes 7 days after its end, not before', () => {
    const readOn = (lastReadOn: string) =>
      report(aTable([{ source: { lastReadOn }, openings: [50, 50] }])).volume.map(({ state }) => state)
    expect(readOn('2026-01-25')).toEqual(['good', 'unsettled'])
    expect(readOn('2026-01-26')).toEqual(['good', 'good'])
  })

  test('shipped archives are settled to their last day, shipped snapshots never bear a trend', () => {
    const shipped = { origin: 'history', firstReadOn: '2026-01-05', lastReadOn: '2026-01-18' } as const
    const states = (kind: 'archive' | 'snapshot') =>
      report(aTable([{ source: { ...shipped, kind }, openings: [50, 50] }])).volume.map(({ state }) => state)
    expect(states('archive')).toEqual(['good', 'good'])
    expect(states('snapshot')).toEqual(['survivor', 'unsettled'])
  })

  test('a week that has not ended is unsettled whoever read it', () => {
    const table = aTable([{ source: { lastReadOn: '2026-12-31' }, openings: [50] }])
    const view = { selection: aSelection(), today: '2026-01-11' }
    expect(buildTrendReport(table, vocabulary, view).volume[0]?.state).toBe('unsettled')
  })

  test('nine openings are too small a cell, ten are good', () => {
    expect(report(aTable([{ openings: [9, 10] }])).volume.map(({ state }) => state)).toEqual(['small', 'good'])
  })

  test('a period is in the state that most of its openings are in', () => {
    const table = aTable([{ openings: [20] }, { source: snapshot, openings: [500] }])
    expect(report(table).volume[0]).toMatchObject({ n: 520, state: 'survivor' })
  })

  test('adverts that pile up before the first reading of a snapshot are no growth, whatever they name', () => {
    const pile = Array.from({ length: 20 }, (_, week) => 10 * 2 ** Math.floor(week / 3))
    const table = aTable([
      {
        source: snapshot,
        openings: pile,
        skills: { sql: pile.map((n, week) => Math.floor((n * week) / 20)), dbt: pile },
      },
    ])
    const { series, volume } = report(table)
    expect(series.map(({ verdict, change }) => [verdict, change])).toEqual([
      ['too-few', null],
      ['too-few', null],
    ])
    expect(volume.filter(({ state }) => state === 'good')).toEqual([])
    expect(series[0]?.reason).toBe(
      'Mostly survivors of a snapshot: the adverts of these weeks that were still open on 2026-05-20. No trend can be read from them.',
    )
  })
})

describe('what the report holds', () => {
  const table = aTable([
    {
      openings: times(2, 100),
      skills: { dbt: times(2, 10), sql: times(2, 60), communication: times(2, 90), cobol: times(2, 5) },
    },
  ])

  test('all known skills, most mentioned first', () => {
    expect(report(table).series.map(({ skill }) => skill)).toEqual(['communication', 'sql', 'dbt'])
  })

  test('a top list leaves out skills too broad to tell anything', () => {
    expect(report(table, { top: 1 }).series.map(({ skill }) => skill)).toEqual(['sql'])
  })

  test('skills asked for come in that order, and one that nobody names has counts of 0', () => {
    const { series } = report(table, { skillIds: ['kafka', 'sql'] })
    expect(series.map(({ skill, total }) => [skill, total.count, total.n])).toEqual([
      ['kafka', 0, 200],
      ['sql', 120, 200],
    ])
  })

  test('a skill that nobody names says so', () => {
    expect(seriesOf(table, 'kafka')).toMatchObject({
      ...{ verdict: 'too-few', change: null, reason: 'Named in none of the 200 openings of the span.' },
      reasonCode: 'unnamed',
    })
  })

  test('nothing at all from an empty table, without a made-up figure', () => {
    expect(report(aTable([]))).toMatchObject({ span: null, n: 0, volume: [], series: [] })
  })
})
