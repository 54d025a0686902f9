import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rankWithinBudget } from '../../../analysis/gaps/budget-ranking.ts'
import { objectiveOf, singleGains } from '../../../analysis/gaps/gap-ranking.ts'
import { aSkill, aVocabulary } from '../trends/count-table.ts'
import { anOpening, aStanding, SOME_SKILLS, someHeld, someOpenings } from './gap-arithmetic.ts'

const times = (count: number, required: string[]) => new Array(count).fill(anOpening({ required }))

describe('what to learn with so many hours', () => {
  test('takes most per hour among what still fits', () => {
    // dbt: 4 openings for 30 hours; Java: 6 for 80; Git: 1 for 10.
    const openings = [...times(4, ['dbt']), ...times(6, ['java']), ...times(1, ['git'])]
    const hoursOf = (id: string) => ({ dbt: 30, java: 80, git: 10 })[id] ?? 0
    const plan = (budget: number) => rankWithinBudget(aStanding(openings), budget, hoursOf)
    expect(plan(40)).toMatchObject({ steps: [{ skillId: 'dbt' }, { skillId: 'git' }], hoursUsed: 40, objective: 5 })
    expect(plan(120).steps.map(({ skillId }) => skillId)).toEqual(['dbt', 'git', 'java'])
    expect(plan(5)).toMatchObject({ steps: [], hoursUsed: 0, objective: 0, bestSingle: null })
  })

  test('where greedy by hour misses it, the best single skill is taken', () => {
    // Git gains 1 in 1 hour, Java 20 in 100: after Git nothing else fits into 100 hours.
    const openings = [...times(1, ['git']), ...times(20, ['java'])]
    const plan = rankWithinBudget(aStanding(openings), 100, (id) => (id === 'git' ? 1 : 100))
    expect(plan).toMatchObject({ steps: [{ skillId: 'java', gain: 20, hours: 100 }], hoursUsed: 100, objective: 20 })
  })

  test('the best set stands beside it where every set can be tried', () => {
    // Per hour: a 10/6, b and c 8/5 each; of 10 hours greedy fills 6 and can add nothing, b and c together are 16.
    const openings = [...times(10, ['a']), ...times(8, ['b']), ...times(8, ['c'])]
    const plan = rankWithinBudget(aStanding(openings), 10, (id) => (id === 'a' ? 6 : 5))
    expect(plan.steps.map(({ skillId }) => skillId)).toEqual(['a'])
    expect(plan.best).toMatchObject({ objective: 16, hoursUsed: 10 })
    expect(plan.best?.skillIds.toSorted()).toEqual(['b', 'c'])
  })

  test('a skill that builds on another waits for it', () => {
    const vocabulary = aVocabulary(aSkill('python', { kind: 'language' }), aSkill('pandas', { parent: 'python' }))
    const openings = [...times(5, ['python', 'pandas']), ...times(2, ['python'])]
    const standing = aStanding(openings, [], { vocabulary })
    const plan = rankWithinBudget(standing, 100, (id) => (id === 'python' ? 80 : 10))
    expect(plan.steps.map(({ skillId }) => skillId)).toEqual(['python', 'pandas'])
    expect(rankWithinBudget(standing, 20, (id) => (id === 'python' ? 80 : 10)).steps).toEqual([])
  })

  const someHours = fc.record(Object.fromEntries(SOME_SKILLS.map((id) => [id, fc.integer({ min: 1, max: 100 })])))

  test('never exceeds the budget, is no worse than the best single skill, and at least 31 % of the best set', () => {
    fc.assert(
      fc.property(
        someOpenings,
        someHeld,
        someHours,
        fc.integer({ min: 0, max: 200 }),
        (openings, held, hours, budget) => {
          const standing = aStanding(openings, held)
          const hoursOf = (id: string) => hours[id] ?? 0
          const { steps, hoursUsed, objective, bestSingle, best } = rankWithinBudget(standing, budget, hoursOf)
          const before = objectiveOf(standing)
          const ids = steps.map(({ skillId }) => skillId)

          expect(hoursUsed).toBeLessThanOrEqual(budget)
          expect(hoursUsed).toBe(ids.reduce((sum, id) => sum + hoursOf(id), 0))
          expect(new Set([...ids, ...held]).size).toBe(ids.length + held.length)
          expect(objective).toBeCloseTo(objectiveOf(aStanding(openings, [...held, ...ids])), 4)

          const singles = singleGains(standing).objective
          const fits = standing.demand.skillIds.map((id, at) => (hoursOf(id) <= budget ? (singles[at] ?? 0) : 0))
          expect(bestSingle?.gain ?? 0).toBeCloseTo(Math.max(0, ...fits), 4)
          expect(objective - before).toBeGreaterThanOrEqual((bestSingle?.gain ?? 0) - 1e-4)

          const sets = setsWithin(
            standing.demand.skillIds.filter((id) => !held.includes(id)),
            budget,
            hoursOf,
          )
          const most = Math.max(...sets.map((set) => objectiveOf(aStanding(openings, [...held, ...set])))) - before
          expect(objective - before).toBeGreaterThanOrEqual(0.316 * most - 1e-4)
          expect((best?.objective ?? 0) - before).toBeCloseTo(most, 4)
          expect(best?.hoursUsed).toBeLessThanOrEqual(budget)
        },
      ),
      { numRuns: 60 },
    )
  })
})

/** All sets of the skills that fit into the hours. */
function setsWithin(ids: readonly string[], hours: number, hoursOf: (id: string) => number): string[][] {
  const [first, ...rest] = ids
  if (first === undefined) return [[]]
  const without = setsWithin(rest, hours, hoursOf)
  if (hoursOf(first) > hours) return without
  return [...without, ...setsWithin(rest, hours - hoursOf(first), hoursOf).map((set) => [first, ...set])]
}
