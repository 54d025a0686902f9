import { describe, expect, test } from 'vitest'
import { createExtractor } from '../../analysis/skills/create-extractor.ts'
import { loadVocabulary } from '../../data/vocabulary/load-vocabulary.ts'
import { type GoldLabels, readAmbiguousLabels, readBlindDraw, readGoldLabels } from './gold-labels.ts'
import { hasCorpora } from './gold-posting.ts'
import { compare, qualityOf, tallyOf } from './measure.ts'

const draws = { fifth: readBlindDraw('fifth'), sixth: readBlindDraw('sixth') }
const idsOf = (labels: readonly GoldLabels[]): Set<string> => new Set(labels.map(({ posting }) => posting.id))

describe.each(Object.entries(draws))('the %s draw', (name, labels) => {
  test('48 adverts that no other list has, a third of each kind, with skills that the vocabulary has or is said to lack', () => {
    const ids = idsOf(labels)
    expect(ids.size).toBe(48)
    for (const kind of ['data', 'software', 'other'])
      expect(labels.filter((label) => label.kind === kind).length).toBe(16)
    const others = Object.entries(draws).flatMap(([other, its]) => (other === name ? [] : its))
    const listed = [...readGoldLabels(), ...readAmbiguousLabels(), ...others]
    expect(listed.filter(({ posting }) => ids.has(posting.id))).toEqual([])
    const { byId } = loadVocabulary()
    const unknown = labels.flatMap(({ skills }) => skills.map(([id]) => id).filter((id) => !byId.has(id)))
    expect(unknown.filter((id) => !/^\?(?:named|concept|soft):./.test(id))).toEqual([])
  })
})

const title = hasCorpora ? 'the fifth draw, measured' : 'the fifth draw (skipped: ../shared/corpora is not there)'
describe.skipIf(!hasCorpora)(title, () => {
  test.each(['data', 'software'] as const)('named skills of %s jobs: precision 0.95, recall 0.92', (kind) => {
    const vocabulary = loadVocabulary()
    const own = draws.fifth.filter((label) => label.kind === kind)
    const comparisons = compare(own, createExtractor(vocabulary), vocabulary)
    const { precision, recall } = qualityOf(tallyOf(comparisons.filter(({ group }) => group === 'named')))
    expect(precision).toBeGreaterThanOrEqual(0.95)
    expect(recall).toBeGreaterThanOrEqual(0.92)
  })

  test('the level is right for nine of ten', () => {
    const vocabulary = loadVocabulary()
    const { levelAccuracy } = qualityOf(tallyOf(compare(draws.fifth, createExtractor(vocabulary), vocabulary)))
    expect(levelAccuracy).toBeGreaterThanOrEqual(0.9)
  })
})
