import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // All cores: most of a file's time is waiting for a server, a browser or another process.
    maxWorkers: '100%',
    globalSetup: ['test/run-folder.ts'],
    testTimeout: 180_000,
    hookTimeout: 120_000,
  },
})
