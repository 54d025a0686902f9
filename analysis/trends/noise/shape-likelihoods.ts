import { explainedByStep, leastSquares } from './least-squares.ts'
import { INDEPENDENT, NOISE_ATOMS, type NoiseAtom } from './noise-atoms.ts'
import type { WorkingSeries } from './working-series.ts'

/**
 * A shape that a share may have taken: a line in its log-odds or in the share itself, a polynomial of the log-odds, one step
 * to a new level from the period at `at` on.
 */
export type ShapeChoice =
  | { shape: 'line'; scale: 'odds' | 'share' }
  | { shape: 'curve'; degree: number }
  | { shape: 'step'; at: number }

/** How well one shape explains a series, by noise atom. */
export interface ShapeLikelihood {
  choice: ShapeChoice
  /** Numbers that are fitted beside the levels of the sources. */
  terms: number
  /** ln of the largest likelihood, and of the restricted one. */
  largest: Float64Array
  restricted: Float64Array
}

export const MAX_DEGREE = 3
/**
 * Steps are only looked at when for independent openings the best is so much better than a line, as twice ln (noise never makes
 * it better), or as good as a line where the share surely moved: then either may be true.
 */
const MUCH_BETTER = 6
const SURELY_MOVED = 12

/**
 * How well each shape explains a series under each kind of noise.
 *
 * Sources: generalised least squares; restricted likelihood of Patterson and Thompson 1971, which does not take the scatter
 * that the shape swallowed for calm.
 * @param minSide  periods on each side of a step
 */
export function shapeLikelihoods(series: WorkingSeries, minSide: number): ShapeLikelihood[] {
  const { positions, straight } = series
  const [first, last] = [positions[0] ?? 0, positions.at(-1) ?? 0]
  const reach = Math.max(1, (last - first) / 2)
  const powers = Array.from({ length: MAX_DEGREE }, (_, power) =>
    columnOf(positions, (position) => ((position - first) / reach - 1) ** (power + 1)),
  )
  const lines: Shaped[] = [
    { choice: { shape: 'line', scale: 'share' }, columns: [straight] },
    { choice: { shape: 'line', scale: 'odds' }, columns: powers.slice(0, 1) },
  ]
  const curves = powers.slice(1).map(
    (_, power): Shaped => ({
      choice: { shape: 'curve', degree: power + 2 },
      columns: powers.slice(0, power + 2),
    }),
  )
  const looked = mayBeAStep(series, lines, minSide) ? stepsOf(positions, minSide) : []
  return likelihoodsOf(series, [...lines, ...curves, ...looked], NOISE_ATOMS)
}

const stepsOf = (positions: readonly number[], minSide: number): Shaped[] =>
  positions.slice(minSide, positions.length - minSide + 1).map((at) => stepAt(positions, at))

const stepAt = (positions: readonly number[], at: number): Shaped => ({
  choice: { shape: 'step', at },
  columns: [columnOf(positions, (position) => (position < at ? 0 : 1))],
})

/** How well the fitted step explains a series, about its own two levels. */
export const stepLikelihood = (series: WorkingSeries, at: number): ShapeLikelihood | undefined =>
  likelihoodsOf(series, [stepAt(series.positions, at)], NOISE_ATOMS)[0]

interface Shaped {
  choice: ShapeChoice
  columns: Float64Array[]
}

function mayBeAStep(series: WorkingSeries, lines: readonly Shaped[], minSide: number): boolean {
  const independent = leastSquares(series, columnsOf(lines))(INDEPENDENT)
  const byStep = explainedByStep(series, independent, minSide)
  const lead = byStep - Math.max(...independent.fits.map(({ left }) => independent.standing.left - left))
  return lead > MUCH_BETTER || (lead > 0 && byStep > SURELY_MOVED)
}

const columnsOf = (shapes: readonly Shaped[]) => shapes.map(({ columns }) => columns)

function likelihoodsOf(
  series: WorkingSeries,
  shapes: readonly Shaped[],
  atoms: readonly NoiseAtom[],
): ShapeLikelihood[] {
  const found = shapes.map(({ choice, columns }): ShapeLikelihood => {
    const [largest, restricted] = [new Float64Array(atoms.length), new Float64Array(atoms.length)]
    return { choice, terms: columns.length, largest, restricted }
  })
  const fitUnder = leastSquares(series, columnsOf(shapes))
  // Whatever is a multiple of the sampling error leaves the fit as it is for independent openings.
  const independent = fitUnder(INDEPENDENT)
  for (const [index, atom] of atoms.entries()) {
    const times = atom.wander === 0 ? atom.dispersion : 1
    const { logDeterminant, fits } = atom.wander === 0 ? independent : fitUnder(atom)
    const logTimes = Math.log(times)
    for (let place = 0; place < found.length; place++) {
      const [shape, fit] = [found[place], fits[place]]
      if (shape === undefined || fit === undefined) continue
      const { left, logs, rank } = fit
      const largest = -0.5 * (logDeterminant + series.positions.length * logTimes + left / times)
      shape.largest[index] = largest
      shape.restricted[index] = largest - logs + 0.5 * rank * logTimes
    }
  }
  return found
}

function columnOf(positions: readonly number[], valueAt: (position: number) => number): Float64Array {
  const column = new Float64Array(positions.length)
  for (let index = 0; index < column.length; index++) column[index] = valueAt(positions[index] ?? 0)
  return column
}
