import { describe, expect, test } from 'vitest'
import type { Extractor, ExtractorInput } from '../../analysis/skills/extraction.ts'
import { loadVocabulary } from '../../data/vocabulary/load-vocabulary.ts'
import { hasCorpora } from './gold-posting.ts'
import { compareYears, drawPostingsWithYears, readYearLabels, yearsPartOf } from './year-labels.ts'

describe('years.jsonl', () => {
  const labels = readYearLabels()

  test('60 adverts, about half of them held out, with skills that have years and are no traits', () => {
    expect(new Set(labels.map(({ posting }) => posting.id)).size).toBe(60)
    const heldOut = labels.filter(({ posting }) => yearsPartOf(posting) === 'held-out').length
    expect(heldOut).toBeGreaterThan(20)
    expect(heldOut).toBeLessThan(40)
    const { byId } = loadVocabulary()
    const skills = labels.flatMap((label) => label.skills)
    expect(skills.length).toBeGreaterThan(90)
    const odd = skills.filter(([skill, min, max]) => {
      const isKnown = skill.startsWith('?concept:') || (byId.get(skill)?.kind ?? 'soft') !== 'soft'
      return !isKnown || (max !== null && max < min)
    })
    expect(odd).toEqual([])
  })

  test('no skill is labelled twice, nor with two readings', () => {
    for (const { posting, skills, either = [] } of labels) {
      const all = [...skills.map(([skill]) => skill), ...either]
      expect(new Set(all).size, posting.id).toBe(all.length)
    }
  })

  test.skipIf(!hasCorpora)('the adverts are those that the seed drew', () => {
    expect(labels.map(({ posting }) => posting)).toEqual(drawPostingsWithYears())
  })
})

test.skipIf(!hasCorpora)('years are right, wrong or missing, or of a skill that nobody found', () => {
  const [label] = readYearLabels()
  if (!label) throw new Error('years.jsonl is empty')
  const found = { sql: { min: 3, max: null }, go: { min: 5, max: null }, java: null, rust: { min: 1, max: null } }
  const mentions = Object.entries(found).map(([skill, years], at) => ({
    skill,
    level: 'required',
    start: at,
    end: at,
    years,
  }))
  const extractor = {
    version: '',
    extract: ({ isOwnWords }: ExtractorInput) => ({ mentions: isOwnWords ? [] : mentions, text: '' }),
  }
  const skills: [string, number, number | null][] = [
    ['sql', 3, null],
    ['go', 4, null],
    ['java', 2, null],
    ['python', 2, null],
  ]
  const outcomes = compareYears([{ ...label, skills, either: ['rust'] }], extractor as unknown as Extractor)
  expect(outcomes.map(({ skill, outcome, isNumberRight }) => [skill, outcome, isNumberRight])).toEqual([
    ['sql', 'matched', true],
    ['go', 'matched', false],
    ['java', 'missed', false],
    ['python', 'unseen', false],
  ])
})
