import { seededRandom } from '../../boards/seeded-random.ts'
import { BEGIN, INSIDE, OUTSIDE, TAG_COUNT } from './read-skillspan.ts'

/**
 * Linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over the tags O, B and I, trained by
 * AdaGrad (Duchi, Hazan and Singer 2011) one sentence at a time. Weights of the later half of the epochs are averaged,
 * and so are those of several models, each trained on another part of the sentences: one linear model remains.
 */
export interface LinearChain {
  /** Feature × tag; then transitions from × to; then the beginning of a sentence. */
  weights: Float64Array
  featureCount: number
}

export interface TrainingOptions {
  epochs: number
  models: number
  seed: number
}

/** A sentence in numbers: features of every token, and its tags. */
export interface Example {
  features: Int32Array[]
  tags: readonly number[]
}

const LEARNING_RATE = 0.2
const L2 = 1e-5
/** Of the sentences, for each of several models. */
const PART = 0.85
const IMPOSSIBLE = -1e3
const NEGLIGIBLE = 1e-4

export function trainLinearChain(
  examples: readonly Example[],
  featureCount: number,
  { epochs, models, seed }: TrainingOptions,
): LinearChain {
  const weights = new Float64Array(weightCount(featureCount))
  for (let model = 0; model < models; model++) {
    const chance = seededRandom(seed + model)
    const part = models === 1 ? [...examples] : examples.filter(() => chance.chance(PART))
    const own = trainOne(part, featureCount, epochs, (some) => chance.shuffle(some))
    addShare(weights, own, models)
  }
  return { weights, featureCount }
}

const weightCount = (featureCount: number): number => (featureCount + TAG_COUNT + 1) * TAG_COUNT

function trainOne(
  examples: readonly Example[],
  featureCount: number,
  epochs: number,
  shuffle: (some: readonly Example[]) => Example[],
): Float64Array {
  const chain = { weights: new Float64Array(weightCount(featureCount)), featureCount }
  const squares = new Float64Array(chain.weights.length).fill(1e-6)
  const average = new Float64Array(chain.weights.length)
  const learn = (at: number, error: number): void => {
    const weight = chain.weights[at] ?? 0
    const gradient = error + L2 * weight
    const sum = (squares[at] ?? 0) + gradient * gradient
    squares[at] = sum
    chain.weights[at] = weight - (LEARNING_RATE * gradient) / Math.sqrt(sum)
  }
  const averagedFrom = Math.floor(epochs / 2)
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const example of shuffle(examples)) learnExample(example, chain, learn)
    if (epoch >= averagedFrom) addShare(average, chain.weights, epochs - averagedFrom)
  }
  return average
}

/** Adds an `n`th of each weight to a sum. */
function addShare(sums: Float64Array, weights: Float64Array, n: number): void {
  for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] ?? 0) + (weights[at] ?? 0) / n
}

/** What a chain thinks of a sentence: log scores of tokens, of all paths up to a tag and of all paths behind it. */
interface Beliefs {
  scores: Float64Array
  forward: Float64Array
  backward: Float64Array
  total: number
}

type Learn = (at: number, error: number) => void

function learnExample({ features, tags }: Example, chain: LinearChain, learn: Learn) {
  if (features.length === 0) return
  const scores = tokenScores(features, chain)
  const beliefs = { scores, ...forwardBackward(scores, features.length, chain) }
  // All errors are read before any weight changes.
  const stepErrors = errorsOfSteps(tags, beliefs, chain, features.length)
  const { forward, backward, total } = beliefs
  for (let position = 0; position < features.length; position++) {
    const own = features[position] ?? new Int32Array()
    for (let tag = 0; tag < TAG_COUNT; tag++) {
      const at = position * TAG_COUNT + tag
      const isMeant = (tags[position] ?? OUTSIDE) === tag
      const error = Math.exp((forward[at] ?? 0) + (backward[at] ?? 0) - total) - (isMeant ? 1 : 0)
      if (position === 0 && tag !== INSIDE) learn(startAt(chain, tag), error)
      if (Math.abs(error) <= NEGLIGIBLE) continue
      for (let index = 0; index < own.length; index++) learn((own[index] ?? 0) * TAG_COUNT + tag, error)
    }
    if (position > 0) learnSteps(position, stepErrors, chain, learn)
  }
}

/** By position, tag and the tag ahead of it. */
function errorsOfSteps(
  tags: readonly number[],
  { scores, forward, backward, total }: Beliefs,
  chain: LinearChain,
  length: number,
): Float64Array {
  const errors = new Float64Array(length * TAG_COUNT * TAG_COUNT)
  for (let position = 1; position < length; position++) {
    for (let tag = 0; tag < TAG_COUNT; tag++) {
      const at = position * TAG_COUNT + tag
      const behind = (scores[at] ?? 0) + (backward[at] ?? 0)
      for (let before = 0; before < TAG_COUNT; before++) {
        const path = (forward[(position - 1) * TAG_COUNT + before] ?? 0) + step(chain, before, tag) + behind
        const isMeant = tags[position - 1] === before && tags[position] === tag
        errors[at * TAG_COUNT + before] = Math.exp(path - total) - (isMeant ? 1 : 0)
      }
    }
  }
  return errors
}

