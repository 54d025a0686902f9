// Bundles the measurement (Node runs no TypeScript) and prints its table: node test/gold/run.mjs
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'

const root = resolve(import.meta.dirname, '../..')
const outFolder = join(root, 'node_modules/.cache/skilltide-quality')
mkdirSync(outFolder, { recursive: true })
await build({
  entryPoints: [join(root, 'test/gold/show-quality.ts')],
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  outfile: join(outFolder, 'show-quality.js'),
})
// The vocabulary is read from files beside the code.
cpSync(join(root, 'data/vocabulary'), outFolder, { recursive: true, filter: (file) => !file.endsWith('.ts') })
const { status } = spawnSync(process.execPath, [join(outFolder, 'show-quality.js')], { cwd: root, stdio: 'inherit' })
process.exitCode = status ?? 1
