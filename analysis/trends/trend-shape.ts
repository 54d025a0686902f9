import type { FittedTrend } from './fitted-trend.ts'
import { logMean } from './noise/beliefs.ts'
import { MAX_DEGREE, type ShapeChoice, type ShapeLikelihood } from './noise/shape-likelihoods.ts'
import type { WorkingSeries } from './noise/working-series.ts'
import { fitCurve, fitStepAt, fitStraight } from './share-trend.ts'
import type { LaidOutTrend } from './trend-columns.ts'

/** Periods on each side of a step: a level that lasts less than a month of weeks is no level. */
export const MIN_SIDE = 4
/** How much better than a line a bend must be, as twice ln of a Bayes factor: 6 is strong evidence. */
const BEND_MARGIN = 6
/** A step is as simple as a line once its place is paid for. */
const STEP_MARGIN = 1

/** A shape, and in how many places it was looked for: 1 unless it is a step. */
export interface ChosenShape {
  likelihood: ShapeLikelihood
  tried: number
}

/** What a share may have done: the shape that explains it best, and others beside it with their belief, 0 to 1. */
export interface WeighedShapes {
  chosen: ChosenShape
  others: { shape: ChosenShape; weight: number }[]
}

/** A shape less likely than this is not worth its fit. */
const LEAST_WEIGHT = 0.01

/**
 * The shape that explains a series best: a line unless there is good evidence for a parabola, a cubic or one step. A jump
 * or a bend is no noise, but a line takes it for noise of the most persistent kind and then sees nothing. What is nearly as
 * good comes along, steps at each of their places: who is only shown the winner believes it too much.
 *
 * Sources: Schwarz 1978 (BIC); strength of evidence by Kass and Raftery 1995; averaging over models, Hoeting et al. 1999.
 * @param belief  over the noise of the series
 */
export function weighShapes(
  shapes: readonly ShapeLikelihood[],
  periods: number,
  belief: readonly number[],
): WeighedShapes {
  const perTerm = Math.log(periods)
  const places = shapes.filter(({ choice }) => choice.shape === 'step').length
  const weighed = shapes.map((likelihood) => {
    const { shape } = likelihood.choice
    const margin = shape === 'line' ? 0 : shape === 'curve' ? BEND_MARGIN : 2 * Math.log(places) + STEP_MARGIN
    const score = 2 * logMean(likelihood.largest, belief) - likelihood.terms * perTerm - margin
    return { shape: { likelihood, tried: shape === 'step' ? places : 1 }, score }
  })
  const best = weighed.reduce((found, one) => (one.score > found.score ? one : found))
  const parts = weighed.map(({ shape, score }) => ({ shape, part: Math.exp((score - best.score) / 2) }))
  const all = parts.reduce((sum, { part }) => sum + part, 0)
  const isLine = ({ likelihood }: ChosenShape) => likelihood.choice.shape === 'line'
  const others = parts.flatMap(({ shape, part }) => {
    // Both scales of a line go the same way, near enough.
    const isSame = shape === best.shape || (isLine(shape) && isLine(best.shape))
    return isSame || part < LEAST_WEIGHT * all ? [] : [{ shape, weight: part / all }]
  })
  return { chosen: best.shape, others }
}

/** The most supple of the shapes: what it leaves is noise, whatever the share did. */
export const mostSupple = (shapes: readonly ShapeLikelihood[]): ShapeLikelihood | undefined =>
  shapes.find(({ choice }) => choice.shape === 'curve' && choice.degree === MAX_DEGREE)

/** The fit of a shape; that of the line where the shape has none. */
export function fitChosen(
  laidOut: LaidOutTrend,
  line: FittedTrend,
  chosen: ChosenShape,
  series: WorkingSeries,
): FittedTrend {
  const fit = fitOf(laidOut, chosen.likelihood.choice, series)
  return fit === null ? line : { ...fit, tried: chosen.tried }
}

function fitOf(laidOut: LaidOutTrend, choice: ShapeChoice, { straight }: WorkingSeries): FittedTrend | null {
  if (choice.shape === 'step') return fitStepAt(laidOut, choice.at)
  if (choice.shape === 'curve') return fitCurve(laidOut, choice.degree)
  return choice.scale === 'odds' ? null : fitStraight(laidOut, straight)
}
