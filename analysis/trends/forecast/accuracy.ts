export interface ForecastAccuracy {
  /** Mean absolute error, and its ratio to the mean step of the training part; null where that never moves. */
  meanAbsoluteError: number
  scale: number
  scaledError: number | null
  /** Part of the actual values inside their interval. */
  coverage: number
  /** Mean width plus a penalty for each miss; smaller is better. */
  meanIntervalScore: number
}

export interface ForecastTrial {
  actual: number
  forecast: number
  low: number
  high: number
}

/**
 * How good forecasts were. Null without trials or with fewer than 2 training values.
 *
 * Source: scaled error by Hyndman and Koehler 2006, interval score by Gneiting and Raftery 2007.
 * @param level  that the intervals were made for, 0 to 1
 */
export function forecastAccuracy(
  training: readonly number[],
  trials: readonly ForecastTrial[],
  level: number,
): ForecastAccuracy | null {
  if (trials.length === 0 || training.length < 2) return null
  const steps = training.slice(1).map((value, index) => Math.abs(value - (training[index] ?? 0)))
  const scale = meanOf(steps)
  const meanAbsoluteError = meanOf(trials.map(({ actual, forecast }) => Math.abs(actual - forecast)))
  const missCost = 2 / (1 - level)
  return {
    meanAbsoluteError,
    scale,
    scaledError: scale > 0 ? meanAbsoluteError / scale : null,
    coverage: meanOf(trials.map(({ actual, low, high }) => (low <= actual && actual <= high ? 1 : 0))),
    meanIntervalScore: meanOf(
      trials.map(
        ({ actual, low, high }) => high - low + missCost * (Math.max(0, low - actual) + Math.max(0, actual - high)),
      ),
    ),
  }
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
