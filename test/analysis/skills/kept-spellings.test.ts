import { expect, test } from 'vitest'
import { packIndex, unpackIndex } from '../../../analysis/skills/kept-spellings.ts'
import { buildSpellingIndex } from '../../../analysis/skills/spelling-index.ts'
import { loadVocabulary } from '../../../data/vocabulary/load-vocabulary.ts'

const vocabulary = loadVocabulary()

test('the index that the build keeps is the one that is built, sense by sense', () => {
  const built = buildSpellingIndex(vocabulary)
  const kept = unpackIndex(packIndex(built, vocabulary), vocabulary)
  expect(kept?.senses.length).toBe(built.senses.length)
  for (let value = 0; value < built.senses.length; value++) {
    const senses = built.senses.at(value) ?? []
    const read = kept?.senses.at(value) ?? []
    expect(read.length).toBe(senses.length)
    for (const [at, { skill, isAmbiguous, exact, cues }] of senses.entries()) {
      const same = read[at]
      if (same?.skill !== skill || same.isAmbiguous !== isAmbiguous || same.exact !== exact) {
        expect(same).toEqual(senses[at])
      }
      expect([...(same?.cues ?? [])]).toEqual([...cues])
    }
  }
  // Words and phrases are the same bytes.
  expect(kept && packIndex(kept, vocabulary).equals(packIndex(built, vocabulary))).toBe(true)
  expect(kept?.listSigns).toEqual(built.listSigns)
  expect(kept?.comma).toBe(built.comma)
})

test('an index of another vocabulary is not used', () => {
  const bytes = packIndex(buildSpellingIndex(vocabulary), vocabulary)
  expect(unpackIndex(bytes, { ...vocabulary, version: 'another' })).toBeNull()
})
