export interface DampedHoltSettings {
  /** Weight of the newest value in the level, and of the newest step in the trend. */
  alpha: number
  betaStar: number
  /** What is left of the trend after each step. */
  phi: number
  initialLevel: number
  initialTrend: number
}

/**
 * Holt's linear method with a trend that fades. Kept to compare with: in the simulations of statistics.md section 10 it is
 * no better than Theta.
 *
 * Source: Gardner and McKenzie 1985; notation of Hyndman and Athanasopoulos.
 */
export function dampedHolt(y: readonly number[], settings: DampedHoltSettings, horizon: number) {
  const { alpha, betaStar, phi } = settings
  let [level, trend, squaredError] = [settings.initialLevel, settings.initialTrend, 0]
  for (const value of y) {
    const expected = level + phi * trend
    squaredError += (value - expected) ** 2
    const next = alpha * value + (1 - alpha) * expected
    trend = betaStar * (next - level) + (1 - betaStar) * phi * trend
    level = next
  }
  let reach = 0
  const forecast = Array.from({ length: horizon }, (_, step) => {
    reach += phi ** (step + 1)
    return level + reach * trend
  })
  return { level, trend, forecast, squaredError }
}
