import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/longest-first.ts'

const ALL = 'test/**/*.test.{ts,tsx}'
/** Folders whose tests start no process and leave nothing behind: their files share what they import, loaded once a worker. */
const SHARING = [
  'test/{analysis,boards,crawler,data}/**/*.test.ts',
  'test/e2e/!(crawl-page|hostile-text).test.ts',
  'test/faults/{any-file,any-input,deep-lists,failure-matrix,hostile-servers,repeated-crawl}.test.ts',
  'test/gold/{draws-apart,facts,opening-pairs,quality,readings}.test.ts',
  'test/server/!(crawl-elsewhere|crawl-from-page|raw-requests).test.ts',
  'test/server/mail/*.test.ts',
  'test/web/**/*.test.{ts,tsx}',
]

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    projects: [
      { extends: true, test: { name: 'sharing', include: SHARING, isolate: false } },
      { extends: true, test: { name: 'alone', include: [ALL], exclude: SHARING } },
    ],
    // Two more than there are cores: much of a file's time is waiting for a server, a browser or another process.
    maxWorkers: availableParallelism() + 2,
    sequence: { sequencer: LongestFirst },
    globalSetup: ['test/run-folder.ts', 'test/kept-spellings.ts'],
    testTimeout: 180_000,
    hookTimeout: 120_000,
  },
})
