import { describe, expect, test } from 'vitest'
import { seriesText } from '../../../../analysis/report/series-text.ts'
import { analyzeSeriesFile } from '../../../../analysis/trends/series/analyze-series.ts'
import { cellsOf, type SeriesCounts, seriesCsv } from './series-csv.ts'

const analyze = (...all: SeriesCounts[]) => analyzeSeriesFile(seriesCsv(all))
const only = (...all: SeriesCounts[]) => {
  const [series] = analyze(...all).series
  if (series === undefined) throw new Error('no series')
  return series
}

/** 2 of 200 more mentions every second week. */
const rising = cellsOf(26, 200, (week) => 20 + 2 * Math.floor(week / 2) + (week % 3))

describe('the points of a series', () => {
  test('carry count, n, share and Wilson interval', () => {
    expect(only({ series: 'sql', cells: [[37, 412]] }).points).toEqual([
      {
        weekStart: '2026-01-05',
        label: '2026-W02',
        n: 412,
        count: 37,
        share: expect.closeTo(0.0898, 4),
        low: expect.closeTo(0.0659, 4),
        high: expect.closeTo(0.1213, 4),
        comparable: expect.closeTo(0.0898, 4),
        state: 'good',
      },
    ])
  })

  test('have gaps where the file has none: null, never zero', () => {
    const { points } = only({ series: 'sql', cells: [[5, 50], null, [0, 50], [1, 9]] })
    expect(points.map(({ share, state }) => [share, state])).toEqual([
      [0.1, 'good'],
      [null, 'empty'],
      [0, 'good'],
      [expect.closeTo(0.111, 3), 'small'],
    ])
  })

  test('of several sources are sums, and the comparable line stands beside them', () => {
    const board = { series: 'sql', source: 'board', cells: cellsOf(12, 100, () => 10) }
    const feed = { series: 'sql', source: 'feed', first: '2026-02-02', cells: cellsOf(8, 100, () => 40) }
    const { points, sources } = only(board, feed)
    expect(sources).toEqual(['board', 'feed'])
    expect([points[0]?.share, points[11]?.share]).toEqual([0.1, 0.25])
    // 0.10 moved to where both together stand: no change of the market.
    expect(points.map(({ comparable }) => comparable)).toEqual(points.map(() => expect.closeTo(0.25, 9)))
  })
})

