import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { selectionKeyOf } from '../../analysis/report/weekly/publish-weekly-report.ts'
import { WHOLE_MARKET } from '../../data/selection.ts'
import { openStore } from '../../data/store/open-store.ts'
import { hasChromium } from '../e2e/chromium.ts'
import { syntheticMarketStore } from '../server/synthetic-market-store.ts'
import { cliFile, runCli } from './run-cli.ts'
import { runCommand } from './run-command.ts'

const cwd = mkdtempSync(join(tmpdir(), 'skilltide-report-'))
const WEEK = ['--db', 'market.db', 'report', '--week', '2026-W46']
const run = (args: readonly string[], env: Record<string, string> = {}) => runCommand([...WEEK, ...args], { cwd, env })

beforeAll(() => syntheticMarketStore(undefined, join(cwd, 'market.db')).close())
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

test.each(['md', 'html', 'json'])('the same bytes as %s twice, in another time zone and locale too', async (format) => {
  const here = await runCli([...WEEK, '--format', format], { cwd, env: { TZ: 'UTC', LC_ALL: 'C' } })
  const elsewhere = { TZ: 'Pacific/Auckland', LC_ALL: 'de_DE.UTF-8', LANG: 'ar' }
  const there = await runCli([...WEEK, '--format', format], { cwd, env: elsewhere })
  expect(here.code).toBe(0)
  expect(there.stdout).toBe(here.stdout)
  expect(here.stdout).toContain('2026-W46')
})

test('--out writes the file, --json prints one document and nothing else', async () => {
  expect((await run(['--out', 'week.md'])).stdout).toBe('')
  expect(readFileSync(join(cwd, 'week.md'), 'utf8')).toMatch(/^# /)
  const { stdout } = await runCommand(['--json', '--db', 'market.db', 'report', '--week', '2026-W46'], { cwd })
  expect(JSON.parse(stdout)).toMatchObject({ week: '2026-W46', weekStart: '2026-11-09' })
})

test('a published week keeps its figures', async () => {
  const published = await run(['--publish', '--format', 'json'])
  expect((await run(['--format', 'json'])).stdout).toBe(published.stdout)
})

test('a personal edition of a profile is in every form, and never published or mailed', async () => {
  const add = ['--db', 'market.db', 'profiles', 'add', 'Ann Example', '--role', 'data-engineer']
  await runCommand([...add, '--skills', 'ssis: expert, python: awareness'], { cwd })
  const plain = (await run(['--format', 'json', '--role', 'data-engineer'])).stdout
  const { personal, ...report } = JSON.parse((await run(['--format', 'json', '--profile', 'ann example'])).stdout)
  expect(report).toEqual(JSON.parse(plain))
  expect(personal).toMatchObject({ of: 'Ann Example', held: { rows: [expect.arrayContaining(['SSIS'])] } })
  expect((await run(['--format', 'md', '--profile', 'Ann Example'])).stdout).toContain('## Your skills and your gaps')
  expect((await run(['--format', 'html', '--profile', 'Ann Example'])).stdout).toContain('For <bdi>Ann Example</bdi>')
  // Whoever made the file before, what is about a person is for its owner alone.
  await run(['--format', 'md', '--out', 'mine.md'])
  expect(statSync(join(cwd, 'mine.md')).mode & 0o044).not.toBe(0)
  await run(['--format', 'md', '--profile', 'Ann Example', '--out', 'mine.md'])
  expect(statSync(join(cwd, 'mine.md')).mode & 0o777).toBe(0o600)
  for (const flags of [['--publish'], ['--send'], ['--send-trial', 'a@example.org']]) {
    const { code, stderr } = await run(['--profile', 'Ann Example', ...flags])
    expect(code).toBe(2)
    expect(stderr).toContain('a personal edition is never published or mailed')
  }
  expect((await run(['--format', 'json', '--role', 'data-engineer'])).stdout).toBe(plain)
})

test.each([
  [['--profile', 'nobody'], 'there is no profile "nobody"'],
  [['--profile', 'a', '--skills', 'sql'], 'choose one of'],
  [['--week', 'yesterday'], 'is neither a week'],
  [['--week', '2999-W01'], 'has not ended'],
  [['--format', 'odt'], 'html, md, json or pdf'],
  [['--format', 'pdf'], '--format pdf needs a file'],
  [['--role', 'wizard'], 'is not known'],
  [['--source', 'nosuch'], 'source: "nosuch" is not known; choose one of'],
])('wrong usage %j is one sentence and exit code 2', async (args, sentence) => {
  const { code, stderr, stdout } = await runCommand(['--db', 'market.db', 'report', ...args], { cwd })
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain(sentence)
  expect(stderr).not.toContain('    at ')
})

const MAIL = 'mail: { host: HOST, from: a@example.org, recipients: [b@example.org]'
const mailFile = (name: string, host: string, rest = '') =>
  writeFileSync(join(cwd, name), `${MAIL.replace('HOST', host)}${rest} }\n`)

test('what keeps a mail from going out is told before a server is called, and nothing is published', async () => {
  writeFileSync(join(cwd, 'empty.yaml'), 'contact: you@example.org\n')
  mailFile('open.yaml', 'mail.example.org', ', security: none, user: ann')
  mailFile('nameless.yaml', '10.0.0.7', ', security: none')
  mailFile('locked.yaml', '127.0.0.1', ', port: 9, security: none, user: ann')
  for (const [config, flags, sentence] of [
    ['nowhere.yaml', ['--send'], 'there is no nowhere.yaml; add "mail:" with host, from and recipients'],
    ['empty.yaml', ['--send'], 'empty.yaml says nothing of mail'],
    ['open.yaml', ['--send'], 'mail.security: none sends reports, and the password, unencrypted to mail.example.org'],
    ['nameless.yaml', ['--send'], 'mail.security: none sends reports unencrypted to 10.0.0.7'],
    ['locked.yaml', ['--send'], 'mail: set SKILLTIDE_MAIL_PASSWORD to the password of ann'],
    ['locked.yaml', ['--send-trial', 'nobody'], '--send-trial nobody: that is no address; write you@example.org'],
  ] as const) {
    const sent = await runCommand(['--db', 'market.db', 'report', '--week', '2026-W45', '--config', config, ...flags], {
      cwd,
      env: { SKILLTIDE_MAIL_PASSWORD: '' },
    })
    expect(sent).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(sentence) })
  }
  const store = openStore(join(cwd, 'market.db'), { readonly: true })
  expect(store.reports.find('2026-11-02', selectionKeyOf(WHOLE_MARKET))).toBeNull()
  store.close()
})

