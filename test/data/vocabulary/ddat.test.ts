import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadVocabulary } from '../../../data/vocabulary/load-vocabulary.ts'

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../data/vocabulary/${name}`, import.meta.url), 'utf8'))

const framework: { licence: { id: string; attribution: string }; skills: { id: string }[] } = read('ddat.json')
const evidence: { map: Record<string, string[]>; unmapped: string[] } = read('ddat-evidence.json')

test('every skill that is evidence for the framework is in the vocabulary', () => {
  const { byId } = loadVocabulary()
  expect(
    Object.values(evidence.map)
      .flat()
      .filter((id) => !byId.has(id)),
  ).toEqual([])
})

test('every skill of the framework either has evidence or is listed as without', () => {
  const listed = [...Object.keys(evidence.map), ...evidence.unmapped].toSorted()
  expect(listed).toEqual(framework.skills.map(({ id }) => id).toSorted())
})

test('the framework keeps the attribution that its licence demands', () => {
  expect(framework.licence.id).toBe('OGL-UK-3.0')
  expect(framework.licence.attribution).toContain('Open Government Licence v3.0')
})
