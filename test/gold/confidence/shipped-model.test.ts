import { expect, test } from 'vitest'
import { createExtractor } from '../../../analysis/skills/create-extractor.ts'
import { STEPS } from '../../../analysis/skills/field-traits.ts'
import { loadConfidence } from '../../../data/vocabulary/load-confidence.ts'
import { loadVocabulary } from '../../../data/vocabulary/load-vocabulary.ts'
import { hasCorpora } from '../../cli/run-cli.ts'
import { partOf, readGoldLabels } from '../gold-labels.ts'
import { postingFinder } from '../measure.ts'
import { featuresOfFields } from './features.ts'
import { scoreOf } from './logistic.ts'
import { shippedFit } from './shipped-fit.ts'

const title = hasCorpora ? '' : ' (skipped: ../shared/corpora is not there)'
const ADVERTS = 60
/** As the trainer allows: one in 1,000 at each of three steps. */
const MAX_KEPT_EARLY = 0.003

test('each step but the last has a score that is enough', () => {
  expect(Object.keys(loadConfidence().enough)).toEqual(STEPS.slice(0, -1).map(({ name }) => name))
})

test.skipIf(!hasCorpora)(
  `what the product leaves out is what the trainer scores below 0, but for those it keeps early${title}`,
  () => {
    const vocabulary = loadVocabulary()
    const [shipped, all] = [createExtractor(vocabulary), createExtractor(vocabulary, undefined, null)]
    const model = loadConfidence()
    const fit = shippedFit(model)
    const find = postingFinder()
    const counts = { fields: 0, leftOut: 0, leftOutWrongly: 0, keptEarly: 0 }
    const dev = readGoldLabels().filter((label) => partOf(label) === 'dev')
    for (const { posting } of dev.slice(0, ADVERTS)) {
      const { title, company, description } = find(posting)
      const extraction = all.extract({ title, company, description })
      const kept = new Set(
        shipped.extract({ title, company, description }).mentions.map(({ start, skill }) => `${start} ${skill}`),
      )
      for (const [{ start, skill }, features] of featuresOfFields(extraction, vocabulary, model.vectors)) {
        const isKept = kept.has(`${start} ${skill}`)
        const score = scoreOf(features, fit)
        counts.fields++
        if (!isKept) counts.leftOut++
        if (!isKept && score >= 0) counts.leftOutWrongly++
        if (isKept && score < 0) counts.keptEarly++
      }
    }
    expect(counts.leftOut).toBeGreaterThan(20)
    expect(counts.leftOutWrongly).toBe(0)
    expect(counts.keptEarly / counts.fields).toBeLessThanOrEqual(MAX_KEPT_EARLY)
  },
)
