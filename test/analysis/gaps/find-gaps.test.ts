import { describe, expect, test } from 'vitest'
import { findGaps } from '../../../analysis/gaps/find-gaps.ts'
import { gapText } from '../../../analysis/report/gap-text.ts'
import type { Selection } from '../../../data/domain.ts'
import type { HistoryCell, HistoryDataset } from '../../../data/history/dataset.ts'
import type { Store } from '../../../data/store/store.ts'
import { addDays } from '../../../data/weeks.ts'
import { type AnOpening, aHistory, aMention, aSelection, aStore } from '../../data/builders.ts'
import { aSkill, aVocabulary } from '../trends/count-table.ts'

const vocabulary = aVocabulary(
  aSkill('sql'),
  aSkill('postgresql', { parent: 'sql' }),
  'dbt',
  'kafka',
  'ssis',
  aSkill('communication', { broad: true, kind: 'soft' }),
)

interface Options {
  selection?: Partial<Selection>
  weeks?: number | null
  threshold?: number
}

const find = (store: Store, held: string[], { selection, weeks = null, ...options }: Options = {}) =>
  findGaps(store, vocabulary, {
    selection: aSelection(selection),
    held: held.map((skill) => ({ typed: skill, skill, name: skill.toUpperCase() })),
    unknown: ['dark arts'],
    weeks,
    today: '2026-07-06',
    ...options,
  })

const required = (...ids: string[]) => ids.map((id) => aMention(id, { level: 'required' }))
/** `count` openings alike. */
const many = (count: number, opening: AnOpening): AnOpening[] => new Array<AnOpening>(count).fill(opening)

describe('a person against the openings of a selection', () => {
  // 100 openings: 60 require SQL and dbt, 30 only SQL, 10 nothing that we know.
  const store = aStore([
    ...many(60, { skills: [...required('sql', 'dbt'), aMention('communication')] }),
    ...many(30, { skills: required('sql') }),
    ...many(10, { skills: [] }),
  ])
  const report = find(store, ['postgresql'])

  test('strengths are what they hold and what that implies', () => {
    expect(report.strengths).toMatchObject([{ skill: 'sql', impliedBy: 'POSTGRESQL', count: 90, n: 100, share: 0.9 }])
  })

  test('gaps are the rest, most asked for first, each with share, interval, level and trend', () => {
    expect(report.gaps.map(({ skill, kind, count, n, gain }) => [skill, kind, count, n, gain])).toEqual([
      ['dbt', 'tool', 60, 100, 60],
      ['communication', 'soft', 60, 100, 0],
    ])
    expect(report.gaps[0]).toMatchObject({
      share: 0.6,
      low: expect.closeTo(0.502, 3),
      high: expect.closeTo(0.691, 3),
      required: { count: 60, n: 100 },
      preferred: 0,
      verdict: 'too-few',
      verdictReason: expect.stringMatching(/\w/),
    })
  })

  test('openings without skills are left out of what is within reach, and counted aloud', () => {
    expect([report.n, report.nWithSkills]).toEqual([100, 90])
    expect(report.coverage).toMatchObject({ count: 30, n: 90, threshold: 0.8 })
    const text = gapText(report, [])
    expect(text).toMatch(/^100 openings, /)
    expect(text).toContain(
      '(you hold 80 % of what they ask for): 30 of the 90 openings that name a skill to learn, 33.3 %',
    )
  })

  test('how much of what is asked for is met now is an average over the openings that ask: 30 wholly, 60 by half', () => {
    expect(report.coverage.averageMet).toBeCloseTo((30 + 60 / 2) / 90, 12)
  })

  test('the next step is the skill that opens most, never one too broad to learn', () => {
    expect(report.next).toMatchObject([
      { skill: 'dbt', name: 'DBT', gain: 60, reachable: 90, averageMet: expect.closeTo(1, 12), n: 90 },
    ])
  })

  test('what the vocabulary does not know is kept, and the basis is named', () => {
    expect(report).toMatchObject({ unknown: ['dark arts'], basis: 'openings', held: [{ typed: 'postgresql' }] })
    expect(report.sources.map(({ source }) => source)).toEqual(['example-board'])
  })

  test('at a lower threshold more is within reach', () => {
    expect(find(store, ['sql'], { threshold: 0.4 }).coverage.count).toBe(90)
  })

  test('counted at the level required, shares are of openings that require the skill', () => {
    const atRequired = find(store, [], { selection: { level: 'required' } })
    expect(atRequired.gaps.map(({ skill, share }) => [skill, share])).toEqual([
      ['sql', 0.9],
      ['dbt', 0.6],
    ])
    expect(atRequired.nWithSkills).toBe(90)
  })
})