test.skipIf(!hasChromium)(`a PDF is printed${hasChromium ? '' : ' (skipped: no Chromium)'}`, async () => {
  const { code, stderr } = await run(['--format', 'pdf', '--out', 'week.pdf'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(readFileSync(join(cwd, 'week.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
})

test('without a Chromium a PDF is refused with what to do', async () => {
  const { code, stderr } = await run(['--format', 'pdf', '--out', 'week.pdf'], { PATH: '', SKILLTIDE_CHROMIUM: '' })
  expect(code).toBe(1)
  expect(stderr).toContain('none is installed')
})

test('with no room for it the report before it stays as it was, and nothing half-written', async () => {
  await run(['--format', 'html', '--out', 'kept.html'])
  const before = readFileSync(join(cwd, 'kept.html'))
  const files = readdirSync(cwd)
  // The shell limits the size of any file that the program writes: the write fails half-way, as on a full disk.
  const halfBlocks = Math.floor(before.length / 1024)
  const command = [cliFile, ...WEEK, '--format', 'html', '--out', 'kept.html']
  const limited = ['-c', `ulimit -f ${halfBlocks}; exec "$@"`, 'sh', process.execPath, ...command]
  const { status, stderr } = spawnSync('sh', limited, { cwd, encoding: 'utf8' })
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: expect.stringContaining('kept.html was not written: the disk is full'),
  })
  expect(readFileSync(join(cwd, 'kept.html')).equals(before)).toBe(true)
  expect(readdirSync(cwd)).toEqual(files)
})

test('a folder that is not there is told', async () => {
  const { code, stderr } = await run(['--out', 'nowhere/week.md'])
  expect(code).toBe(1)
  expect(stderr).toBe('skilltide: --out nowhere/week.md: there is no such folder\n')
})

test('--out replaces an earlier report of its format, never the database or a file of another kind', async () => {
  writeFileSync(join(cwd, 'clients.csv'), 'name\nAnn\n')
  const database = readFileSync(join(cwd, 'market.db'))
  for (const [file, sentence] of [
    ['market.db', 'it is the database itself'],
    ['market.db-wal', 'it is the database itself, or what is kept beside it'],
    ['clients.csv', 'it is there and is no HTML page'],
  ] as const) {
    const { code, stderr } = await run(['--format', 'html', '--out', file])
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(sentence) })
  }
  expect(readFileSync(join(cwd, 'market.db')).equals(database)).toBe(true)
  expect(readFileSync(join(cwd, 'clients.csv'), 'utf8')).toBe('name\nAnn\n')
  for (let week = 1; week <= 2; week++) {
    expect((await run(['--format', 'html', '--out', 'report.html'])).code).toBe(0)
  }
})
