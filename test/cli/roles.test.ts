import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadRules } from '../../analysis/load-rules.ts'
import { roleComparisonText } from '../../analysis/report/role-text.ts'
import { RoleComparisonSchema } from '../../server/schemas/role-comparison-schema.ts'
import { TrendReportSchema } from '../../server/schemas/trend-schema.ts'
import { syntheticMarketStore } from '../server/synthetic-market-store.ts'
import { runCommand } from './run-command.ts'

const cwd = mkdtempSync(join(tmpdir(), 'skilltide-roles-'))
const run = (...args: string[]) => runCommand(['--db', 'market.db', ...args], { cwd })
const json = async (...args: string[]) => JSON.parse((await run('--json', ...args)).stdout)

beforeAll(() => syntheticMarketStore(loadRules(), join(cwd, 'market.db')).close())
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

test('roles trends: each role as a share of all openings, as JSON, CSV and in columns', async () => {
  const report = await json('roles', 'trends')
  expect([...Value.Errors(TrendReportSchema, report)]).toEqual([])
  const total = report.series.find(({ skill }: { skill: string }) => skill === 'data-engineer').total
  expect(total.share).toBeCloseTo(total.count / total.n, 10)
  const csv = (await run('roles', 'trends', '--csv')).stdout.trim().split('\r\n')
  expect(csv[0]).toMatch(/^role,name,openings,n,share/)
  expect(csv).toHaveLength(report.series.length + 1)
  const { code, stdout } = await run('roles', 'trends', '--top', '2')
  expect(code).toBe(0)
  expect(stdout).toMatch(/^[\d,]+ openings, 2026-.*\nSources: /)
  const figures = new Intl.NumberFormat('en-GB')
  expect(stdout).toContain(`${figures.format(total.count)} of ${figures.format(total.n)}`)
  expect(stdout.trim().split('\n')).toHaveLength(6)
})

// It counted from the oldest advert on, and so told other changes than /roles, the API and the report did.
test('roles trends has the span that the trends of skills have', async () => {
  for (const grain of ['week', 'month']) {
    const [roles, skills] = [
      await json('roles', 'trends', '--grain', grain),
      await json('trends', '--grain', grain, '--top', '1'),
    ]
    expect(roles.span).toEqual(skills.span)
    expect(roles.sources.length).toBeGreaterThan(0)
  }
  const since = await json('roles', 'trends', '--since', '2026-W40')
  expect(since.span.from).toBe('2026-09-28')
})

test('roles compare: what each role asks for more, within the sources that have both', async () => {
  const report = await json('roles', 'compare', 'data-engineer', 'data-analyst')
  expect([...Value.Errors(RoleComparisonSchema, report)]).toEqual([])
  expect(report).toMatchObject({ first: 'data-engineer', second: 'data-analyst' })
  const mirrored = await json('roles', 'compare', 'data-analyst', 'data-engineer')
  expect(mirrored.n).toEqual({ first: report.n.second, second: report.n.first })
  const { stdout } = await run('roles', 'compare', 'data-engineer', 'data-analyst')
  for (const { name, lean } of report.skills.slice(0, 5)) {
    const heading = stdout.indexOf(`Data ${lean === 'first' ? 'engineer' : 'analyst'} asks more for`)
    expect(stdout.indexOf(`\n${name} `)).toBeGreaterThan(heading)
  }
  // Of several sources the points are not the difference of the shares that stand beside them.
  const [only] = report.sources
  const ofTwo = { ...report, sources: [only, { ...only, source: 'example-feed', name: 'Example feed' }] }
  const names = { first: 'Data engineer', second: 'Data analyst' }
  expect(roleComparisonText(ofTwo, names)).toContain('Points: source by source')
  expect(stdout).not.toContain('Points: source by source')
  const csv = (await run('roles', 'compare', 'data-engineer', 'data-analyst', '--csv')).stdout.trim().split('\r\n')
  expect(csv).toHaveLength(report.skills.length + 1)
})

test('roles lists the families, and what is wrong is said in a sentence', async () => {
  expect((await json('roles')).map(({ id }: { id: string }) => id)).toContain('data-engineer')
  for (const [args, words] of [
    [['compare', 'data-engineer', 'data-wizard'], 'there is no role "data-wizard"; skilltide roles lists them'],
    [['compare', 'data-engineer', 'data-engineer'], 'name two different roles'],
    [['compare', 'data-engineer'], "missing required argument 'other'"],
    [['trends', '--role', 'data-engineer'], "unknown option '--role'"],
    [['trends', '--grain', 'year'], 'week, month or quarter'],
    [['trends', '--source', 'nosuch'], 'source: "nosuch" is not known; choose one of'],
  ] as const) {
    const { code, stderr } = await run('roles', ...args)
    expect([args, code]).toEqual([args, 2])
    expect(stderr).toContain(words)
  }
})
