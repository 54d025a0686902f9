// npm run bench -- [part…] [--json | --markdown] [--size 1000000]: one table of what README states about speed.
// Node runs no TypeScript, so that the measurements are bundled; what they measure is the built program itself.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = resolve(import.meta.dirname, '../..')
const peers = import.meta.dirname
const outFolder = join(root, 'node_modules/.cache/skilltide-bench')

/** Imports of the program lead to `dist`, where they were built to, instead of being bundled again. */
const program = {
  name: 'built-program',
  setup(bundle) {
    bundle.onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir }) => {
      const file = relative(root, resolve(resolveDir, path))
      if (file.startsWith('test/') && !file.startsWith('test/boards/')) return undefined
      const built = join(root, 'dist', file.replace(/\.tsx?$/, '.js'))
      return { path: pathToFileURL(built).href, external: true }
    })
  },
}

if (!existsSync(join(peers, 'node_modules'))) {
  process.stderr.write('Installing what SkillTide is measured against, from test/bench/package-lock.json\n')
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: peers,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (status !== 0) {
    process.stderr.write('The packages could not be installed: is the npm registry within reach?\n')
    process.exit(1)
  }
}

const entries = readdirSync(peers, { recursive: true })
  .filter((file) => /^(?:bench|[\w-]+\/measure-[\w-]+)\.ts$/.test(file))
  .map((file) => join(peers, file))

await build({
  entryPoints: entries,
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  plugins: [program],
  outdir: outFolder,
  outbase: peers,
  logLevel: 'error',
})
const { status } = spawnSync(process.execPath, [join(outFolder, 'bench.js'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
process.exitCode = status ?? 1
