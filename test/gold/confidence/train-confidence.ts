import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createExtractor } from '../../../analysis/skills/create-extractor.ts'
import { STEPS } from '../../../analysis/skills/field-traits.ts'
import { loadVocabulary } from '../../../data/vocabulary/load-vocabulary.ts'
import { traitAndValue } from './features.ts'
import { judgedFields, LEAST_SURE } from './judged-fields.ts'
import { fitLogistic, type LogisticFit, scoreOf } from './logistic.ts'
import { skillVectors } from './skill-vectors.ts'
import { unlistedAdverts } from './unlisted-adverts.ts'

/**
 * Trains the model of `analysis/skills/confidence.ts` and prints what it would drop in each open set when it has learnt from the others
 * alone: `npm run quality:confidence -- [--write] [--share 0.07]`. The vectors come from adverts of no list, without labels.
 */
const share = Number(process.argv[process.argv.indexOf('--share') + 1]) || 0.07
/** Numbers of a vector are kept in parts of this. */
const SCALE = 25
/** So many of the fields may be kept before all is told that would be left out by the rest. */
const SHARE_KEPT_EARLY = 0.001
/** Weights below this are not kept. */
const LEAST_WEIGHT = 0.05

const vocabulary = loadVocabulary()
const extractor = createExtractor(vocabulary, undefined, null)
const vectors = rounded(skillVectors(skillsOfUnlisted()))
const fields = judgedFields(extractor, vocabulary, vectors)
// The least sure fields teach, and tell nothing of how many would be dropped of all.
const sets = [...new Set(fields.map(({ set }) => set))].filter((set) => set !== LEAST_SURE)
const scores = sets.flatMap((set) => {
  const fit = fitLogistic(fields.filter((field) => field.set !== set))
  const best = new Map<string, { set: string; isAsked: boolean; score: number }>()
  for (const { pair, isAsked, features } of fields.filter((field) => field.set === set)) {
    const score = scoreOf(features, fit)
    if (score > (best.get(pair)?.score ?? Number.NEGATIVE_INFINITY)) best.set(pair, { set, isAsked, score })
  }
  return [...best.values()]
})
for (const some of [0.03, 0.04, 0.05, 0.06, share, 0.08, 0.1]) {
  const threshold = thresholdOf(some)
  const counts = sets.map((set) => {
    const dropped = scores.filter((one) => one.set === set && one.score < threshold)
    const right = dropped.filter(({ isAsked }) => isAsked).length
    const all = scores.filter((one) => one.set === set)
    const before = all.filter(({ isAsked }) => isAsked).length
    const kept = (before - right) / (all.length - dropped.length)
    return `${set}: ${right} right, ${dropped.length - right} wrong, ${(before / all.length).toFixed(3)} → ${kept.toFixed(3)}`
  })
  process.stdout.write(`${some} (${threshold.toFixed(2)}): ${counts.join('; ')}\n`)
}

if (process.argv.includes('--write')) {
  const folder = join(process.cwd(), 'data/vocabulary')
  const { bias, weights } = fitLogistic(fields)
  const byTrait: Record<string, Record<string, number>> = {}
  for (const [name, weight] of weights) {
    const [trait, value] = traitAndValue(name)
    if (Math.abs(weight) < LEAST_WEIGHT) continue
    const values = byTrait[trait] ?? {}
    values[value] = Number(weight.toFixed(3))
    byTrait[trait] = values
  }
  const fit = { bias: bias - thresholdOf(share), weights }
  const enough = Object.fromEntries(STEPS.slice(0, -1).map(({ name }, step) => [name, enoughAfter(step, fit)]))
  const model = { bias: Number(fit.bias.toFixed(3)), enough, weights: byTrait }
  writeFileSync(join(folder, 'confidence.json'), `${JSON.stringify(model, null, 2)}\n`)
  const lines = Object.fromEntries(
    [...vectors].map(([skill, vector]) => [skill, [...vector].map((value) => Math.round(value * SCALE)).join(' ')]),
  )
  writeFileSync(join(folder, 'skill-vectors.json'), `${JSON.stringify({ scale: SCALE, vectors: lines }, null, 2)}\n`)
}

/** The score after a step from which on a field is as good as never left out by all. */
function enoughAfter(last: number, fit: LogisticFit): number {
  const usual = fields.filter(({ set }) => set !== LEAST_SURE)
  const scoresOfLeftOut = usual
    .filter(({ features }) => scoreOf(features, fit) < 0)
    .map(({ features }) => features.filter(({ step }) => step <= last))
    .map((told) => scoreOf(told, fit))
    .sort((one, other) => other - one)
  return Number((scoresOfLeftOut[Math.floor(usual.length * SHARE_KEPT_EARLY)] ?? 0).toFixed(3))
}

/** The score below which this share of the fields lies when their set has not taught. */
function thresholdOf(some: number): number {
  return lowest(
    scores.map(({ score }) => score),
    some,
  )
}

function lowest(numbers: readonly number[], some: number): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length * some)] ?? 0
}

function rounded(exact: ReadonlyMap<string, Float32Array>): Map<string, Float32Array> {
  return new Map([...exact].map(([skill, vector]) => [skill, vector.map((value) => Math.round(value * SCALE) / SCALE)]))
}

function skillsOfUnlisted(): Set<string>[] {
  return unlistedAdverts().flatMap(({ title, company, description }) => {
    const { language, mentions } = extractor.extract({ title, company, description })
    return language === 'en' ? [new Set(mentions.map(({ skill }) => skill))] : []
  })
}