describe('the verdict', () => {
  // As on the pages: a line ended at 11.6 %, where the last weeks had 6 %.
  test('of a share that began three weeks ago goes to the level of the last four weeks', () => {
    const begun = [...Array.from({ length: 22 }, () => 0), 13, 18, 9]
    const others = Array.from({ length: 12 }, (_, skill) => ({
      series: `other-${skill}`,
      cells: cellsOf(25, 160, (week) => 10 + 3 * skill + (((week + 1) * (skill + 3)) % 5)),
    }))
    const report = analyze({ series: 'sql', cells: cellsOf(25, 160, (week) => begun[week] ?? 0) }, ...others)
    expect(report.series[0]?.change).toMatchObject({ shape: 'levels', stepOn: null, fromPct: 0, toPct: 6.25 })
    expect(report.series[0]?.change.changePp).toBeCloseTo(6.25, 9)
    expect(seriesText(report)).toContain('points between the first and last 4 good weeks [')
    expect(seriesText(report)).toContain('0.0 % to 6.3 %')
  })

  test('of a clear rise is rising, with its change, interval, n and window', () => {
    const { verdict, change } = only({ series: 'sql', cells: rising })
    expect(verdict).toBe('rising')
    expect(change).toMatchObject({
      from: '2026-01-05',
      until: '2026-07-06',
      weeks: 26,
      openings: 5200,
      mentions: 857,
      detail: 'rising',
      employers: null,
    })
    // From 21 to 45 of 200: 12 points.
    expect(change.changePp).toBeGreaterThan(10)
    expect(change.changePp).toBeLessThan(14)
    expect(change.lowPp).toBeGreaterThan(0)
    expect(change.q).toBe(change.p)
  })

  test('of the same run backwards is falling by as much', () => {
    const forward = only({ series: 'sql', cells: rising }).change
    const { verdict, change } = only({ series: 'sql', cells: rising.toReversed() })
    expect(verdict).toBe('falling')
    expect(change.changePp).toBeCloseTo(-(forward.changePp ?? 0), 9)
    expect(change.p).toBeCloseTo(forward.p ?? 0, 12)
  })

  test('of a jump is rising too, in one step with its week and its size', () => {
    const cells = [...cellsOf(16, 1000, (week) => 48 + (week % 5)), ...cellsOf(10, 1000, (week) => 196 + (week % 5))]
    const { verdict, change } = only({ series: 'sql', cells })
    expect([verdict, change.shape, change.stepOn]).toEqual(['rising', 'step', '2026-04-27'])
    // From 50 to 198 of 1,000.
    expect(change.changePp).toBeCloseTo(14.8, 1)
  })

  test('of a constant share with many openings is steady: a finding', () => {
    expect(only({ series: 'sql', cells: cellsOf(26, 2000, (week) => 300 + (week % 2)) }).verdict).toBe('steady')
  })

  test('does not come from a source that joins with another level', () => {
    const board = { series: 'sql', source: 'board', cells: cellsOf(26, 200, (week) => 20 + (week % 3)) }
    const feed = {
      series: 'sql',
      source: 'feed',
      first: '2026-04-06',
      cells: cellsOf(13, 200, (week) => 80 + (week % 3)),
    }
    const { verdict, change } = only(board, feed)
    expect(verdict).not.toBe('rising')
    expect(Math.abs(change.changePp ?? 99)).toBeLessThan(2)
    expect(change.naivePp).toBeGreaterThan(15)
    expect(change.composition).toMatchObject({ added: { sources: ['feed'] }, left: null })
    const { rawPoints = 0, added, mixPoints = 0, withinPoints = 0 } = change.composition ?? {}
    expect((added?.points ?? 0) + mixPoints + withinPoints).toBeCloseTo(rawPoints, 9)
    expect(seriesText(analyze(board, feed))).toMatch(
      /The raw share moved by \+1\d\.\d points between the halves, of which \+1\d\.\d because feed was added\./,
    )
  })

  test('does not go across a break, where one source is replaced whole by another', () => {
    const old = { series: 'sql', source: 'old', cells: cellsOf(13, 200, () => 20) }
    const young = { series: 'sql', source: 'young', first: '2026-04-06', cells: cellsOf(13, 200, () => 80) }
    const { verdict, change } = only(old, young)
    expect(verdict).toBe('too-few')
    expect(change).toMatchObject({ detail: 'insufficient', changePp: null, until: '2026-07-06' })
    expect(change.weeks).toBeLessThan(12)
  })

  test.each([
    ['eleven weeks', cellsOf(11, 200, (week) => 20 + week)],
    ['29 mentions', cellsOf(29, 200, () => 1)],
    ['weeks of fewer than 10 openings', cellsOf(26, 9, (week) => week % 9)],
  ])('of %s is too-few, with figures null and the change that would have shown', (name, cells) => {
    const { verdict, change } = only({ series: name, cells })
    expect(verdict).toBe('too-few')
    expect(change).toMatchObject({
      detail: 'insufficient',
      changePp: null,
      lowPp: null,
      highPp: null,
      p: null,
      q: null,
    })
    if (change.weeks > 0) expect(change.detectablePp).toBeGreaterThan(0)
  })

  test('is judged among all series of the file', () => {
    const report = analyze(
      { series: 'rising', cells: rising },
      { series: 'flat', cells: cellsOf(26, 200, (week) => 30 + (week % 2)) },
      { series: 'thin', cells: cellsOf(26, 200, () => 1) },
    )
    const [first] = report.series
    expect(report.tested).toBe(2)
    expect(first?.change.q).toBeCloseTo(2 * (first?.change.p ?? 0), 12)
  })

  test('stands on the newest 26 weeks, and the whole record is judged beside it', () => {
    const risen = cellsOf(26, 400, (week) => 20 + week + 5 * (week % 2))
    const cells = [...risen, ...cellsOf(26, 400, (week) => 50 + (week % 2))]
    const { verdict, change, longRun } = only({ series: 'sql', cells })
    expect([verdict, change.from]).toEqual(['steady', '2026-07-06'])
    expect(longRun).toMatchObject({ verdict: 'rising', change: { from: '2026-01-05', weeks: 52 } })
  })
})

