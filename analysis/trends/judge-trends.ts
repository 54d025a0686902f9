import { finish, type Steps } from '../../data/steps.ts'
import { POWER } from './detectable-change.ts'
import { endsOf, type FittedTrend, midShare, quarterOf, type TrendInput } from './fitted-trend.ts'
import { expit } from './log-odds.ts'
import { sharedBelief, updated } from './noise/beliefs.ts'
import { type Limits, mixedLimits } from './noise/mixed-limits.ts'
import { PRIOR_WEIGHTS } from './noise/noise-atoms.ts'
import { mixtureQuantile, mixtureTwoSidedP, type NormalMixture } from './noise/normal-mixture.ts'
import { type ShapeLikelihood, shapeLikelihoods, stepLikelihood } from './noise/shape-likelihoods.ts'
import { errorsOf } from './noise/slope-errors.ts'
import { type WorkingSeries, workingSeries, workingSeriesAboutStep } from './noise/working-series.ts'
import { fitLine } from './share-trend.ts'
import { type LaidOutTrend, layOutTrend } from './trend-columns.ts'
import { type ChosenShape, fitChosen, MIN_SIDE, mostSupple, type WeighedShapes, weighShapes } from './trend-shape.ts'
import { CONFIDENCE } from './wilson.ts'

/** A trend with its test, judged together with its family. */
export interface JudgedTrend extends FittedTrend {
  /** Two-sided, not yet adjusted for the other series of the view. */
  p: number
  /** Standard error of the slope, and how many times its square is that of independent openings. */
  se: number
  inflation: number
  /** Share in the middle of the way at today's mix of sources, 0 to 100. */
  midSharePct: number
  /** Shares at the beginning and at the end of the way, 0 to 100. */
  fromPct: number
  toPct: number
  /** Change over the window at today's mix, in points, with its 95 % interval. */
  changePp: number
  lowPp: number
  highPp: number
  /** Factor on the odds over 13 periods (a quarter of weeks), of a step or a curve over the window, with its interval. */
  oddsRatio13: number
  oddsRatio13Low: number
  oddsRatio13High: number
  /** Errors of the slope. */
  errors: NormalMixture
}

interface Candidate {
  laidOut: LaidOutTrend
  line: FittedTrend
  series: WorkingSeries
  shapes: ShapeLikelihood[]
  fitted: Map<ShapeLikelihood, FittedShape>
}

/** A shape as it was fitted, and how likely it leaves each kind of noise. */
interface FittedShape {
  fit: FittedTrend
  restricted: Float64Array
}

/**
 * Trend of every series of a family that is tested together; null where the counts bear no fit.
 *
 * Shape and noise are told apart by likelihood. A series follows a line, a bend or one step on the logit scale, and scatters
 * about it by sampling, by clusters of like adverts (a factor on the variance) or by a wander of the log-odds that lasts
 * from period to period (AR(1)). Which noise is likely is learnt from all series of the family (empirical Bayes); a lone
 * series is held against a fixed belief. Error of a slope: mixture over what noise is likely, so that a share which moves
 * exactly on its curve is not taken for a noisy one, and one wild half year is not taken for a trend.
 *
 * Ours; defended by `npm run trends:evidence`. Replaces the dispersion φ and the autocorrelation ρ of `reference-trend.ts`, whose
 * intervals hold the truth too often where nothing but chance is at work, and which take the bend of a share for noise.
 * @param prior  belief in each of `NOISE_ATOMS` before any series is seen
 */
export const judgeTrends = (inputs: readonly TrendInput[], prior = PRIOR_WEIGHTS): (JudgedTrend | null)[] =>
  finish(judgeFamilyInSteps(inputs, prior)).trends

/** Series that were judged together, and the noise that all of them are believed to have: a part for each of `NOISE_ATOMS`. */
export interface JudgedFamily {
  trends: (JudgedTrend | null)[]
  belief: readonly number[]
}

