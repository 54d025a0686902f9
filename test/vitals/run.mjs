// npm run vitals -- [--json | --markdown] [--rounds 3] [--lighthouse]: how fast pages are for a slow telephone.
// Node runs no TypeScript, so that the measurement is bundled; what it measures is the built program itself.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'

const root = resolve(import.meta.dirname, '../..')
const here = import.meta.dirname
const outFile = join(root, 'node_modules/.cache/skilltide-vitals/measure-vitals.js')
const wanted = process.argv.slice(2)

if (wanted.includes('--lighthouse') && !existsSync(join(here, 'node_modules'))) {
  process.stderr.write('Installing Lighthouse, from test/vitals/package-lock.json\n')
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: here,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (status !== 0) {
    process.stderr.write('Lighthouse could not be installed: is the npm registry within reach?\n')
    process.exit(1)
  }
}

await build({
  entryPoints: [join(here, 'measure-vitals.ts')],
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  outfile: outFile,
  logLevel: 'error',
})
const { status } = spawnSync(process.execPath, [outFile, ...wanted], { cwd: root, stdio: 'inherit' })
process.exitCode = status ?? 1
