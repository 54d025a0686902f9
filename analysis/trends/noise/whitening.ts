import type { NoiseAtom } from './noise-atoms.ts'

/** Turns values whose noise hangs together into values of independent noise of variance 1. */
export interface Whitening {
  /** ln of the determinant of the covariance. */
  logDeterminant: number
  /** @param into  where the values go, and what is returned */
  whiten(column: Float64Array, into: Float64Array): Float64Array
}

/**
 * For noise that is sampling error (variance `dispersion` / weight) plus an AR(1) wander, at periods that may have gaps.
 * A series is held against many kinds of noise: they share the arrays, so each whitening holds until the next one is made.
 *
 * Source: innovations form of the Kalman filter, Durbin and Koopman 2012, chapter 4; linear in the number of periods.
 * @param positions  ascending place in time of each period
 * @param weights    n p (1 - p) of each period
 */
export function whiteningsOf(positions: readonly number[], weights: Float64Array): (atom: NoiseAtom) => Whitening {
  const length = weights.length
  const steps = Float64Array.from(positions, (position, index) => (positions[index + 1] ?? position) - position)
  const gain = new Float64Array(length)
  const scale = new Float64Array(length)
  const decay = new Float64Array(length)

  function whiten(column: Float64Array, into: Float64Array): Float64Array {
    let state = 0
    for (let index = 0; index < length; index++) {
      const innovation = (column[index] ?? 0) - state
      into[index] = innovation * (scale[index] ?? 0)
      state = (decay[index] ?? 0) * (state + (gain[index] ?? 0) * innovation)
    }
    return into
  }

  return ({ dispersion, wander, rho }) => {
    const whole = wander * wander
    let variance = whole
    let logDeterminant = 0
    let [before, lasting] = [0, 0]
    for (let index = 0; index < length; index++) {
      const sampling = dispersion / (weights[index] ?? 1)
      const total = variance + sampling
      logDeterminant += Math.log(total)
      scale[index] = 1 / Math.sqrt(total)
      gain[index] = variance / total
      const step = steps[index] ?? 0
      // Most periods follow each other without a gap: the power is the one of the period before.
      if (step !== before) [before, lasting] = [step, step > 0 ? rho ** step : 0]
      decay[index] = lasting
      variance = lasting * lasting * ((variance * sampling) / total) + whole * (1 - lasting * lasting)
    }
    return { logDeterminant, whiten }
  }
}
