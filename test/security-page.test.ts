import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const page = readFileSync(join(root, 'SECURITY.md'), 'utf8')

test('every test that SECURITY.md names is there', () => {
  const named = [...page.matchAll(/`(test\/[^`]+)`/g)].map(([, file]) => String(file))
  expect(named.length).toBeGreaterThan(30)
  expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([])
})

test('every fault and every point of ASVS names its test', () => {
  const tables = page.split(/^## /m).filter((part) => /^(Fault|OWASP)/.test(part))
  expect(tables).toHaveLength(2)
  const rows = tables
    .flatMap((part) => part.split('\n').filter((line) => line.startsWith('| ')))
    .filter((line) => !/\| test \|$|---/.test(line))
  expect(rows.filter((row) => !/`test\/[\w./-]+\.test\.tsx?`/.test(row))).toEqual([])
})
