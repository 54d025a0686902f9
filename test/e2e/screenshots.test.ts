import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listShippedHistory } from '../../data/history/load-history.ts'
import { openStore } from '../../data/store/open-store.ts'
import { hasChromium, launchChromium } from './chromium.ts'
import { takeScreenshots } from './screenshots.ts'
import { serveMarket } from './served-market.ts'

const folder = process.env.SKILLTIDE_SCREENSHOTS ?? ''
const README_FOLDER = join(import.meta.dirname, '..', '..', 'web', 'screenshots')
const README_PAGES = [
  ['overview', '/'],
  ['gaps', '/gaps?role=data-engineer&skills=sql,python,ssis#answer'],
] as const

// A tool, not a check: SKILLTIDE_SCREENSHOTS=screenshots npx vitest run test/e2e/screenshots
test.skipIf(folder === '' || !hasChromium)(
  'pictures of every page are taken when SKILLTIDE_SCREENSHOTS names a folder',
  async () => {
    const wanted = process.env.SKILLTIDE_PAGES?.split(',')
    const server = await serveMarket()
    const pages = server.pages.filter(({ name }) => wanted === undefined || wanted.includes(name))
    const browser = await launchChromium()
    const files = await takeScreenshots(browser, server.address, folder, pages)
    await browser.close()
    await server.close()
    expect(files).toHaveLength(pages.length * 4)
  },
  300_000,
)

// The pictures of the README: the first start, which shows the shipped figures.
test.skipIf(folder === '' || !hasChromium)(
  'pictures of the README are taken from the shipped figures',
  async () => {
    const server = await serveMarket(() => {
      const store = openStore(':memory:')
      for (const dataset of listShippedHistory()) store.history.save(dataset)
      return store
    })
    mkdirSync(README_FOLDER, { recursive: true })
    const browser = await launchChromium()
    const page = await browser.newPage({ viewport: { width: 1280, height: 1180 }, reducedMotion: 'reduce' })
    for (const [name, path] of README_PAGES) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        await page.goto(server.address + path, { waitUntil: 'networkidle' })
        await page.screenshot({ path: join(README_FOLDER, `${name}-${colorScheme}.png`) })
      }
    }
    await browser.close()
    await server.close()
  },
  120_000,
)
