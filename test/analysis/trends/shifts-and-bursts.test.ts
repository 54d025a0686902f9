import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { burstStates } from '../../../analysis/trends/burst-states.ts'
import { binomialChangePoints } from '../../../analysis/trends/change-points.ts'
import { logGamma } from '../../../analysis/trends/distributions/log-gamma.ts'
import type { Counted } from '../../../analysis/trends/weighted-change.ts'

const counted = fc
  .integer({ min: 5, max: 60 })
  .chain((n) => fc.record({ count: fc.integer({ min: 0, max: n }), n: fc.constant(n) }))
const level = (length: number, count: number, n: number): Counted[] => Array.from({ length }, () => ({ count, n }))

describe('change points', () => {
  test('stand where the level changes, each with its share', () => {
    const found = binomialChangePoints([...level(10, 10, 200), ...level(6, 40, 200), ...level(10, 20, 200)])
    expect(found).toMatchObject({ changePoints: [10, 16], segmentShares: [0.05, 0.2, 0.1] })
  })

  test('are none in a constant share, in a share of 0, or in fewer periods than two segments need', () => {
    for (const periods of [level(30, 20, 200), level(30, 0, 200), [...level(3, 2, 200), ...level(3, 90, 200)]])
      expect(binomialChangePoints(periods)?.changePoints).toEqual([])
  })

  test('become fewer when the skills of the view share autocorrelation', () => {
    const periods = [...level(8, 20, 200), ...level(8, 34, 200)]
    expect(binomialChangePoints(periods)?.changePoints).toEqual([8])
    expect(binomialChangePoints(periods, { pooledRho: 0.7 })?.changePoints).toEqual([])
  })

  test('leave no segment shorter than a month of weeks', () => {
    fc.assert(
      fc.property(fc.array(counted, { minLength: 8, maxLength: 30 }), (periods) => {
        const starts = [0, ...(binomialChangePoints(periods, { penalty: 1 })?.changePoints ?? []), periods.length]
        const lengths = starts.slice(1).map((start, index) => start - (starts[index] ?? 0))
        expect(Math.min(...lengths)).toBeGreaterThanOrEqual(4)
      }),
    )
  })

  test('of nothing are null', () => {
    expect(binomialChangePoints([])).toBeNull()
  })
})

describe('bursts', () => {
  test('are the spell at twice the usual rate', () => {
    const { bursts } = burstStates([...level(10, 5, 100), ...level(3, 25, 100), ...level(10, 5, 100)])
    expect(bursts).toEqual([{ first: 10, last: 12, weight: expect.any(Number) }])
    expect(bursts[0]?.weight).toBeGreaterThan(3)
  })

  test('are none where nothing is named, everything is, or nobody counts', () => {
    for (const periods of [level(8, 0, 50), level(8, 50, 50), level(8, 0, 0), []])
      expect(burstStates(periods).bursts).toEqual([])
  })

  test('follow the cheapest of all paths', () => {
    fc.assert(
      fc.property(fc.array(counted, { minLength: 1, maxLength: 8 }), (periods) => {
        const { base, raised, cost } = burstStates(periods)
        fc.pre(base > 0 && base < 0.5)
        expect(cost).toBeCloseTo(cheapestOfAll(periods, base, raised), 8)
      }),
    )
  })
})

/** Every path through both states, one by one. */
function cheapestOfAll(periods: readonly Counted[], base: number, raised: number): number {
  const costOf = ({ count, n }: Counted, share: number) =>
    -(logGamma(n + 1) - logGamma(count + 1) - logGamma(n - count + 1)) -
    (count > 0 ? count * Math.log(share) : 0) -
    (n > count ? (n - count) * Math.log(1 - share) : 0)
  let best = Infinity
  for (let path = 0; path < 2 ** periods.length; path++) {
    let [cost, before] = [0, 0]
    for (const [index, period] of periods.entries()) {
      const state = (path >> index) & 1
      cost += costOf(period, state ? raised : base) + (state > before ? Math.log(periods.length) : 0)
      before = state
    }
    best = Math.min(best, cost)
  }
  return best
}
