import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cliFile } from './run-cli.ts'
import { runCommand } from './run-command.ts'

/** Which files commands take and make. */

const cwd = mkdtempSync(join(tmpdir(), 'skilltide-files-'))
const run = (args: readonly string[], env: Record<string, string> = {}) => runCommand(args, { cwd, env })

beforeAll(() => writeFileSync(join(cwd, 'jobs.csv'), 'id,title,text\n1,Engineer,SQL\n2,Analyst,Excel\n'))
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

test('a database without a file is refused, and an empty SKILLTIDE_DB is none', async () => {
  for (const [args, env] of [
    [['--db', ''], {}],
    [['--db', ':memory:'], {}],
    [[], { SKILLTIDE_DB: ':memory:' }],
  ] as const) {
    const { code, stdout, stderr } = await run([...args, 'import', 'jobs.csv'], env)
    expect({ code, stdout, stderr }).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('needs a file name'),
    })
  }
  expect((await run(['import', 'jobs.csv'], { SKILLTIDE_DB: '' })).code).toBe(0)
  expect(existsSync(join(cwd, 'skilltide.db'))).toBe(true)
  expect((await run(['import', 'jobs.csv'], { SKILLTIDE_DB: 'named.db' })).code).toBe(0)
  expect(existsSync(join(cwd, 'named.db'))).toBe(true)
})

test('an import says what it left out, and ends with 1 where a file was not read or nothing was taken in', async () => {
  writeFileSync(join(cwd, 'letter.txt'), 'Dear reader')
  writeFileSync(join(cwd, 'days.csv'), 'id,title,text,date\n3,Engineer,SQL,soon\n4,Analyst,Excel,\n')
  writeFileSync(join(cwd, 'untitled.csv'), 'title,text\n,SQL\n')
  const some = await run(['import', 'letter.txt', 'jobs.csv', 'days.csv', '--db', 'some.db'])
  expect(some).toMatchObject({ code: 1, stderr: '' })
  expect(some.stdout).toContain('2 files: 4 read, 4 new, 0 rejected')
  expect(some.stdout).toMatch(/4 postings have no readable day and count as first seen.*\n {2}days\.csv:2: "soon"/)
  expect(some.stdout).toMatch(/1 of 3 files could not be read:\n {2}letter\.txt: neither a table/)
  const days = await run(['import', 'days.csv', '--db', 'some.db', '--json'])
  expect(days.code).toBe(0)
  expect(JSON.parse(days.stdout)).toMatchObject({
    files: [{ undated: 2, unreadableDays: [{ line: 2, stated: 'soon' }] }],
    unread: [],
  })
  const none = await run(['import', 'untitled.csv', '--db', 'some.db'])
  expect(none).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('nothing was taken in: every item was rejected'),
  })
})

test('a file that is closed to us is told, and does not stop the others', () => {
  writeFileSync(join(cwd, 'closed.csv'), 'title,text\nEngineer,SQL\n')
  chmodSync(join(cwd, 'closed.csv'), 0)
  chmodSync(cwd, 0o777)
  // Root may read everything: the command runs as nobody then.
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  const args = [cliFile, 'import', 'closed.csv', 'jobs.csv', '--db', 'open.db']
  const { status, stdout } = spawnSync(process.execPath, args, { cwd, ...nobody, encoding: 'utf8' })
  expect(stdout).toContain('1 file: 2 read, 2 new, 0 rejected')
  expect(stdout).toContain('  closed.csv: you may not read it (permission denied)')
  expect(status).toBe(1)
})

test.each([
  [['skills'], ''],
  [['extract', '--lines'], '{"id":1,"text":"SQL"}\n'.repeat(200)],
])('%j ends quietly when nobody reads on', async (args, input) => {
  const child = spawn(process.execPath, [cliFile, ...args], { cwd })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  child.stdin.on('error', () => {})
  child.stdout.destroy()
  child.stdin.end(input)
  const [code] = await once(child, 'close')
  expect({ code, said }).toEqual({ code: 0, said: '' })
})
