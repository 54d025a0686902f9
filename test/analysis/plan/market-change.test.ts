import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changeSentence, flagSentences } from '../../../analysis/plan/change-words.ts'
import { type Rescoring, rescore } from '../../../analysis/plan/market-change.ts'
import { newcombeDifference } from '../../../analysis/trends/weighted-change.ts'
import { wilsonInterval } from '../../../analysis/trends/wilson.ts'
import type { MarketFigure } from '../../../data/plan.ts'
import { aFigure } from '../../data/plan-builders.ts'

const figure = (count: number, n: number, parts: Partial<MarketFigure> = {}): MarketFigure =>
  aFigure({
    ...{ count, n, share: count / n, ...(wilsonInterval(count, n) ?? { low: 0, high: 1 }) },
    sources: [{ source: 'acme', name: 'Acme', count, n }],
    ...parts,
  })
const LATER = { from: '2026-11-30', until: '2027-03-01', countedOn: '2027-02-26' }

/** Set with one count, seen later with another, of the same source. */
function aRescoring(set: [number, number], now: [number, number], parts: Partial<Rescoring> = {}): Rescoring {
  const later = figure(...now, LATER)
  return {
    ...{ atSetting: figure(...set), now: later },
    market: { figureOf: () => later, countsBetween: () => later.sources, likenessOf: () => 1 },
    ...parts,
  }
}
const changeOf = (rescoring: Rescoring) => {
  const [change] = rescore([rescoring])
  if (change === undefined) throw new Error('no change')
  return change
}

