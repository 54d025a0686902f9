import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
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
