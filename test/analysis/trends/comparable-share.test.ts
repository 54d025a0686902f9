import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparableShare } from '../../../analysis/trends/comparable-share.ts'
import { kitagawa } from '../../../analysis/trends/kitagawa.ts'
import type { Counted } from '../../../analysis/trends/weighted-change.ts'
import { times } from './count-table.ts'

const aSource = (source: string, openings: readonly number[], share: number) => ({
  source,
  cells: openings.map((n) => ({ count: n * share, n })),
})

describe('the comparable line', () => {
  test('of two sources of equal shares is that of either, whenever the second joins', () => {
    for (const joins of [1, 4, 9]) {
      const late = [...times(joins, 0), ...times(16 - joins, 100)]
      const { comparable, deltas } = comparableShare([aSource('a', times(16, 200), 0.2), aSource('b', late, 0.2)])
      expect(comparable).toEqual(times(16, 1).map(() => expect.closeTo(0.2, 12)))
      expect(deltas).toEqual([expect.closeTo(0, 12)])
    }
  })

  test('keeps the level of the sources that stay when one leaves', () => {
    const leaving = [...times(8, 100), ...times(8, 0)]
    const { comparable, raw, regimes } = comparableShare([
      aSource('a', times(16, 100), 0.1),
      aSource('b', leaving, 0.5),
    ])
    expect([raw[0], raw[15]]).toEqual([0.3, 0.1])
    expect(comparable).toEqual(times(16, 1).map(() => expect.closeTo(0.1, 12)))
    expect(regimes.map(({ sources }) => sources)).toEqual([['a', 'b'], ['a']])
  })

  test('breaks where one set of sources is replaced whole by another', () => {
    const { comparable, deltas } = comparableShare([
      aSource('a', [...times(8, 100), ...times(8, 0)], 0.1),
      aSource('b', [...times(8, 0), ...times(8, 100)], 0.5),
    ])
    expect(deltas).toEqual([null])
    expect([comparable[0], comparable[15]]).toEqual([null, 0.5])
  })

  test('has a gap where no source counted, and goes on after it without a new probation', () => {
    const { comparable, regimes } = comparableShare([aSource('a', [50, 50, 0, 50], 0.1)])
    expect(comparable).toEqual([0.1, 0.1, null, 0.1])
    expect(regimes.length).toBe(1)
  })

  test('of nothing is nothing', () => {
    expect(comparableShare([])).toEqual({ regimes: [], deltas: [], raw: [], comparable: [], effectiveN: [] })
  })
})

describe('the parts of a raw change', () => {
  const counted = fc
    .integer({ min: 0, max: 500 })
    .chain((n) => fc.record({ count: fc.integer({ min: 0, max: n }), n: fc.constant(n) }))
  const pooled = (some: readonly Counted[]) =>
    some.reduce((sum, { count }) => sum + count, 0) / some.reduce((sum, { n }) => sum + n, 0)

  test('add up to it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(counted, counted), { minLength: 1, maxLength: 6 }), (strata) => {
        const before = strata.map(([earlier]) => earlier)
        const after = strata.map(([, later]) => later)
        const parts = kitagawa(before, after)
        fc.pre(parts !== null)
        expect(Math.abs((parts?.total ?? 0) - (pooled(after) - pooled(before)))).toBeLessThan(1e-12)
      }),
    )
  })

  test('of a source that joined are all mix', () => {
    const before = [
      { count: 10, n: 100 },
      { count: 0, n: 0 },
    ]
    const after = [
      { count: 10, n: 100 },
      { count: 50, n: 100 },
    ]
    expect(kitagawa(before, after)).toMatchObject({ within: 0, mix: expect.closeTo(0.2, 12) })
  })

  test('are none without openings on a side', () => {
    expect(kitagawa([{ count: 0, n: 0 }], [{ count: 1, n: 10 }])).toBeNull()
  })
})
