// The long run of what the tests try shortly: node test/soak/run.mjs [rounds]
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const rounds = process.argv[2] ?? '100'
if (!/^[1-9]\d{0,5}$/.test(rounds)) {
  process.stderr.write(`soak: "${rounds}" is no number of rounds; name one from 1 to 999999\n`)
  process.exit(2)
}
const root = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'skilltide-soak-'))
const file = join(folder, 'tally.jsonl')
const FILES = [
  'test/faults/killed-commands.test.ts',
  'test/faults/killed-crawl.test.ts',
  'test/faults/killed-mailing.test.ts',
  'test/faults/any-input.test.ts',
  'test/faults/load.test.ts',
  'test/server/hostile-text.test.ts',
]
const run = (command, args) =>
  spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, SKILLTIDE_SOAK_ROUNDS: rounds, SKILLTIDE_SOAK_TALLY: file },
  }).status ?? 1

const built = run(process.execPath, ['build.mjs'])
const status =
  built ||
  run(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--maxWorkers=1', '--testTimeout=86400000', ...FILES])
const sums = new Map()
if (existsSync(file)) {
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    const { what, count } = JSON.parse(line)
    sums.set(what, (sums.get(what) ?? 0) + count)
  }
}
rmSync(folder, { recursive: true, force: true })
for (const [what, count] of sums) process.stdout.write(`${String(count).padStart(9)}  ${what}\n`)
process.stdout.write(status === 0 ? 'nothing lost, nothing doubled, no fault\n' : 'something failed: see above\n')
process.exitCode = status