describe('a goal beside the market of today', () => {
  test('a fall that the intervals bear is told with both shares and the interval', () => {
    const change = changeOf(aRescoring([310, 1000], [240, 1000]))
    expect(change).toMatchObject({ verdict: 'fell', flags: ['left-interval'] })
    expect(changeSentence(change)).toBe(
      'Demand for this goal fell from 31.0 % to 24.0 % (−7.0 points, 95 % interval −10.9 to −3.1; n = 1,000 then, 1,000 since).',
    )
    expect(flagSentences(change)).toEqual(['The share of today lies outside the interval of that day.'])
  })

  test('the same shares of fewer openings are too few to tell, and equal ones of many are about the same', () => {
    const few = changeOf(aRescoring([31, 100], [24, 100]))
    expect(few.verdict).toBe('too-few')
    expect(changeSentence(few)).toMatch(/^Too few openings to tell whether demand changed: from 31\.0 % to 24\.0 %/)
    const same = changeOf(aRescoring([310, 1000], [305, 1000]))
    expect(same.verdict).toBe('same')
    expect(changeSentence(same)).toContain('is about the same')
    expect(changeOf(aRescoring([240, 1000], [310, 1000])).verdict).toBe('rose')
  })

  test('a verdict that turned falling is flagged whatever the shares say, and one that was falling before is not', () => {
    const now = figure(30, 100, { ...LATER, verdict: 'falling' })
    expect(changeOf(aRescoring([31, 100], [30, 100], { now })).flags).toEqual(['turned-falling'])
    const atSetting = figure(31, 100, { verdict: 'falling' })
    expect(changeOf(aRescoring([31, 100], [30, 100], { now, atSetting })).flags).toEqual([])
  })

  test('nothing is compared without newer openings, without a common source, or with shipped figures', () => {
    const stale = figure(20, 100, { countedOn: '2027-02-26' })
    const unchanged = changeOf(aRescoring([31, 100], [20, 100], { now: stale }))
    expect(unchanged.verdict).toBe('no-newer')
    expect(changeSentence(unchanged)).toBe('No newer openings than on the day this goal was set.')
    const elsewhere = changeOf(
      aRescoring([310, 1000], [100, 1000], {
        market: {
          figureOf: () => null,
          likenessOf: () => 1,
          countsBetween: () => [{ source: 'other', name: 'Other', count: 100, n: 1000 }],
        },
      }),
    )
    expect(elsewhere.verdict).toBe('not-comparable')
    expect(changeSentence(elsewhere)).toContain('do not compare')
    const shipped = figure(100, 1000, { ...LATER, basis: 'history' })
    expect(changeOf(aRescoring([310, 1000], [100, 1000], { now: shipped })).verdict).toBe('not-comparable')
    expect(changeOf(aRescoring([310, 1000], [100, 1000], { now: null })).verdict).toBe('not-comparable')
  })

  test('a source that joins is no change: each source is compared with itself', () => {
    // Acme stays at 10 %; a board that asks for it in every second advert joins.
    const change = changeOf(
      aRescoring([1000, 10_000], [6000, 20_000], {
        market: {
          figureOf: () => null,
          likenessOf: () => 1,
          countsBetween: () => [
            { source: 'acme', name: 'Acme', count: 1000, n: 10_000 },
            { source: 'joined', name: 'Joined', count: 5000, n: 10_000 },
          ],
        },
      }),
    )
    expect(change).toMatchObject({
      verdict: 'same',
      earlier: { share: 0.1, n: 10_000 },
      later: { share: 0.1, n: 10_000 },
    })
  })

  test('adverts that come in clusters of one employer tell less, and claim less', () => {
    const plain = aRescoring([310, 1000], [240, 1000])
    expect(changeOf(plain).verdict).toBe('fell')
    const clustered = changeOf({ ...plain, market: { ...plain.market, likenessOf: () => 6 } })
    expect(clustered).toMatchObject({ verdict: 'too-few', earlier: { count: 310, n: 1000 } })
    expect(clustered.low).toBeLessThan(changeOf(plain).low ?? 0)
    expect(clustered.points).toBeCloseTo(-7, 6)
  })

  test('only openings after the first span count, and figures of older rules are counted again', () => {
    const asked: string[][] = []
    const market = {
      figureOf: () => null,
      likenessOf: () => 1,
      countsBetween: (_: string, from: string, until: string) => {
        asked.push([from, until])
        return [{ source: 'acme', name: 'Acme', count: from === '2026-08-31' ? 400 : 390, n: 1000 }]
      },
    }
    const overlapping = figure(300, 1000, { ...LATER, from: '2026-10-05', until: '2026-12-28' })
    changeOf(aRescoring([310, 1000], [300, 1000], { now: overlapping, market }))
    expect(asked).toEqual([['2026-11-30', '2026-12-28']])
    const newer = figure(390, 1000, { ...LATER, rules: 'rules-2' })
    const recounted = changeOf(aRescoring([310, 1000], [390, 1000], { now: newer, market }))
    expect(recounted).toMatchObject({ verdict: 'same', isRecounted: true, earlier: { share: 0.4 } })
    expect(asked.slice(1)).toEqual([
      ['2026-08-31', '2026-11-30'],
      ['2026-11-30', '2027-03-01'],
    ])
  })

  test('no claim goes beyond its interval, with whatever counts and however many goals', () => {
    const counts = fc
      .tuple(fc.integer({ min: 1, max: 3000 }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([n, share]): [number, number] => [Math.round(n * share), n])
    fc.assert(
      fc.property(fc.array(fc.tuple(counts, counts), { minLength: 1, maxLength: 8 }), (pairs) => {
        const changes = rescore(pairs.map(([set, now]) => aRescoring(set, now)))
        for (const [index, { verdict, points, low, high }] of changes.entries()) {
          const [[count, n], [laterCount, laterN]] = pairs[index] ?? [
            [0, 1],
            [0, 1],
          ]
          const interval = newcombeDifference({ count: laterCount, n: laterN }, { count, n })
          expect(points).toBeCloseTo(100 * interval.difference, 6)
          expect(low).toBeCloseTo(100 * interval.low, 6)
          expect(high).toBeCloseTo(100 * interval.high, 6)
          if (verdict === 'rose') expect(low).toBeGreaterThan(0)
          if (verdict === 'fell') expect(high).toBeLessThan(0)
          const sentence = changeSentence(changes[index] as never)
          if ((low ?? 0) <= 0 && (high ?? 0) >= 0) expect(sentence).not.toMatch(/\b(rose|fell)\b/)
          // About the same: the interval is small beside the share, or lies within a point.
          if (verdict === 'same') {
            const least = Math.max(1, 10 * (count / n + laterCount / laterN))
            expect(Math.abs(points ?? 0)).toBeLessThanOrEqual(least)
          }
        }
      }),
      { numRuns: 200 },
    )
  })
})