/** The same with that belief, in steps, a series a step: of thousands it takes seconds. */
export function* judgeFamilyInSteps(
  inputs: readonly TrendInput[],
  prior: readonly number[] = PRIOR_WEIGHTS,
): Steps<JudgedFamily> {
  // 1. How well each shape explains each series under each kind of noise.
  const candidates: (Candidate | null)[] = []
  for (const input of inputs) {
    candidates.push(candidateOf(input))
    yield
  }
  const found = candidates.flatMap((candidate) => candidate ?? [])

  // 2. Which noise the family has: what the most supple shape leaves at first, then what the chosen shapes leave, twice, as
  // which shape is chosen hangs on the noise.
  let belief = yield* sharedBelief(
    found.flatMap(({ shapes }) => mostSupple(shapes)?.restricted ?? []),
    prior,
  )
  let weighed = new Map<Candidate, WeighedShapes>()
  for (let round = 0; round < ROUNDS; round++) {
    weighed = new Map()
    for (const some of found) {
      weighed.set(some, weighShapes(some.shapes, some.line.periods, belief))
      yield
    }
    const left: Float64Array[] = []
    for (const [some, { chosen }] of weighed) {
      left.push(fittedShape(some, chosen).restricted)
      yield
    }
    belief = yield* sharedBelief(left, prior)
  }

  // 3. Each series by its shape and its own likely noise; its interval also by the shapes that are nearly as likely.
  const trends: (JudgedTrend | null)[] = []
  for (const candidate of candidates) {
    const shapes = candidate && weighed.get(candidate)
    trends.push(shapes ? trendOf(candidate, shapes, belief) : null)
    yield
  }
  return { trends, belief }
}

/** Trend of one more series under the belief of a family that it is no part of; null where the counts bear no fit. */
export function judgeUnder(belief: readonly number[], input: TrendInput): JudgedTrend | null {
  const candidate = candidateOf(input)
  return candidate && trendOf(candidate, weighShapes(candidate.shapes, candidate.line.periods, belief), belief)
}

function candidateOf(input: TrendInput): Candidate | null {
  const laidOut = layOutTrend(input)
  const line = laidOut && fitLine(laidOut)
  if (laidOut === null || line === null) return null
  const series = workingSeries(laidOut, line)
  return { laidOut, line, series, shapes: shapeLikelihoods(series, MIN_SIDE), fitted: new Map() }
}

function trendOf(candidate: Candidate, { chosen, others }: WeighedShapes, belief: readonly number[]): JudgedTrend {
  const judge = (some: ChosenShape) => {
    const { fit, restricted } = fittedShape(candidate, some)
    return judged(fit, errorsOf(fit, updated(restricted, belief)))
  }
  return withOthers(
    judge(chosen),
    others.map(({ shape, weight }) => ({ trend: judge(shape), weight })),
  )
}

const ROUNDS = 2

/** The fit of a shape, made once. */
function fittedShape({ laidOut, line, series, fitted }: Candidate, shape: ChosenShape): FittedShape {
  const known = fitted.get(shape.likelihood)
  if (known) return known
  const fit = fitChosen(laidOut, line, shape, series)
  const about = fit.stepAt === null ? undefined : stepLikelihood(workingSeriesAboutStep(laidOut.input, fit), fit.stepAt)
  const made = { fit, restricted: (about ?? shape.likelihood).restricted }
  fitted.set(shape.likelihood, made)
  return made
}

/** A change, and a slope, whose intervals are those of the mixture of all ways that the share may have gone. */
function withOthers(trend: JudgedTrend, others: readonly { trend: JudgedTrend; weight: number }[]): JudgedTrend {
  if (others.length === 0) return trend
  const rest = others.reduce((sum, { weight }) => sum - weight, 1)
  const ways = [{ trend, weight: rest }, ...others]
  const pointsOf = ({ changePp, lowPp, highPp }: JudgedTrend) => ({ value: changePp, low: lowPp, high: highPp })
  const points = mixedLimits(ways.map(({ trend, weight }) => ({ weight, ...pointsOf(trend) })))
  const logWays = mixedLimits(ways.map(({ trend, weight }) => ({ weight, ...logWayOf(trend) })))
  const perWay = quarterOf(trend) / wayOf(trend, 1)
  return {
    ...trend,
    lowPp: Math.min(trend.changePp, points.low),
    highPp: Math.max(trend.changePp, points.high),
    oddsRatio13Low: Math.min(trend.oddsRatio13, Math.exp(perWay * logWays.low)),
    oddsRatio13High: Math.max(trend.oddsRatio13, Math.exp(perWay * logWays.high)),
  }
}

