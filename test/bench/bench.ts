import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BenchRow } from './harness/reading.ts'
import { markdownTable, plainTable } from './harness/show-rows.ts'

/** Parts of the bench, in the order of the table; each is a process of its own, so that none warms another up. */
const PARTS = ['phrases', 'html', 'store', 'start-up', 'server', 'pipeline', 'crawl'] as const
type Part = (typeof PARTS)[number]

const isPart = (name: string): name is Part => (PARTS as readonly string[]).includes(name)

function measure(part: Part, folder: string, options: readonly string[]): Promise<BenchRow[]> {
  const child = fork(join(import.meta.dirname, part, `measure-${part}.js`), [folder, ...options], {
    execArgv: ['--expose-gc'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const rows: BenchRow[] = []
  child.on('message', (message) => rows.push(...(message as BenchRow[])))
  return new Promise((done, fail) => {
    child.on('exit', (code) => {
      if (code === 0) done(rows)
      else fail(new Error(`${part} ended with ${code}`))
    })
  })
}

const named = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const options = process.argv.slice(2).filter((argument) => argument.startsWith('--'))
const unknown = named.filter((name) => !isPart(name))
if (unknown.length > 0) {
  process.stderr.write(`There is no part ${unknown.join(', ')}. Parts: ${PARTS.join(', ')}\n`)
  process.exit(2)
}
const folder = mkdtempSync(join(tmpdir(), 'skilltide-bench-'))
const rows: BenchRow[] = []
try {
  for (const part of PARTS.filter((name) => named.length === 0 || named.includes(name))) {
    process.stderr.write(`${part}\n`)
    const begunAt = performance.now()
    try {
      rows.push(...(await measure(part, folder, options)))
    } catch (error) {
      process.stderr.write(`${(error as Error).message}: its rows are missing\n`)
      process.exitCode = 1
    }
    process.stderr.write(`  ${part} took ${Math.round((performance.now() - begunAt) / 1000)} s\n`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
const table = options.includes('--json')
  ? JSON.stringify(rows, null, 2)
  : (options.includes('--markdown') ? markdownTable : plainTable)(rows)
process.stdout.write(`${table}\n`)
