import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/** Goes through `crawler/sources/README.md` in a copy of the repository, step by step, as somebody would who reads it. */

const root = resolve(import.meta.dirname, '..')
const guide = readFileSync(join(root, 'crawler/sources/README.md'), 'utf8')

interface Step {
  action: 'file' | 'append'
  path: string
  text: string
}

const steps = [...guide.matchAll(/^```\w+ (file|append)=(\S+)\n([\s\S]*?)^```$/gm)].map(
  ([, action, path = '', text = '']): Step => ({ action: action === 'append' ? 'append' : 'file', path, text }),
)

let copy: string
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'skilltide-guide-'))
  const left = new Set(['node_modules', 'dist', '.git', 'coverage', 'screenshots'])
  cpSync(root, copy, { recursive: true, filter: (path) => !left.has(path.slice(root.length + 1)) })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  for (const { action, path, text } of steps) {
    const file = join(copy, path)
    mkdirSync(dirname(file), { recursive: true })
    if (action === 'append') appendFileSync(file, text)
    else writeFileSync(file, text)
  }
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

const run = (program: string, ...args: string[]) =>
  spawnSync(process.execPath, [join(root, 'node_modules', program), ...args], { cwd: copy, encoding: 'utf8' })

describe('the guide to adding a source', () => {
  test('is one file, one folder and one line', () => {
    expect(steps.map(({ action, path }) => [action, path])).toEqual([
      ['file', 'crawler/sources/example-board.ts'],
      ['file', 'test/fixtures/example-board/source.json'],
      ['file', 'test/fixtures/example-board/listing.json'],
      ['file', 'test/fixtures/example-board/expected.json'],
      ['append', 'crawler/sources/all-sources.ts'],
    ])
    expect(steps.at(-1)?.text.trim().split('\n')).toHaveLength(1)
  })

  test('gives code that the compiler takes', () => {
    // The folder that the guide changes; the rest of the program is compiled by `npm run check:types`.
    const compilerOptions = { noEmit: true, lib: ['ES2023', 'ES2024.String', 'DOM'] }
    const settings = { extends: './tsconfig.json', compilerOptions, include: ['crawler'] }
    writeFileSync(join(copy, 'tsconfig.guide.json'), JSON.stringify(settings))
    const { status, stdout } = run('typescript/bin/tsc', '-p', 'tsconfig.guide.json')
    expect(stdout).toBe('')
    expect(status).toBe(0)
  })

  test('gives a source that passes every test that a source must pass', () => {
    const files = ['registry', 'drift', 'crawl-fixtures'].map((name) => `test/crawler/sources/${name}.test.ts`)
    const { stdout, stderr } = run('vitest/vitest.mjs', 'run', '--reporter=json', '-t', 'example-board', ...files)
    const report: { numFailedTests: number; testResults: { name: string; assertionResults: { status: string }[] }[] } =
      JSON.parse(stdout.slice(stdout.indexOf('{')) || `{"numFailedTests":"${stderr}"}`)
    expect(report.numFailedTests).toBe(0)
    const passed = report.testResults.map(
      ({ assertionResults }) => assertionResults.filter(({ status }) => status === 'passed').length,
    )
    // Each of the three files has found the new source by itself.
    expect(passed.length).toBe(3)
    expect(passed.sort()).toEqual([1, 2, 7])
  })

  test('shows a mistake in the new source as a failure', () => {
    const file = join(copy, 'crawler/sources/example-board.ts')
    writeFileSync(file, readFileSync(file, 'utf8').replace('job.posted', 'job.edited'))
    const { status, stdout, stderr } = run(
      'vitest/vitest.mjs',
      'run',
      '-t',
      'example-board',
      'test/crawler/sources/registry.test.ts',
    )
    expect(stdout + stderr).toContain('2026-02-01')
    expect(status).toBe(1)
  })
})
