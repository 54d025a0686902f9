import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium, launchChromium } from './chromium.ts'
import { employersMarketStore } from './employers-market-store.ts'
import { serveMarket } from './served-market.ts'

const withoutChromium = hasChromium ? '' : ' (skipped: no Chromium at SKILLTIDE_CHROMIUM or /usr/bin/chromium)'

describe.skipIf(!hasChromium)(`what a market of 60 employers bears, in Chromium${withoutChromium}`, () => {
  let browser: Browser
  let server: Awaited<ReturnType<typeof serveMarket>>

  beforeAll(async () => {
    server = await serveMarket(employersMarketStore)
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  async function open(path: string): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const page = await context.newPage()
    await page.goto(server.address + path, { waitUntil: 'networkidle' })
    return page
  }
  const wordsOf = async (page: Page, selector: string) =>
    ((await page.locator(selector).textContent()) ?? '').replace(/\s+/g, ' ')

  test('adverts that name a skill pay more than like ones: with its interval, coverage and n', async () => {
    const page = await open('/skills/rust')
    const pay = await wordsOf(page, 'section[aria-labelledby="pay"]')
    expect(pay).toMatch(
      /Adverts with Rust pay about 1[123]\s% more than like adverts without it \(\d+ openings of \d+ employers/,
    )
    const [, low, high] = /\+1\d\.\d\s%\+(\d+\.\d)\s% to \+(\d+\.\d)\s%/.exec(pay) ?? []
    expect(Number(low)).toBeLessThan(12.5)
    expect(Number(high)).toBeGreaterThan(12.5)
    expect(pay).toMatch(/GBP a year/)
    expect(pay).toMatch(/(4|5)\d\.\d\s% of [\d,]+\sopenings that name Rust state pay/)
    await page.context().close()
  })

  test('employers dropped one database and took up another, on the pages of both', async () => {
    for (const skill of ['mysql', 'postgresql']) {
      const page = await open(`/skills/${skill}`)
      const switches = await wordsOf(page, 'section[aria-labelledby="switches"]')
      const [, count] = /Employers that dropped MySQL and took up PostgreSQL: (\d+)/.exec(switches) ?? []
      expect(Number(count)).toBeGreaterThan(12)
      expect(Number(count)).toBeLessThanOrEqual(45)
      expect(switches).toMatch(/60 employers advertise the same roles/)
      await page.context().close()
    }
    const page = await open('/skills/sql')
    expect(await wordsOf(page, 'section[aria-labelledby="switches"]')).toContain('Nothing to report')
    await page.context().close()
  })

  test('a share that stands still has a forecast with its band, one that just jumped says why it has none, or has one', async () => {
    const page = await open('/skills/rust')
    const findings = await page.locator('ul.findings').allTextContents()
    expect(findings.join(' ')).toMatch(
      /To be expected in 2026-W\d\d: \d+\.\d\s%, 80\s% band \d+\.\d–\d+\.\d\s%|No forecast: none that we know would have beaten today’s level/,
    )
    await page.context().close()
  })

  test('a share is comparable across a source that joins: the chart says so, and the raw line is one link away', async () => {
    const page = await open('/skills/sql')
    const figure = await wordsOf(page, 'main')
    expect(figure).toMatch(/Example feed counts from here on/)
    expect(figure).toMatch(/because Example feed was added/)
    expect(figure).not.toMatch(/Rising from/)
    const raw = page.getByRole('link', { name: /raw/i }).first()
    await raw.click()
    await page.waitForURL(/line=raw/)
    expect(await wordsOf(page, 'main')).toMatch(/comparable/i)
    await page.context().close()
  })
})
