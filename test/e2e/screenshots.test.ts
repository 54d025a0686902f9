import { expect, test } from 'vitest'
import { hasChromium, launchChromium } from './chromium.ts'
import { PAGES } from './page-list.ts'
import { takeScreenshots } from './screenshots.ts'
import { serveMarket } from './served-market.ts'

const folder = process.env.SKILLTIDE_SCREENSHOTS ?? ''

// A tool, not a check: SKILLTIDE_SCREENSHOTS=screenshots npx vitest run test/e2e/screenshots
test.skipIf(folder === '' || !hasChromium)(
  'pictures of every page are taken when SKILLTIDE_SCREENSHOTS names a folder',
  async () => {
    const wanted = process.env.SKILLTIDE_PAGES?.split(',')
    const pages = PAGES.filter(({ name }) => wanted === undefined || wanted.includes(name))
    const server = await serveMarket()
    const browser = await launchChromium()
    const files = await takeScreenshots(browser, server.address, folder, pages)
    await browser.close()
    await server.close()
    expect(files).toHaveLength(pages.length * 4)
  },
  300_000,
)
