import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
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
