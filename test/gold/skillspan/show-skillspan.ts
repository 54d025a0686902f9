import { createExtractor } from '../../../analysis/skills/create-extractor.ts'
import { loadVocabulary } from '../../../data/vocabulary/load-vocabulary.ts'
import { findByExtractor } from './extractor-spans.ts'
import { readSkillSpan } from './read-skillspan.ts'
import { spanFeatures } from './span-features.ts'
import { CHOSEN, trainSpanModel } from './span-model.ts'
import { type Span, scoreSpans, spansOf } from './span-score.ts'

const vocabulary = loadVocabulary()
const extractor = createExtractor(vocabulary)
const dev = readSkillSpan('dev').filter(({ source }) => source === 'tech')
const gold = dev.map(({ tags }) => spansOf(tags))

process.stdout.write('SkillSpan, knowledge layer, tech part of dev: spans found and right\n\n')
process.stdout.write('                      strict P  R      F      overlap P  R      F\n')
show('extractor alone', dev.map(findByExtractor(extractor)))
const model = trainSpanModel(readSkillSpan('train'), spanFeatures(vocabulary, extractor))
show('trained on train', dev.map(model.find))
process.stdout.write(`\n${model.featureCount} features; ${JSON.stringify(CHOSEN)}\n`)

function show(name: string, predicted: readonly (readonly Span[])[]): void {
  const figures = (['strict', 'overlap'] as const).flatMap((how) => {
    const { precision, recall, f } = scoreSpans(gold, predicted, how)
    return [precision, recall, f].map((figure) => figure.toFixed(3))
  })
  process.stdout.write(`${name.padEnd(22)}${figures.map((figure) => figure.padEnd(7)).join(' ')}\n`)
}
