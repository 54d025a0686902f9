import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TrendInput } from '../../../analysis/trends/fitted-trend.ts'
import { judgeTrends } from '../../../analysis/trends/judge-trends.ts'
import type { Counted } from '../../../analysis/trends/weighted-change.ts'
import { draw, flat, inputOf, ramp } from '../../evidence/markets.ts'
import { createRandom } from './random.ts'

const inputFrom = (shares: readonly number[], n: number): TrendInput => ({
  positions: shares.map((_, position) => position),
  sources: [{ source: 'a', cells: shares.map((share) => ({ count: Math.round(share * n), n })) }],
})
const judge = (input: TrendInput) => {
  const [trend] = judgeTrends([input])
  if (!trend) throw new Error('no fit')
  return trend
}
const evenly = (from: number, to: number, length: number): number[] =>
  Array.from({ length }, (_, position) => from + ((to - from) * position) / (length - 1))

describe('a share that moves without any noise is not taken for a noisy one', () => {
  test('an even rise of 25 points over 25 weeks of 100 openings is known within 6 points', () => {
    const { changePp, lowPp, highPp, inflation } = judge(inputFrom(evenly(0.1, 0.35, 25), 100))
    expect(changePp).toBeCloseTo(25, 0)
    expect(lowPp).toBeGreaterThan(19)
    expect(highPp).toBeLessThan(31)
    expect(inflation).toBeLessThan(1.2)
  })

  test('nor is a jump, nor a bend', () => {
    const jump = judge(inputFrom([...evenly(0.05, 0.05, 13), ...evenly(0.2, 0.2, 13)], 1000))
    expect(jump).toMatchObject({ shape: 'step', stepAt: 13, changePp: expect.closeTo(15, 1) })
    const bend = judge(
      inputFrom(
        evenly(0, 1, 26).map((time) => 0.05 + 0.3 * time ** 4),
        3000,
      ),
    )
    expect(bend.shape).toBe('curve')
    expect(bend.lowPp).toBeGreaterThan(25)
    expect(bend.highPp).toBeLessThan(33)
  })
})

const someCounts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 12, maxLength: 26 })

describe('a judged trend', () => {
  test('holds its change between its limits and goes from one end to the other', () => {
    fc.assert(
      fc.property(someCounts, fc.integer({ min: 40, max: 400 }), (counts, n) => {
        const cells: Counted[] = counts.map((count) => ({ count, n }))
        const [trend] = judgeTrends([{ positions: cells.map((_, at) => at), sources: [{ source: 'a', cells }] }])
        if (!trend) return
        const { lowPp, changePp, highPp, fromPct, toPct, p } = trend
        expect([lowPp <= changePp + 1e-9, changePp <= highPp + 1e-9]).toEqual([true, true])
        expect(toPct - fromPct).toBeCloseTo(changePp, 6)
        expect([p >= 0, p <= 1, fromPct >= 0, toPct <= 100]).toEqual([true, true, true, true])
      }),
      { numRuns: 60 },
    )
  })

  test('run backwards turns its sign and keeps its p', () => {
    const random = createRandom(8)
    for (const path of [ramp(0.1, 0.16), flat(0.2), ramp(0.4, 0.2)]) {
      const cells = draw(random, path, { name: '', n: 300 })
      const [forward, backward] = [judge(inputOf(cells)), judge(inputOf(cells.toReversed()))]
      expect(backward.shape).toBe(forward.shape)
      expect(backward.changePp).toBeCloseTo(-forward.changePp, 3)
      expect(backward.p).toBeCloseTo(forward.p, 4)
    }
  })

  test('does not depend on the order of the series, nor of the sources', () => {
    const random = createRandom(9)
    const [a, b, c] = [0.1, 0.2, 0.3].map((share) => draw(random, flat(share), { name: '', n: 100 }))
    if (!a || !b || !c) throw new Error('three series')
    const [first, second] = judgeTrends([inputOf(a, b), inputOf(c)])
    const [secondAgain, firstAgain] = judgeTrends([inputOf(c), inputOf(a, b)])
    expect([firstAgain?.changePp, secondAgain?.changePp]).toEqual([first?.changePp, second?.changePp])
    expect(firstAgain?.p).toBeCloseTo(first?.p ?? 0, 12)
  })

  test('when only the openings of the sources change, p is small in at most 10 of 100 runs, of the raw share in most', () => {
    const random = createRandom(10)
    const growing = ramp(50, 250).map(Math.round)
    const drawn = Array.from({ length: 100 }, () => {
      const board = draw(random, flat(0.1), { name: '', n: 100 })
      const feed = growing.map((n) => ({ count: random.binomial(n, 0.3), n }))
      const pooled = board.map(({ count, n }, week) => ({
        count: count + (feed[week]?.count ?? 0),
        n: n + (feed[week]?.n ?? 0),
      }))
      return { within: inputOf(board, feed), pooled: inputOf(pooled) }
    })
    const small = (inputs: TrendInput[]) => judgeTrends(inputs).filter((trend) => trend && trend.p <= 0.05).length
    expect(small(drawn.map(({ within }) => within))).toBeLessThanOrEqual(10)
    expect(small(drawn.map(({ pooled }) => pooled))).toBeGreaterThan(50)
  })
})
