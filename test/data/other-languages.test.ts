import { describe, expect, test } from 'vitest'
import { findTrends } from '../../analysis/trends/find-trends.ts'
import { loadVocabulary } from '../../data/vocabulary/load-vocabulary.ts'
import { aSelection, aSource, aStore, someFacts } from './builders.ts'

const german = { facts: { language: 'de', country: 'DE', mentions: [] } }

describe('openings in other languages', () => {
  const store = aStore(
    [
      { skills: ['sql'] },
      { skills: ['python'], facts: { language: 'en' } },
      german,
      { ...german, postedOn: '2026-03-10' },
      { facts: { language: 'fr', country: 'FR', role: 'data-analyst', mentions: [] }, posting: { source: 'second' } },
    ],
    [aSource(), aSource({ source: 'second' })],
  )

  test('are stored, and stand in no denominator', () => {
    expect(store.openings.count()).toBe(5)
    expect(store.counts.table(aSelection(), 'week').openings.reduce((sum, n) => sum + n, 0)).toBe(2)
    expect([...store.openings.listSkills(aSelection())]).toHaveLength(2)
    expect(store.counts.findDrift()).toEqual([])
  })

  test('are counted as such, by the same selection', () => {
    expect(store.counts.otherLanguages(aSelection())).toEqual([
      { language: 'de', openings: 2 },
      { language: 'fr', openings: 1 },
    ])
    const count = (parts: Parameters<typeof aSelection>[0]) =>
      store.counts.otherLanguages(aSelection(parts)).reduce((sum, { openings }) => sum + openings, 0)
    expect(count({ country: 'DE' })).toBe(2)
    expect(count({ source: 'second' })).toBe(1)
    expect(count({ role: 'data-analyst' })).toBe(1)
    expect(count({ role: 'nobody' })).toBe(0)
    expect(count({ from: '2026-03-09' })).toBe(1)
    expect(count({ until: '2026-03-09' })).toBe(2)
    expect(count({ seniority: 'senior' })).toBe(0)
    expect(count({ workplace: 'unknown' })).toBe(3)
  })

  test('of the same span stand beside the figures of a trend report', () => {
    const request = { selection: aSelection(), grain: 'week', today: '2026-06-01' } as const
    expect(findTrends(store, loadVocabulary(), request)).toMatchObject({
      n: 2,
      notRead: [
        { language: 'de', openings: 1 },
        { language: 'fr', openings: 1 },
      ],
    })
  })

  test('enter the figures when a better reading finds them to be English', () => {
    const again = aStore([german])
    expect(again.counts.table(aSelection(), 'week').openings).toHaveLength(0)
    again.openings.saveFacts([someFacts({ postingId: 1 })], 'v2')
    expect([...again.counts.table(aSelection(), 'week').openings]).toEqual([1])
    expect(again.counts.otherLanguages(aSelection())).toEqual([])
    expect(again.counts.findDrift()).toEqual([])
  })
})
