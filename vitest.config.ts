import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const ALL = 'test/**/*.test.{ts,tsx}'
/** Folders whose tests start no process and leave nothing behind: their files share what they import, loaded once a worker. */
const SHARING = [
  'test/analysis/**/*.test.ts',
  'test/crawler/{configuration,http,import,reading,sources}/**/*.test.ts',
  'test/data/**/*.test.ts',
  'test/e2e/!(crawl-page|hostile-text).test.ts',
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
    // One more than there are cores: much of a file's time is waiting for a server, a browser or another process.
    maxWorkers: availableParallelism() + 1,
    globalSetup: ['test/run-folder.ts'],
    testTimeout: 180_000,
    hookTimeout: 120_000,
  },
})
