import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore } from '../../data/store/open-store.ts'
import { aPosting, aSource, someFacts } from '../data/builders.ts'
import { cliFile } from './run-cli.ts'
import { runCommand } from './run-command.ts'
import { BATCH, fillDatabase, makeFolder, startWriter } from './upkeep-market.ts'

const root = join(import.meta.dirname, '..', '..')
const { folder, file, remove } = makeFolder('export')
const POSTINGS = 60
beforeAll(() => {
  fillDatabase(file('jobs.db'), POSTINGS)
  const store = openStore(file('jobs.db'))
  store.sources.save(aSource({ source: 'other', name: '<b>Other</b>', linkDuty: 'follow' }))
  store.postings.save([aPosting({ source: 'other', sourceId: 'x', url: null })], '2026-03-10T00:00:00Z')
  const [posting] = store.postings.listUnanalyzed('v1', 1)
  const wanted = [{ skillId: '=cmd', level: 'required', start: 0, end: 3 }] as const
  store.openings.saveFacts(
    [someFacts({ postingId: posting?.postingId ?? 0, openingKey: 'other', mentions: [...wanted] })],
    'v1',
  )
  store.reports.publish({
    weekStart: '2026-03-02',
    selectionKey: '{}',
    publishedAt: '2026-03-09T00:00:00Z',
    rulesVersion: 'v1',
    content: '{"n":61}',
  })
  store.mails.subscribe('reader@example.org', 'a secret token')
  store.settings.set('secret', 'of-nobodys-business')
  store.close()
})
afterAll(remove)

const cli = (...args: string[]) => runCommand(args, { cwd: folder })
const done = async (...args: string[]) => {
  const { code, stdout, stderr } = await cli('export', ...args, '--db', 'jobs.db', '--json')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout) as { files: { file: string; rows: number; bytes: number; sha256: string }[] }
}
const lines = (name: string): Record<string, unknown>[] =>
  readFileSync(file(name), 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line))
const all = [
  'README.md',
  'counts.csv',
  'mentions.jsonl',
  'openings.jsonl',
  'postings.jsonl',
  'reports.jsonl',
  'skills.jsonl',
  'sources.jsonl',
]
const partials = () => readdirSync(folder).filter((name) => name.includes('.partial'))

