import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareWithFramework, frameworkOf } from '../../../analysis/gaps/framework-levels.ts'
import type { Seniority } from '../../../data/domain.ts'
import { SKILL_LEVELS, type SkillLevel } from '../../../data/profile.ts'
import { type DdatRole, loadDdat } from '../../../data/vocabulary/load-ddat.ts'
import { aVocabulary } from '../trends/count-table.ts'

const SENIORITIES: readonly Seniority[] = [
  'intern',
  'junior',
  'mid',
  'senior',
  'lead',
  'principal',
  'head',
  'unspecified',
]
const vocabulary = aVocabulary('sql', 'dbt', 'kafka')
const level = (name: string, required: SkillLevel | null = 'working') => ({
  ...{ id: name.toLowerCase().replaceAll(' ', '-'), name },
  requirements: [
    { skill: 'data-modelling', name: 'Data modelling', level: required, evidence: ['sql', 'dbt'] },
    { skill: 'testing', name: 'Testing', level: 'awareness' as const, evidence: ['kafka'] },
  ],
})
const aRole = (...levels: DdatRole['levels']): DdatRole => ({
  ...{ id: 'data-engineer', name: 'Data engineer', levels, attribution: 'Crown copyright' },
  ...{ licence: { name: 'OGL', url: 'https://example.org' }, url: 'https://example.org', updated: '2026-01-01' },
})
const ladder = aRole(
  level('Data engineer'),
  level('Senior data engineer', 'practitioner'),
  level('Lead data engineer', 'expert'),
)
const stateWith = (held: [string, SkillLevel | null][], role = ladder) =>
  compareWithFramework(role, 'senior', new Map(held), vocabulary)?.skills[0]

describe('a person against a level of the framework', () => {
  test.each([
    [[], 'no-evidence', null],
    [[['sql', null]], 'level-not-said', null],
    [[['sql', 'working']], 'below', 'working'],
    [[['sql', 'practitioner']], 'met', 'practitioner'],
    [
      [
        ['sql', 'awareness'],
        ['dbt', 'expert'],
      ],
      'met',
      'expert',
    ],
    [
      [
        ['sql', null],
        ['dbt', 'working'],
      ],
      'below',
      'working',
    ],
  ] as [[string, SkillLevel | null][], string, SkillLevel | null][])('%j: %s', (held, state, best) => {
    expect(stateWith(held)).toMatchObject({ state, held: best, required: 'practitioner', readFrom: ['SQL', 'DBT'] })
  })

  test('evidence is named with its level, in the order of the framework', () => {
    expect(
      stateWith([
        ['dbt', 'expert'],
        ['sql', null],
        ['kafka', 'expert'],
      ])?.evidence,
    ).toEqual([
      { skill: 'sql', name: 'SQL', level: null },
      { skill: 'dbt', name: 'DBT', level: 'expert' },
    ])
  })

  test('a skill that the framework lists without a level is never met or missed', () => {
    expect(stateWith([['sql', 'expert']], aRole(level('Senior data engineer', null)))?.state).toBe('level-not-said')
  })
})

describe('the level of the role', () => {
  const chosen = (seniority: Parameters<typeof compareWithFramework>[1], role = ladder) => {
    const report = compareWithFramework(role, seniority, new Map(), vocabulary)
    return report && [report.level.name, report.isExact]
  }

  test('is the one of the seniority; the plain name is the middle, and stands for none chosen', () => {
    expect(chosen('senior')).toEqual(['Senior data engineer', true])
    expect(chosen('lead')).toEqual(['Lead data engineer', true])
    for (const seniority of [null, 'mid', 'unspecified'] as const)
      expect(chosen(seniority)).toEqual(['Data engineer', true])
  })

  test('where it lacks, the next lower one stands in and says so; below the lowest, the lowest', () => {
    expect(chosen('head')).toEqual(['Lead data engineer', false])
    expect(chosen('principal', aRole(level('Data engineer'), level('Senior data engineer')))).toEqual([
      'Senior data engineer',
      false,
    ])
    expect(chosen('junior')).toEqual(['Data engineer', false])
    expect(chosen('senior', aRole())).toBeNull()
  })

  test('a role family without one of the framework has none', () => {
    const [id] = loadDdat().keys()
    const roles = [
      { id: 'known', ddatRole: id ?? '' },
      { id: 'plain', ddatRole: null },
    ]
    expect(frameworkOf(roles, 'known')?.id).toBe(id)
    expect([frameworkOf(roles, 'plain'), frameworkOf(roles, null), frameworkOf(roles, 'gone')]).toEqual([
      null,
      null,
      null,
    ])
  })

  test('every role that ships has a level for every seniority, and more evidence never worsens a state', () => {
    const roles = [...loadDdat().values()]
    const order = ['no-evidence', 'level-not-said', 'below', 'met']
    fc.assert(
      fc.property(
        fc.constantFrom(...roles),
        fc.constantFrom(...SENIORITIES),
        fc.constantFrom(...SKILL_LEVELS),
        (role, seniority, held) => {
          const before = compareWithFramework(role, seniority, new Map(), vocabulary)
          expect(before).not.toBeNull()
          const ids =
            before?.skills.length === 0
              ? []
              : role.levels.flatMap(({ requirements }) => requirements.flatMap(({ evidence }) => evidence))
          const after = compareWithFramework(role, seniority, new Map(ids.map((id) => [id, held])), vocabulary)
          for (const [index, { state }] of (after?.skills ?? []).entries())
            expect(order.indexOf(state)).toBeGreaterThanOrEqual(order.indexOf(before?.skills[index]?.state ?? ''))
        },
      ),
      { numRuns: 50 },
    )
  })
})
