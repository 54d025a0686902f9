import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findCloseSkills } from '../../../analysis/gaps/close-skills.ts'
import type { DemandedOpening } from '../../../analysis/gaps/skill-demand.ts'
import { aSkill, aVocabulary } from '../trends/count-table.ts'
import { anOpening, aStanding, SOME_SKILLS, someHeld } from './gap-arithmetic.ts'

const vocabulary = aVocabulary('sql', 'dbt', 'java', 'git', aSkill('postgresql', { parent: 'sql' }), ...SOME_SKILLS)
const close = (openings: readonly DemandedOpening[], held: readonly string[]) => {
  const { demand, isHeld } = aStanding(openings, held)
  return findCloseSkills(demand, isHeld, vocabulary)
}
/** Openings alike, of so many employers. */
const alike = (count: number, required: string[], employers = count) =>
  Array.from({ length: count }, (_, index) => anOpening({ required }, `Firm ${index % employers}`))

describe('what is close to what a person knows', () => {
  test('always together is 1, with the openings that say so', () => {
    const openings = [...alike(20, ['sql', 'dbt']), ...alike(20, ['java'])]
    expect([...close(openings, ['sql'])]).toEqual([
      ['dbt', { skill: 'sql', npmi: expect.closeTo(1, 9), count: 20, n: 20 }],
    ])
  })

  test('is worked out as by hand', () => {
    // p(sql) = 0.5, p(dbt) = 0.4, p(both) = 0.3: ln(0.3 / 0.2) / -ln(0.3).
    const openings = [
      ...alike(30, ['sql', 'dbt']),
      ...alike(20, ['sql']),
      ...alike(10, ['dbt']),
      ...alike(40, ['java']),
    ]
    expect(close(openings, ['sql']).get('dbt')?.npmi).toBeCloseTo(Math.log(1.5) / -Math.log(0.3), 9)
  })

  test('of several held skills the closest one is named', () => {
    const openings = [...alike(20, ['sql', 'git', 'dbt']), ...alike(20, ['git']), ...alike(40, ['java'])]
    expect(close(openings, ['sql', 'git']).get('dbt')).toMatchObject({ skill: 'sql' })
  })

  test('a few openings, few employers, chance and what implies the other say nothing', () => {
    const rest = alike(40, ['java'])
    expect(close([...alike(9, ['sql', 'dbt']), ...rest], ['sql']).size).toBe(0)
    expect(close([...alike(20, ['sql', 'dbt'], 4), ...rest], ['sql']).size).toBe(0)
    expect(
      close(
        [...alike(25, ['sql', 'dbt']), ...alike(25, ['sql']), ...alike(25, ['dbt']), ...alike(25, ['java'])],
        ['sql'],
      ).size,
    ).toBe(0)
    expect(close([...alike(20, ['sql', 'postgresql']), ...rest], ['sql']).size).toBe(0)
  })

  test('only missing skills have a close one, always a held one, between 0 and 1', () => {
    const rows = fc.array(
      fc.tuple(
        fc.uniqueArray(fc.constantFrom(...SOME_SKILLS), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 30 }),
      ),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(rows, someHeld, (kinds, held) => {
        for (const [missing, { skill, npmi, count, n }] of close(
          kinds.flatMap(([ids, count]) => alike(count, ids)),
          held,
        )) {
          expect(held).not.toContain(missing)
          expect(held).toContain(skill)
          expect(npmi).toBeGreaterThan(0)
          expect(npmi).toBeLessThanOrEqual(1 + 1e-9)
          expect(count).toBeLessThanOrEqual(n)
        }
      }),
      { numRuns: 60 },
    )
  })
})
