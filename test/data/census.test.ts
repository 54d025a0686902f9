import { expect, test } from 'vitest'
import { finish } from '../../data/steps.ts'
import { aHistory, aMention, aSelection, aSource, aStore, someFacts } from './builders.ts'

const store = aStore(
  [
    ...Array.from({ length: 6 }, (_, index) => ({
      skills: [aMention('python', { level: 'required' }), aMention('sql', { start: 10, end: 13 })],
      posting: { company: `Employer ${index % 2}` },
      facts: { seniority: 'senior' as const, country: 'GB' },
    })),
    { skills: ['python'], posting: { company: null }, facts: { workplace: 'remote' as const, country: null } },
    { skills: ['sql'], posting: { company: 'Employer 0' }, facts: { role: 'backend-engineer', country: 'DE' } },
  ],
  [aSource(), aSource({ source: 'other' })],
)

test('one walk counts a skill by level, seniority, workplace and employer, and what stands beside it', () => {
  const census = store.census.skill(aSelection(), 'python')
  expect(census).toMatchObject({ openings: 8, naming: 7, levels: { required: 6, preferred: 0, mentioned: 1 } })
  expect(census.seniorities).toEqual([
    { value: 'unspecified', openings: 2, naming: 1 },
    { value: 'senior', openings: 6, naming: 6 },
  ])
  expect(census.workplaces).toEqual([
    { value: 'unknown', openings: 7, naming: 6 },
    { value: 'remote', openings: 1, naming: 1 },
  ])
  expect(census.employers).toEqual([
    { employer: 'Employer 0', openings: 4, naming: 3 },
    { employer: 'Employer 1', openings: 3, naming: 3 },
    { employer: null, openings: 1, naming: 1 },
  ])
  expect(census.together).toEqual([{ skillId: 'sql', openings: 7, both: 6, employers: 2 }])
})

test('a census keeps to the selection, and to its level', () => {
  expect(store.census.skill(aSelection({ country: 'DE' }), 'python')).toMatchObject({ openings: 1, naming: 0 })
  expect(store.census.skill(aSelection({ level: 'required' }), 'python')).toMatchObject({
    ...{ openings: 8, naming: 6, together: [] },
  })
  expect(store.census.skill(aSelection(), 'unheard-of')).toMatchObject({ openings: 8, naming: 0, together: [] })
})

test('a census counts what the count table counts, whatever is selected', () => {
  for (const parts of [{}, { country: 'GB' }, { role: 'data-engineer' }, { level: 'required' as const }]) {
    const selection = aSelection(parts)
    const { openings, mentions } = store.counts.table(selection, 'week')
    const sum = (row?: Uint32Array) => row?.reduce((total, count) => total + count, 0) ?? 0
    const census = store.census.skill(selection, 'sql')
    expect([census.openings, census.naming]).toEqual([sum(openings), sum(mentions.get('sql'))])
  }
})

test('a selection is told apart by role and by country', () => {
  const byRole = store.census.byPart(aSelection(), 'role', 'week')
  expect(byRole.map(({ value, openings }) => [value, openings])).toEqual([
    ['data-engineer', 7],
    ['backend-engineer', 1],
  ])
  expect(byRole[0]?.naming).toEqual(
    new Map([
      ['python', 7],
      ['sql', 6],
    ]),
  )
  expect(byRole[0]?.sources).toEqual(['example-board'])
  const byCountry = store.census.byPart(aSelection(), 'country', 'week')
  expect(Object.fromEntries(byCountry.map(({ value, openings }) => [value, openings]))).toEqual({
    ...{ unknown: 1, GB: 6, DE: 1 },
  })
})

