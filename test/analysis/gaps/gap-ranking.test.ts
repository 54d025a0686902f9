import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countReachable, objectiveOf, rankNext, singleGains, standingOf } from '../../../analysis/gaps/gap-ranking.ts'
import { gatherDemand } from '../../../analysis/gaps/skill-demand.ts'
import type { RequirementLevel } from '../../../data/domain.ts'

const opening = (levels: Partial<Record<RequirementLevel, string[]>>) => ({
  skills: Object.entries(levels).flatMap(([level, ids]) =>
    ids.map((skillId) => ({ skillId, level: level as RequirementLevel })),
  ),
})
const standing = (openings: ReturnType<typeof opening>[], held: string[], threshold = 0.8) =>
  standingOf(gatherDemand(openings), new Set(held), threshold)

describe('openings within reach', () => {
  test('required skills weigh 1, mentioned ones a half, preferred ones a quarter', () => {
    // SQL alone holds 1 of 1.25 = 0.8 of the first and 1 of 1.5 = 0.67 of the second.
    const openings = [
      opening({ required: ['sql'], preferred: ['dbt'] }),
      opening({ required: ['sql'], mentioned: ['dbt'] }),
    ]
    expect(countReachable(standing(openings, ['sql']))).toBe(1)
  })

  test('openings without skills count neither as reachable nor as out of reach', () => {
    const demand = gatherDemand([opening({}), opening({ required: ['sql'] })])
    expect([demand.openingCount, demand.rowCount]).toEqual([2, 1])
  })

  test('a skill that weighs nothing puts no opening out of reach', () => {
    const openings = [opening({ required: ['sql', 'communication'] }), opening({ required: ['communication'] })]
    const demand = gatherDemand(openings, (skillId) => skillId !== 'communication')
    expect([demand.openingCount, demand.withSkillsCount, demand.rowCount]).toEqual([2, 2, 1])
    expect(countReachable(standingOf(demand, new Set(['sql']), 0.8))).toBe(1)
  })

  test('what one skill opens is counted in openings', () => {
    const openings = [
      opening({ required: ['sql', 'dbt'] }),
      opening({ required: ['sql', 'dbt'] }),
      opening({ required: ['sql', 'dbt', 'kafka'] }),
    ]
    const of = standing(openings, ['sql'])
    expect(of.demand.skillIds.map((skillId, index) => [skillId, singleGains(of).reachable[index]])).toEqual([
      ['sql', 0],
      ['dbt', 2],
      ['kafka', 0],
    ])
  })
})

describe('what to learn next', () => {
  test('goes on where no single skill opens a door', () => {
    const openings = [opening({ required: ['dbt', 'kafka'] })]
    expect(
      rankNext(standing(openings, []), { steps: 5 }).map(({ skillId, reachable }) => [skillId, reachable]),
    ).toEqual([
      ['dbt', 0],
      ['kafka', 1],
    ])
  })

  test('breaks a tie by fewer hours, then by id', () => {
    const openings = [opening({ required: ['b', 'a'] })]
    const first = (hours?: (skillId: string) => number) =>
      rankNext(standing(openings, []), { steps: 1, ...(hours && { hours }) })[0]?.skillId
    expect(first()).toBe('a')
    expect(first((skillId) => (skillId === 'a' ? 30 : 20))).toBe('b')
  })

  test('stops when nothing adds anything', () => {
    const openings = [opening({ required: ['dbt'] })]
    expect(rankNext(standing(openings, []), { steps: 5 }).map(({ skillId }) => skillId)).toEqual(['dbt'])
  })

  const skill = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h')
  const someOpenings = fc.array(
    fc
      .uniqueArray(skill, { minLength: 1, maxLength: 5 })
      .map((ids) => opening({ required: ids.slice(0, 2), mentioned: ids.slice(2) })),
    { minLength: 1, maxLength: 30 },
  )

  test('never gains more in a later step, and reaches 63 % of the best set', () => {
    fc.assert(
      fc.property(someOpenings, fc.integer({ min: 1, max: 3 }), (openings, steps) => {
        const start = standing(openings, [])
        const order = rankNext(start, { steps })
        for (const [index, { gain }] of order.entries())
          expect(gain).toBeLessThanOrEqual((order[index - 1]?.gain ?? Infinity) + 1e-9)
        const best = Math.max(...setsOf('abcdefgh'.split(''), steps).map((set) => objectiveOf(standing(openings, set))))
        expect(order.at(-1)?.objective ?? 0).toBeGreaterThanOrEqual(0.632 * best)
      }),
      { numRuns: 60 },
    )
  })
})

/** All sets of up to `size` of the items. */
function setsOf(items: readonly string[], size: number): string[][] {
  if (size === 0 || items.length === 0) return [[]]
  const [first = '', ...rest] = items
  return [...setsOf(rest, size), ...setsOf(rest, size - 1).map((set) => [first, ...set])]
}
