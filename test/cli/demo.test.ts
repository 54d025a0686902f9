import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCli } from './run-cli.ts'

describe('the demo', () => {
  let cwd: string
  beforeAll(async () => {
    cwd = mkdtempSync(join(tmpdir(), 'skilltide-demo-'))
    const { code, stdout, stderr } = await runCli(['demo', '--no-serve', '--json'], { cwd })
    expect(code, stderr).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ seed: 1, weeks: 26, analysis: { isComplete: true } })
  }, 240_000)
  afterAll(() => rmSync(cwd, { recursive: true, force: true }))

  const json = async (args: readonly string[]) => {
    const { code, stdout, stderr } = await runCli([...args, '--db', 'skilltide-demo.db', '--json'], { cwd })
    expect(code, stderr).toBe(0)
    return JSON.parse(stdout)
  }

  test('the planted changes of the synthetic market are found, and nothing else', async () => {
    const { series } = await json(['trends'])
    const named = (verdict: string) =>
      series.filter((one: { verdict: string }) => one.verdict === verdict).map(({ skill }: { skill: string }) => skill)
    expect(named('rising').sort()).toEqual(['apache-airflow', 'dbt', 'duckdb'])
    expect(named('falling').sort()).toEqual(['apache-hadoop', 'ssis'])
  })

  test('every source of it says that it is a demo', async () => {
    const sources: { origin: string; openings: number }[] = await json(['sources'])
    expect(sources).toHaveLength(5)
    for (const { origin, openings } of sources) {
      expect(origin).toBe('demo')
      expect(openings).toBeGreaterThan(0)
    }
  })

  test.each([
    [['trends', '--top', '3']],
    [['roles', 'trends']],
    [['roles', 'compare', 'data-engineer', 'data-analyst']],
  ])('%j as CSV says in every row that it is demo data', async (args) => {
    const { stdout } = await runCli([...args, '--csv', '--db', 'skilltide-demo.db'], { cwd })
    const [head, ...rows] = stdout.trim().split('\r\n')
    expect(head).toMatch(/,data$/)
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) expect(row).toMatch(/,demo: synthetic postings$/)
  })

  test('adverts that stand on two boards, or come again, count once', async () => {
    const { postings, openings, analysis } = await json(['demo', '--no-serve'])
    expect(openings).toBeLessThan(postings)
    expect(analysis).toBeNull() // the second start took what was there
  })

  test('a database with postings of its own is never taken for a demo', async () => {
    writeFileSync(join(cwd, 'mine.csv'), 'title,description\nData Engineer,We need SQL\n')
    expect((await runCli(['import', 'mine.csv', '--db', 'mine.db'], { cwd })).code).toBe(0)
    const { code, stderr } = await runCli(['demo', '--no-serve', '--db', 'mine.db'], { cwd })
    expect(code).toBe(2)
    expect(stderr).toContain('mine.db holds postings of your own')
    expect((await runCli(['sources', '--db', 'mine.db', '--json'], { cwd })).stdout).toContain('"origin":"own"')
  })
})
