import fc from 'fast-check'
import { expect, test } from 'vitest'
import { spreadLabels, toComparisonData } from '../../web/charts/comparison-data.ts'
import type { ChartPoint } from '../../web/charts/trend-chart-data.ts'

const point = (label: string, share: number | null, state: ChartPoint['state'] = 'good'): ChartPoint => ({
  ...{ label, n: share === null ? 0 : 100, count: share === null ? 0 : Math.round(share * 100) },
  ...{ share, low: share === null ? null : share / 2, high: share === null ? null : Math.min(1, share * 2), state },
})

test('one axis holds the intervals of all lines, and a gap stays a gap', () => {
  const data = toComparisonData([
    { name: 'SQL', points: [point('2026-W46', 0.3), point('2026-W47', 0.4)] },
    { name: 'DuckDB', points: [point('2026-W46', null, 'empty'), point('2026-W47', 0.05, 'unsettled')] },
  ])
  expect(data.labels).toEqual(['2026-W46', '2026-W47'])
  expect(data.lines.map(({ share }) => share)).toEqual([
    [30, 40],
    [null, 5],
  ])
  expect(data.ticks.at(-1)).toBeGreaterThanOrEqual(80)
  expect(data.isProvisional).toEqual([false, true])
})

test('nothing to compare is no chart, and no failure', () => {
  expect(toComparisonData([])).toMatchObject({ labels: [], lines: [], isProvisional: [] })
})

test('names never stand on each other, keep the order of their lines and stay in the plot', () => {
  const heights = fc.array(fc.option(fc.double({ min: 8, max: 86, noNaN: true }), { nil: null }), {
    minLength: 1,
    maxLength: 6,
  })
  fc.assert(
    fc.property(heights, (given) => {
      const placed = spreadLabels(given, 8)
      expect(placed.map((height) => height === null)).toEqual(given.map((height) => height === null))
      const pairs = given.flatMap((height, index) => (height === null ? [] : [{ height, at: placed[index] ?? 0 }]))
      pairs.sort((one, other) => one.height - other.height || one.at - other.at)
      for (const [index, { at }] of pairs.entries()) {
        expect(at).toBeLessThanOrEqual(97)
        const above = pairs[index - 1]
        if (above !== undefined) expect(at - above.at).toBeGreaterThanOrEqual(8 - 1e-9)
      }
    }),
  )
})
