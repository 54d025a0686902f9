import { asObject, parseObject, readDataFile, VocabularyError } from './data-file.ts'

/** A logistic model of whether a field that was found is asked for, trained by `npm run quality:confidence`. */
export interface ConfidenceModel {
  bias: number
  /** Weight of each value, by trait. */
  weights: Readonly<Record<string, ReadonlyMap<string, number>>>
  /**
   * Scores that are enough to know after a step, without what costs more to tell. Of 1,000 fields at most one is so kept, by each,
   * that all words of its sentence would have left out.
   */
  enough: Readonly<Record<string, number>>
  vectors: SkillVectors
}

/** Skills that stand in the same adverts have vectors that point the same way; rare skills have none. */
export type SkillVectors = Pick<ReadonlyMap<string, Float32Array>, 'get'>

/**
 * The model that ships with SkillTide, from `confidence.json` and `skill-vectors.json`.
 *
 * @throws VocabularyError when a file is not what it should be
 */
export function loadConfidence(): ConfidenceModel {
  const { bias, enough, weights } = readObject('confidence.json')
  const { scale, vectors } = readObject('skill-vectors.json')
  const byTrait = Object.fromEntries(
    Object.entries(asObject(weights, 'confidence.json weights')).map(([trait, values]) => [
      trait,
      new Map(numbersOf(values, `confidence.json ${trait}`)),
    ]),
  )
  return {
    bias: asNumber(bias, 'confidence.json bias'),
    weights: byTrait,
    enough: Object.fromEntries(numbersOf(enough, 'confidence.json enough')),
    vectors: vectorsOf(asObject(vectors, 'skill-vectors.json vectors'), asNumber(scale, 'skill-vectors.json scale')),
  }
}

/**
 * Each vector is a line of whole numbers, in parts of `scale`. Lines are read when their skill is met: one advert has few, and
 * whoever reads it would wait for thousands.
 */
function vectorsOf(lines: Record<string, unknown>, scale: number): SkillVectors {
  const lineOf = new Map(Object.entries(lines))
  const read = new Map<string, Float32Array>()
  return {
    get(skill) {
      const known = read.get(skill)
      if (known !== undefined) return known
      const line = lineOf.get(skill)
      if (line === undefined) return undefined
      const vector = vectorOf(String(line), scale, skill)
      read.set(skill, vector)
      return vector
    },
  }
}

function vectorOf(line: string, scale: number, skill: string): Float32Array {
  const numbers = Float32Array.from(line.split(' '), (part) => Number(part) / scale)
  if (numbers.some(Number.isNaN)) throw new VocabularyError(`skill-vectors.json ${skill}: not a line of numbers`)
  return numbers
}

function readObject(file: string): Record<string, unknown> {
  return parseObject(readDataFile(file), file)
}

const numbersOf = (value: unknown, where: string): [string, number][] =>
  Object.entries(asObject(value, where)).map(([name, number]) => [name, asNumber(number, where)])

function asNumber(value: unknown, where: string): number {
  if (typeof value !== 'number') throw new VocabularyError(`${where}: not a number`)
  return value
}
