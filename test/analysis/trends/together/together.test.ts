import { describe, expect, test } from 'vitest'
import { findDistinguishingSkills } from '../../../../analysis/trends/together/distinguishing-skills.ts'
import { isKin } from '../../../../analysis/trends/together/kinship.ts'
import { findRelatedSkills } from '../../../../analysis/trends/together/related-skills.ts'
import type { PartCounts, SkillCensus } from '../../../../data/store/contracts/census.ts'
import { aSkill, aVocabulary } from '../count-table.ts'

const vocabulary = aVocabulary(
  'airflow',
  'dbt',
  'rare',
  'common',
  aSkill('postgresql', { parent: 'sql' }),
  aSkill('sql'),
  aSkill('rds', { parent: 'postgresql' }),
  aSkill('communication', { kind: 'soft' }),
  aSkill('cloud', { broad: true }),
)

const census = (together: SkillCensus['together'], naming = 100): SkillCensus => ({
  ...{ openings: 1000, naming, levels: { required: naming, preferred: 0, mentioned: 0 } },
  ...{ seniorities: [], workplaces: [], employers: [], together },
})

describe('skills that go together', () => {
  test('stand with P(b|a), its interval and n, closest first', () => {
    const related = findRelatedSkills(
      census([
        { skillId: 'common', openings: 500, both: 80, employers: 20 },
        { skillId: 'dbt', openings: 60, both: 45, employers: 12 },
      ]),
      vocabulary,
      'airflow',
    )
    expect(related.map(({ skill }) => skill)).toEqual(['dbt', 'common'])
    expect(related[0]).toMatchObject({ count: 45, n: 100, share: 0.45, everywhereShare: 0.06, employers: 12 })
    expect(related[0]?.lift).toBeCloseTo(7.5, 10)
    expect(related[0]?.low).toBeCloseTo(0.3561, 3)
  })

  test.each([
    ['fewer than ten openings', { skillId: 'dbt', openings: 9, both: 9, employers: 9 }],
    ['fewer than five employers', { skillId: 'dbt', openings: 60, both: 45, employers: 4 }],
    ['no more often than chance', { skillId: 'dbt', openings: 500, both: 50, employers: 20 }],
    ['a difference that chance explains', { skillId: 'dbt', openings: 100, both: 15, employers: 15 }],
    ['a soft skill', { skillId: 'communication', openings: 60, both: 45, employers: 12 }],
    ['a broad one', { skillId: 'cloud', openings: 60, both: 45, employers: 12 }],
    ['one the vocabulary does not know', { skillId: 'gone', openings: 60, both: 45, employers: 12 }],
  ])('%s is not shown', (_, pair) => {
    expect(findRelatedSkills(census([pair]), vocabulary, 'airflow')).toEqual([])
  })

  test('skills that imply each other are left out, over any number of steps', () => {
    const pair = { openings: 60, both: 45, employers: 12 }
    expect(findRelatedSkills(census([{ skillId: 'sql', ...pair }]), vocabulary, 'rds')).toEqual([])
    expect(findRelatedSkills(census([{ skillId: 'rds', ...pair }]), vocabulary, 'sql')).toEqual([])
    expect(isKin(vocabulary, 'dbt', 'sql')).toBe(false)
  })
})

describe('what tells a role from the others', () => {
  const part = (value: string, openings: number, naming: Record<string, number>): PartCounts => ({
    ...{ value, openings, naming: new Map(Object.entries(naming)), sources: ['example-board'] },
  })

  test('is what its openings name clearly more often, with both shares and n', () => {
    const marks = findDistinguishingSkills(
      [
        part('data-engineer', 200, { airflow: 90, common: 110, rare: 5 }),
        part('backend-engineer', 300, { airflow: 10, common: 160 }),
        part('designer', 100, { common: 60 }),
      ],
      'data-engineer',
      vocabulary,
    )
    expect(marks.map(({ skill }) => skill)).toEqual(['airflow'])
    expect(marks[0]).toMatchObject({ count: 90, n: 200, share: 0.45, elsewhere: { count: 10, n: 400, share: 0.025 } })
    expect(marks[0]?.z).toBeGreaterThan(3)
  })

  test('cannot be said without other roles, nor of a role without openings', () => {
    const only = [part('data-engineer', 200, { airflow: 90 })]
    expect(findDistinguishingSkills(only, 'data-engineer', vocabulary)).toEqual([])
    expect(findDistinguishingSkills(only, 'designer', vocabulary)).toEqual([])
  })

  test('200 roles that differ from the others by chance alone have marks in at most one of twenty', () => {
    let state = 7
    const random = () => {
      state = (state * 1664525 + 1013904223) % 2 ** 32
      return state / 2 ** 32
    }
    const drawn = (n: number) => Array.from({ length: n }, random).filter((value) => value < 0.2).length
    const false_ = Array.from({ length: 200 }, () =>
      findDistinguishingSkills(
        [
          part('data-engineer', 150, { airflow: drawn(150), common: drawn(150) }),
          part('designer', 400, { airflow: drawn(400), common: drawn(400) }),
        ],
        'data-engineer',
        vocabulary,
      ),
    ).filter((marks) => marks.length > 0)
    expect(false_.length).toBeLessThanOrEqual(10)
  })
})