describe('level shifts', () => {
  test('are dated, with the level before and since', () => {
    const cells = [...cellsOf(13, 400, () => 20), ...cellsOf(13, 400, () => 48)]
    expect(only({ series: 'sql', cells }).levelShifts).toEqual([
      { weekStart: '2026-04-06', label: '2026-W15', before: 0.05, after: 0.12, points: expect.closeTo(7, 9) },
    ])
  })

  test('are none in a constant share', () => {
    expect(only({ series: 'sql', cells: cellsOf(40, 400, () => 20) }).levelShifts).toEqual([])
  })
})

describe('a forecast', () => {
  test('is not shown for fewer weeks than an interval needs', () => {
    expect(only({ series: 'sql', cells: rising }).forecast).toBeNull()
  })

  test('goes on after the last week, with an interval around it', () => {
    const cells = cellsOf(60, 200, (week) => 40 + ((week * 7) % 5))
    const { forecast, forecastMethod } = only({ series: 'sql', cells })
    expect(forecast?.map(({ weekStart }) => weekStart)).toEqual([
      '2027-03-01',
      '2027-03-08',
      '2027-03-15',
      '2027-03-22',
    ])
    expect(forecastMethod).not.toBeNull()
    for (const { share, low, high } of forecast ?? []) {
      expect(share).toBeCloseTo(0.21, 2)
      expect([low < share, share < high]).toEqual([true, true])
    }
  })

  test('starts from the present: a series that ends in a gap has none, nor one with too short a run since', () => {
    const cells = [...cellsOf(60, 200, (week) => 40 + ((week * 7) % 5)), null, ...cellsOf(10, 200, () => 41)]
    expect(only({ series: 'sql', cells }).forecast).toBeNull()
  })
})

test('months are recognised, and a missing one is a gap', () => {
  const cells = [...cellsOf(9, 300, (month) => 30 + 5 * month), null, ...cellsOf(9, 300, (month) => 80 + 5 * month)]
  const report = analyzeSeriesFile(seriesCsv([{ series: 'sql', first: '2024-01-01', cells }], 'month'))
  expect([report.grain, report.window]).toEqual(['month', 24])
  expect(report.series[0]).toMatchObject({ verdict: 'rising', change: { weeks: 18, until: '2025-08-01' } })
  expect(report.series[0]?.points[9]).toMatchObject({ weekStart: '2024-10-01', share: null })
})

test('the same file gives the same bytes', () => {
  const text = seriesCsv([{ series: 'sql', cells: rising }])
  expect(JSON.stringify(analyzeSeriesFile(text))).toBe(JSON.stringify(analyzeSeriesFile(text)))
})

test('the text for a terminal names verdict, change, n and what would have shown', () => {
  const text = seriesText(
    analyze({ series: 'sql', cells: rising }, { series: 'dbt', cells: cellsOf(26, 200, () => 1) }),
  )
  expect(text).toMatch(/^2 series by week, 1 of them tested together/)
  expect(text).toMatch(
    /sql: ▲ rising\n {2}\+1\d\.\d points \[.*\], \d+\.\d % to \d+\.\d %; 2026-W02 to 2026-W27, 26 weeks, 857 of 5,200; /,
  )
  expect(text).toMatch(
    /dbt: ○ too few data to tell\n {2}2026-W02 to 2026-W27, 26 weeks, 26 of 5,200; \d\.\d points or more/,
  )
})
