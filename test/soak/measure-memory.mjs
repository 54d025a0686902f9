// The most memory that each command takes: npm run test:memory -- 50000
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const [postings = '50000'] = process.argv.slice(2)
if (!/^[1-9]\d{0,6}$/.test(postings)) {
  process.stderr.write(`memory: "${postings}" is no number of adverts; name one from 1 to 9999999\n`)
  process.exit(2)
}
const root = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'skilltide-memory-tally-'))
const file = join(folder, 'tally.jsonl')
const run = (args) =>
  spawnSync(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, SKILLTIDE_SOAK_TALLY: file, SKILLTIDE_MEMORY_POSTINGS: postings },
  }).status ?? 1
const status =
  run(['build.mjs']) ||
  run(['node_modules/vitest/vitest.mjs', 'run', '--testTimeout=86400000', 'test/faults/memory.test.ts'])
const lines = status === 0 ? readFileSync(file, 'utf8').trim().split('\n') : []
for (const line of lines) {
  const { what, count } = JSON.parse(line)
  process.stdout.write(`${String(count).padStart(6)}  ${what}\n`)
}
rmSync(folder, { recursive: true, force: true })
process.exitCode = status
