import { describe, expect, test } from 'vitest'
import { readSeries } from '../../../../analysis/trends/series/read-series.ts'

const HEADER = 'series,weekStart,count,n'
const read = (...lines: string[]) => readSeries([HEADER, ...lines].join('\n'))

describe('periods', () => {
  test('are weeks when all days are Mondays', () => {
    const { grain, rows } = read('sql,2026-11-09,5,40', 'sql,2026-11-16,6,44')
    expect(grain).toBe('week')
    expect(rows[1]).toEqual({ series: 'sql', source: '', periodStart: '2026-11-16', count: 6, n: 44 })
  })

  test('are weeks, moved to their Monday, when all days are the same other weekday', () => {
    expect(read('sql,2026-11-15,5,40', 'sql,2026-11-22,6,44').rows.map(({ periodStart }) => periodStart)).toEqual([
      '2026-11-09',
      '2026-11-16',
    ])
  })

  test.each([
    ['the first of each', '2026-10-01', '2026-11-01'],
    ['written as such', '2026-10', '2026-11'],
  ])('are months when they are %s', (_, before, after) => {
    const { grain, rows } = read(`sql,${before},5,40`, `sql,${after},6,44`)
    expect([grain, rows[0]?.periodStart, rows[1]?.periodStart]).toEqual(['month', '2026-10-01', '2026-11-01'])
  })

  test('may be written as ISO weeks or quarters', () => {
    expect(read('sql,2026-W53,5,40').rows[0]?.periodStart).toBe('2026-12-28')
    expect(read('sql,2026-Q4,5,40').grain).toBe('quarter')
  })

  test.each([
    ['2026-02-30', 'Line 3: weekStart "2026-02-30" is no day, week, month or quarter'],
    ['2026-11-17', 'Line 3: 2026-11-17 falls on another weekday than line 2'],
    ['2026-11', 'Line 3: "2026-11" is a month, and line 2 is a day'],
  ])('that do not fit, such as %s, are named with their line', (day, message) => {
    expect(() => read('sql,2026-11-09,5,40', `sql,${day},6,44`)).toThrow(message)
  })
})

describe('lines', () => {
  test('may name a source, in any order of columns and case', () => {
    const { rows } = readSeries('\uFEFFN,Count,Source,WeekStart,Series\r\n40,5,board,2026-11-09,"SQL, any"\r\n')
    expect(rows).toEqual([{ series: 'SQL, any', source: 'board', periodStart: '2026-11-09', count: 5, n: 40 }])
  })

  test('without counts are gaps, not zeros', () => {
    expect(read('sql,2026-11-09,5,40', 'sql,2026-11-16,,').rows.length).toBe(1)
  })

  test.each([
    ['sql,2026-11-09,41,40', 'Line 2: count 41 is more than n 40'],
    ['sql,2026-11-09,-1,40', 'Line 2: count "-1" is no number from 0 up'],
    ['sql,2026-11-09,5,many', 'Line 2: n "many" is no number from 0 up'],
    ['sql,2026-11-09,5,', 'Line 2: n "" is no number from 0 up'],
    ['sql,2026-11-09,5', 'Line 2: 3 columns where the header has 4'],
    [',2026-11-09,5,40', 'Line 2: the series has no name'],
  ])('that cannot be read are named: %s', (line, message) => {
    expect(() => read(line)).toThrow(message)
  })

  test('that say the same thing twice are named', () => {
    expect(() => read('sql,2026-11-09,5,40', 'dbt,2026-11-09,5,40', 'sql,2026-11-09,6,40')).toThrow(
      'Line 4: the same series, source and period as line 2',
    )
  })
})

describe('a file', () => {
  test.each([
    ['without the columns', 'week,share\n2026-11-09,0.1', 'Line 1: no column series, weekStart, count, n'],
    ['that is empty', '', 'The file is empty'],
    ['with a header only', HEADER, 'a header and no lines'],
    ['with an open quote', `${HEADER}\n"sql,2026-11-09,5,40`, 'The file is no CSV'],
  ])('%s is refused with the reason', (_, text, message) => {
    expect(() => readSeries(text)).toThrow(message)
  })
})
