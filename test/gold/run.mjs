// Bundles a measurement (Node runs no TypeScript) and prints its table: node test/gold/run.mjs show-quality [--write]
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { build } from 'esbuild'

const root = resolve(import.meta.dirname, '../..')
const [entry = 'show-quality', ...options] = process.argv.slice(2)
const bundle = `${basename(entry)}.js`
const outFolder = join(root, 'node_modules/.cache/skilltide-quality')
mkdirSync(outFolder, { recursive: true })
await build({
  entryPoints: [join(root, 'test/gold', `${entry}.ts`)],
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  outfile: join(outFolder, bundle),
})
// The vocabulary, the migrations and the measured quality are read from files beside the code.
cpSync(join(root, 'data/vocabulary'), outFolder, { recursive: true, filter: (file) => !file.endsWith('.ts') })
cpSync(join(root, 'data/store/migrations'), join(outFolder, 'migrations'), { recursive: true })
cpSync(join(root, 'data/quality/measured.json'), join(outFolder, 'measured.json'))
const { status } = spawnSync(process.execPath, [join(outFolder, bundle), ...options], {
  cwd: root,
  stdio: 'inherit',
})
process.exitCode = status ?? 1
if (status === 0 && options.includes('--write')) {
  const formatter = join(root, 'node_modules/@biomejs/biome/bin/biome')
  spawnSync(process.execPath, [formatter, 'format', '--write', 'data/quality/measured.json'], { cwd: root })
}
