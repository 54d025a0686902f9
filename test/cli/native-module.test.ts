import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cliFile } from './run-cli.ts'

const root = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'skilltide-native-'))
const modules = join(folder, 'node_modules')
const SQLITE = 'better-sqlite3'

/** An installation of its own: the built program, and every package but the database module. */
beforeAll(() => {
  cpSync(dirname(cliFile), join(folder, 'dist'), { recursive: true })
  cpSync(join(root, 'package.json'), join(folder, 'package.json'))
  mkdirSync(modules)
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== SQLITE && !name.startsWith('.'))
      symlinkSync(join(root, 'node_modules', name), join(modules, name), 'junction')
  }
  writeFileSync(join(folder, 'jobs.csv'), 'id,title,description\n1,Data Engineer,You know SQL.\n')
  const board =
    'contact: you@example.org\nsources:\n  - type: greenhouse\n    board: acme\n    baseUrl: http://127.0.0.1:9\n'
  writeFileSync(join(folder, 'skilltide.yaml'), board)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function installWithout(what: 'package' | 'compiled file' | 'fitting file'): void {
  rmSync(join(modules, SQLITE), { recursive: true, force: true })
  if (what === 'package') return
  for (const part of ['lib', 'package.json']) {
    cpSync(join(root, 'node_modules', SQLITE, part), join(modules, SQLITE, part), { recursive: true })
  }
  if (what === 'compiled file') return
  mkdirSync(join(modules, SQLITE, 'build', 'Release'), { recursive: true })
  writeFileSync(join(modules, SQLITE, 'build', 'Release', 'better_sqlite3.node'), 'built for another machine')
}

const run = (...args: string[]) =>
  spawnSync(process.execPath, ['dist/cli.js', ...args], { cwd: folder, encoding: 'utf8' })

test.each([
  ['package', 'run `npm ci`'],
  ['compiled file', 'run `npm rebuild better-sqlite3`'],
  ['fitting file', 'run `npm rebuild better-sqlite3`'],
] as const)(
  'without its %s the database module is named with its mend, by every command that needs it',
  (what, mend) => {
    installWithout(what)
    for (const args of [['import', 'jobs.csv'], ['crawl'], ['serve', '--port', '0']]) {
      const { status, stderr } = run(...args, '--db', `${args[0]}.db`)
      expect({ args, status }).toEqual({ args, status: 1 })
      expect(stderr).toContain(mend)
      expect(stderr).toMatch(/^skilltide: better-sqlite3, which reads and writes the database, does not load/m)
      expect(stderr).not.toMatch(/\n {4}at /)
      expect(existsSync(join(folder, `${args[0]}.db`))).toBe(false)
    }
    expect(run('doctor').stdout).toContain('npm rebuild better-sqlite3')
    expect(run('--help').status).toBe(0)
  },
)
