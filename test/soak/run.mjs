// The long run of what the tests try shortly: npm run test:soak -- 30m
// A third of the time a dashboard is read by 200 clients while crawls write; then kills and hostile inputs, pass after pass.
// npm run test:soak -- 12h --gentle: all the time five requests a second and a crawl every ten minutes, nothing else.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

const UNIT_SECONDS = { s: 1, m: 60, h: 3600 }
/** Kills of each command, and the measure of inputs, in one pass: some minutes. */
const ROUNDS_OF_A_PASS = 8
const UNDER_LOAD = ['test/faults/steady-load.test.ts']
const KILLS_AND_INPUTS = [
  'test/faults/killed-commands.test.ts',
  'test/faults/killed-server.test.ts',
  'test/faults/killed-crawl.test.ts',
  'test/faults/killed-mailing.test.ts',
  'test/faults/any-input.test.ts',
  'test/faults/any-file.test.ts',
  'test/faults/load.test.ts',
  'test/server/any-query.test.ts',
  'test/server/hostile-text.test.ts',
]

const { positionals, values } = parseArgs({ allowPositionals: true, options: { gentle: { type: 'boolean' } } })
const [asked = '10m'] = positionals
const [, number, unit] = /^([1-9]\d{0,4})([smh])$/.exec(asked) ?? []
if (unit === undefined) {
  process.stderr.write(`soak: "${asked}" is no time; name one such as 90s, 30m or 12h\n`)
  process.exit(2)
}
const seconds = Number(number) * UNIT_SECONDS[unit]
const root = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'skilltide-soak-'))
const file = join(folder, 'tally.jsonl')
const began = performance.now()
const secondsLeft = () => seconds - (performance.now() - began) / 1000

const run = (args, environment = {}) =>
  spawnSync(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, SKILLTIDE_SOAK_TALLY: file, ...environment },
  }).status ?? 1
const test = (files, environment) =>
  run(['node_modules/vitest/vitest.mjs', 'run', '--maxWorkers=1', '--testTimeout=86400000', ...files], environment)

let status = run(['build.mjs'])
if (status === 0 && values.gentle) {
  status = test(UNDER_LOAD, { SKILLTIDE_SOAK_SECONDS: String(seconds), SKILLTIDE_SOAK_GENTLE: '1' })
} else if (status === 0) {
  status = test(UNDER_LOAD, { SKILLTIDE_SOAK_SECONDS: String(Math.ceil(seconds / 3)) })
}
let passes = 0
while (status === 0 && !values.gentle && (passes === 0 || secondsLeft() > 0)) {
  status = test(KILLS_AND_INPUTS, {
    SKILLTIDE_SOAK_ROUNDS: String(ROUNDS_OF_A_PASS),
    SKILLTIDE_SOAK_PASS: String(passes),
  })
  passes += 1
}

const sums = new Map()
if (existsSync(file)) {
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    const { what, count, isMost } = JSON.parse(line)
    const before = sums.get(what) ?? 0
    sums.set(what, isMost ? Math.max(before, count) : before + count)
  }
}
rmSync(folder, { recursive: true, force: true })
process.stdout.write(`\nafter ${Math.round((performance.now() - began) / 60_000)} minutes and ${passes} passes:\n`)
for (const [what, count] of sums) process.stdout.write(`${String(count).padStart(9)}  ${what}\n`)
process.stdout.write(
  status === 0
    ? 'nothing lost, nothing doubled, every count equals its recount, no fault\n'
    : 'something failed: see above\n',
)
process.exitCode = status
