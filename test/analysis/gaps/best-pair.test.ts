import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findBestPair } from '../../../analysis/gaps/best-pair.ts'
import { countReachable, objectiveOf, singleGains } from '../../../analysis/gaps/gap-ranking.ts'
import { aSkill, aVocabulary } from '../trends/count-table.ts'
import { anOpening, aStanding, SOME_SKILLS, someHeld, someOpenings } from './gap-arithmetic.ts'

describe('the best pair of skills', () => {
  test('opens the doors that neither opens alone', () => {
    // Three openings want both of Kafka and Flink; one wants dbt alone.
    const both = anOpening({ required: ['kafka', 'flink'] })
    const openings = [both, both, both, anOpening({ required: ['dbt'] })]
    expect(findBestPair(aStanding(openings))).toEqual({
      ...{ skillIds: ['flink', 'kafka'], gain: 3 },
      objectiveGain: expect.closeTo(3, 9),
    })
  })

  test('counts what is held already', () => {
    const openings = [anOpening({ required: ['sql', 'dbt', 'kafka'] }), anOpening({ required: ['sql', 'java'] })]
    expect(findBestPair(aStanding(openings, ['sql']))).toMatchObject({ skillIds: ['dbt', 'java'], gain: 1 })
    expect(findBestPair(aStanding(openings.slice(0, 1), ['sql']))).toMatchObject({
      skillIds: ['dbt', 'kafka'],
      gain: 1,
    })
  })

  test('a broader skill that both bring counts once', () => {
    const vocabulary = aVocabulary(
      aSkill('cloud', { kind: 'concept' }),
      aSkill('aws', { parent: 'cloud' }),
      aSkill('gcp', { parent: 'cloud' }),
    )
    const openings = [
      anOpening({ required: ['cloud', 'aws', 'gcp', 'x', 'y'] }),
      anOpening({ required: ['cloud', 'aws', 'gcp'] }),
    ]
    const standing = aStanding(openings, [], { vocabulary })
    const pair = findBestPair(standing)
    expect(pair).toMatchObject({ skillIds: ['aws', 'gcp'], gain: 1 })
    // The second wholly, the first by 3 of 5 at a threshold of 0.8.
    expect(pair?.objectiveGain).toBeCloseTo(1 + 3 / 5 / 0.8, 6)
  })

  test('there is none with fewer than two skills that add anything', () => {
    expect(findBestPair(aStanding([]))).toBeNull()
    expect(findBestPair(aStanding([anOpening({ required: ['dbt'] })]))).toBeNull()
    expect(findBestPair(aStanding([anOpening({ required: ['sql', 'dbt'] })], ['sql', 'dbt']))).toBeNull()
  })

  test('is the best of all pairs, never worse than the best single one, and says what is true', () => {
    fc.assert(
      fc.property(someOpenings, someHeld, (openings, held) => {
        const before = aStanding(openings, held)
        const pair = findBestPair(before)
        if (pair === null) return
        const learnt = (more: readonly string[]) => aStanding(openings, [...held, ...more])
        const gainOf = (more: readonly string[]) => countReachable(learnt(more)) - countReachable(before)
        expect(pair.gain).toBe(gainOf(pair.skillIds))
        expect(pair.objectiveGain).toBeCloseTo(objectiveOf(learnt(pair.skillIds)) - objectiveOf(before), 5)
        expect(pair.gain).toBeGreaterThanOrEqual(Math.max(...singleGains(before).reachable))
        for (const one of SOME_SKILLS)
          for (const other of SOME_SKILLS) expect(gainOf([one, other])).toBeLessThanOrEqual(pair.gain)
      }),
      { numRuns: 80 },
    )
  })
})
