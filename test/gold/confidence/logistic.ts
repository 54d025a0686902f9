import { add } from './add.ts'
import { type Feature, traitAndValue } from './features.ts'
import { type JudgedField, LEAST_SURE } from './judged-fields.ts'

/** Prior precision of the weights of what there is little of, and of all else, of which there are thousands: best on sets left out. */
const RIDGE = 3
const RIDGE_OF_MANY = 7
const FEW: ReadonlySet<string> = new Set(['company', 'words', 'isName', 'isAmbiguous', 'section', 'block'])
/** The least sure fields are many, and of other jobs mostly: best on the sets that are like the fields of an advert. */
const WEIGHT_OF_LEAST_SURE = 0.4
/** The sets have intercepts of their own, hardly held back: one reader underlines more than another. */
const INTERCEPT_RIDGE = 0.01
const NEWTON_STEPS = 10
/** A step is good enough when this share of the gradient is left. */
const REST = 1e-2
const MAX_CONJUGATE_STEPS = 200
/** What fewer mentions have gets no weight. */
const MIN_MENTIONS = 6

export interface LogisticFit {
  bias: number
  /** By the name of a feature. */
  weights: ReadonlyMap<string, number>
}

const isOfFew = (name: string): boolean => FEW.has(traitAndValue(name)[0])

interface Row {
  places: Uint32Array
  values: Float64Array
  target: number
  weight: number
}

/**
 * Fits a ridge logistic regression by Newton's method, each step by conjugate gradients (Nocedal & Wright, Numerical Optimization,
 * algorithm 7.1); the mentions of one skill in one advert count as one together. Each set has an intercept of its own; their mean, by
 * mentions, is the bias.
 */
export function fitLogistic(fields: readonly JudgedField[]): LogisticFit {
  const names = featureNames(fields)
  const sets = [...new Set(fields.map(({ set }) => set))].sort()
  const placeOf = new Map([...names, ...sets.map((set) => `set ${set}`)].map((name, at) => [name, at]))
  const rows = rowsOf(fields, placeOf)
  const ridge = Float64Array.from({ length: placeOf.size }, (_, at) => {
    if (at >= names.length) return INTERCEPT_RIDGE
    return isOfFew(names[at] ?? '') ? RIDGE : RIDGE_OF_MANY
  })
  const weights = new Float64Array(placeOf.size)
  for (let step = 0; step < NEWTON_STEPS; step++) {
    const gradient = weights.map((weight, at) => (ridge[at] ?? 0) * weight)
    const bends = new Float64Array(rows.length)
    for (const [index, row] of rows.entries()) {
      const likely = 1 / (1 + Math.exp(-dot(row, weights)))
      bends[index] = row.weight * likely * (1 - likely)
      addRow(gradient, row, row.weight * (likely - row.target))
    }
    const change = solve(rows, bends, ridge, gradient)
    for (let at = 0; at < weights.length; at++) add(weights, at, -(change[at] ?? 0))
  }
  const intercepts = fields.map(({ set }) => weights[placeOf.get(`set ${set}`) ?? -1] ?? 0)
  return {
    bias: intercepts.reduce((sum, intercept) => sum + intercept, 0) / fields.length,
    weights: new Map(names.map((name, at) => [name, weights[at] ?? 0])),
  }
}

export function scoreOf(features: readonly Feature[], { bias, weights }: LogisticFit): number {
  return features.reduce((sum, { name, amount }) => sum + (weights.get(name) ?? 0) * amount, bias)
}

function featureNames(fields: readonly JudgedField[]): string[] {
  const counts = new Map<string, number>()
  for (const { features } of fields) {
    for (const { name } of features) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts].flatMap(([name, count]) => (count >= MIN_MENTIONS ? [name] : [])).sort()
}

function rowsOf(fields: readonly JudgedField[], placeOf: ReadonlyMap<string, number>): Row[] {
  const mentions = new Map<string, number>()
  for (const { pair } of fields) mentions.set(pair, (mentions.get(pair) ?? 0) + 1)
  return fields.map(({ set, pair, isAsked, features }) => {
    const known = features.flatMap(({ name, amount }): [number, number][] => {
      const place = placeOf.get(name)
      return place === undefined ? [] : [[place, amount]]
    })
    known.push([placeOf.get(`set ${set}`) ?? 0, 1])
    return {
      places: Uint32Array.from(known, ([place]) => place),
      values: Float64Array.from(known, ([, value]) => value),
      target: isAsked ? 1 : 0,
      weight: (set === LEAST_SURE ? WEIGHT_OF_LEAST_SURE : 1) / (mentions.get(pair) ?? 1),
    }
  })
}

/** Solves (Xᵀ·B·X + R)·x = right for x by conjugate gradients, scaled by the diagonal. */
function solve(rows: readonly Row[], bends: Float64Array, ridge: Float64Array, right: Float64Array): Float64Array {
  const diagonal = Float64Array.from(ridge)
  for (const [index, { places, values }] of rows.entries()) {
    for (const [at, place] of places.entries()) add(diagonal, place, (bends[index] ?? 0) * (values[at] ?? 0) ** 2)
  }
  const times = (vector: Float64Array): Float64Array => {
    const product = vector.map((value, at) => (ridge[at] ?? 0) * value)
    for (const [index, row] of rows.entries()) addRow(product, row, (bends[index] ?? 0) * dot(row, vector))
    return product
  }
  const solved = new Float64Array(right.length)
  const rest = Float64Array.from(right)
  let scaled = rest.map((value, at) => value / (diagonal[at] ?? 1))
  let direction = Float64Array.from(scaled)
  let length = product(rest, scaled)
  const enough = length * REST ** 2
  for (let step = 0; step < MAX_CONJUGATE_STEPS && length > enough; step++) {
    const bent = times(direction)
    const stride = length / product(direction, bent)
    for (let at = 0; at < solved.length; at++) {
      add(solved, at, stride * (direction[at] ?? 0))
      add(rest, at, -stride * (bent[at] ?? 0))
    }
    scaled = rest.map((value, at) => value / (diagonal[at] ?? 1))
    const next = product(rest, scaled)
    direction = scaled.map((value, at) => value + (next / length) * (direction[at] ?? 0))
    length = next
  }
  return solved
}

function dot({ places, values }: Row, vector: Float64Array): number {
  let sum = 0
  for (let at = 0; at < places.length; at++) sum += (values[at] ?? 0) * (vector[places[at] ?? 0] ?? 0)
  return sum
}

function addRow(vector: Float64Array, { places, values }: Row, factor: number): void {
  for (let at = 0; at < places.length; at++) add(vector, places[at] ?? 0, factor * (values[at] ?? 0))
}

const product = (one: Float64Array, other: Float64Array): number =>
  one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0)
