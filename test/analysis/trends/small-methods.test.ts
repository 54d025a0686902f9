import { describe, expect, test } from 'vitest'
import { cValues } from '../../../analysis/trends/c-value.ts'
import { clusterDesignEffect } from '../../../analysis/trends/cluster-design-effect.ts'
import { competitionRanks } from '../../../analysis/trends/competition-rank.ts'
import { flowAndStock } from '../../../analysis/trends/flow-and-stock.ts'
import { skillAssociation } from '../../../analysis/trends/skill-association.ts'
import { theilSen } from '../../../analysis/trends/theil-sen.ts'
import { weightedLogOdds } from '../../../analysis/trends/weighted-log-odds.ts'
import { matchedSalaryPremium } from './pay/salary-premium.ts'

describe('openings of the same employer', () => {
  test('that are all alike tell as much as one opening each', () => {
    const result = clusterDesignEffect([
      { count: 10, n: 10 },
      { count: 0, n: 10 },
      { count: 10, n: 10 },
      { count: 0, n: 10 },
    ])
    // 40 openings, V = 4/3 · 4 · 25 / 1600 = 1/12, simple variance 1/160: design effect 40/3, effective size 3.
    expect(result).toMatchObject({ n: 40, designEffect: expect.closeTo(40 / 3, 9), effectiveN: expect.closeTo(3, 9) })
  })

  test('of a single one, or at a share of 0, leave the design effect unknown', () => {
    expect(clusterDesignEffect([{ count: 3, n: 9 }])).toMatchObject({ designEffect: null, effectiveN: 9 })
    expect(
      clusterDesignEffect([
        { count: 0, n: 9 },
        { count: 0, n: 5 },
      ])?.designEffect,
    ).toBeNull()
    expect(clusterDesignEffect([])).toBeNull()
  })
})

describe('a robust line', () => {
  test('goes through the bulk of the values, whatever one of them does', () => {
    expect(theilSen([0, 1, 2, 3, 4], [1, 3, 5, 7, 900])).toMatchObject({ slope: 2, intercept: 1 })
  })

  test('has no slope with a single value', () => {
    expect(theilSen([0], [1])).toBeNull()
  })
})

describe('a term that may be new', () => {
  test('stands out at 8 of 400 after none of 2,000, and not at 12 after 60', () => {
    expect(weightedLogOdds({ count: 8, n: 400 }, { count: 0, n: 2000 }).z).toBeCloseTo(3.326, 3)
    expect(weightedLogOdds({ count: 12, n: 400 }, { count: 60, n: 2000 }).z).toBeCloseTo(0, 12)
  })

  test('that nobody names says nothing', () => {
    expect(weightedLogOdds({ count: 0, n: 400 }, { count: 0, n: 2000 })).toMatchObject({ delta: 0, z: 0, p: 1 })
    expect(weightedLogOdds({ count: 400, n: 400 }, { count: 2000, n: 2000 })).toMatchObject({ delta: 0, z: 0, p: 1 })
  })

  test('is less of a term when it mostly stands inside a longer one', () => {
    const scores = cValues([
      { term: 'vector database', frequency: 12 },
      { term: 'managed vector database', frequency: 10 },
    ])
    expect(scores.get('vector database')).toBe(2)
    expect(scores.get('managed vector database')).toBeCloseTo(10 * Math.log2(3), 9)
  })
})

describe('two skills', () => {
  test('that are named together three times as often as by chance have a lift of 3', () => {
    expect(skillAssociation(1000, 200, 150, 90)).toMatchObject({ lift: 3, bGivenA: 0.45, aGivenB: 0.6 })
  })

  test('that never meet have no PMI, always meet an NPMI of 1, and unnamed ones nothing', () => {
    expect(skillAssociation(100, 10, 10, 0)).toMatchObject({ pmi: null, npmi: -1 })
    expect(skillAssociation(100, 100, 100, 100)?.npmi).toBe(1)
    expect(skillAssociation(100, 0, 10, 0)).toBeNull()
  })

  test('whose counts disagree are refused', () => {
    expect(() => skillAssociation(100, 10, 10, 11)).toThrow('counts disagree')
  })
})

describe('what a skill pays', () => {
  const paid = (stratum: string, hasSkill: boolean, ...salaries: number[]) =>
    salaries.map((salary) => ({ stratum, hasSkill, logSalary: Math.log(salary) }))

  test('is compared within strata only: seniors earn more, with or without it', () => {
    const openings = [
      ...paid('junior', true, 50_000, 50_000),
      ...paid('junior', false, 50_000, 50_000, 50_000),
      ...paid('senior', true, 110_000, 110_000, 110_000),
      ...paid('senior', false, 100_000, 100_000),
      ...paid('lonely', true, 900_000),
    ]
    // Both strata weigh 6/5, so the premium is the square root of 1.1.
    expect(matchedSalaryPremium(openings)).toMatchObject({
      premiumPct: expect.closeTo(4.881, 3),
      openings: 10,
      strata: 2,
    })
  })

  test('is unknown where no stratum has two openings on each side', () => {
    expect(matchedSalaryPremium(paid('junior', true, 50_000, 60_000))).toBeNull()
  })
})

test('equal values share a rank and the next one skips', () => {
  expect(competitionRanks([3, 8, 3, 5])).toEqual([3, 1, 3, 2])
})

test('an opening is new in the week it was posted and active until it is closed or not seen any more', () => {
  const openings = [
    { postedAt: '2026-11-08', lastSeenAt: '2026-11-20', closedAt: '2026-11-15' },
    { postedAt: '2026-11-09', lastSeenAt: '2026-11-09', closedAt: null },
  ]
  expect(flowAndStock(openings, ['2026-11-02', '2026-11-09', '2026-11-16'])).toEqual([
    { weekStart: '2026-11-02', new: 1, active: 1 },
    { weekStart: '2026-11-09', new: 1, active: 1 },
    { weekStart: '2026-11-16', new: 0, active: 0 },
  ])
})
