import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adjustForFalseDiscovery } from '../../../analysis/trends/benjamini-hochberg.ts'
import { detectablePoints } from '../../../analysis/trends/detectable-change.ts'
import { normalCdf, normalQuantile } from '../../../analysis/trends/normal.ts'
import { standardisedShare } from '../../../analysis/trends/standardised-share.ts'
import { newcombeDifference, type Stratum, weightedChange } from '../../../analysis/trends/weighted-change.ts'
import { wilsonInterval } from '../../../analysis/trends/wilson.ts'

const counted = fc
  .integer({ min: 1, max: 5000 })
  .chain((n) => fc.record({ count: fc.integer({ min: 0, max: n }), n: fc.constant(n) }))

describe('the normal distribution', () => {
  test('the quantile is the inverse of the distribution', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (p) => {
        expect(Math.abs(normalCdf(normalQuantile(p)) - p)).toBeLessThan(1e-13 + p * 1e-10)
      }),
    )
  })

  test('certainty lies infinitely far out, and beyond it nothing is defined', () => {
    expect([normalQuantile(0), normalQuantile(1), normalQuantile(1.1)]).toEqual([-Infinity, Infinity, Number.NaN])
  })
})

describe('the interval of a share', () => {
  test('37 of 412 openings are 9.0 %, between 6.6 and 12.1 %', () => {
    expect(wilsonInterval(37, 412)).toEqual({ low: expect.closeTo(0.0659, 4), high: expect.closeTo(0.1213, 4) })
  })

  test('no openings give no interval rather than one at zero', () => {
    expect(wilsonInterval(0, 0)).toBeNull()
  })

  test('more mentions than openings are refused', () => {
    expect(() => wilsonInterval(6, 5)).toThrow('6 of 5')
  })

  test('it holds the share, stays within 0 and 1 and touches them only at none and all', () => {
    fc.assert(
      fc.property(counted, ({ count, n }) => {
        const { low, high } = wilsonInterval(count, n) ?? { low: 1, high: 0 }
        expect(low).toBeLessThanOrEqual(count / n)
        expect(high).toBeGreaterThanOrEqual(count / n)
        expect([low === 0, high === 1]).toEqual([count === 0, count === n])
      }),
    )
  })

  test('ten times the openings narrow it, and one mention more moves both ends up', () => {
    fc.assert(
      fc.property(counted, ({ count, n }) => {
        const one = wilsonInterval(count, n)
        const ten = wilsonInterval(10 * count, 10 * n)
        const more = count < n ? wilsonInterval(count + 1, n) : null
        if (one === null || ten === null) throw new Error('an interval is missing')
        expect(ten.high - ten.low).toBeLessThan(one.high - one.low)
        if (more) expect([more.low > one.low, more.high > one.high]).toEqual([true, true])
      }),
    )
  })
})

describe('the change between two spans', () => {
  test('60 of 500 against 41 of 480 is +3.5 points, and may be none: the interval has 0 in it', () => {
    const change = newcombeDifference({ count: 60, n: 500 }, { count: 41, n: 480 })
    expect(change).toMatchObject({
      difference: expect.closeTo(0.0346, 4),
      low: expect.closeTo(-0.0037, 4),
      high: expect.closeTo(0.0728, 4),
    })
    expect(change.p).toBeCloseTo(0.0751, 4)
  })

  test('over several sources it is the weighted mean of the changes within them', () => {
    const strata: Stratum[] = [
      { weight: 0.75, earlier: { count: 10, n: 100 }, later: { count: 14, n: 100 } },
      { weight: 0.25, earlier: { count: 50, n: 100 }, later: { count: 50, n: 200 } },
    ]
    expect(weightedChange(strata).difference).toBeCloseTo(0.75 * 0.04 - 0.25 * 0.25, 12)
  })

  test('time run backwards turns the sign and the interval round and keeps p', () => {
    fc.assert(
      fc.property(counted, counted, (earlier, later) => {
        const forward = newcombeDifference(later, earlier)
        const backward = newcombeDifference(earlier, later)
        expect(backward.difference).toBeCloseTo(-forward.difference, 12)
        expect([backward.low, backward.high]).toEqual([
          expect.closeTo(-forward.high, 12),
          expect.closeTo(-forward.low, 12),
        ])
        expect(backward.p).toBeCloseTo(forward.p, 12)
      }),
    )
  })

  test('a skill that all openings name, or none, has no change and no surprise', () => {
    expect(newcombeDifference({ count: 0, n: 60 }, { count: 0, n: 70 })).toMatchObject({ difference: 0, p: 1 })
    expect(newcombeDifference({ count: 60, n: 60 }, { count: 70, n: 70 })).toMatchObject({ difference: 0, p: 1 })
  })

  test('a source without openings in a span is refused, not guessed', () => {
    expect(() => newcombeDifference({ count: 0, n: 0 }, { count: 1, n: 9 })).toThrow(RangeError)
  })
})

test('a share at fixed weights ignores how many openings each source happens to have', () => {
  const shareAt = (n: number) =>
    standardisedShare([
      { weight: 0.5, count: 10, n: 100 },
      { weight: 0.5, count: n * 0.3, n },
    ]).share
  expect(shareAt(100)).toBeCloseTo(0.2, 12)
  expect(shareAt(1000)).toBeCloseTo(0.2, 12)
})

describe('false discoveries', () => {
  test('q is never below p, keeps the order of p, and a further hopeless test lowers none', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 60 }), (pValues) => {
        const qValues = adjustForFalseDiscovery(pValues)
        const withOneMore = adjustForFalseDiscovery([...pValues, 1])
        const inOrder = pValues.map((p, index) => ({ p, q: qValues[index] ?? -1 })).sort((a, b) => a.p - b.p)
        for (const [index, { p, q }] of inOrder.entries()) {
          expect(q).toBeGreaterThanOrEqual(p)
          expect(q).toBeLessThanOrEqual(1)
          expect(q).toBeGreaterThanOrEqual(inOrder[index - 1]?.q ?? 0)
        }
        for (const [index, q] of qValues.entries()) expect(withOneMore[index]).toBeGreaterThanOrEqual(q)
      }),
    )
  })

  test('one test alone is not adjusted', () => {
    expect(adjustForFalseDiscovery([0.03])).toEqual([0.03])
  })
})

test('400 openings against 400 at 5 % would show a change of 5.2 points, not less', () => {
  expect(detectablePoints(400, 400, 0.05)).toBeCloseTo(5.17, 2)
})
