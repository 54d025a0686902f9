import type { Browser } from 'playwright-core'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium, launchChromium } from './chromium.ts'
import { serveMarket } from './served-market.ts'

const withoutChromium = hasChromium ? '' : ' (skipped: no Chromium at SKILLTIDE_CHROMIUM or /usr/bin/chromium)'
/** Letters and digits of a page that is nearly empty: a heading and a line or two. */
const FEW_CHARACTERS = 300

describe.skipIf(!hasChromium)(`the gaps of a person on paper${withoutChromium}`, () => {
  let browser: Browser
  let server: Awaited<ReturnType<typeof serveMarket>>

  beforeAll(async () => {
    server = await serveMarket()
    browser = await launchChromium()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  test('no card of a gap is cut, no page but the last is nearly empty, and no field to type in is printed', async () => {
    const page = await browser.newPage()
    await page.goto(`${server.address}/gaps?role=data-engineer&skills=sql,python,ssis,git`, { waitUntil: 'load' })
    const names = await page.locator('.gap-card h3').allTextContents()
    expect(names).toHaveLength(6)
    const foot = (await page.locator('.gap-card .figure-foot').first().innerText()).replaceAll('\u00a0', ' ')
    const [basis = ''] = /n = [\d,]+/.exec(foot) ?? []
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
    const { text, totalPages } = await extractText(await getDocumentProxy(new Uint8Array(pdf)))
    expect(totalPages).toBeLessThanOrEqual(7)
    const pages = text.map((words) => words.replace(/[\s\u00a0]+/g, ' '))
    const count = (words: string, part: string) => words.split(part).length - 1
    for (const [index, words] of pages.entries()) {
      if (index < pages.length - 1) {
        expect(words.replace(/\W/g, '').length, `page ${index + 1}`).toBeGreaterThan(FEW_CHARACTERS)
      }
      const heads = count(words, 'alone it puts')
      if (heads > 0) expect(count(words, basis), `cards of page ${index + 1}`).toBe(heads)
    }
    const all = pages.join(' ')
    expect(count(all, 'alone it puts')).toBe(6)
    expect(all).not.toMatch(/Keep these skills as a profile|Count again|Hours you have to learn/)
    await page.close()
  }, 120_000)
})
