import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findOpportunity, findOutsideReach } from '../../../analysis/gaps/find-opportunity.ts'
import type { Neighbour } from '../../../analysis/gaps/read-neighbours.ts'
import { gatherDemand } from '../../../analysis/gaps/skill-demand.ts'
import { aTable } from '../trends/count-table.ts'
import { anOpening } from './gap-arithmetic.ts'

const held = ['ssis', 'sql'].map((skill) => ({ skill, name: skill.toUpperCase() }))
/** Counts of a selection, and of the whole role that it is part of. */
const compared = (here: [n: number, ssis: number], role: [n: number, ssis: number]) => ({
  here: aTable([{ openings: [here[0]], skills: { ssis: [here[1]] } }]),
  role: aTable([{ openings: [role[0]], skills: { ssis: [role[1]] } }]),
})

describe('held skills that these openings do not ask for', () => {
  test('are set against the rest of the role, with an interval clear of zero', () => {
    // Here 4 of 200, elsewhere 100 of 500: 2 % against 20 %.
    const [gap, ...others] = findOpportunity(compared([200, 4], [700, 104]), held)
    expect(others).toEqual([])
    expect(gap).toMatchObject({ skill: 'ssis', here: { count: 4, n: 200 }, elsewhere: { count: 100, n: 500 } })
    expect(gap?.points).toBeCloseTo(-18, 9)
    expect(gap?.low).toBeLessThan(-18)
    expect(gap?.high).toBeLessThan(0)
    expect(gap?.high).toBeGreaterThan(-18)
  })

  test('less than two points, or what may be chance, is none', () => {
    expect(findOpportunity(compared([100_000, 9000], [200_000, 19_500]), held)).toEqual([])
    expect(findOpportunity(compared([10, 1], [20, 4]), held)).toEqual([])
    expect(findOpportunity(compared([200, 60], [700, 104]), held)).toEqual([])
  })

  test('without a rest of the role there is nothing to compare with', () => {
    expect(findOpportunity(null, held)).toEqual([])
    expect(findOpportunity(compared([200, 4], [200, 4]), held)).toEqual([])
  })

  test('each is clearly asked for less, by two points or more', () => {
    const count = fc.integer({ min: 0, max: 300 })
    fc.assert(
      fc.property(count, count, count, count, (a, b, c, d) => {
        const [hereN, hereCount, moreN, moreCount] = [Math.max(a, b), Math.min(a, b), Math.max(c, d), Math.min(c, d)]
        const both = compared([hereN, hereCount], [hereN + moreN, hereCount + moreCount])
        for (const { points, low, high, here, elsewhere } of findOpportunity(both, held)) {
          expect(points).toBeLessThanOrEqual(-2)
          expect(high).toBeLessThan(0)
          expect(low).toBeLessThanOrEqual(points)
          expect(points).toBeCloseTo(100 * (here.share - elsewhere.share), 9)
        }
      }),
    )
  })
})

describe('openings out of reach for place or seniority', () => {
  const neighbour = (by: Neighbour['by'], value: string, within: number, beyond: number): Neighbour => ({
    ...{ by, value },
    demand: gatherDemand([
      ...new Array(within).fill(anOpening({ required: ['sql'] })),
      ...new Array(beyond).fill(anOpening({ required: ['sql', 'dbt'] })),
    ]),
  })

  test('are counted where skills would do: next seniority, then workplace, all countries, and the large ones', () => {
    const neighbours = [
      neighbour('country', 'FR', 5, 10),
      neighbour('country', 'DE', 20, 40),
      neighbour('workplace', 'remote', 3, 3),
      neighbour('country', 'US', 30, 0),
      neighbour('seniority', 'lead', 1, 9),
    ]
    const outside = findOutsideReach(neighbours, new Set(['sql']), 0.8)
    expect(outside.map(({ by, value, count, n }) => [by, value, count, n])).toEqual([
      ['seniority', 'lead', 1, 10],
      ['workplace', 'remote', 3, 6],
      ['country', null, 55, 105],
      ['country', 'US', 30, 30],
      ['country', 'DE', 20, 60],
    ])
    expect(outside[0]).toMatchObject({ share: 0.1, low: expect.any(Number), high: expect.any(Number) })
  })

  test('without neighbours there is nothing, and at a lower threshold no less', () => {
    expect(findOutsideReach([], new Set(['sql']), 0.8)).toEqual([])
    const near = [neighbour('workplace', 'remote', 3, 3)]
    expect(findOutsideReach(near, new Set(['sql']), 0.5)[0]?.count).toBe(6)
  })
})
