import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { usedBaseStyles } from './base-styles.mjs'

const web = import.meta.dirname

/**
 * Builds styles and browser code into `outDir`: files named by their content, so that a browser may keep them for ever,
 * and `manifest.json`, which says what each is called (`main.css` → `main-4F2K.css`).
 */
export async function buildWeb(outDir) {
  rmSync(outDir, { recursive: true, force: true })
  mkdirSync(outDir, { recursive: true })
  const shared = {
    bundle: true,
    minify: true,
    outdir: outDir,
    entryNames: '[name]-[hash]',
    metafile: true,
    logLevel: 'warning',
  }
  const results = await Promise.all([
    build({
      ...shared,
      entryPoints: ['main', 'people', 'paper'].map((sheet) => join(web, `styles/${sheet}.css`)),
      plugins: [usedBaseStyles],
      target: ['es2022'],
    }),
    // The theme is set before the first paint, so it cannot be a module.
    build({ ...shared, entryPoints: [join(web, 'islands/theme.ts')], format: 'iife', target: ['es2022'] }),
    build({
      ...shared,
      entryPoints: [join(web, 'islands/app.ts')],
      format: 'esm',
      splitting: true,
      chunkNames: 'chunk-[hash]',
      target: ['es2022'],
    }),
  ])
  const manifest = {}
  for (const { metafile } of results) {
    for (const [file, { entryPoint }] of Object.entries(metafile.outputs)) {
      if (entryPoint) manifest[basename(entryPoint).replace(/\.ts$/, '.js')] = basename(file)
    }
  }
  copyFileSync(join(web, 'styles/icon.svg'), join(outDir, 'icon.svg'))
  writeFileSync(join(outDir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  // Once here, so that nobody waits for it.
  for (const file of readdirSync(outDir).filter((name) => /\.(css|js|svg)$/.test(name))) {
    const content = readFileSync(join(outDir, file))
    writeFileSync(join(outDir, `${file}.br`), brotliCompressSync(content))
    writeFileSync(join(outDir, `${file}.gz`), gzipSync(content, { level: 9 }))
  }
}

if (process.argv[1] === import.meta.filename) await buildWeb(join(web, '..', 'dist', 'web', 'assets'))
