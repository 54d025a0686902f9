import { readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { build } from 'esbuild'

/** What Node starts: the command line, and the threads that it opens. */
const ENTRIES = [
  'cli.js',
  'analysis/profiles/cv-worker.js',
  'analysis/reading/fact-worker.js',
  'server/front/page-worker.js',
]
/** Packages that are compiled for a machine, or read files of their own beside their code: they stay where they are. */
const LEFT_IN_PLACE = [
  ...['better-sqlite3', '@resvg/resvg-js'],
  ...['@fastify/cookie', '@fastify/swagger-ui', '@picocss/pico', 'dejavu-fonts-ttf', 'open', 'pino', 'unpdf'],
]
/** What packages of CommonJS ask of Node while they run. */
const REQUIRE =
  "import { createRequire as createRequireHere } from 'node:module'; const require = createRequireHere(import.meta.url);"

/**
 * Writes the program and the packages that it needs into a few files, `dist/program`, and makes each entry a line that leads
 * there: to find and load 300 to 1,700 files takes longer than most commands have to do (`crawl` that has nothing to read:
 * 0.85 s of processor, and 0.31 so). What a command does not need stays in a file of its own, which it does not load.
 *
 * @param dist  folder of the program, file by file; these files stay, for whoever imports one of them
 */
export async function buildProgram(dist) {
  const outdir = join(dist, 'program')
  await build({
    entryPoints: ENTRIES.map((entry) => join(dist, entry)),
    outdir,
    entryNames: '[name]',
    // All files lie in one folder, so that one relative path holds for all.
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    external: LEFT_IN_PLACE,
    // Each thread holds the text of what it loads: a third less, and one byte a character where comments have the only others.
    minifyWhitespace: true,
    legalComments: 'external',
    banner: { js: REQUIRE },
    logLevel: 'warning',
    plugins: [fromWhereItStood(dist, outdir), withoutProcesses],
  })
  for (const entry of ENTRIES) {
    const file = join(dist, entry)
    const firstLine = readFileSync(file, 'utf8').match(/^#!.*\n/)?.[0] ?? ''
    const written = relative(dirname(file), join(outdir, basename(entry))).replaceAll('\\', '/')
    writeFileSync(file, `${firstLine}import '${written.startsWith('.') ? written : `./${written}`}'\n`)
  }
}

/** Data, threads and styles are found from the place of the file that names them: wherever its code goes, it names that place. */
function fromWhereItStood(dist, outdir) {
  return {
    name: 'from-where-it-stood',
    setup({ onLoad }) {
      onLoad({ filter: /\.js$/ }, ({ path }) => {
        if (relative(dist, path).startsWith('..')) return
        const code = readFileSync(path, 'utf8')
        if (!/\bimport\.meta\b/.test(code)) return
        const place = (file) => `new URL('${relative(outdir, file).replaceAll('\\', '/')}', import.meta.url)`
        const contents = code.replaceAll(/\bimport\.meta\.(url|dirname)\b/g, (_, what) =>
          what === 'url' ? `${place(path)}.href` : `pathOfFile(${place(dirname(path))})`,
        )
        return { contents: `${contents}\nimport { fileURLToPath as pathOfFile } from 'node:url'\n`, loader: 'js' }
      })
    },
  }
}

/** Commander can start programs for commands, which SkillTide has none of: to load what starts them takes 4 ms of each command. */
const withoutProcesses = {
  name: 'without-processes',
  setup({ onLoad }) {
    onLoad({ filter: /commander[\\/]lib[\\/]command\.js$/ }, ({ path }) => {
      const required = "require('node:child_process')"
      const code = readFileSync(path, 'utf8')
      if (!code.includes(required)) throw new Error(`${path} no longer says ${required}`)
      return { contents: code.replace(required, '{}'), loader: 'js' }
    })
  },
}
