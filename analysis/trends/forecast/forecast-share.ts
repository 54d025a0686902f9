import { expit, logit } from '../log-odds.ts'
import type { Counted } from '../weighted-change.ts'
import { conformalHalfWidth } from './conformal.ts'
import { forecastTheta } from './theta.ts'

export type ForecastMethod = 'theta' | 'mean-of-4'

export interface ShareForecast {
  method: ForecastMethod
  /** One per period ahead; shares from 0 to 1. */
  steps: { share: number; low: number; high: number }[]
}

/** Part of the past values that the interval would have held. */
export const FORECAST_LEVEL = 0.8
/** Periods before the first trial, trials that an interval needs, mean of so many. */
const FIRST_ORIGIN = 20
const MIN_RESIDUALS = 15
/** Half a year of weeks: shares that begin to move faster leave the errors of older trials behind. */
const INTERVAL_TRIALS = 26
/** Errors of long horizons overlap, so that 26 of them say less than 26: the level is raised by this part for each period ahead over the trials. */
const OVERLAP = 0.2
const MEAN_OF = 4
/** Periods that a forecast of one step needs. */
export const FORECAST_PERIODS = FIRST_ORIGIN + MIN_RESIDUALS
/** Three years of weeks: trying every origin is quadratic. */
const MAX_PERIODS = 156
/** A year of weeks. On the monthly real series errors of all the past gave intervals that held 71 % instead of 80 %. */
const MAX_TRIALS = 52
/** A share that never moved is forecast as it is: all methods agree to this. */
const TIE = 1e-12

/** Periods ahead beyond which nothing is forecast, at whatever grain: a quarter of weeks. */
export const MAX_HORIZON = 13

type Method = (y: readonly number[], horizon: number) => number[]

const meanOfNewest: Method = (y, horizon) => {
  const newest = y.slice(-MEAN_OF)
  return new Array<number>(horizon).fill(newest.reduce((sum, value) => sum + value, 0) / newest.length)
}
const lastValue: Method = (y, horizon) => new Array<number>(horizon).fill(y.at(-1) ?? 0)
const METHODS: Record<ForecastMethod, Method> = { theta: forecastTheta, 'mean-of-4': meanOfNewest }

/**
 * Share of the next periods with an interval, by the method that would have been best so far: Theta, or the mean of the
 * last four. Null when neither beats the last value in the backtest, or there are too few trials to say.
 *
 * Works on log-odds; each method is tried from each period on as if the rest were not known (rolling origins). The interval
 * is made of the newest errors at the same horizon in units of the sampling error of their period, so that it widens when
 * there are fewer openings than there used to be. `npm run trends:evidence` prints how often it holds what came on real series;
 * the two numbers that it was calibrated with, 26 and 0.2, were chosen on these.
 * Source: scaled errors as in Lei et al. 2018 (locally weighted conformal prediction).
 * @param periods  without gaps, in order of time; counts may be fractional (effective sizes)
 */
export function forecastShare(periods: readonly Counted[], horizon: number): ShareForecast | null {
  if (periods.length < FIRST_ORIGIN + MIN_RESIDUALS + horizon - 1) return null
  const newest = periods.slice(-MAX_PERIODS)
  const trials = (['theta', 'mean-of-4'] as const).map((method) => ({
    method,
    ...backtest(newest, METHODS[method], horizon),
  }))
  const best = trials.reduce((best, trial) => (trial.meanError < best.meanError ? trial : best))
  if (best.meanError > backtest(newest, lastValue, horizon).meanError + TIE) return null
  const n = meanSize(newest)
  const shareAt = (value: number) => Math.min(1, Math.max(0, (expit(value) * (n + 1) - 0.5) / n))
  const steps = METHODS[best.method](newest.map(logOdds), horizon).flatMap((value, step) => {
    const errors = (best.scaledErrors[step] ?? []).slice(-INTERVAL_TRIALS)
    const width = conformalHalfWidth(errors, raisedLevel(step + 1, errors.length))
    if (width === null) return []
    const half = width * samplingError(value, n)
    return [{ share: shareAt(value), low: shareAt(value - half), high: shareAt(value + half) }]
  })
  return steps.length === horizon ? { method: best.method, steps } : null
}

/** Never beyond what the largest of the errors stands for. */
const raisedLevel = (ahead: number, trials: number): number =>
  Math.min(trials / (trials + 1), FORECAST_LEVEL * (1 + (OVERLAP * ahead) / trials))

/** Why a series has no forecast, in words; null when `forecastShare` gives one. */
export function whyNoForecast(periods: readonly Counted[], horizon: number): string | null {
  const needed = FIRST_ORIGIN + MIN_RESIDUALS + horizon - 1
  if (periods.length < needed)
    return `${periods.length} periods without a gap up to the last; a forecast of ${horizon} needs ${needed}`
  return forecastShare(periods, horizon) === null ? 'no method came nearer than the last value in the backtest' : null
}

interface Backtest {
  /** Mean absolute error over all trials and horizons, in log-odds. */
  meanError: number
  /** Errors over their sampling error, by horizon. */
  scaledErrors: number[][]
}

function backtest(periods: readonly Counted[], method: Method, horizon: number): Backtest {
  const y = periods.map(logOdds)
  const scaledErrors = Array.from({ length: horizon }, (): number[] => [])
  let [errors, trials] = [0, 0]
  for (let origin = Math.max(FIRST_ORIGIN, y.length - MAX_TRIALS); origin < y.length; origin++) {
    const n = meanSize(periods.slice(0, origin))
    for (const [step, value] of method(y.slice(0, origin), Math.min(horizon, y.length - origin)).entries()) {
      const error = Math.abs((y[origin + step] ?? 0) - value)
      scaledErrors[step]?.push(error / samplingError(value, n))
      errors += error
      trials++
    }
  }
  return { meanError: errors / trials, scaledErrors }
}

/** Half an opening more keeps a share of 0 or 1 finite (Haldane 1956, Anscombe 1956). */
const logOdds = ({ count, n }: Counted): number => logit((count + 0.5) / (n + 1))

/** Standard error of the log-odds of `n` openings at a level, by the same rule. */
function samplingError(value: number, n: number): number {
  const share = expit(value)
  return Math.sqrt(1 / (n * share + 0.5) + 1 / (n * (1 - share) + 0.5))
}

/** Openings that the newest periods have: what is to be expected of the next. */
function meanSize(periods: readonly Counted[]): number {
  const newest = periods.slice(-MEAN_OF)
  return newest.reduce((sum, { n }) => sum + n, 0) / newest.length
}
