import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { outsideSuite } from './outside-suite.ts'

const folder = mkdtempSync(join(tmpdir(), 'skilltide-suite-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
afterEach(() => vi.unstubAllEnvs())

const named = (content: string | null) => {
  const file = join(folder, 'cases.json')
  rmSync(file, { force: true })
  if (content !== null) writeFileSync(file, content)
  vi.stubEnv('SOME_CASES', file)
  return outsideSuite('SOME_CASES', 'not-there.json')
}

test('cases come from the file that the variable names', () => {
  expect(named('{"cases": [{"a": 1}], "files": {"b": 2}}')).toMatchObject({
    cases: [{ a: 1 }],
    content: { files: { b: 2 } },
  })
})

test.each([
  [null, 'SOME_CASES: there is no file'],
  ['', 'cannot be read as JSON'],
  ['{"cases"', 'cannot be read as JSON'],
  ['[]', 'has no list "cases"'],
  ['3', 'holds no object'],
  ['{"cases": []}', 'has no list "cases" with cases in it'],
  ['{"vectors": [1]}', 'has no list "cases" with cases in it'],
])('a file that holds %j is an error in words', (content, words) => {
  expect(() => named(content)).toThrow(words)
})

test('without a file the title of the test says that it is skipped', () => {
  const { cases, title } = outsideSuite('SOME_CASES', 'not-there.json')
  expect(cases).toEqual([])
  expect(title('dates')).toBe('dates (skipped: ../shared/reference/not-there.json is not there)')
})
