import { add } from './add.ts'
import type { Feature, JudgedField } from './judged-fields.ts'

/** Prior precision of each weight; of 1, 3 and 10 the middle one did best on the sets left out. */
const RIDGE = 3
/** The sets have intercepts of their own, hardly held back: one reader underlines more than another. */
const INTERCEPT_RIDGE = 0.01
const NEWTON_STEPS = 12
/** Neighbouring words that fewer mentions have get no weight. */
const MIN_MENTIONS = 60

export interface LogisticFit {
  bias: number
  /** By the name of a feature. */
  weights: ReadonlyMap<string, number>
}

export const nameOf = ([trait, value]: Feature): string => `${trait} ${value}`

/**
 * Fits a ridge logistic regression by Newton's method; the mentions of one skill in one advert count as one together. Each set has an
 * intercept of its own; their mean, by mentions, is the bias.
 */
export function fitLogistic(fields: readonly JudgedField[]): LogisticFit {
  const names = featureNames(fields)
  const sets = [...new Set(fields.map(({ set }) => set))].sort()
  const placeOf = new Map([...names, ...sets.map((set) => `set ${set}`)].map((name, at) => [name, at]))
  const mentions = new Map<string, number>()
  for (const { pair } of fields) mentions.set(pair, (mentions.get(pair) ?? 0) + 1)
  const rows = fields.map(({ set, pair, isAsked, features }) => ({
    entries: [
      ...features.flatMap((feature): [number, number][] => {
        const at = placeOf.get(nameOf(feature))
        return at === undefined ? [] : [[at, feature[2]]]
      }),
      [placeOf.get(`set ${set}`) ?? 0, 1] satisfies [number, number],
    ],
    target: isAsked ? 1 : 0,
    weight: 1 / (mentions.get(pair) ?? 1),
  }))
  const size = placeOf.size
  const ridge = Array.from({ length: size }, (_, at) => (at < names.length ? RIDGE : INTERCEPT_RIDGE))
  const weights = new Array<number>(size).fill(0)
  for (let step = 0; step < NEWTON_STEPS; step++) {
    const gradient = weights.map((weight, at) => (ridge[at] ?? 0) * weight)
    const curvature = ridge.map((own, at) => ridge.map((_, other) => (at === other ? own : 0)))
    for (const { entries, target, weight } of rows) {
      const likely = 1 / (1 + Math.exp(-entries.reduce((sum, [at, value]) => sum + (weights[at] ?? 0) * value, 0)))
      for (const [at, value] of entries) {
        add(gradient, at, weight * (likely - target) * value)
        const own = curvature[at] ?? []
        for (const [other, its] of entries) add(own, other, weight * likely * (1 - likely) * value * its)
      }
    }
    for (const [at, change] of solve(curvature, gradient).entries()) add(weights, at, -change)
  }
  const intercepts = fields.map(({ set }) => weights[placeOf.get(`set ${set}`) ?? -1] ?? 0)
  return {
    bias: intercepts.reduce((sum, intercept) => sum + intercept, 0) / fields.length,
    weights: new Map(names.map((name, at) => [name, weights[at] ?? 0])),
  }
}

export function scoreOf(features: readonly Feature[], { bias, weights }: LogisticFit): number {
  return features.reduce((sum, feature) => sum + (weights.get(nameOf(feature)) ?? 0) * feature[2], bias)
}

function featureNames(fields: readonly JudgedField[]): string[] {
  const counts = new Map<string, number>()
  for (const { features } of fields) {
    for (const feature of features) counts.set(nameOf(feature), (counts.get(nameOf(feature)) ?? 0) + 1)
  }
  return [...counts].flatMap(([name, count]) => (count >= MIN_MENTIONS ? [name] : [])).sort()
}

/** Gaussian elimination; a positive definite matrix needs no pivots. */
function solve(matrix: readonly number[][], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0])
  for (const [column, own] of rows.entries()) {
    for (const row of rows) {
      const factor = row === own ? 0 : (row[column] ?? 0) / (own[column] ?? 1)
      if (factor !== 0) for (let at = column; at < row.length; at++) add(row, at, -factor * (own[at] ?? 0))
    }
  }
  return rows.map((row, at) => (row[rows.length] ?? 0) / (row[at] ?? 1))
}
