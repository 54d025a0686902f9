import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { detectableTrend } from '../../../analysis/trends/detectable-trend.ts'
import { betaCdf, betaQuantile } from '../../../analysis/trends/distributions/beta.ts'
import { studentCdf, studentQuantile } from '../../../analysis/trends/distributions/student-t.ts'
import type { TrendInput } from '../../../analysis/trends/fitted-trend.ts'
import { detectableFrom, judgeTrends } from '../../../analysis/trends/judge-trends.ts'
import { shareTrendBySource } from '../../../analysis/trends/reference-trend.ts'

const aSource = (source: string, counts: readonly number[], n: number) => ({
  source,
  cells: counts.map((count) => ({ count, n })),
})
const anInput = (...sources: TrendInput['sources'][number][]): TrendInput => ({
  positions: (sources[0]?.cells ?? []).map((_, position) => position),
  sources,
})
const someCounts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 12, maxLength: 30 })

describe('the trend within sources', () => {
  test('run backwards turns the sign of slope and change, and keeps p', () => {
    fc.assert(
      fc.property(someCounts, (counts) => {
        const forward = shareTrendBySource(anInput(aSource('board', counts, 100)))
        const backward = shareTrendBySource(anInput(aSource('board', counts.toReversed(), 100)))
        fc.pre(forward !== null && backward !== null)
        expect(backward?.slope).toBeCloseTo(-(forward?.slope ?? 0), 8)
        expect(backward?.changePp).toBeCloseTo(-(forward?.changePp ?? 0), 6)
        expect(backward?.p).toBeCloseTo(forward?.p ?? 0, 8)
      }),
    )
  })

  test('holds its change between its limits, and p between 0 and 1', () => {
    fc.assert(
      fc.property(someCounts, someCounts, (first, second) => {
        const length = Math.min(first.length, second.length)
        const input = anInput(aSource('a', first.slice(0, length), 50), aSource('b', second.slice(0, length), 80))
        const trend = shareTrendBySource(input)
        if (trend === null) return
        expect(trend.lowPp).toBeLessThanOrEqual(trend.changePp)
        expect(trend.highPp).toBeGreaterThanOrEqual(trend.changePp)
        expect([trend.p >= 0, trend.p <= 1]).toEqual([true, true])
      }),
    )
  })

  test('does not depend on the order of the sources', () => {
    const [a, b] = [aSource('a', [5, 6, 7, 9, 8, 9], 50), aSource('b', [20, 22, 21, 25, 24, 28], 60)]
    expect(shareTrendBySource(anInput(a, b))).toEqual(shareTrendBySource(anInput(b, a)))
  })

  test('is zero when every source keeps its share, however the mix changes', () => {
    const shrinking = { source: 'a', cells: [400, 300, 200, 100].map((n) => ({ count: n / 10, n })) }
    const growing = { source: 'b', cells: [100, 200, 300, 400].map((n) => ({ count: n / 2, n })) }
    expect(shareTrendBySource(anInput(shrinking, growing))?.slope).toBeCloseTo(0, 9)
  })

  test('is larger when the periods of autocorrelated skills are few: the pooled figure only widens', () => {
    const input = anInput(aSource('a', [5, 9, 6, 10, 8, 12, 9, 13, 11, 14, 12, 16], 100))
    const [alone, pooled] = [shareTrendBySource(input, 0), shareTrendBySource(input, 0.5)]
    expect(pooled?.slope).toBe(alone?.slope)
    expect(pooled?.p).toBeGreaterThan(alone?.p ?? 1)
  })

  test.each([
    ['never named', [0, 0, 0, 0]],
    ['named always', [50, 50, 50, 50]],
    ['counted in a single period', [7]],
  ])('is none for a skill that is %s', (_, counts) => {
    expect(shareTrendBySource(anInput(aSource('a', counts, 50)))).toBeNull()
  })
})

describe('the smallest change that would have shown', () => {
  test('is 3.2 points over 26 weeks of 300 openings at 10 %, and 4.9 with noise', () => {
    expect(detectableTrend(26, 300, 0.1, 1, 1).points).toBeCloseTo(3.2, 1)
    expect(detectableTrend(26, 300, 0.1, 1.6, 1.5).points).toBeCloseTo(4.9, 1)
  })

  test('from a fit is near that of the formula when the weeks are even', () => {
    const counts = Array.from({ length: 26 }, (_, week) => 30 + ([4, -5, 3, -2, 5, -5][week % 6] ?? 0))
    const [trend] = judgeTrends([anInput(aSource('a', counts, 300))])
    expect(trend && detectableFrom(trend) / 3.2).toBeGreaterThan(0.95)
    expect(trend && detectableFrom(trend) / 3.2).toBeLessThan(1.2)
  })
})

describe('the distributions behind it', () => {
  test('beta quantiles are the inverse of the distribution', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 0.999, noNaN: true }),
        fc.double({ min: 0.5, max: 2000, noNaN: true }),
        fc.double({ min: 0.5, max: 2000, noNaN: true }),
        (p, a, b) => {
          expect(betaCdf(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 8)
        },
      ),
    )
  })

  test("Student's t at 24 degrees of freedom leaves 2.5 % beyond 2.0639", () => {
    expect(studentQuantile(0.975, 24)).toBeCloseTo(2.0638986, 6)
    expect(studentCdf(-2.0638986, 24)).toBeCloseTo(0.025, 8)
    expect(studentQuantile(0.8, 4.37)).toBeCloseTo(-studentQuantile(0.2, 4.37), 12)
  })
})

describe('a skill that nobody named before', () => {
  const appearing = {
    positions: Array.from({ length: 26 }, (_, week) => week),
    sources: [
      {
        source: 'a',
        cells: Array.from({ length: 26 }, (_, week) => ({ count: week < 18 ? 0 : 11 + (week % 3), n: 90 })),
      },
    ],
  }

  test('has a step of finite size on its first week, and no scatter about it', () => {
    const [fit] = judgeTrends([appearing])
    expect(fit).toMatchObject({ shape: 'step', stepAt: 18 })
    expect(fit?.slope).toBeGreaterThan(3)
    expect(fit?.slope).toBeLessThan(10)
    expect(fit?.dispersionPeriod).toBeLessThan(1)
  })
})
