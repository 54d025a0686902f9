import type { FittedTrend, TrendInput } from './fitted-trend.ts'
import { logMean } from './noise/beliefs.ts'
import { MAX_DEGREE, type ShapeChoice, type ShapeLikelihood } from './noise/shape-likelihoods.ts'
import type { WorkingSeries } from './noise/working-series.ts'
import { fitCurve, fitStepAt, fitStraight } from './share-trend.ts'

/** Periods on each side of a step: a level that lasts less than a month of weeks is no level (statistics.md section 7). */
export const MIN_SIDE = 4
/** How much better than a line a bend must be, as twice ln of a Bayes factor: 6 is strong evidence. */
const BEND_MARGIN = 6
/** A step is as simple as a line once its place is paid for. */
const STEP_MARGIN = 1

/** A shape, and how many places it might as well have been in. */
export interface ChosenShape {
  likelihood: ShapeLikelihood
  /** Places that were tried, and those that are about as likely as the chosen one; 1 unless it is a step. */
  tried: number
  plausible: number
  /** The other of line and step where it is about as likely, and how likely it is beside the chosen shape, 0 to 1. */
  rival: { shape: ChosenShape; weight: number } | null
}

/** A rival less likely than this is not worth the fit. */
const LEAST_RIVAL = 0.1

/**
 * The shape that explains a series best: a line unless there is good evidence for a parabola, a cubic or one step. A jump
 * or a bend is no noise, but a line takes it for noise of the most persistent kind and then sees nothing. Where a line and a
 * step explain it about equally well, the other one comes along.
 *
 * Sources: Schwarz 1978 (BIC); strength of evidence by Kass and Raftery 1995.
 * @param belief  over the noise of the series
 */
export function chooseShape(
  shapes: readonly ShapeLikelihood[],
  periods: number,
  belief: readonly number[],
): ChosenShape {
  const perTerm = Math.log(periods)
  const steps = shapes.filter(({ choice }) => choice.shape === 'step')
  const evidence = new Map(
    shapes.map((some) => [some, 2 * logMean(some.largest, belief) - some.terms * perTerm] as const),
  )
  const evidenceOf = (some: ShapeLikelihood) => evidence.get(some) ?? -Infinity
  const best = (some: readonly ShapeLikelihood[]) =>
    some.reduce((found, one) => (evidenceOf(one) > evidenceOf(found) ? one : found))
  const line = { likelihood: best(shapes.filter(({ choice }) => choice.shape === 'line')), tried: 1, plausible: 1 }
  const curve = { likelihood: best(shapes.filter(({ choice }) => choice.shape === 'curve')), tried: 1, plausible: 1 }
  const lineScore = evidenceOf(line.likelihood)
  const isBent = evidenceOf(curve.likelihood) > lineScore + BEND_MARGIN
  if (steps.length === 0) return { ...(isBent ? curve : line), rival: null }
  const likelihood = best(steps)
  const parts = steps.map((some) => Math.exp((evidenceOf(some) - evidenceOf(likelihood)) / 2))
  const all = parts.reduce((sum, part) => sum + part, 0)
  const plausible = all ** 2 / parts.reduce((sum, part) => sum + part ** 2, 0)
  const step = { likelihood, tried: steps.length, plausible }
  const stepScore = evidenceOf(likelihood) - 2 * Math.log(steps.length) - STEP_MARGIN
  if (isBent && evidenceOf(curve.likelihood) - BEND_MARGIN > stepScore) return { ...curve, rival: null }
  const odds = Math.exp((stepScore + STEP_MARGIN + 2 * Math.log(all) - lineScore) / 2)
  const isStep = stepScore > lineScore
  const weight = isStep ? 1 / (1 + odds) : odds / (1 + odds)
  const [chosen, other] = isStep ? [step, line] : [line, step]
  return { ...chosen, rival: weight < LEAST_RIVAL ? null : { shape: { ...other, rival: null }, weight } }
}

/** The most supple of the shapes: what it leaves is noise, whatever the share did. */
export const mostSupple = (shapes: readonly ShapeLikelihood[]): ShapeLikelihood | undefined =>
  shapes.find(({ choice }) => choice.shape === 'curve' && choice.degree === MAX_DEGREE)

/** The fit of a shape; that of the line where the shape has none. */
export function fitChosen(
  input: TrendInput,
  line: FittedTrend,
  chosen: ChosenShape,
  series: WorkingSeries,
): FittedTrend {
  const fit = fitOf(input, chosen.likelihood.choice, series)
  return fit === null ? line : { ...fit, tried: chosen.tried, plausible: chosen.plausible }
}

function fitOf(input: TrendInput, choice: ShapeChoice, { positions, straight }: WorkingSeries): FittedTrend | null {
  if (choice.shape === 'step') return fitStepAt(input, choice.at)
  if (choice.shape === 'curve') return fitCurve(input, choice.degree)
  return choice.scale === 'odds'
    ? null
    : fitStraight(input, new Map(positions.map((at, index) => [at, straight[index] ?? 0])))
}
