import { expect, test } from 'vitest'
import { hasChromium, launchChromium } from './chromium.ts'
import { serveMarket } from './served-market.ts'

test.skipIf(!hasChromium)(
  `at 1440 pixels nothing of the tables of sources is cut${hasChromium ? '' : ' (skipped: there is no Chromium)'}`,
  { timeout: 120_000 },
  async () => {
    const { address, close } = await serveMarket()
    const browser = await launchChromium()
    try {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
      await page.goto(`${address}/sources`)
      const tables = await page.$$eval('.table-scroll', (sections) =>
        sections.map((section) => ({
          label: section.getAttribute('aria-label'),
          hidden: section.scrollWidth - section.clientWidth,
        })),
      )
      expect(tables).toEqual([
        { label: 'Sources', hidden: 0 },
        { label: 'Runs', hidden: 0 },
      ])
    } finally {
      await browser.close()
      await close()
    }
  },
)