test('shipped history counts where it tells roles apart and looked for every skill', () => {
  const own = aStore([{ skills: ['sql'] }])
  const cell = { periodStart: '2026-01-05', openings: 40, counts: [[0, 30, 10] as [number, number, number]] }
  own.history.save(
    aHistory({
      tables: [
        {
          ...{ grain: 'week', skills: ['sql'] },
          cells: [
            { ...cell, role: 'data-engineer', country: '*' },
            { ...cell, role: '*', country: '*' },
          ],
        },
      ],
    }),
  )
  const [role] = own.census.byPart(aSelection(), 'role', 'week')
  expect(role).toEqual({
    ...{ value: 'data-engineer', openings: 41, naming: new Map([['sql', 31]]) },
    sources: ['example-board', 'example-history'],
  })
  expect(own.census.byPart(aSelection({ includeHistory: false }), 'role', 'week')[0]?.openings).toBe(1)
  expect(own.census.byPart(aSelection({ level: 'required' }), 'role', 'week')[0]?.naming.get('sql')).toBe(10)
})

test('employers are counted once each, and openings without one not at all', () => {
  expect(store.census.countEmployers(aSelection(), ['python', 'sql', 'unheard-of'])).toEqual(
    new Map([
      ['python', 2],
      ['sql', 2],
      ['unheard-of', 0],
    ]),
  )
})

test('paid openings stand in columns with their pay, once an opening, and by skill', () => {
  const pay = (min: number | null, max: number | null) => ({
    salary: { min, max, currency: 'GBP', period: 'year' as const },
  })
  const paidStore = aStore([
    { skills: ['sql'], facts: { ...pay(50_000, 60_000), openingKey: 'one' } },
    { skills: ['sql'], facts: { ...pay(50_000, 60_000), openingKey: 'one' } },
    { skills: ['sql', 'python'], facts: { ...pay(null, 70_000), role: 'other' } },
    { skills: ['python'], facts: pay(null, null) },
    { skills: ['python'] },
    { skills: ['python'], facts: { ...pay(90_000, 99_000), country: 'DE' } },
  ])
  const paid = finish(paidStore.census.paid(aSelection({ country: 'GB' })))
  expect(paid.openings).toBe(4)
  expect([...paid.min]).toEqual([50_000, 70_000])
  expect([...paid.max]).toEqual([60_000, 70_000])
  expect(paid.currency).toEqual(['GBP', 'GBP'])
  expect(paid.role[1]).toBe(paid.otherRole)
  expect(paid.naming).toEqual(
    new Map([
      ['sql', 2],
      ['python', 3],
    ]),
  )
  expect([...(paid.rowsOf.get('sql') ?? [])]).toEqual([0, 1])
  expect([...(paid.rowsOf.get('python') ?? [])]).toEqual([1])
  expect(finish(paidStore.census.paid(aSelection({ level: 'required' }))).rowsOf.size).toBe(0)
})

test('years are counted once an opening, keep to the selection, and are forgotten with the reading that stated them', () => {
  const fiveYears = { years: { min: 5, max: null } }
  const own = aStore([
    { skills: [aMention('python', fiveYears)], posting: { company: 'Example A' } },
    {
      skills: [aMention('python', { years: { min: 2, max: 4 } })],
      posting: { company: null },
      facts: { country: 'DE' },
    },
    { skills: ['python', aMention('sql', { ...fiveYears, start: 10, end: 13 })] },
  ])
  const { naming, minYears, employer } = own.census.askedYears(aSelection(), 'python')
  expect([naming, minYears]).toEqual([3, [5, 2]])
  expect([(employer[0] ?? 0) > 0, employer[1]]).toEqual([true, 0])
  expect(own.census.askedYears(aSelection({ country: 'DE' }), 'python')).toEqual({
    ...{ naming: 1, minYears: [2], employer: [0] },
  })
  own.openings.saveFacts([someFacts({ postingId: 1, mentions: [aMention('python')] })], 'test')
  expect(own.census.askedYears(aSelection(), 'python').minYears).toEqual([2])
  expect(own.census.askedYears(aSelection(), 'unheard-of')).toEqual({ naming: 0, minYears: [], employer: [] })
})
