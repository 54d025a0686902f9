import { INDEPENDENT, NOISE_ATOMS, type NoiseAtom } from './noise-atoms.ts'
import { whiteningsOf } from './whitening.ts'
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
/** A column that lost all but this part of its length to those before it says nothing of its own. */
const DEPENDENT = 1e-6
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
  const column = (valueAt: (position: number) => number) => Float64Array.from(positions, valueAt)
  const powers = Array.from({ length: MAX_DEGREE }, (_, power) =>
    column((position) => ((position - first) / reach - 1) ** (power + 1)),
  )
  const smooth: Shaped[] = [
    { choice: { shape: 'line', scale: 'odds' }, columns: powers.slice(0, 1) },
    { choice: { shape: 'line', scale: 'share' }, columns: [straight] },
    ...powers.slice(1).map(
      (_, power): Shaped => ({
        choice: { shape: 'curve', degree: power + 2 },
        columns: powers.slice(0, power + 2),
      }),
    ),
  ]
  const steps = positions.slice(minSide, positions.length - minSide + 1).map(
    (at): Shaped => ({
      choice: { shape: 'step', at },
      columns: [column((position) => (position < at ? 0 : 1))],
    }),
  )
  const looked = steps.length > 0 && mayBeAStep(series, smooth.slice(0, 2), steps) ? [...smooth, ...steps] : smooth
  return likelihoodsOf(series, looked, NOISE_ATOMS)
}

/** How well the fitted step explains a series, about its own two levels. */
export function stepLikelihood(series: WorkingSeries, at: number): ShapeLikelihood | undefined {
  const column = Float64Array.from(series.positions, (position) => (position < at ? 0 : 1))
  return likelihoodsOf(series, [{ choice: { shape: 'step', at }, columns: [column] }], NOISE_ATOMS)[0]
}

interface Shaped {
  choice: ShapeChoice
  columns: Float64Array[]
}

function mayBeAStep(series: WorkingSeries, lines: readonly Shaped[], steps: readonly Shaped[]): boolean {
  const best = (some: readonly Shaped[]) =>
    Math.max(...likelihoodsOf(series, some, [INDEPENDENT]).map(({ largest }) => largest[0] ?? -Infinity))
  const step = best(steps)
  const lead = 2 * (step - best(lines))
  const standing: Shaped = { choice: { shape: 'line', scale: 'odds' }, columns: [] }
  return lead > MUCH_BETTER || (lead > 0 && 2 * (step - best([standing])) > SURELY_MOVED)
}

function likelihoodsOf(
  { positions, values, weights, sourceParts }: WorkingSeries,
  shapes: readonly Shaped[],
  atoms: readonly NoiseAtom[],
): ShapeLikelihood[] {
  const empty = () => new Float64Array(atoms.length)
  const found = shapes.map(({ choice, columns }): ShapeLikelihood => {
    return { choice, terms: columns.length, largest: empty(), restricted: empty() }
  })
  const column = () => new Float64Array(positions.length)
  const levels = [column().fill(1), ...sourceParts].map((values) => ({ values, whitened: column() }))
  const directions = Array.from({ length: MAX_DEGREE }, column)
  const target = column()
  const whiteningBy = whiteningsOf(positions, weights)
  for (const [index, atom] of atoms.entries()) {
    const { logDeterminant, whiten } = whiteningBy(atom)
    const known: Float64Array[] = []
    whiten(values, target)
    let baseLogs = 0
    for (const some of levels) baseLogs += project(whiten(some.values, some.whitened), known, target)
    const left = squares(target)
    const base = known.length
    for (const [place, { columns }] of shapes.entries()) {
      let [logs, explained] = [baseLogs, 0]
      for (const [term, some] of columns.entries()) {
        const direction = whiten(some, directions[term] ?? column())
        const length = clear(direction, known)
        if (length === null) continue
        logs += Math.log(length)
        explained += (dot(direction, target) / length) ** 2
        if (term === columns.length - 1) break
        divide(direction, length)
        known.push(direction)
      }
      known.length = base
      const shape = found[place]
      if (shape === undefined) continue
      shape.largest[index] = -0.5 * (logDeterminant + left - explained)
      shape.restricted[index] = (shape.largest[index] ?? 0) - logs
    }
  }
  return found
}

/** Takes a column out of the target, and adds it to what is known. @returns ln of its own length */
function project(column: Float64Array, known: Float64Array[], target: Float64Array): number {
  const length = clear(column, known)
  if (length === null) return 0
  divide(column, length)
  subtract(target, column, dot(target, column))
  known.push(column)
  return Math.log(length)
}

/** Takes what is known out of a column. @returns the length that is left; null when nothing is */
function clear(column: Float64Array, known: readonly Float64Array[]): number | null {
  const before = Math.sqrt(squares(column))
  for (const direction of known) subtract(column, direction, dot(column, direction))
  const after = Math.sqrt(squares(column))
  return after > DEPENDENT * before ? after : null
}

function divide(column: Float64Array, length: number): void {
  for (let index = 0; index < column.length; index++) column[index] = (column[index] ?? 0) / length
}

function subtract(from: Float64Array, direction: Float64Array, times: number): void {
  for (let index = 0; index < from.length; index++) from[index] = (from[index] ?? 0) - times * (direction[index] ?? 0)
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let index = 0; index < a.length; index++) sum += (a[index] ?? 0) * (b[index] ?? 0)
  return sum
}
const squares = (a: Float64Array): number => dot(a, a)
