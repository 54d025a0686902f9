import { join, relative } from 'node:path'
import { build } from 'esbuild'

/**
 * Writes the thread that reads pages, with all that it needs, into a few files: a crawl waits for it, and finding and
 * loading 200 files takes longer than reading the first hundred pages. What both entries use is in one file of its own,
 * because an error class must be the same for both.
 *
 * @param crawler  folder of the crawler, in TypeScript or JavaScript
 * @param outdir  where the two entries are written: `reading/page-worker.js` and `sources/registry.js`
 * @param dataFile  module that reads files beside itself, which therefore stays where it is; taken in unless stated
 */
export async function buildThread({ crawler, extension, outdir, dataFile }) {
  const besideItsData = {
    name: 'beside-its-data',
    setup({ onResolve }) {
      const path = dataFile && relative(join(outdir, 'any'), dataFile).replaceAll('\\', '/')
      if (path) onResolve({ filter: /\/data-file\.js$/ }, () => ({ path, external: true }))
    },
  }
  await build({
    entryPoints: ['reading/page-worker', 'sources/registry'].map((entry) => join(crawler, entry + extension)),
    outdir,
    outbase: crawler,
    // All files lie equally deep, so that one relative path holds for all.
    chunkNames: 'shared/[name]-[hash]',
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
    plugins: [besideItsData],
  })
}
