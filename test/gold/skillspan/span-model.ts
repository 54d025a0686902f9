import { bestTags, type Example, type LinearChain, type TrainingOptions, trainLinearChain } from './linear-chain.ts'
import type { TaggedSentence } from './read-skillspan.ts'
import type { SpanFeatures } from './span-features.ts'
import { type Span, spansOf } from './span-score.ts'

/** Chosen on the training part alone, by four-fold cross-validation over its tech postings. */
export const CHOSEN: TrainingOptions & { eagerness: number } = { epochs: 8, models: 6, seed: 20221, eagerness: 0.3 }

/** Finds spans of knowledge in sentences that it was not trained on. */
export interface SpanModel {
  find(sentence: Pick<TaggedSentence, 'tokens' | 'source'>): Span[]
  featureCount: number
}

export function trainSpanModel(
  sentences: readonly TaggedSentence[],
  featuresOf: SpanFeatures,
  options: TrainingOptions & { eagerness: number } = CHOSEN,
): SpanModel {
  const numbers = new Map<string, number>()
  const rows = sentences.map(featuresOf)
  for (const feature of rows.flat(2)) if (!numbers.has(feature)) numbers.set(feature, numbers.size)
  const encode = (tokens: readonly string[][]): Int32Array[] =>
    tokens.map((features) => Int32Array.from(features.flatMap((feature) => numbers.get(feature) ?? [])))
  const examples = rows.map((row, index): Example => ({ features: encode(row), tags: sentences[index]?.tags ?? [] }))
  const chain: LinearChain = trainLinearChain(examples, numbers.size, options)
  return {
    find: (sentence) => spansOf(bestTags(encode(featuresOf(sentence)), chain, options.eagerness)),
    featureCount: numbers.size,
  }
}
