import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium, launchChromium } from './chromium.ts'
import { serveMarket } from './served-market.ts'

const withoutChromium = hasChromium ? '' : ' (skipped: no Chromium at SKILLTIDE_CHROMIUM or /usr/bin/chromium)'
const TELEPHONE = { width: 390, height: 844 }

describe.skipIf(!hasChromium)(`the frame of every page in Chromium${withoutChromium}`, () => {
  let browser: Browser
  let server: Awaited<ReturnType<typeof serveMarket>>

  beforeAll(async () => {
    server = await serveMarket()
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  test('on a telephone the navigation opens by keyboard and without scripts, and fits', async () => {
    const context = await browser.newContext({ viewport: TELEPHONE, javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${server.address}/skills`)
    const navigation = page.getByRole('navigation', { name: 'Main' })
    expect(await navigation.isVisible()).toBe(false)
    await page.locator('.menu summary').focus()
    await page.keyboard.press('Enter')
    await navigation.waitFor()
    for (const link of await navigation.getByRole('link').all()) {
      const box = await link.boundingBox()
      expect(box?.x).toBeGreaterThanOrEqual(0)
      expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(TELEPHONE.width)
      expect(box?.height).toBeGreaterThanOrEqual(24)
    }
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL(`${server.address}/`)
    await context.close()
  })

  test('on a wide screen all of it is there, and no button for it', async () => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(`${server.address}/roles`)
    expect(await page.getByRole('navigation', { name: 'Main' }).getByRole('link').count()).toBe(9)
    expect(await page.locator('.menu').isVisible()).toBe(false)
    await page.close()
  })

  test('on a wide screen no table that a page shows unasked is cut off', async () => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    const cut: string[] = []
    for (const { path } of server.pages) {
      await page.goto(server.address + path)
      const wider = await page
        .locator('.table-scroll')
        .evaluateAll((tables) =>
          tables.flatMap((table) =>
            table.closest('details:not([open])') === null && table.scrollWidth > table.clientWidth
              ? [table.getAttribute('aria-label') ?? table.className]
              : [],
          ),
        )
      cut.push(...wider.map((name) => `${path}: ${name}`))
    }
    await page.close()
    expect(cut).toEqual([])
  })

  test('pages of roles scroll sideways on no telephone', async () => {
    const page = await browser.newPage({ viewport: TELEPHONE })
    for (const { path } of server.pages.filter(({ name }) => name.startsWith('role'))) {
      await page.goto(server.address + path)
      expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, TELEPHONE.width])
    }
    await page.close()
  })
})
