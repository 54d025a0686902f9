import { seededRandom } from '../../boards/seeded-random.ts'
import { add } from './add.ts'

/** Skills in fewer adverts have no vector: two coincidences would make one. */
const MIN_ADVERTS = 3
const DIMENSIONS = 12
const STEPS = 300
const SEED = 20261127
/** Keeps the closeness of skills that rarely meet finite. */
const SMOOTHING = 0.5

/**
 * A vector for each skill so that the product of two is close to the pointwise mutual information of the skills: how much more
 * often than by chance they stand in the same advert. Fitted by gradient descent on the squared error of the whole matrix.
 *
 * @param adverts  the skills of each
 */
export function skillVectors(adverts: readonly ReadonlySet<string>[]): Map<string, Float32Array> {
  const counts = new Map<string, number>()
  for (const skills of adverts) for (const skill of skills) counts.set(skill, (counts.get(skill) ?? 0) + 1)
  const names = [...counts].flatMap(([skill, count]) => (count >= MIN_ADVERTS ? [skill] : [])).sort()
  const information = mutualInformation(adverts, names, counts)
  const fitted = factorize(information, names.length)
  return new Map(names.map((name, at) => [name, fitted.subarray(at * DIMENSIONS, (at + 1) * DIMENSIONS)]))
}

function mutualInformation(
  adverts: readonly ReadonlySet<string>[],
  names: readonly string[],
  counts: ReadonlyMap<string, number>,
): Float32Array {
  const size = names.length
  const placeOf = new Map(names.map((name, at) => [name, at]))
  const together = new Float32Array(size * size)
  for (const skills of adverts) {
    const places = [...skills].flatMap((skill) => placeOf.get(skill) ?? [])
    for (const one of places) for (const other of places) add(together, one * size + other, 1)
  }
  const countOf = (at: number): number => counts.get(names[at] ?? '') ?? 0
  for (let one = 0; one < size; one++) {
    for (let other = 0; other < size; other++) {
      const at = one * size + other
      const expected = (countOf(one) * countOf(other)) / adverts.length
      const found = together[at] ?? 0
      together[at] = one === other ? 0 : Math.log((found + SMOOTHING) / (expected + SMOOTHING))
    }
  }
  return together
}

/** V of size × DIMENSIONS that makes V·Vᵀ closest to a symmetric matrix M: steps along (M − V·Vᵀ)·V. */
function factorize(matrix: Float32Array, size: number): Float32Array {
  const chance = seededRandom(SEED)
  const fitted = Float32Array.from({ length: size * DIMENSIONS }, () => (chance.next() - 0.5) / 10)
  const step = 1 / (2 * largestStretch(matrix, size))
  for (let count = 0; count < STEPS; count++) {
    const pulled = times(matrix, fitted, size, DIMENSIONS)
    const gram = new Float32Array(DIMENSIONS * DIMENSIONS)
    for (let row = 0; row < size; row++) {
      for (let one = 0; one < DIMENSIONS; one++) {
        const value = fitted[row * DIMENSIONS + one] ?? 0
        for (let other = 0; other < DIMENSIONS; other++) {
          add(gram, one * DIMENSIONS + other, value * (fitted[row * DIMENSIONS + other] ?? 0))
        }
      }
    }
    const explained = times(fitted, gram, size, DIMENSIONS, DIMENSIONS)
    for (let at = 0; at < fitted.length; at++) add(fitted, at, step * ((pulled[at] ?? 0) - (explained[at] ?? 0)))
  }
  return fitted
}

/** The largest factor by which the matrix stretches a vector, by power iteration. */
function largestStretch(matrix: Float32Array, size: number): number {
  const chance = seededRandom(SEED)
  let vector = Float32Array.from({ length: size }, () => chance.next() - 0.5)
  let stretch = 0
  for (let count = 0; count < 30; count++) {
    const next = times(matrix, vector, size, 1)
    stretch = Math.hypot(...next)
    vector = next.map((value) => value / stretch)
  }
  return stretch
}

/** A (rows × inner) times B (inner × columns). */
function times(a: Float32Array, b: Float32Array, rows: number, columns: number, inner = rows): Float32Array {
  const product = new Float32Array(rows * columns)
  for (let row = 0; row < rows; row++) {
    for (let at = 0; at < inner; at++) {
      const factor = a[row * inner + at] ?? 0
      for (let column = 0; column < columns; column++) {
        add(product, row * columns + column, factor * (b[at * columns + column] ?? 0))
      }
    }
  }
  return product
}
