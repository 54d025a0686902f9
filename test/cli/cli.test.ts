import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CliResult, runCli } from './run-cli.ts'

let cwd: string
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'skilltide-cli-'))
})
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

const cli = (args: readonly string[], input?: string): Promise<CliResult> =>
  runCli(args, { cwd, ...(input !== undefined && { input }) })
const json = async (args: readonly string[], input?: string) => {
  const { code, stdout, stderr } = await cli([...args, '--json'], input)
  expect({ code, stderr: stderr.includes('    at ') }).toEqual({ code: 0, stderr: false })
  return JSON.parse(stdout)
}

/** 40 adverts over 8 weeks: all want SQL, every other one Airflow. */
const adverts = Array.from({ length: 40 }, (_, index) => {
  const day = new Date(Date.UTC(2026, 7, 3 + 7 * (index % 8) + Math.floor(index / 8))).toISOString().slice(0, 10)
  const text = `Requirements: SQL${index % 2 === 0 ? ' and Apache Airflow' : ''}. Team ${index}.`
  return `${index},Senior Data Engineer,Example Works ${index % 7},"${text}","Leeds, UK",${day}`
})
const csv = ['id,title,company,description,location,date_posted', ...adverts].join('\n')

describe('usage', () => {
  test.each([
    [['series', '.'], 2, '. is a folder'],
    [['crawl', '--config', '.'], 2, '. is a folder'],
    [['serve', '--config', '.', '--schedule'], 2, '. is a folder'],
    [['trends', '--db', '.'], 1, '. is a folder'],
    [['backup', '--db', '.', 'copy.db'], 1, '. is a folder'],
  ])('%j ends with %i and says what the file is instead', async (args, code, words) => {
    const result = await cli(args)
    expect(result.stderr).toContain(words)
    expect(result.stderr).not.toContain('    at ')
    expect(result.code).toBe(code)
  })

  test('a CV that is a folder or not there is said by name, and one file imported is one file', async () => {
    writeFileSync(join(cwd, 'one.csv'), csv)
    const imported = await cli(['import', 'one.csv', '--db', 'one.db'])
    expect(imported.stdout).toContain('\n1 file: 40 read')
    for (const [file, words] of [
      ['.', '--cv: . is a folder'],
      ['no.pdf', '--cv: there is no file no.pdf'],
    ] as const) {
      const { code, stderr } = await cli(['gap', '--cv', file, '--db', 'one.db'])
      expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(words) })
    }
  })

  test('--help names every command and succeeds', async () => {
    const { code, stdout } = await cli(['--help'])
    expect(code).toBe(0)
    for (const command of ['start', 'demo', 'serve', 'crawl', 'import', 'analyze', 'extract', 'trends', 'gap']) {
      expect(stdout).toContain(command)
    }
  })

  test.each([
    [['fly'], 'unknown command'],
    [['import'], 'missing required argument'],
    [['import', 'nowhere.csv'], 'nowhere.csv'],
    [['trends', '--db', 'nowhere.db'], 'there is no database at nowhere.db'],
    [['trends', '--grain', 'year'], 'week, month or quarter is needed, or auto'],
    [['trends', '--csv', '--json'], '--csv and --json: one document is printed; name one'],
    [['roles', 'trends', '--csv', '--json'], '--csv and --json'],
    [['serve', '--port', '99999'], 'a port from 0 to 65535'],
  ])('%j is wrong usage: a sentence, exit code 2, no stack trace', async (args, words) => {
    const { code, stdout, stderr } = await cli(args)
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain(words)
    expect(stderr).not.toContain('    at ')
  })

  test('a file that is no database is refused and left as it was', async () => {
    const file = join(cwd, 'letter.db')
    writeFileSync(file, 'Dear reader, this is not a database at all. '.repeat(40))
    const before = readFileSync(file)
    const { code, stderr } = await cli(['trends', '--db', 'letter.db'])
    expect(code).toBeGreaterThan(0)
    expect(stderr).toContain('letter.db')
    expect(stderr).not.toContain('    at ')
    expect(readFileSync(file)).toEqual(before)
  })
})

