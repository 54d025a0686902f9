import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadRules } from '../../analysis/load-rules.ts'
import { buildApp } from '../../server/app.ts'
import { sheetPrinter } from '../../server/print-pdf.ts'
import { builtAssets } from '../server/built-assets.ts'
import { phrasesInProcess } from '../server/phrases-in-process.ts'
import { smallMarket } from '../server/small-market.ts'
import { clockOn } from '../server/test-clock.ts'
import { hasChromium, launchChromium } from './chromium.ts'

const withoutChromium = hasChromium ? '' : ' (skipped: no Chromium at SKILLTIDE_CHROMIUM or /usr/bin/chromium)'
const NAMES = ['Ann Zyx', 'Ben Zyx', 'Cleo Zyx'] as const
const SKILLS = ['sql: expert', 'sql: working, python: working', 'sql, terraform: awareness']

describe.skipIf(!hasChromium)(`a coach with three clients in Chromium${withoutChromium}`, () => {
  const store = smallMarket()
  let browser: Browser
  let app: Awaited<ReturnType<typeof buildApp>>
  let address: string
  let assetsDir: string
  let page: Page
  const complaints: string[] = []

  beforeAll(async () => {
    assetsDir = await builtAssets()
    app = await buildApp({
      ...{ ...loadRules(), store, now: clockOn('2026-11-23'), version: '0.0.0-test', assetsDir, mode: 'own' },
      makePhrases: phrasesInProcess(store),
      printSheet: sheetPrinter(process.env),
    })
    address = await app.listen({ host: '127.0.0.1', port: 0 })
    browser = await launchChromium()
    page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('request', (request) => {
      if (!request.url().startsWith(address)) complaints.push(`asked for ${request.url()}`)
    })
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await app?.close()
    store.close()
  })

  test('three clients, a session with one, the group without names, and a sheet to hand over', async () => {
    // 1. Three clients in one group.
    for (const [index, name] of NAMES.entries()) {
      await page.goto(`${address}/profiles`)
      await page.getByLabel('Name or pseudonym').fill(name)
      await page.getByLabel('Role they are after').selectOption('data-engineer')
      await page.locator('.profile-form input[name="group"]').fill('Autumn')
      await page.getByLabel('Skills, with a level where you know it').fill(SKILLS[index] ?? '')
      await page.getByRole('button', { name: 'Add', exact: true }).click()
      await page.waitForURL(/\/profiles\/[0-9a-f]{32}$/)
    }
    await page.goto(`${address}/profiles`)
    expect(await page.locator('.client-table tbody tr').count()).toBe(3)

    // 2. A session with Ann: a figure is shown, a step agreed on, something noted in private.
    await page.getByRole('link', { name: 'Sessions: Ann Zyx' }).click()
    await page.getByRole('link', { name: 'Write down session 1' }).click()
    await page.getByLabel('Day', { exact: true }).fill('2026-11-02')
    await page.getByLabel('Focus for today').fill('Python first?')
    await page.getByLabel(/Python: 40\.0/).check()
    await page.getByLabel('What', { exact: true }).first().fill('Write a load in Python')
    await page.getByLabel('By', { exact: true }).first().fill('2026-11-16')
    await page.getByLabel('Next date').fill('2026-11-30')
    await page.getByLabel('For the coach alone').fill('wobblegong')
    await page.getByRole('button', { name: 'Keep this session' }).click()
    await page.waitForURL(/\/sessions\/[0-9a-f]{32}$/)
    await page.getByText('wobblegong').waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByText('wobblegong').isVisible()).toBe(false)
    await page.emulateMedia({ media: null })

    // 3. Before the next one: what is overdue, and how the figure stands today.
    await page.goto(`${address}/profiles`)
    const line = await page.locator('.client-table tbody tr', { hasText: 'Ann Zyx' }).innerText()
    expect(line).toContain('30 Nov 2026')
    expect(line).toContain('1 overdue')
    expect(line).toContain('Python')
    await page.getByRole('link', { name: 'Sessions: Ann Zyx' }).click()
    expect(await page.locator('main').innerText()).toContain('The market since 2 Nov 2026')
    await page.getByLabel('What became of it').selectOption('done')
    await page.getByRole('button', { name: 'Keep', exact: true }).click()
    await page.locator('#commitments + .muted').waitFor()

    // 4. The group, without names.
    await page.goto(`${address}/profiles`)
    await page.locator('.desk-groups a').click()
    const group = await page.locator('main').innerText()
    expect(group).toContain('3 of 3 lack Terraform')
    expect(group).toContain('3 people are too few')
    expect(group).not.toContain('Zyx')

    // 5. The sheet: one page of A4, and nothing private on it.
    await page.goto(`${address}/profiles`)
    await page.getByRole('link', { name: 'Advice sheet: Ann Zyx' }).click()
    const sheet = await page.locator('.sheet').innerText()
    expect(sheet).toContain('Advice for Ann Zyx')
    expect(sheet).toContain('40 of 100')
    expect(sheet).not.toContain('wobblegong')
    const pdf = await page.pdf({ preferCSSPageSize: true })
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1)
    expect(complaints).toEqual([])
  }, 120_000)
})
