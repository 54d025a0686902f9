import fc from 'fast-check'
import { expect, test } from 'vitest'
import { explainedByStep, leastSquares } from '../../../analysis/trends/noise/least-squares.ts'
import { INDEPENDENT, NOISE_ATOMS } from '../../../analysis/trends/noise/noise-atoms.ts'
import { shapeLikelihoods } from '../../../analysis/trends/noise/shape-likelihoods.ts'
import type { WorkingSeries } from '../../../analysis/trends/noise/working-series.ts'

const PERIODS = 14
const columnOf = (valueAt: (period: number) => number) => Float64Array.from({ length: PERIODS }, (_, at) => valueAt(at))
const reals = (min: number, max: number) =>
  fc
    .array(fc.double({ min, max, noNaN: true }), { minLength: PERIODS, maxLength: PERIODS })
    .map((values) => Float64Array.from(values))

/** A series of two sources. */
const someSeries = fc
  .record({ values: reals(-2, 2), weights: reals(1, 50), part: reals(0.1, 0.9) })
  .map(({ values, weights, part }): WorkingSeries => {
    const positions = Array.from({ length: PERIODS }, (_, at) => at)
    return { positions, values, weights, sourceParts: [part], straight: columnOf((at) => at) }
  })

const [line, square, cube] = [columnOf((at) => at / 7 - 1), columnOf((at) => at ** 2), columnOf((at) => at ** 3)]
const stepAt = (at: number) => [columnOf((period) => (period < at ? 0 : 1))]

test('a shape is fitted as it is alone, whatever shapes it begins like', () => {
  fc.assert(
    fc.property(someSeries, fc.constantFrom(...NOISE_ATOMS), (series, atom) => {
      const shapes = [[line], [line, square], [line, square, cube], [square], stepAt(5)]
      const together = leastSquares(series, shapes)(atom).fits
      for (const [place, shape] of shapes.entries()) {
        const [alone] = leastSquares(series, [shape])(atom).fits
        expect(together[place]?.left).toBeCloseTo(alone?.left ?? Number.NaN, 6)
        expect(together[place]?.logs).toBeCloseTo(alone?.logs ?? Number.NaN, 6)
        expect(together[place]?.rank).toBe(alone?.rank)
      }
    }),
  )
})

test('the best step is the best of all, tried one by one', () => {
  fc.assert(
    fc.property(someSeries, fc.integer({ min: 1, max: 5 }), (series, minSide) => {
      const places = series.positions.slice(minSide, PERIODS - minSide + 1)
      const one = leastSquares(series, places.map(stepAt))(INDEPENDENT).fits.map(({ left }) => left)
      const fit = leastSquares(series, [[line]])(INDEPENDENT)
      expect(explainedByStep(series, fit, minSide)).toBeCloseTo(fit.standing.left - Math.min(...one), 6)
    }),
  )
})

test('a line is as likely as its own fit says, under every kind of noise', () => {
  fc.assert(
    fc.property(someSeries, (series) => {
      const straight = shapeLikelihoods(series, 4).find(
        ({ choice }) => choice.shape === 'line' && choice.scale === 'odds',
      )
      for (const [index, atom] of NOISE_ATOMS.entries()) {
        const { logDeterminant, fits } = leastSquares(series, [[line]])(atom)
        const largest = -(logDeterminant + (fits[0]?.left ?? Number.NaN)) / 2
        expect(straight?.largest[index]).toBeCloseTo(largest, 6)
      }
    }),
  )
})
