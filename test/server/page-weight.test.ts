import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { syntheticMarketStore } from './synthetic-market-store.ts'
import { assetsDir as folder, testApp } from './test-app.ts'

const app = await testApp(syntheticMarketStore())
const compressed = (content: string | Buffer): number => gzipSync(content).length

test.each(['/', '/skills', '/gaps?skills=sql,python&role=data-engineer', '/skills/sql'])(
  '%s with all styles and all scripts weighs at most 150 KB compressed',
  async (url) => {
    const { body } = await app.inject(url)
    // Every page has the main styles in its own text; those of people stand in no page of the market.
    const files = readdirSync(folder).filter((name) => /\.(css|js)$/.test(name) && !/^(main|people)-.*css$/.test(name))
    const assets = files.reduce((sum, name) => sum + compressed(readFileSync(join(folder, name))), 0)
    expect(files.length).toBeGreaterThanOrEqual(4)
    expect(compressed(body) + assets).toBeLessThan(150 * 1024)
  },
)

test('the overview asks for no chart library', async () => {
  const { body } = await app.inject('/')
  expect(body).not.toContain('data-trend-chart')
  expect(body).not.toContain('chunk-')
})
