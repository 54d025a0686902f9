import { expect, test } from 'vitest'
import { loadRules } from '../../analysis/load-rules.ts'
import type { TrendReport } from '../../analysis/trends/trend-report.ts'
import { WHOLE_MARKET } from '../../data/selection.ts'
import { addDays } from '../../data/weeks.ts'
import { type AnOpening, aHistory, aSource, aStore } from '../data/builders.ts'
import { syntheticMarketStore } from './synthetic-market-store.ts'
import { testApp } from './test-app.ts'

const FROM = '2026-05-04'
const WEEKS = 24
const openings = (source: string, role: string, week: number, count: number): AnOpening[] =>
  Array.from({ length: count }, (_, index) => ({
    postedOn: addDays(FROM, 7 * week + (index % 5)),
    skills: ['sql'],
    facts: { role },
    posting: { source, url: `https://jobs.example/${source}/${role}/${week}/${index}`, company: `Example ${index}` },
  }))
const weeks = Array.from({ length: WEEKS }, (_, week) => week)
const board = (source: string) => aSource({ source, name: source, firstReadOn: '2026-04-01', lastReadOn: '2026-11-22' })

/** One board with an even mix; from the middle on a second board that has backend engineers only. */
const joined = aStore(
  weeks.flatMap((week) => [
    ...openings('first', 'data-engineer', week, 20),
    ...openings('first', 'backend-engineer', week, 20),
    ...(week < WEEKS / 2 ? [] : openings('second', 'backend-engineer', week, 60)),
  ]),
  [board('first'), board('second')],
)
/** One board on which data engineers take over. */
const growing = aStore(
  weeks.flatMap((week) => [
    ...openings('first', 'data-engineer', week, 10 + week),
    ...openings('first', 'backend-engineer', week, 40 - week),
  ]),
  [board('first')],
)

const read = async (app: Awaited<ReturnType<typeof testApp>>): Promise<TrendReport> =>
  (await app.inject('/api/v1/roles/trends?grain=week')).json()
const find = ({ series }: TrendReport, role: string) => series.find(({ skill }) => skill === role)

test('a board that joins with one role only moves the raw share, and no verdict', async () => {
  const app = await testApp(joined)
  const role = find(await read(app), 'data-engineer')
  expect(role?.change?.naivePoints).toBeLessThan(-20)
  expect(Math.abs(role?.change?.points ?? 99)).toBeLessThan(1)
  expect(role?.verdict).not.toBe('falling')
  const { body } = await app.inject('/roles?grain=week')
  expect(body).toContain('Not the market: what a changed mix of sources did')
  expect(body).toMatch(/Data engineer: Counted over all sources alike, [^<]* because second was added/)
  expect(body).not.toContain('declining')
})

// The first start had 1.3 % of 5,507 openings in one table, and 0.5 % of 12,574 in the next, for the same 69 openings.
test('figures that tell no roles apart are no denominator in any table of roles', async () => {
  const store = aStore(
    weeks.flatMap((week) => openings('first', 'data-engineer', week, week === 0 ? 12 : 8)),
    [board('first')],
  )
  store.history.save(
    aHistory({
      title: 'Few terms',
      countedBy: { who: 'others', rules: 'theirs' },
      tables: [
        {
          ...{ grain: 'week', skills: ['sql'] },
          cells: weeks.map((week) => ({
            ...{
              periodStart: addDays(FROM, 7 * week),
              role: '*',
              country: '*',
              openings: 100,
              counts: [[0, 50, null]],
            },
          })),
        },
      ],
    }),
  )
  const app = await testApp(store)
  const report = await read(app)
  expect([report.n, report.sources.map(({ name }) => name), report.volume[0]?.n]).toEqual([196, ['first'], 12])
  expect(find(report, 'data-engineer')?.total).toMatchObject({ count: 196, n: 196 })
  const counted = (await app.inject('/api/v1/roles')).json<{ openings: number }[]>()
  expect(counted.filter((role) => role.openings > 0)).toMatchObject([{ id: 'data-engineer', openings: 196, n: 196 }])
  const { body } = await app.inject('/roles?grain=week')
  expect(body.replace(/<[^>]+>/g, ' ')).toMatch(/196 +100\.0\s%\sof all/)
  expect(body).not.toContain('2,596')
})

test('a role that grows inside its source is called so, on the page, in the API and as CSV', async () => {
  const app = await testApp(growing)
  const report = await read(app)
  expect([find(report, 'data-engineer')?.verdict, find(report, 'backend-engineer')?.verdict]).toEqual([
    'rising',
    'falling',
  ])
  const names = loadRules().roles.filter(({ id }) => id === 'data-engineer' || id === 'backend-engineer')
  const { body } = await app.inject('/roles?grain=week')
  for (const { name } of names) expect(body).toContain(name)
  expect(body).toMatch(/<h2 id="role-trends">[^<]+ growing, [^<]+ declining<\/h2>/)
  expect(body).toContain('/roles/trends.csv?grain=week')
  const csv = (await app.inject('/roles/trends.csv?grain=week')).body.trim().split('\r\n')
  expect(csv).toHaveLength(1 + report.series.length)
  expect(csv.some((line) => line.startsWith('data-engineer,') && line.includes(',rising,'))).toBe(true)
})

test('one walk counts what a table for each role would count', () => {
  const store = syntheticMarketStore(loadRules())
  for (const selection of [WHOLE_MARKET, { ...WHOLE_MARKET, country: 'GB' }, { ...WHOLE_MARKET, from: '2026-09-02' }]) {
    for (const grain of ['week', 'month'] as const) {
      const { mentions, periodStarts, sources } = store.counts.roleTable(selection, grain)
      expect(mentions.size).toBeGreaterThan(1)
      for (const [role, row] of mentions) {
        const own = store.counts.table({ ...selection, role }, grain, [])
        for (const [at, { source }] of own.sources.entries()) {
          for (const [period, start] of own.periodStarts.entries()) {
            const cell =
              sources.findIndex((shown) => shown.source === source) * periodStarts.length + periodStarts.indexOf(start)
            expect(row[cell]).toBe(own.openings[at * own.periodStarts.length + period])
          }
        }
        const sum = (some: Uint32Array) => some.reduce((total, count) => total + count, 0)
        expect(sum(row)).toBe(sum(own.openings))
      }
    }
  }
  store.close()
})

test('roles that moved are never behind the fold of the many, however few their openings', async () => {
  const others = loadRules()
    .roles.map(({ id }) => id)
    .filter((id) => id !== 'data-engineer')
    .slice(0, 14)
  const many = aStore(
    weeks.flatMap((week) => [
      ...others.flatMap((role) => openings('first', role, week, 20)),
      ...openings('first', 'data-engineer', week, 1 + Math.floor(week / 2)),
    ]),
    [board('first')],
  )
  const app = await testApp(many)
  expect(find(await read(app), 'data-engineer')?.verdict).toBe('rising')
  const { body } = await app.inject('/roles?grain=week')
  const [shown = '', folded = ''] = body.split('more roles, of which none clearly moved')
  expect(shown).toContain('href="/roles/data-engineer')
  expect(folded).not.toBe('')
  for (const role of others) expect(body).toContain(`href="/roles/${role}`)
})
