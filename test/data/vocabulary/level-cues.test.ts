import { expect, test } from 'vitest'
import { loadLevelCues } from '../../../data/vocabulary/load-level-cues.ts'

const cues = loadLevelCues()
const phrases = Object.entries(cues).flatMap(([level, places]) =>
  Object.entries(places as Record<string, string[]>).flatMap(([place, list]) =>
    list.map((phrase) => ({ level, place, phrase })),
  ),
)

test('has wording for required, preferred and not asked for, ahead of the skill and behind it', () => {
  expect(cues.required.before).toContain('proficient in')
  expect(cues.required.after).toContain('is a must')
  expect(cues.preferred.before).toContain('nice to have')
  expect(cues.preferred.after).toContain('is a plus')
  expect(cues.negated.before).toContain('no prior')
  expect(cues.negated.after).toContain('is not required')
})

test('no wording speaks for two levels in the same place', () => {
  const keys = phrases.map(({ place, phrase }) => `${place} ${phrase}`)
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
})

test('phrases are in lower case without hyphens or curly apostrophes', () => {
  expect(phrases.filter(({ phrase }) => phrase !== phrase.toLowerCase() || /[-_’]/.test(phrase))).toEqual([])
})
