import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadRules } from '../../analysis/load-rules.ts'
import { buildWeeklyReport } from '../../analysis/report/weekly/build-weekly-report.ts'
import { WHOLE_MARKET } from '../../data/selection.ts'
import { reportHtml } from '../../server/report-file.ts'
import { builtAssets } from '../server/built-assets.ts'
import { syntheticMarketStore } from '../server/synthetic-market-store.ts'
import { hasChromium, launchChromium } from './chromium.ts'

const withoutChromium = hasChromium ? '' : ' (skipped: no Chromium at SKILLTIDE_CHROMIUM or /usr/bin/chromium)'

describe.skipIf(!hasChromium)(`the file of a published week, in Chromium${withoutChromium}`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(() => browser?.close())

  test('says on paper too when it was published, and holds what a recount says on a telephone', async () => {
    const rules = loadRules()
    const deps = { store: syntheticMarketStore(rules), ...rules, rulesVersion: rules.reader.version }
    const found = {
      report: buildWeeklyReport(deps, { weekStart: '2026-11-09', selection: WHOLE_MARKET }),
      publishedAt: '2026-11-16T06:00:00Z',
      restatements: [{ what: 'rules', published: rules.reader.version, now: '16-0123456789ab+facts-6.01234567' }],
    }
    const page = await browser.newPage({ viewport: { width: 390, height: 800 } })
    await page.setContent(reportHtml(found, null, await builtAssets()))
    const widths = await page
      .locator('section[aria-labelledby="restated"]')
      .evaluate((card) => [
        card.querySelector('table')?.getBoundingClientRect().right,
        card.getBoundingClientRect().right,
      ])
    expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0)
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByText('Published on 16 Nov 2026; its figures stay as they were.').isVisible()).toBe(true)
  }, 60_000)
})
