// Measures what README states: node test/bench/run.mjs [layout] [crawl] [--json] (both parts unless one is named)
// Node runs no TypeScript, so each part is bundled first. With --json one document comes out, and nothing else.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { buildThread } from '../../crawler/reading/build-thread.mjs'

const root = resolve(import.meta.dirname, '../..')
const isJson = process.argv.includes('--json')
const named = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const parts = ['layout', 'crawl'].filter((part) => named.length === 0 || named.includes(part))

const SCRIPTS = {
  layout: { 'layout/measure': 'test/bench/layout/measure-layouts.ts' },
  crawl: { 'crawl/measure': 'test/bench/crawl/measure-crawl.ts' },
}
const ARGUMENTS = {
  layout: (data) => ['1000000', '2000', data, 'relational,product'],
  crawl: (data) => ['measure', '1000,4000', '5', data, isJson ? 'json' : 'table'],
}

async function measure(part) {
  const cache = join(root, 'node_modules/.cache/skilltide-bench')
  const outFolder = join(cache, part)
  await build({
    entryPoints: SCRIPTS[part],
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outdir: cache,
    logLevel: 'error',
  })
  // The thread is looked for beside the folder of whoever starts it, as in the crawler's own.
  if (part === 'crawl')
    await buildThread({ crawler: join(root, 'crawler'), extension: '.ts', outdir: join(cache, 'thread') })
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