describe('the main job on one file', () => {
  test('import reads it, and again finds nothing new', async () => {
    writeFileSync(join(cwd, 'adverts.csv'), `${csv}\n41,,Example Works 1,"No title",Leeds,2026-09-01\n`)
    const first = await json(['import', 'adverts.csv', '--rejects', 'rejects.jsonl'])
    expect(first.files).toMatchObject([
      { file: 'adverts.csv', format: 'csv', read: 41, new: 40, updated: 0, duplicates: 0 },
    ])
    expect(first.files[0].rejected).toMatchObject([{ line: 42 }])
    expect(first.files[0].rejected[0].reason).toMatch(/title/)
    expect(JSON.parse(readFileSync(join(cwd, 'rejects.jsonl'), 'utf8'))).toMatchObject({ line: 42 })
    const second = await json(['import', 'adverts.csv'])
    expect(second.files).toMatchObject([{ read: 41, new: 0, updated: 0, duplicates: 40 }])
  })

  test('trends count adverts, never mentions', async () => {
    const report = await json([
      'trends',
      '--role',
      'data-engineer',
      '--country',
      'GB',
      '--skill',
      'sql',
      'apache-airflow',
    ])
    expect(report.selection).toMatchObject({ role: 'data-engineer', country: 'GB' })
    expect(report.n).toBe(40)
    const bySkill = new Map(
      report.series.map((series: { skill: string; total: unknown }) => [series.skill, series.total]),
    )
    expect(bySkill.get('sql')).toMatchObject({ n: 40, count: 40, share: 1 })
    expect(bySkill.get('apache-airflow')).toMatchObject({ n: 40, count: 20, share: 0.5 })
    const points: { n: number; count: number; low: number; high: number }[] = report.series[0].points
    expect(points).toHaveLength(8)
    for (const { n, count, low, high } of points) {
      expect(n).toBe(5)
      expect(count).toBeLessThanOrEqual(n)
      expect(low).toBeLessThan(high)
    }
  })

  test('trends as CSV have one line a skill and week', async () => {
    const { stdout } = await cli(['trends', '--skill', 'sql', '--csv'])
    const lines = stdout.trim().split(/\r?\n/)
    expect(lines[0]).toMatch(/^skill,name,weekStart,n,count,share,low,high/)
    expect(lines).toHaveLength(9)
  })

  test('gap names what is asked for and lacking, with n and interval', async () => {
    const report = await json(['gap', '--skills', 'sql, falconry', '--role', 'data-engineer'])
    expect(report.n).toBe(40)
    expect(report.strengths).toMatchObject([{ skill: 'sql', share: 1, n: 40 }])
    expect(report.gaps).toMatchObject([{ skill: 'apache-airflow', share: 0.5, count: 20, n: 40, gain: 20 }])
    expect(report.gaps[0].low).toBeCloseTo(0.352, 3)
    expect(report.gaps[0].high).toBeCloseTo(0.648, 3)
    expect(report.unknown).toEqual(['falconry'])
  })

  test('a table for the terminal says of what selection it is, why nothing is said to move, and first what was not known', async () => {
    const trends = (await cli(['trends', '--role', 'data-engineer', '--country', 'GB', '--top', '1'])).stdout
    expect(trends).toMatch(/^40 data engineer openings in the United Kingdom, 2026-W\d+ to 2026-W\d+\n/)
    expect(trends).toContain('Left out, and counted by the ranks: soft skills and broad fields.')
    expect(trends).toMatch(/No change can be told: (Too few openings|Mostly|Only) .+/)
    expect(trends).toContain('Weeks of few openings: pages and the API read these by the month, as --grain auto does.')
    const asPages = (await cli(['trends', '--role', 'data-engineer', '--top', '1', '--grain', 'auto'])).stdout
    expect(asPages).toMatch(/^40 data engineer openings, 2026-\d\d to 2026-\d\d\n/)
    expect(asPages).not.toContain('Weeks of few openings')
    const gap = (await cli(['gap', '--skills', 'falconry', '--role', 'data-engineer'])).stdout
    expect(gap).toMatch(/^40 data engineer openings, \d+ weeks to 2026-09-27\n/)
    expect(gap.indexOf('not counted: falconry')).toBeLessThan(
      gap.indexOf('You have, and they ask for: none of what you'),
    )
    const none = (await cli(['trends', '--role', 'data-engineer', '--country', 'FR'])).stdout
    expect(none).toBe('No openings in this selection: data engineer openings in France.\n')
  })

  test('a skill that is written by its name, or nearly by its id, is a mistake that names the id', async () => {
    for (const written of ['Airflow', 'apache airflow', 'apache-airflo']) {
      const { code, stderr } = await cli(['trends', '--skill', written])
      expect(code).toBe(2)
      expect(stderr).toContain(`skill: "${written}" is no id of the vocabulary; did you mean apache-airflow?`)
    }
    expect((await cli(['trends', '--skill', 'underwater-basketry'])).stderr).toContain('"skills" lists them')
  })

  test('an unknown role is a mistake that names the known ones', async () => {
    const { code, stderr } = await cli(['gap', '--skills', 'sql', '--role', 'wizard'])
    expect(code).toBe(2)
    expect(stderr).toContain('data-engineer')
  })

  test('analyze has nothing left to do, and --rebuild reads all again with the same result', async () => {
    const before = await json(['trends', '--skill', 'sql'])
    expect(await json(['analyze'])).toMatchObject({ postings: 0, isComplete: true })
    expect(await json(['analyze', '--rebuild'])).toMatchObject({ postings: 40, isComplete: true })
    expect(await json(['trends', '--skill', 'sql'])).toEqual(before)
  })

  test('the database is readable by its owner only', () => {
    expect(statSync(join(cwd, 'skilltide.db')).mode & 0o077).toBe(0)
  })
})