describe('what shares the first place, and too few openings', () => {
  const mixed = (count: number): AnOpening[] =>
    many(count, { skills: [aMention('dbt'), aMention('kafka', { level: 'preferred' }), ...required('ssis')] })
  const adviceOf = (count: number) => find(aStore(mixed(count)), ['sql'])

  test('of equals the one comes first that more openings require, then prefer: by the alphabet dbt was it', () => {
    const { gaps, next, advice } = adviceOf(40)
    for (const order of [gaps, next, advice.tied])
      expect(order.map(({ skill }) => skill)).toEqual(['ssis', 'kafka', 'dbt'])
    expect(advice).toMatchObject({
      basis: 'enough',
      cautions: [
        '3 skills tie for the first place, at 40 of 40 openings each (SSIS, KAFKA and DBT): those that more openings require, then prefer, come first.',
      ],
    })
  })

  test.each([
    [1, 'none', 'Only 1 opening stands behind these figures: no basis for advice.'],
    [9, 'none', 'Only 9 openings stand behind these figures: no basis for advice.'],
    [10, 'few', 'Only 10 openings stand behind these figures.'],
  ] as const)('%i openings are a basis for advice: %s', (count, basis, caution) => {
    const report = adviceOf(count)
    expect(report.advice).toMatchObject({ basis, cautions: [caution, expect.stringMatching(/^3 skills tie /)] })
    expect(gapText(report, [])).toContain(caution)
    expect(gapText(report, [])).not.toContain('to find enough')
  })

  test('where one leads there is nothing to warn of', () => {
    const { advice } = find(aStore([...mixed(40), { skills: ['dbt'] }]), ['sql'])
    expect(advice).toEqual({ basis: 'enough', tied: [], cautions: [] })
  })
})

describe('the span', () => {
  const weekly = (weeks: number, perWeek: number) =>
    aStore(
      Array.from({ length: weeks * perWeek }, (_, index) => ({
        postedOn: addDays('2025-01-06', 7 * Math.floor(index / perWeek)),
      })),
    )

  test('is the newest 13 weeks with openings, wherever today is', () => {
    const { span, n } = find(weekly(20, 10), [])
    expect(span).toEqual({ from: '2025-02-24', until: '2025-05-26', weeks: 13, widened: false })
    expect(n).toBe(130)
  })

  test('is widened until 100 openings are found, and says so', () => {
    const { span, n } = find(weekly(60, 3), [])
    expect(span).toMatchObject({ weeks: 52, widened: true })
    expect(n).toBe(156)
  })

  test('is not widened beyond all there is, nor when the reader states it', () => {
    expect(find(weekly(5, 3), []).span).toMatchObject({ weeks: 13, widened: false })
    expect(find(weekly(60, 3), [], { weeks: 4 })).toMatchObject({ span: { weeks: 4, widened: false }, n: 12 })
  })
})

describe('the opportunity gap', () => {
  const here = (skills: string[]): AnOpening => ({ skills })
  const elsewhere = (skills: string[]): AnOpening => ({ skills, facts: { country: 'DE' } })
  const store = aStore([
    ...many(5, here(['ssis'])),
    ...many(95, here(['sql'])),
    ...many(40, elsewhere(['ssis'])),
    ...many(60, elsewhere(['sql'])),
  ])

  test('is a held skill that these openings ask for clearly less than the same role elsewhere', () => {
    const { opportunity } = find(store, ['ssis', 'sql'], { selection: { role: 'data-engineer', country: 'GB' } })
    expect(opportunity).toMatchObject([
      { skill: 'ssis', here: { count: 5, n: 100 }, elsewhere: { count: 40, n: 100 }, points: expect.closeTo(-35, 9) },
    ])
    expect(opportunity[0]?.high).toBeLessThan(0)
  })

  test('needs an elsewhere: none for a whole role', () => {
    expect(find(store, ['ssis'], { selection: { role: 'data-engineer' } }).opportunity).toEqual([])
  })
})

