// Bundles the measurement (Node runs no TypeScript) and prints its tables: node test/evidence/run.mjs [part…]
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'

const root = resolve(import.meta.dirname, '../..')
const outFolder = join(root, 'node_modules/.cache/skilltide-evidence')
mkdirSync(outFolder, { recursive: true })
await build({
  entryPoints: [join(root, 'test/evidence/show-evidence.ts')],
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  outfile: join(outFolder, 'show-evidence.js'),
})
// The vocabulary and the measured quality are read from files beside the code.
cpSync(join(root, 'data/vocabulary'), outFolder, { recursive: true, filter: (file) => !file.endsWith('.ts') })
cpSync(join(root, 'data/store/migrations'), join(outFolder, 'migrations'), { recursive: true })
cpSync(join(root, 'data/quality/measured.json'), join(outFolder, 'measured.json'))
const { status } = spawnSync(process.execPath, [join(outFolder, 'show-evidence.js'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
process.exitCode = status ?? 1
