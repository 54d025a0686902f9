import type { NoiseAtom } from './noise-atoms.ts'
import { whiteningsOf } from './whitening.ts'
import type { WorkingSeries } from './working-series.ts'

/** Least squares of the whitened values on the whitened columns of a shape, beside the levels of the sources. */
export interface ShapeFit {
  /** Squares that the shape does not explain. */
  left: number
  /** ln of what is left of the length of each column beside those before it, all together, and how many have any. */
  logs: number
  rank: number
}

/** Fits under one kind of noise. */
export interface NoiseFit {
  /** ln of the determinant of the covariance. */
  logDeterminant: number
  /** Without any shape: the levels alone. */
  standing: ShapeFit
  /** In the order of the shapes. */
  fits: ShapeFit[]
  /** Directions of the levels, and the values without them, whitened; they hold until the next kind of noise. */
  levels: readonly Float64Array[]
  target: Float64Array
}

/** A column that lost all but this part of its length to those before it says nothing of its own. */
const DEPENDENT = 1e-6

/**
 * Fits shapes to a series under one kind of noise after the other, which share the arrays.
 *
 * Source: generalised least squares by modified Gram-Schmidt.
 * @param shapes  columns of each; one that begins as the one before it goes on from there
 */
export function leastSquares(
  series: WorkingSeries,
  shapes: readonly (readonly Float64Array[])[],
): (atom: NoiseAtom) => NoiseFit {
  const standAmong = levelsOf(series)
  const longest = Math.max(1, ...shapes.map(({ length }) => length))
  const room = Array.from({ length: longest }, () => new Float64Array(series.positions.length))

  return (atom) => {
    const { logDeterminant, whiten, target, levels, standing } = standAmong(atom)
    const known = [...levels]

    /** The fit with one more column. One that stands alone need not be cleared: the target has nothing of the levels. */
    function withColumn(fit: ShapeFit, column: Float64Array, term: number, isAlone: boolean): ShapeFit {
      known.length = levels.length + term
      const direction = whiten(column, room[term] ?? new Float64Array(column.length))
      const length = isAlone ? clearedLength(direction, known) : clear(direction, known)
      const explained = length === 0 ? 0 : (dot(direction, target) / length) ** 2
      if (!isAlone) {
        divide(direction, length)
        known.push(direction)
      }
      if (length === 0) return fit
      return { left: fit.left - explained, logs: fit.logs + Math.log(length), rank: fit.rank + 1 }
    }

    const kept: ShapeFit[] = []
    const fits = shapes.map((columns, place) => {
      const [before = [], after = []] = [shapes[place - 1], shapes[place + 1]]
      const alike = columns.findIndex((column, term) => column !== before[term])
      kept.length = Math.min(kept.length, alike === -1 ? columns.length : alike)
      for (let term = kept.length; term < columns.length; term++) {
        const column = columns[term] ?? new Float64Array()
        const isAlone = columns.length === 1 && after[0] !== column
        kept.push(withColumn(kept.at(-1) ?? standing, column, term, isAlone))
      }
      return kept.at(-1) ?? standing
    })
    return { logDeterminant, standing, fits, levels, target }
  }
}

/**
 * Squares that the best step explains for independent openings. Steps need no columns: what comes after each of them is a sum
 * that grows from the end.
 * @param minSide  periods on each side of a step
 */
export function explainedByStep(
  { weights }: WorkingSeries,
  { levels, target }: Pick<NoiseFit, 'levels' | 'target'>,
  minSide: number,
): number {
  const along = new Float64Array(levels.length)
  let [squared, pulled, best] = [0, 0, 0]
  for (let period = weights.length - 1; period >= minSide; period--) {
    const weight = weights[period] ?? 0
    const scale = Math.sqrt(weight)
    squared += weight
    pulled += scale * (target[period] ?? 0)
    let own = squared
    for (let level = 0; level < along.length; level++) {
      along[level] = (along[level] ?? 0) + scale * (levels[level]?.[period] ?? 0)
      own -= (along[level] ?? 0) ** 2
    }
    if (weights.length - period >= minSide && own > DEPENDENT ** 2 * squared) best = Math.max(best, pulled ** 2 / own)
  }
  return best
}

/** The whitened values less the levels of the sources, and the directions that these take. */
function levelsOf({ positions, values, weights, sourceParts }: WorkingSeries) {
  const column = () => new Float64Array(positions.length)
  const levels = [column().fill(1), ...sourceParts].map((values) => ({ values, whitened: column() }))
  const target = column()
  const whiteningBy = whiteningsOf(positions, weights)

  return (atom: NoiseAtom) => {
    const { logDeterminant, whiten } = whiteningBy(atom)
    const directions: Float64Array[] = []
    whiten(values, target)
    let logs = 0
    for (const some of levels) logs += project(whiten(some.values, some.whitened), directions, target)
    const standing: ShapeFit = { left: squares(target), logs, rank: directions.length }
    return { logDeterminant, whiten, target, levels: directions, standing }
  }
}

/** Takes a column out of the target, and adds it to what is known. @returns ln of its own length; 0 when it has none */
function project(column: Float64Array, known: Float64Array[], target: Float64Array): number {
  const length = clear(column, known)
  if (length === 0) return 0
  divide(column, length)
  subtract(target, column, dot(target, column))
  known.push(column)
  return Math.log(length)
}

/** Takes what is known out of a column. @returns the length that is left; 0 when hardly any is */
function clear(column: Float64Array, known: readonly Float64Array[]): number {
  const before = Math.sqrt(squares(column))
  for (const direction of known) subtract(column, direction, dot(column, direction))
  const after = Math.sqrt(squares(column))
  return after > DEPENDENT * before ? after : 0
}

/** The length that a column would have if it were cleared. */
function clearedLength(column: Float64Array, known: readonly Float64Array[]): number {
  const before = squares(column)
  let after = before
  for (const direction of known) after -= dot(column, direction) ** 2
  return after > DEPENDENT ** 2 * before ? Math.sqrt(after) : 0
}

/** To the length of 1; a column without a length becomes nothing. */
function divide(column: Float64Array, length: number): void {
  const times = length === 0 ? 0 : 1 / length
  for (let index = 0; index < column.length; index++) column[index] = times * (column[index] ?? 0)
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
