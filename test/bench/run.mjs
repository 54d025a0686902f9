// Measures what README states: node test/bench/run.mjs [layout] [crawl] [--json] (both parts unless one is named)
// Node runs no TypeScript, so each part is bundled first. With --json one document comes out, and nothing else.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'

const root = resolve(import.meta.dirname, '../..')
const isJson = process.argv.includes('--json')
const named = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const parts = ['layout', 'crawl'].filter((part) => named.length === 0 || named.includes(part))

const SCRIPTS = { layout: 'layout/measure-layouts.ts', crawl: 'crawl/measure-crawl.ts' }
const ARGUMENTS = {
  layout: (data) => ['1000000', '2000', data, 'relational,product'],
  crawl: (data) => ['measure', '1000', '5', data, isJson ? 'json' : 'table'],
}

async function measure(part) {
  const outFolder = join(root, 'node_modules/.cache/skilltide-bench', part)
  mkdirSync(outFolder, { recursive: true })
  await build({
    entryPoints: [join(root, 'test/bench', SCRIPTS[part])],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile: join(outFolder, 'measure.js'),
    logLevel: 'error',
  })
  cpSync(join(root, 'data/store/migrations'), join(outFolder, 'migrations'), { recursive: true })
  const data = mkdtempSync(join(tmpdir(), 'skilltide-bench-'))
  const { status, stdout } = spawnSync(process.execPath, [join(outFolder, 'measure.js'), ...ARGUMENTS[part](data)], {
    cwd: root,
    stdio: ['ignore', isJson ? 'pipe' : 'inherit', 'inherit'],
    encoding: 'utf8',
  })
  rmSync(data, { recursive: true })
  if (status !== 0) process.exitCode = 1
  return stdout
}

const results = {}
for (const part of parts) {
  const output = await measure(part)
  if (isJson) results[part] = part === 'crawl' ? JSON.parse(output) : { lines: output.trim().split('\n') }
}
if (isJson) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`)