function learnSteps(position: number, errors: Float64Array, chain: LinearChain, learn: Learn): void {
  for (let tag = 0; tag < TAG_COUNT; tag++) {
    for (let before = 0; before < TAG_COUNT; before++) {
      if (before === OUTSIDE && tag === INSIDE) continue
      learn(stepAt(chain, before, tag), errors[(position * TAG_COUNT + tag) * TAG_COUNT + before] ?? 0)
    }
  }
}

/** The likeliest tags of a sentence; `eagerness` above 0 finds more spans and more wrong ones. */
export function bestTags(features: readonly Int32Array[], chain: LinearChain, eagerness: number): number[] {
  const length = features.length
  if (length === 0) return []
  const scores = tokenScores(features, chain)
  const best = new Float64Array(length * TAG_COUNT).fill(Number.NEGATIVE_INFINITY)
  const cameFrom = new Uint8Array(length * TAG_COUNT)
  for (let position = 0; position < length; position++) {
    for (let tag = 0; tag < TAG_COUNT; tag++) {
      const own = (scores[position * TAG_COUNT + tag] ?? 0) - (tag === OUTSIDE ? eagerness : 0)
      if (position === 0) {
        best[tag] = own + start(chain, tag)
        continue
      }
      for (let before = 0; before < TAG_COUNT; before++) {
        const path = (best[(position - 1) * TAG_COUNT + before] ?? 0) + step(chain, before, tag) + own
        if (path <= (best[position * TAG_COUNT + tag] ?? 0)) continue
        best[position * TAG_COUNT + tag] = path
        cameFrom[position * TAG_COUNT + tag] = before
      }
    }
  }
  let tag = [OUTSIDE, BEGIN, INSIDE].reduce((likeliest, one) =>
    (best[(length - 1) * TAG_COUNT + one] ?? 0) > (best[(length - 1) * TAG_COUNT + likeliest] ?? 0) ? one : likeliest,
  )
  const tags = [tag]
  for (let position = length - 1; position > 0; position--) {
    tag = cameFrom[position * TAG_COUNT + tag] ?? OUTSIDE
    tags.push(tag)
  }
  return tags.reverse()
}

function tokenScores(features: readonly Int32Array[], { weights }: LinearChain): Float64Array {
  const scores = new Float64Array(features.length * TAG_COUNT)
  for (const [position, own] of features.entries()) {
    for (let tag = 0; tag < TAG_COUNT; tag++) {
      let score = 0
      for (let index = 0; index < own.length; index++) score += weights[(own[index] ?? 0) * TAG_COUNT + tag] ?? 0
      scores[position * TAG_COUNT + tag] = score
    }
  }
  return scores
}

const stepAt = ({ featureCount }: LinearChain, before: number, tag: number): number =>
  (featureCount + before) * TAG_COUNT + tag
const startAt = ({ featureCount }: LinearChain, tag: number): number => (featureCount + TAG_COUNT) * TAG_COUNT + tag
const step = (chain: LinearChain, before: number, tag: number): number =>
  before === OUTSIDE && tag === INSIDE ? IMPOSSIBLE : (chain.weights[stepAt(chain, before, tag)] ?? 0)
const start = (chain: LinearChain, tag: number): number =>
  tag === INSIDE ? IMPOSSIBLE : (chain.weights[startAt(chain, tag)] ?? 0)

function forwardBackward(scores: Float64Array, length: number, chain: LinearChain) {
  const forward = new Float64Array(length * TAG_COUNT)
  const backward = new Float64Array(length * TAG_COUNT)
  const paths = new Float64Array(TAG_COUNT)
  for (let tag = 0; tag < TAG_COUNT; tag++) forward[tag] = (scores[tag] ?? 0) + start(chain, tag)
  for (let position = 1; position < length; position++) {
    for (let tag = 0; tag < TAG_COUNT; tag++) {
      for (let before = 0; before < TAG_COUNT; before++) {
        paths[before] = (forward[(position - 1) * TAG_COUNT + before] ?? 0) + step(chain, before, tag)
      }
      forward[position * TAG_COUNT + tag] = (scores[position * TAG_COUNT + tag] ?? 0) + logOfSum(paths)
    }
  }
  for (let position = length - 2; position >= 0; position--) {
    for (let tag = 0; tag < TAG_COUNT; tag++) {
      for (let after = 0; after < TAG_COUNT; after++) {
        const at = (position + 1) * TAG_COUNT + after
        paths[after] = step(chain, tag, after) + (scores[at] ?? 0) + (backward[at] ?? 0)
      }
      backward[position * TAG_COUNT + tag] = logOfSum(paths)
    }
  }
  return { forward, backward, total: logOfSum(forward.subarray((length - 1) * TAG_COUNT)) }
}

function logOfSum(values: Float64Array): number {
  let highest = Number.NEGATIVE_INFINITY
  for (const value of values) if (value > highest) highest = value
  let sum = 0
  for (const value of values) sum += Math.exp(value - highest)
  return highest + Math.log(sum)
}
