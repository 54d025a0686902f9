import { execFileSync } from 'node:child_process'
import { cpSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { buildProgram } from './build-program.mjs'
import { buildThread } from './crawler/reading/build-thread.mjs'
import { buildWeb } from './web/build.mjs'

/** From a checkout to `dist/`: what `npm run build` runs. */
const root = import.meta.dirname
const dist = join(root, 'dist')

// 1. Begin with nothing, so that a deleted source leaves no file behind.
rmSync(dist, { recursive: true, force: true })

// 2. TypeScript to JavaScript, file by file.
const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'))
execFileSync(process.execPath, [join(typescript, 'bin', 'tsc')], { cwd: root, stdio: 'inherit' })

// 3. Data that the program reads beside its code.
for (const folder of [
  'data/store/migrations',
  'data/vocabulary',
  'data/history',
  'data/quality',
  'crawler/configuration',
]) {
  cpSync(join(root, folder), join(dist, folder), {
    recursive: true,
    filter: (file) => !file.endsWith('.ts') && !file.endsWith('.tsx') && !file.endsWith('.md'),
  })
}

// 4. The spellings of the vocabulary, made ready once instead of at every start.
const { loadVocabulary } = await import('./dist/data/vocabulary/load-vocabulary.js')
const { buildSpellingIndex } = await import('./dist/analysis/skills/spelling-index.js')
const { KEPT_FILE, packIndex } = await import('./dist/analysis/skills/kept-spellings.js')
const vocabulary = loadVocabulary()
writeFileSync(KEPT_FILE, packIndex(buildSpellingIndex(vocabulary), vocabulary))

// 5. The thread that reads pages, in a few files.
await buildThread({
  crawler: join(dist, 'crawler'),
  extension: '.js',
  outdir: join(dist, 'crawler/thread'),
  dataFile: join(dist, 'data/vocabulary/data-file.js'),
})

// 6. The command line and the other threads, with the packages that they need, in a few files as well.
await buildProgram(dist)

// 7. Styles and chart scripts for the browser.
await buildWeb(join(dist, 'web', 'assets'))
