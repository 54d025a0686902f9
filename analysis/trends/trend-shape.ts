import { chiSquareUpperTail } from './distributions/chi-square.ts'
import { clampRho, type FittedTrend, fitShareTrend, fitStepAt, type TrendInput } from './share-trend.ts'

/** Periods on each side of a step: a level that lasts less than a month of weeks is no level (statistics.md section 7). */
const MIN_SIDE = 4
/** A line is doubted when its residuals make a slope this many times as uncertain as chance alone would. */
const DOUBTFUL = 3
/** A step is believed when it leaves no more scatter than chance does in 95 of 100 such series. */
const BELIEVED = 0.05

/**
 * The line through a share, or one step where a line leaves residuals that hang together and a step leaves none. A jump is
 * no noise, but a line takes it for noise of the most persistent kind and then sees nothing: of a share that jumps from 5
 * to 20 % of 1,000 openings a week the line alone finds 1 in 100.
 *
 * Ours; simulations are in test/analysis/trends/trend-simulation.test.ts.
 */
export function fitTrendShape(input: TrendInput): FittedTrend | null {
  const line = fitShareTrend(input)
  if (line === null || uncertaintyOf(line) < DOUBTFUL) return line
  const places = input.positions.slice(MIN_SIDE, input.positions.length - MIN_SIDE + 1)
  let best: FittedTrend | null = null
  for (const place of places) {
    const step = fitStepAt(input, place)
    if (step !== null && (best === null || step.dispersionCell < best.dispersionCell)) best = step
  }
  if (best === null || uncertaintyOf(best) > uncertaintyOf(line) / DOUBTFUL || hasScatterLeft(best)) return line
  return { ...best, tried: places.length }
}

const scatterOf = ({ dispersionCell, dispersionPeriod }: FittedTrend): number =>
  Math.max(dispersionCell, dispersionPeriod)

/** Factor on the variance of the slope, 1 or more. */
function uncertaintyOf(fit: FittedTrend): number {
  const rho = clampRho(fit.correctedR1)
  return Math.max(1, (scatterOf(fit) * (1 + rho)) / (1 - rho))
}

function hasScatterLeft(fit: FittedTrend): boolean {
  const freedom = Math.max(1, fit.periods - 2)
  return chiSquareUpperTail(scatterOf(fit) * freedom, freedom) < BELIEVED
}