describe('without openings of our own', () => {
  const cell = (country: string, openings: number, counts: HistoryCell['counts']): HistoryCell => ({
    ...{ periodStart: '2026-01-01', role: 'data-engineer', country, openings, counts },
  })
  const store = aStore([])
  store.history.save(
    aHistory({
      tables: [
        {
          grain: 'month',
          skills: ['sql', 'dbt', 'ssis'],
          cells: [
            cell('GB', 120, [
              [0, 90, 60],
              [1, 60, 30],
              [2, 3, 0],
            ]),
            cell('DE', 100, [[2, 40, 20]]),
          ],
        },
      ],
    }),
  )
  const selection = { role: 'data-engineer', country: 'GB', seniority: 'senior' } as const
  const report = find(store, ['ssis', 'sql'], { selection })

  test('shares come from shipped history, and say so', () => {
    expect(report).toMatchObject({ basis: 'history', n: 120, span: { from: expect.any(String), until: '2026-02-01' } })
    expect(report.sources.map(({ source }) => source)).toEqual(['example-history'])
    expect(report.gaps).toMatchObject([
      { skill: 'dbt', count: 60, n: 120, share: 0.5, required: { count: 30, n: 120 }, gain: 0 },
    ])
    expect(report.strengths.map(({ skill, share }) => [skill, share])).toEqual([
      ['sql', 0.75],
      ['ssis', 0.025],
    ])
  })

  test('nothing is made up about single openings', () => {
    expect(report.coverage).toEqual({ averageMet: null, count: 0, n: 0, share: 0, low: 0, high: 1, threshold: 0.8 })
    expect([report.next, report.nWithSkills]).toEqual([[], 0])
  })

  test('what history cannot tell apart is named, and no figure is said to be of it', () => {
    expect(report.ignored).toEqual(['seniority'])
    expect(report.advice.cautions).toContain(
      'Shipped figures do not tell seniority apart: these are openings of any seniority.',
    )
    const [first, ...rest] = gapText(report, [{ id: 'data-engineer', name: 'Data engineer' }]).split('\n')
    expect(first).toMatch(/^120 data engineer openings in the United Kingdom,/)
    expect(rest.join('\n')).toMatch(/^Within reach .*: not known/m)
    expect(find(store, [], { selection: { role: 'data-engineer' } }).ignored).toBeUndefined()
  })

  test('a skill asked for more in another country shows as an opportunity', () => {
    expect(report.opportunity.map(({ skill }) => skill)).toEqual(['ssis'])
  })

  test('a data set that never counted a skill is no denominator for it', () => {
    const withRules = aStore([])
    const cells = [{ periodStart: '2026-01-01', role: '*', country: '*', openings: 100, counts: [[0, 20, null]] }]
    const tables = [{ grain: 'month', skills: ['sql'], cells }] as HistoryDataset['tables']
    withRules.history.save(aHistory({ id: 'sql-only', countedBy: { who: 'others', rules: 'SQL alone' }, tables }))
    const both = [
      {
        ...cells[0],
        counts: [
          [0, 40, 0],
          [1, 10, 0],
        ],
      },
    ]
    const all = [{ grain: 'month', skills: ['sql', 'dbt'], cells: both }] as HistoryDataset['tables']
    withRules.history.save(aHistory({ id: 'all', tables: all }))
    const countedSkills = new Map([['sql-only', new Set(['sql'])]])
    const table: Store['counts']['table'] = (...parts) => ({ ...withRules.counts.table(...parts), countedSkills })
    const { gaps } = find({ ...withRules, counts: { ...withRules.counts, table } }, [])
    expect(gaps.map(({ skill, count, n }) => [skill, count, n])).toEqual([
      ['sql', 60, 200],
      ['dbt', 10, 100],
    ])
  })

  test('with history switched off there is nothing, and no figure', () => {
    expect(find(store, ['sql'], { selection: { includeHistory: false } })).toMatchObject({
      ...{ n: 0, span: null, gaps: [], strengths: [], next: [], unknown: ['dark arts'] },
    })
  })
})

test('a threshold of 0 would make every opening reachable and is refused', () => {
  expect(() => find(aStore(), [], { threshold: 0 })).toThrow(RangeError)
})
