import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listBroader, listPrerequisites, treeOf } from '../../../analysis/gaps/broader-skills.ts'
import { withImplied } from '../../../analysis/gaps/held-skills.ts'
import { gatherDemand } from '../../../analysis/gaps/skill-demand.ts'
import { canBeLearnt } from '../../../data/vocabulary/general-skills.ts'
import { aSkill, aVocabulary } from '../trends/count-table.ts'
import { anOpening } from './gap-arithmetic.ts'

const vocabulary = aVocabulary(
  aSkill('programming', { kind: 'concept', broad: true }),
  aSkill('python', { kind: 'language', parent: 'programming' }),
  aSkill('pandas', { kind: 'library', parent: 'python' }),
  aSkill('analytics-engineering', { kind: 'practice' }),
  aSkill('dbt', { parent: 'analytics-engineering' }),
  aSkill('empathy', { kind: 'soft' }),
  aSkill('retail', { kind: 'domain' }),
)

describe('broader skills', () => {
  test('are listed from the nearest up, and a circle ends', () => {
    expect(listBroader('pandas', vocabulary)).toEqual(['python', 'programming'])
    expect(listBroader('python', vocabulary)).toEqual(['programming'])
    expect(listBroader('nobody-knows', vocabulary)).toEqual([])
    const circle = aVocabulary(aSkill('a', { parent: 'b' }), aSkill('b', { parent: 'c' }), aSkill('c', { parent: 'b' }))
    expect(listBroader('a', circle)).toEqual(['b', 'c'])
    expect(listBroader('b', circle)).toEqual(['c'])
  })

  test('a language comes before its library; a practice comes along with its tool', () => {
    expect(listPrerequisites('pandas', vocabulary)).toEqual(['python'])
    expect(listPrerequisites('dbt', vocabulary)).toEqual([])
  })

  test('nobody is advised to learn empathy, a trade, or programming at large', () => {
    expect(vocabulary.skills.map(({ id }) => id).filter((id) => canBeLearnt(vocabulary.byId.get(id)))).toEqual([
      ...['python', 'pandas', 'analytics-engineering', 'dbt'],
    ])
    expect(canBeLearnt(vocabulary.byId.get('nobody-knows'))).toBe(false)
  })
})

describe('how the skills of openings hang together', () => {
  const treeBy = (openings: Parameters<typeof gatherDemand>[0]) => {
    const demand = gatherDemand(openings)
    const { broader, needs, isLesson } = treeOf(demand, vocabulary)
    const named = (lists: number[][]) =>
      Object.fromEntries(
        demand.skillIds.map((id, at) => [id, (lists[at] ?? []).map((other) => demand.skillIds[other])]),
      )
    return { broader: named(broader), needs: named(needs), isLesson: [...isLesson] }
  }

  test('only what openings name counts', () => {
    const { broader, needs } = treeBy([anOpening({ required: ['pandas', 'python', 'dbt'] })])
    expect(broader).toEqual({ pandas: ['python'], python: [], dbt: [] })
    expect(needs).toEqual({ pandas: ['python'], python: [], dbt: [] })
  })

  test('a broader skill that more openings name comes first, else it comes along', () => {
    const both = anOpening({ required: ['dbt', 'analytics-engineering'] })
    expect(treeBy([both]).needs).toEqual({ dbt: [], 'analytics-engineering': [] })
    const more = [both, anOpening({ required: ['analytics-engineering'] })]
    expect(treeBy(more).needs).toEqual({ dbt: ['analytics-engineering'], 'analytics-engineering': [] })
  })

  test('without a vocabulary no skill implies another, and all may be advised', () => {
    const demand = gatherDemand([anOpening({ required: ['pandas', 'python'] })])
    expect(treeOf(demand, null)).toEqual({ broader: [[], []], needs: [[], []], isLesson: Uint8Array.of(1, 1) })
  })
})

test('what is held implies everything broader, and names what implied it first', () => {
  expect([...withImplied(['pandas', 'python'], vocabulary)]).toEqual([
    ['pandas', null],
    ['python', null],
    ['programming', 'pandas'],
  ])
  const ids = vocabulary.skills.map(({ id }) => id)
  fc.assert(
    fc.property(fc.subarray(ids), (named) => {
      const held = withImplied(named, vocabulary)
      for (const id of named) expect(held.get(id)).toBeNull()
      for (const id of held.keys())
        for (const broader of listBroader(id, vocabulary)) expect(held.has(broader)).toBe(true)
      for (const [id, by] of held) if (by !== null) expect(listBroader(by, vocabulary)).toContain(id)
    }),
  )
})
