// Bundles the measurement (Node runs no TypeScript) and runs it: node test/bench/layout/run.mjs [openings] [batch]
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'

const root = resolve(import.meta.dirname, '../../..')
const outFolder = join(root, 'node_modules/.cache/skilltide-layout')
mkdirSync(outFolder, { recursive: true })
await build({
  entryPoints: [join(root, 'test/bench/layout/measure-layouts.ts')],
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  outfile: join(outFolder, 'measure.js'),
})
cpSync(join(root, 'data/store/migrations'), join(outFolder, 'migrations'), { recursive: true })
const data = mkdtempSync(join(tmpdir(), 'skilltide-layout-'))
const [openings = '1000000', batch = '2000', which = 'relational,product'] = process.argv.slice(2)
const { status } = spawnSync(process.execPath, [join(outFolder, 'measure.js'), openings, batch, data, which], {
  stdio: 'inherit',
})
rmSync(data, { recursive: true })
process.exitCode = status ?? 1