/** The way of the log-odds over the window, read back from the factor on the odds. */
function logWayOf(trend: JudgedTrend): Limits {
  const wayAt = (ratio: number) => (Math.log(ratio) * wayOf(trend, 1)) / quarterOf(trend)
  return { value: wayAt(trend.oddsRatio13), low: wayAt(trend.oddsRatio13Low), high: wayAt(trend.oddsRatio13High) }
}

function judged(fit: FittedTrend, errors: NormalMixture): JudgedTrend {
  const variance = errors.deviations.reduce((sum, value, index) => sum + (errors.weights[index] ?? 0) * value ** 2, 0)
  const reach = mixtureQuantile(errors, 1 - (1 - CONFIDENCE) / 2)
  const [low, high] = [fit.slope - reach, fit.slope + reach]
  const over = quarterOf(fit)
  const { from, to } = endsOf(fit, wayOf(fit, fit.slope))
  const change = 100 * (to - from)
  const limits = limitsOf(fit, reach)
  return {
    p: Math.min(1, fit.tried * mixtureTwoSidedP(errors, limits.asSlope)),
    se: Math.sqrt(variance),
    inflation: variance / fit.seModel ** 2,
    midSharePct: 100 * midShare(fit, 0),
    fromPct: 100 * from,
    toPct: 100 * to,
    changePp: change,
    lowPp: limits.low,
    highPp: limits.high,
    oddsRatio13: Math.exp(over * fit.slope),
    oddsRatio13Low: Math.exp(over * low),
    oddsRatio13High: Math.exp(over * high),
    errors,
    ...fit,
  }
}

const wayOf = ({ firstU, lastU }: FittedTrend, slope: number): number => slope * (lastU - firstU)

/**
 * Limits of a change in points, from those of the slope: those of the way through its pivot, wider for not knowing the level
 * of the pivot. Of a curve, whose level and way may pull the same end, by the delta method; `asSlope` is the change as so many
 * standard errors of the slope, to be tested as the interval is made.
 */
function limitsOf(fit: FittedTrend, reach: number): { low: number; high: number; asSlope: number } {
  const way = wayOf(fit, fit.slope)
  const change = changeIf(fit, fit.slope)
  const spread = (logOdds: number) => expit(logOdds) * (1 - expit(logOdds))
  let [byWay, byLevel] = [0, 0]
  for (const [index, { level, before, variance }] of fit.pivots.entries()) {
    const weight = fit.weights[index] ?? 0
    const [from, to] = [spread(level - before * way), spread(level + (1 - before) * way)]
    byWay += weight * (before * from + (1 - before) * to)
    byLevel += weight ** 2 * (to - from) ** 2 * variance
  }
  const perWay = byWay * wayOf(fit, fit.seModel)
  if (fit.shape === 'curve') {
    const perSlope = (100 * Math.sqrt(perWay ** 2 + byLevel)) / fit.seModel
    const half = perSlope * reach
    return { low: Math.max(-100, change - half), high: Math.min(100, change + half), asSlope: change / perSlope }
  }
  const widening = Math.sqrt(1 + byLevel / perWay ** 2)
  return {
    low: change - widening * (change - changeIf(fit, fit.slope - reach)),
    high: change + widening * (changeIf(fit, fit.slope + reach) - change),
    asSlope: fit.slope,
  }
}

/** Change in points if the slope were this. */
function changeIf(fit: FittedTrend, slope: number): number {
  const { from, to } = endsOf(fit, wayOf(fit, slope))
  return 100 * (to - from)
}

/**
 * Smallest change over the window (points, 0 to 100) that this very test would have found with power 0.8: by itself at 5 %,
 * or at the p that it needs to be called a discovery among its family.
 */
export function detectableFrom(trend: JudgedTrend, alpha = 1 - CONFIDENCE): number {
  const { errors, tried, slope, pivots } = trend
  const reach = mixtureQuantile(errors, 1 - alpha / (2 * tried)) + mixtureQuantile(errors, POWER)
  // About the middle of the way it went: the same rise from the same level as without a trend.
  const level = {
    ...trend,
    pivots: pivots.map(({ level, before }) => ({
      level: level + (0.5 - before) * wayOf(trend, slope),
      before: 0.5,
      variance: 0,
    })),
  }
  return changeIf(level, reach)
}
