import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conformalHalfWidth } from '../../../analysis/trends/forecast/conformal.ts'
import { simpleExponentialSmoothing } from '../../../analysis/trends/forecast/exponential-smoothing.ts'
import { forecastShare } from '../../../analysis/trends/forecast/forecast-share.ts'
import { forecastTheta } from '../../../analysis/trends/forecast/theta.ts'
import { createRandom } from './random.ts'

test('Theta forecasts a constant as that constant', () => {
  fc.assert(
    fc.property(fc.double({ min: -5, max: 5, noNaN: true }), fc.integer({ min: 2, max: 60 }), (value, length) => {
      for (const step of forecastTheta(new Array<number>(length).fill(value), 4)) expect(step).toBeCloseTo(value, 9)
    }),
  )
})

test('without values there is nothing to smooth or to forecast', () => {
  expect([simpleExponentialSmoothing([]), forecastTheta([], 4)]).toEqual([null, []])
})

test('an interval for more of the cases is never narrower', () => {
  const residuals = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(residuals, (some) => {
      const widths = [0.5, 0.8, 0.9, 0.95].map((level) => conformalHalfWidth(some, level) ?? Infinity)
      expect(widths).toEqual([...widths].sort((a, b) => a - b))
    }),
  )
})

describe('the forecast of a share', () => {
  test('is none when no method beats the last value: long plateaus that switch at once', () => {
    const periods = Array.from({ length: 80 }, (_, week) => ({ count: Math.floor(week / 10) % 2 ? 300 : 100, n: 1000 }))
    expect(forecastShare(periods, 4)).toBeNull()
  })

  test('of a share that never moved is that share', () => {
    const periods = Array.from({ length: 60 }, () => ({ count: 30, n: 200 }))
    for (const { share } of forecastShare(periods, 4)?.steps ?? [{ share: 0 }]) expect(share).toBeCloseTo(0.15, 9)
  })

  test('is none with fewer trials than an interval stands on', () => {
    expect(
      forecastShare(
        Array.from({ length: 37 }, (_, week) => ({ count: 20 + (week % 3), n: 100 })),
        4,
      ),
    ).toBeNull()
  })

  test('of 80 % holds 76 to 84 % of what came, over 400 seeded series of noisy levels', () => {
    const random = createRandom(17)
    let [held, all] = [0, 0]
    for (let series = 0; series < 400; series++) {
      const share = 0.03 + 0.4 * random.uniform()
      const periods = Array.from({ length: 64 }, () => ({ count: random.binomial(150, share), n: 150 }))
      const forecast = forecastShare(periods.slice(0, 60), 4)
      for (const [step, { low, high }] of (forecast?.steps ?? []).entries()) {
        const actual = (periods[60 + step]?.count ?? 0) / 150
        all++
        if (low <= actual && actual <= high) held++
      }
    }
    expect(all).toBeGreaterThan(1200)
    expect(held / all).toBeGreaterThanOrEqual(0.76)
    expect(held / all).toBeLessThanOrEqual(0.84)
  })
})
