import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium, launchChromium } from './chromium.ts'
import { serveMarket } from './served-market.ts'

const withoutChromium = hasChromium ? '' : ' (skipped: no Chromium at SKILLTIDE_CHROMIUM or /usr/bin/chromium)'

/** That are open at a time. */
const TABS = 3

describe.skipIf(!hasChromium)(`in Chromium${withoutChromium}`, () => {
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

  /** A tab of its own, what its console complained about, and what was asked from elsewhere. */
  async function openTab(options: BrowserContextOptions = {}): Promise<{ page: Page; complaints: string[] }> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options })
    const page = await context.newPage()
    // On a busy machine a page may take long; whether it comes at all is what is asked here.
    page.setDefaultNavigationTimeout(120_000)
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('request', (request) => {
      if (!request.url().startsWith(server.address)) complaints.push(`asked for ${request.url()}`)
    })
    return { page, complaints }
  }

  /** Opens a page in a tab of its own. */
  async function visit(path: string, options: BrowserContextOptions = {}) {
    const tab = await openTab(options)
    await tab.page.goto(server.address + path, { waitUntil: 'networkidle' })
    return tab
  }

  test('a data engineer types skills, sees the gaps, opens one, and marks a skill as held', async () => {
    const { page, complaints } = await visit('/gaps')
    await page.getByLabel('Your skills, or your CV as text').fill('sql, python, ssis, on-premise data warehouse')
    await page.getByLabel('Role').selectOption('data-engineer')
    await page.getByLabel('Seniority').selectOption('senior')
    await page.getByRole('button', { name: 'Compare' }).click()
    await page.waitForURL(/role=data-engineer&seniority=senior&skills=sql/)
    expect(await page.locator('#answer').textContent()).toContain('senior data engineer openings are within reach')
    const gap = page.locator('.gap-card').filter({ hasText: 'Apache Airflow' })
    expect(await gap.textContent()).toMatch(/\d+\.\d\s%\s+\d+\.\d–\d+\.\d\s%\s*\d+ of \d+\sopenings/)
    await gap.getByRole('link', { name: 'Apache Airflow', exact: true }).click()
    await page.waitForURL(/\/skills\/apache-airflow\?role=data-engineer&seniority=senior&skills=sql/)
    expect(await page.locator('h1').textContent()).toBe('Apache Airflow')
    expect(await page.locator('.examples mark').first().textContent()).toMatch(/airflow/i)
    await page.getByRole('link', { name: 'I have this (Apache Airflow)' }).click()
    await page.waitForURL(/apache-airflow$/)
    await page.getByRole('link', { name: 'See your gaps' }).click()
    await page.waitForURL(/\/gaps\?/)
    expect(await page.locator('.gap-card').filter({ hasText: 'Apache Airflow' }).count()).toBe(0)
    await page.goBack()
    expect(new URL(page.url()).pathname).toBe('/skills/apache-airflow')
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('who comes back to a comparison of which not all was known sees the skills found, and sends nothing anew', async () => {
    const { page, complaints } = await visit('/gaps')
    await page.getByLabel('Your skills, or your CV as text').fill('Jane Roe, jane@mail.example\nsql, python, zorblax')
    await page.getByLabel('Role').selectOption('data-engineer')
    await page.getByRole('button', { name: 'Compare' }).click()
    await page.getByText('not counted: Jane Roe, jane@mail.example, zorblax').waitFor()
    await page.waitForURL(/\/gaps\?role=data-engineer&skills=sql%2Cpython$/)
    await page.locator('.gap-card h3 a').first().click()
    await page.waitForURL(/\/skills\//)
    expect((await page.goBack())?.status()).toBe(200)
    expect(page.url()).toMatch(/\/gaps\?role=data-engineer&skills=sql%2Cpython$/)
    expect(await page.locator('#answer').textContent()).toContain('within reach')
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('without JavaScript the same story ends at the same answer', async () => {
    const { page } = await visit('/gaps', { javaScriptEnabled: false })
    await page.getByLabel('Your skills, or your CV as text').fill('sql, python')
    await page.getByLabel('Role').selectOption('data-engineer')
    await page.getByRole('button', { name: 'Compare' }).click()
    await page.waitForURL(/skills=sql/)
    expect(await page.locator('.gap-card').count()).toBeGreaterThan(3)
    expect(await page.locator('.gap-card svg.plot').first().isVisible()).toBe(true)
    await page.goto(`${server.address}/skills?role=data-engineer`)
    await page.getByRole('searchbox', { name: 'Search', exact: true }).fill('airflow')
    await page.getByRole('button', { name: 'Filter' }).click()
    await page.waitForURL(/q=airflow/)
    expect(await page.locator('.skill-table tbody tr').count()).toBe(1)
    await page.context().close()
  })

  test('no page complains, asks for anything elsewhere, or is wider than a narrow screen', async () => {
    const waiting = server.pages.filter(({ name }) => name !== 'not-found')
    // Each page is waited for until it has been silent for a while: some tabs at a time, so that the waits overlap.
    const lookOn = async (): Promise<void> => {
      const { page, complaints } = await openTab({ viewport: { width: 360, height: 740 } })
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        await page.goto(server.address + next.path, { waitUntil: 'networkidle' })
        expect(complaints, next.name).toEqual([])
        const { scrollWidth, clientWidth } = await page.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement
          return { scrollWidth, clientWidth }
        })
        expect(scrollWidth, next.name).toBeLessThanOrEqual(clientWidth)
      }
      await page.context().close()
    }
    await Promise.all(Array.from({ length: TABS }, lookOn))
  })

  test('/ goes to the search, and the theme switch is remembered', async () => {
    const { page } = await visit('/', { colorScheme: 'light' })
    await page.keyboard.press('/')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('site-search')
    await page.keyboard.type('dbt')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/skills\?q=dbt/)
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const light = await background()
    await page.getByRole('button', { name: 'Switch between light and dark' }).click()
    expect(await background()).not.toBe(light)
    await page.reload()
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
    await page.context().close()
  })

  test('the keyboard reaches the content first, and steps through a chart with words', async () => {
    const { page } = await visit('/skills/sql?role=data-engineer&grain=week')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Skip to the content')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => location.hash)).toBe('#content')
    const plot = page.locator('.chart-plot').first()
    await plot.locator('canvas').waitFor()
    await plot.focus()
    await page.keyboard.press('End')
    await page.waitForFunction(() => /2026-W47: \d/.test(document.querySelector('.chart-readout')?.textContent ?? ''))
    await page.keyboard.press('ArrowLeft')
    await page.waitForFunction(() => /2026-W46: \d/.test(document.querySelector('.chart-readout')?.textContent ?? ''))
    await page.context().close()
  })

  test('putting the canvas over the chart moves nothing', async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const page = await context.newPage()
    await page.addInitScript(() => {
      document.documentElement.dataset.shift = '0'
      new PerformanceObserver((list) => {
        const moved = list
          .getEntries()
          .reduce((sum, entry) => sum + (entry as PerformanceEntry & { value: number }).value, 0)
        const { dataset } = document.documentElement
        dataset.shift = String(Number(dataset.shift ?? 0) + moved)
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await page.goto(`${server.address}/skills/sql?role=data-engineer`, { waitUntil: 'networkidle' })
    await page.locator('.chart-plot canvas').first().waitFor()
    expect(await page.evaluate(() => Number(document.documentElement.dataset.shift ?? 0))).toBeLessThan(0.05)
    await context.close()
  })

  test('print shows the drawn chart, without the navigation', async () => {
    const { page } = await visit('/skills/sql?role=data-engineer')
    await page.locator('.chart-plot canvas').first().waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('svg.plot').first().isVisible()).toBe(true)
    expect(await page.locator('canvas').first().isVisible()).toBe(false)
    expect(await page.locator('.site-head nav').isVisible()).toBe(false)
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000)
    await page.context().close()
  })

  // The report took five sheets, the last of them for one line, and tables that scroll were cut off at the edge.
  test('a report prints on three sheets, and no table runs over the edge of the paper', async () => {
    const { page } = await visit('/reports/2026-W46')
    const pdf = await page.pdf({ preferCSSPageSize: true })
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length).toBeLessThanOrEqual(3)
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 794, height: 1123 })
    // Paper of 210 mm with margins of 14 mm.
    const wide = () =>
      page.evaluate(() => {
        document.body.style.width = '182mm'
        const edge = document.body.getBoundingClientRect().right
        return [...document.querySelectorAll('main :is(table, svg)')]
          .filter((part) => part.getBoundingClientRect().right > edge + 1)
          .map(
            (part) =>
              `${part.closest('section, figure')?.getAttribute('aria-label')} ${part.outerHTML.slice(0, 60)} ${Math.round(part.getBoundingClientRect().right - edge)}`,
          )
      })
    expect(await wide()).toEqual([])
    await page.goto(`${server.address}/sources`)
    expect(await wide()).toEqual([])
    await page.context().close()
  })
})