describe('export', () => {
  test('everything as open files: rows, sizes and sums are as it says', async () => {
    const { files } = await done('out')
    expect(readdirSync(file('out')).sort()).toEqual(all)
    for (const { file: name, rows, bytes, sha256 } of files) {
      const content = readFileSync(file(`out/${name}`))
      expect({ bytes, sha256 }).toEqual({
        bytes: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
      })
      if (name.endsWith('.jsonl')) expect(rows).toBe(lines(`out/${name}`).length)
    }
    expect(lines('out/postings.jsonl')).toHaveLength(POSTINGS + 1)
    expect(lines('out/postings.jsonl')[1]).toMatchObject({
      postingId: 2,
      source: 'example-board',
      url: 'https://jobs.example/2',
      postedOn: '2026-03-02',
    })
    expect(lines('out/openings.jsonl')[0]).toMatchObject({
      openingId: 1,
      role: 'data-engineer',
      country: 'GB',
      employer: 'Example Ltd',
      postings: 1,
      postedOnKind: 'stated',
    })
    expect(lines('out/mentions.jsonl').filter(({ skillId }) => skillId === 'dbt')).toHaveLength(POSTINGS / 2)
    expect(lines('out/mentions.jsonl')[0]).toEqual({
      postingId: 1,
      openingId: 1,
      skillId: 'sql',
      level: 'required',
      start: 0,
      end: 3,
    })
    expect(lines('out/skills.jsonl').length).toBeGreaterThan(1000)
    expect(lines('out/reports.jsonl')).toMatchObject([{ weekStart: '2026-03-02', report: { n: 61 } }])
    expect(lines('out/sources.jsonl').map(({ source }) => source)).toEqual(['example-board', 'other'])
  })

  test('weekly counts are openings, and a cell that starts a formula is defused', () => {
    const rows: Record<string, string>[] = parse(readFileSync(file('out/counts.csv')), { columns: true })
    expect(rows).toEqual([
      {
        source: 'example-board',
        weekStart: '2026-03-02',
        skill: 'dbt',
        name: 'dbt',
        n: '60',
        count: '30',
        required: '0',
      },
      {
        source: 'example-board',
        weekStart: '2026-03-02',
        skill: 'sql',
        name: 'SQL',
        n: '60',
        count: '60',
        required: '60',
      },
      { source: 'other', weekStart: '2026-03-02', skill: "'=cmd", name: "'=cmd", n: '1', count: '1', required: '1' },
    ])
  })

  test('no texts, recipients, tokens or settings; the duties of each source stand beside', async () => {
    const everything = all.map((name) => readFileSync(file(`out/${name}`), 'utf8')).join('')
    for (const secret of ['words that fill pages', 'reader@example.org', 'a secret token', 'of-nobodys-business']) {
      expect(everything).not.toContain(secret)
    }
    const readme = readFileSync(file('out/README.md'), 'utf8')
    expect(readme).toContain('Jobs by Example')
    expect(readme).toContain('licence: CC0')
    expect(readme).toContain('not stated; ask before you publish more than figures')
    expect(readme).toContain('link: to the posting, one that search engines follow')
    expect(readme).not.toContain('<b>Other')
    await done('with-texts', '--texts', '--what', 'postings')
    expect(readdirSync(file('with-texts')).sort()).toEqual(['README.md', 'postings.jsonl'])
    expect(lines('with-texts/postings.jsonl')[0]).toMatchObject({
      description: { content: expect.stringContaining('for team 1:') },
    })
  })

  test('the same data gives the same bytes', async () => {
    await done('again')
    for (const name of all) expect(readFileSync(file(`again/${name}`))).toEqual(readFileSync(file(`out/${name}`)))
  })

  test('one part into one file, its README beside; readable by its owner alone', async () => {
    expect((await done('skill-counts.csv', '--what', 'counts')).files).toMatchObject([
      { file: 'skill-counts.csv', rows: 3 },
    ])
    expect(readFileSync(file('skill-counts.csv'))).toEqual(readFileSync(file('out/counts.csv')))
    expect(readFileSync(file('skill-counts.csv.README.md'), 'utf8')).toContain('CC0')
    expect(statSync(file('skill-counts.csv')).mode & 0o777).toBe(0o600)
    expect(statSync(file('out')).mode & 0o777).toBe(0o700)
  })

  test.each([
    [
      'posting_texts SET content',
      /the text of posting 1 \(.*, example-board 1, https:\/\/jobs.example\/1\) is damaged/,
      ['export', 'torn'],
    ],
    ['posting_texts SET content', /the text of posting 1 \(/, ['phrases']],
    ['published_reports SET content', /the published report of the week of 2026-03-02 is damaged/, ['export', 'torn']],
  ])(
    'damaged %s is named with the mend, never with a stack trace, and nothing is half written',
    async (what, words, command) => {
      copyFileSync(file('jobs.db'), file('torn.db'))
      const db = new Database(file('torn.db'))
      db.exec(`UPDATE ${what} = x'ffffff'`)
      db.close()
      const { code, stdout, stderr } = await cli(...command, '--db', 'torn.db')
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
      expect(stderr).toMatch(words)
      expect(stderr).toContain('skilltide restore FILE')
      expect(stderr).not.toContain('    at ')
      expect(existsSync(file('torn'))).toBe(false)
    },
  )

  test.each([
    [['out'], /out is not empty; .*--force/],
    [['jobs.db'], /jobs.db is a file; name a folder/],
    [['nowhere/out'], /nowhere does not exist/],
    [['x', '--what', 'recipients'], /no part "recipients"; known are postings, openings/],
    [['x.csv', '--what', 'postings'], /x.csv is one file: name one part of that format/],
    [['x.jsonl'], /x.jsonl is one file/],
  ])('%j is refused in a sentence with exit code 2', async (args, words) => {
    const { code, stdout, stderr } = await cli('export', ...args, '--db', 'jobs.db')
    expect(stderr).toMatch(words)
    expect(stderr).not.toContain('    at ')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(existsSync(file('x'))).toBe(false)
  })

  test('a folder in use keeps its other files, with --force', async () => {
    mkdirSync(file('mine'))
    writeFileSync(file('mine/notes.txt'), 'mine')
    writeFileSync(file('mine/counts.csv'), 'old')
    await done('mine', '--force')
    expect(readdirSync(file('mine')).sort()).toEqual([...all, 'notes.txt'].sort())
    expect(readFileSync(file('mine/counts.csv'))).toEqual(readFileSync(file('out/counts.csv')))
  })

  test('while another process writes, all files are of one moment', async () => {
    fillDatabase(file('busy.db'), POSTINGS)
    const writer = await startWriter(file('busy.db'), root)
    const { code } = await cli('export', 'moment', '--db', 'busy.db')
    expect(code).toBe(0)
    expect(await writer.stop()).toEqual({ code: 0, stderr: '' })
    const postings = lines('moment/postings.jsonl').length
    expect(postings).toBeGreaterThan(POSTINGS)
    const openings = lines('moment/openings.jsonl').length
    // Postings are stored and read in two transactions of the writer: one batch may stand between them.
    expect([0, BATCH]).toContain(postings - openings)
    const mentioned = new Set(lines('moment/mentions.jsonl').map(({ postingId }) => postingId))
    expect(mentioned.size).toBe(openings)
    const rows: Record<string, string>[] = parse(readFileSync(file('moment/counts.csv')), { columns: true })
    expect(rows.find(({ skill }) => skill === 'sql')?.count).toBe(String(openings))
  })

  test('with no room for it: words, and nothing left behind', () => {
    const args = 'export full --texts --db jobs.db'.split(' ')
    // The shell limits the size of any file that the program writes, as a full disk would.
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', 'ulimit -f 80; exec "$@"', 'sh', process.execPath, cliFile, ...args],
      { cwd: folder, encoding: 'utf8' },
    )
    expect(stderr).toMatch(/full was not written: the disk is full/)
    expect(stderr).not.toContain('    at ')
    expect(status).toBe(1)
    expect(existsSync(file('full'))).toBe(false)
    expect(partials()).toEqual([])
  })
})