describe('postings that were not analysed', () => {
  test('are stored, named as waiting, and counted after analyze', async () => {
    writeFileSync(join(cwd, 'two.csv'), 'title,description\nData Engineer,We need SQL.\nData Analyst,We need SQL.\n')
    await json(['import', 'two.csv', '--no-analyze', '--db', 'two.db'])
    const before = await cli(['trends', '--db', 'two.db', '--json'])
    expect(JSON.parse(before.stdout).n).toBe(0)
    expect(before.stderr).toContain('2 postings wait')
    expect(await json(['analyze', '--db', 'two.db'])).toMatchObject({ postings: 2, mentions: 2, isComplete: true })
    const after = await cli(['trends', '--db', 'two.db', '--json'])
    expect(JSON.parse(after.stdout)).toMatchObject({ n: 2, series: [{ skill: 'sql' }] })
    expect(after.stderr).toBe('')
  })
})

describe('series', () => {
  const weeks = Array.from({ length: 26 }, (_, week) =>
    new Date(Date.UTC(2026, 4, 25 + 7 * week)).toISOString().slice(0, 10),
  )

  test("anybody's figures get points, change, verdict, level shifts and forecast", async () => {
    const rows = weeks.flatMap((day, week) => [
      `grows,${day},${40 + 4 * week},400`,
      `stays,${day},${400 + (week % 3)},4000`,
    ])
    writeFileSync(join(cwd, 'series.csv'), ['series,weekStart,count,n', ...rows].join('\n'))
    const { series } = await json(['series', 'series.csv'])
    expect(series.map(({ series: name, verdict }: { series: string; verdict: string }) => [name, verdict])).toEqual([
      ['grows', 'rising'],
      ['stays', 'steady'],
    ])
    expect(series[0].points[0]).toMatchObject({ weekStart: '2026-05-25', share: 0.1 })
    expect(series[0].points).toHaveLength(26)
    // Planted: from 10 to 35 %. The interval holds these 25 points and stays clear of 0.
    expect(series[0].change.lowPp).toBeGreaterThan(10)
    expect(series[0].change.lowPp).toBeLessThan(25)
    expect(series[0].change.highPp).toBeGreaterThan(25)
    expect(series[1].levelShifts).toEqual([])
  })

  test('a row that cannot be is refused by its line', async () => {
    writeFileSync(join(cwd, 'wrong.csv'), 'series,weekStart,count,n\na,2026-05-25,5,4\n')
    const { code, stderr } = await cli(['series', 'wrong.csv'])
    expect(code).toBe(2)
    expect(stderr).toMatch(/Line 2: count 5 is more than n 4/)
    expect(stderr).not.toContain('    at ')
  })
})

describe('extract', () => {
  const text = 'Requirements\n- Strong Python and SQL\nNice to have\n- Apache Airflow is a plus'

  test('offsets slice the input to the surface, and levels follow the sections', async () => {
    const found = await json(['extract', '--title', 'Senior Data Engineer'], text)
    expect(found).toMatchObject({ role: 'data-engineer', seniority: 'senior', salary: null })
    for (const { start, end, surface } of found.mentions) expect(text.slice(start, end)).toBe(surface)
    const levels = found.mentions.map(({ skill, level }: { skill: string; level: string }) => [skill, level])
    expect(levels).toEqual([
      ['python', 'required'],
      ['sql', 'required'],
      ['apache-airflow', 'preferred'],
    ])
  })

  test('HTML comes back as text, and offsets are into that', async () => {
    const found = await json(
      ['extract', '--html'],
      '<h3>Requirements</h3><ul><li>Strong <b>Python</b> &amp; SQL</li></ul>',
    )
    expect(found.mentions.map(({ skill }: { skill: string }) => skill)).toEqual(['python', 'sql'])
    for (const { start, end, surface } of found.mentions) expect(found.text.slice(start, end)).toBe(surface)
  })

  test('--lines answers each line in order, and a broken line in its place', async () => {
    const lines = [
      JSON.stringify({ id: 'a', text: 'We use Python.' }),
      '{broken',
      JSON.stringify({ id: 'c', html: '<p>SQL</p>' }),
    ]
    const { code, stdout, stderr } = await cli(['extract', '--lines'], lines.join('\n'))
    const out = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(out.map(({ id }) => id)).toEqual(['a', undefined, 'c'])
    expect(out[1]).toEqual({ line: 2, error: 'not a JSON document' })
    expect(code).toBe(2)
    expect(stderr).toContain('1 line')
  })
})
