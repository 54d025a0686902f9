import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type ChartPoint,
  countTicks,
  newestShare,
  percentTicks,
  toChartData,
} from '../../web/charts/trend-chart-data.ts'

const point = (parts: Partial<ChartPoint>): ChartPoint => ({
  label: '2026-W40',
  n: 100,
  count: 10,
  share: 0.1,
  low: 0.06,
  high: 0.17,
  state: 'good',
  ...parts,
})

test('shares are drawn in percent with their band', () => {
  expect(toChartData([point({ share: 0.25, low: 0.125, high: 0.5 })])).toMatchObject({
    share: [25],
    low: [12.5],
    high: [50],
  })
})

test('a period without openings is a gap, and none of n is a zero', () => {
  const data = toChartData([
    point({ n: 0, count: 0, share: null, low: null, high: null, state: 'empty' }),
    point({ count: 0, share: 0, low: 0, high: 0.04 }),
  ])
  expect(data.share).toEqual([null, 0])
  expect(data.high).toEqual([null, 4])
})

test('a period with too few openings is a gap', () => {
  expect(toChartData([point({ n: 4, state: 'small' })]).share).toEqual([null])
})

test('periods that bear no comparison are drawn and marked', () => {
  const data = toChartData([point({ state: 'survivor' }), point({}), point({ state: 'unsettled' })])
  expect(data.share).toEqual([10, 10, 10])
  expect(data.isProvisional).toEqual([true, false, true])
})

test('the axis holds every share and the intervals that bear a comparison; wider ones of survivors are cut and said to be', () => {
  const few = point({ state: 'survivor', n: 12, share: 0.08, low: 0, high: 0.4 })
  const good = point({ share: 0.02, low: 0.01, high: 0.04 })
  expect(toChartData([few, good])).toMatchObject({ share: [8, 2], high: [8, 4], isCut: true, ticks: [0, 2, 4, 6, 8] })
  expect(toChartData([good])).toMatchObject({ high: [4], isCut: false })
  expect(toChartData([few])).toMatchObject({ high: [40], isCut: false })
})

test('the share axis begins at zero and has few, round steps', () => {
  expect(percentTicks(9.3)).toEqual([0, 2.5, 5, 7.5, 10])
  expect(percentTicks(57)).toEqual([0, 20, 40, 60])
  expect(percentTicks(100)).toEqual([0, 25, 50, 75, 100])
  expect(percentTicks(0)).toEqual([0, 0.25])
})

test('the count axis has whole steps', () => {
  expect(countTicks(3)).toEqual([0, 1, 2, 3])
  expect(countTicks(70)).toEqual([0, 20, 40, 60, 80])
  expect(countTicks(0)).toEqual([0, 1])
})

test('axes hold what is drawn, in four steps at most', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (max) => {
      const ticks = percentTicks(max)
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(max)
      expect(ticks.at(-1)).toBeLessThanOrEqual(100)
      expect(ticks.length).toBeLessThanOrEqual(5)
    }),
  )
  fc.assert(
    fc.property(fc.nat(10_000_000), (max) => {
      const ticks = countTicks(max)
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(max)
      expect(ticks.length).toBeLessThanOrEqual(5)
      expect(ticks.every(Number.isInteger)).toBe(true)
    }),
  )
})

test('the newest value stands below its point where it falls, and where the axis ends right above', () => {
  const isBelow = (...share: number[]) => newestShare({ share, isForecast: share.map(() => false) })?.isBelow
  expect([isBelow(40, 50), isBelow(50, 40), isBelow(100, 100), isBelow(80, 95), isBelow(50)]).toEqual([
    ...[false, true, true, true, false],
  ])
})
