import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'

/**
 * Counts of work as they were when somebody last looked at them. `SKILLTIDE_WORK=write npx vitest run test/work` writes
 * them anew, which is right when a change is worth its work, or saves some.
 */
const file = join(import.meta.dirname, 'expected-work.json')
const isWriting = process.env.SKILLTIDE_WORK === 'write'
/** Grown by more, a count fails; fallen by more, it is to be written down, so that it does not creep back. */
const MOST_GROWTH = 1.1
const LEAST_PART = 0.6
/** Of a few statements one more is no regression. */
const SLACK = 3

type Counts = Record<string, number>
const read = (): Record<string, Counts> => JSON.parse(readFileSync(file, 'utf8')) as Record<string, Counts>

/** Compares counts with those on file under this name. */
export function expectWork(name: string, counts: object): void {
  const found = Object.fromEntries(Object.entries(counts).map(([kind, count]) => [kind, Math.round(Number(count))]))
  if (isWriting) {
    const all = { ...read(), [name]: found }
    const sorted = Object.fromEntries(Object.entries(all).sort(([one], [other]) => (one < other ? -1 : 1)))
    writeFileSync(file, `${JSON.stringify(sorted, null, 2)}\n`)
    return
  }
  const expected = read()[name]
  expect(expected, `${name} is not on file: run SKILLTIDE_WORK=write npx vitest run test/work`).toBeDefined()
  for (const [kind, count] of Object.entries(expected ?? {})) {
    const label = `${name}: ${kind}, on file ${count}`
    expect(found[kind], label).toBeLessThanOrEqual(count * MOST_GROWTH + SLACK)
    expect(found[kind], `${label}; less is good: write it down`).toBeGreaterThanOrEqual(count * LEAST_PART - SLACK)
  }
}
