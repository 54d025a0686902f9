import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium, launchChromium } from './chromium.ts'
import { serveMarket } from './served-market.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const withoutChromium = hasChromium ? '' : ' (skipped: no Chromium at SKILLTIDE_CHROMIUM or /usr/bin/chromium)'

describe.skipIf(!hasChromium)(`by keyboard in Chromium${withoutChromium}`, () => {
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

  async function visit(path: string): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      bypassCSP: true,
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    await page.goto(server.address + path, { waitUntil: 'networkidle' })
    return page
  }

  const palette = (page: Page) => page.getByRole('dialog', { name: 'Go to' })
  const chosen = (page: Page) => palette(page).getByRole('option', { selected: true })
  const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
  const theme = (page: Page) => page.evaluate(() => document.documentElement.dataset.theme)
  const openTables = (page: Page) => page.locator('details[data-chart-rows][open]').count()

  test('the palette goes to a skill of the same view, and loads nothing before it is opened', async () => {
    const page = await visit('/roles?country=GB')
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    const before = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
    expect(before.filter((name) => name.includes('chunk-') || name.includes('destinations.json'))).toEqual([])
    await page.keyboard.press('Control+k')
    await palette(page).waitFor()
    expect(asked.some((path) => path.startsWith('/assets/'))).toBe(true)
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox')
    await page.keyboard.type('airflo')
    await chosen(page).filter({ hasText: 'Apache Airflow' }).waitFor()
    expect(await palette(page).getByRole('combobox').getAttribute('aria-activedescendant')).toBe(
      await chosen(page).getAttribute('id'),
    )
    await page.keyboard.press('Enter')
    await page.waitForURL(`${server.address}/skills/apache-airflow?country=GB`)
    await page.context().close()
  })

  test('what is typed and sent at once goes where it says; pages, roles, people and actions are found too', async () => {
    const page = await visit('/skills')
    for (const [text, path] of [
      ['data analyst', '/roles/data-analyst'],
      ['duplicates', '/sources/merges'],
      ['robin', '/profiles/'],
      ['no such thing', '/skills?q=no+such+thing'],
    ] as const) {
      await page.keyboard.press('Control+k')
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
      await page.waitForURL((url) => `${url.pathname}${url.search}`.startsWith(path))
    }
    await page.keyboard.press('Control+k')
    await page.keyboard.type('light and dark')
    await chosen(page).filter({ hasText: 'Switch between light and dark' }).waitFor()
    await page.keyboard.press('Enter')
    expect(await theme(page)).toBe('dark')
    expect(await palette(page).isVisible()).toBe(false)
    await page.context().close()
  })

  test('arrows go round the list, Escape gives the focus back, and axe finds nothing serious in it', async () => {
    const page = await visit('/skills')
    await page.getByRole('link', { name: 'Roles', exact: true }).focus()
    await page.keyboard.press('Control+k')
    await chosen(page).filter({ hasText: 'Overview' }).waitFor()
    await page.keyboard.press('ArrowUp')
    expect(await chosen(page).textContent()).toContain('List the keys')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    expect(await chosen(page).textContent()).toContain('Skills')
    await page.evaluate(axeSource)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }))
      expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
    }
    await page.keyboard.press('Escape')
    expect(await palette(page).isVisible()).toBe(false)
    expect(await focusedText(page)).toBe('Roles')
    await page.context().close()
  })

  test('j and k go from row to row, d switches the theme, t opens and closes the tables of the charts', async () => {
    const page = await visit('/')
    await page.keyboard.press('j')
    expect(await focusedText(page)).toBe('SQL')
    await page.keyboard.press('j')
    expect(await focusedText(page)).toBe('Python')
    await page.keyboard.press('k')
    await page.keyboard.press('k')
    expect(await focusedText(page)).toBe('SQL')
    await page.keyboard.press('d')
    expect(await theme(page)).toBe('dark')
    await page.keyboard.press('t')
    expect(await openTables(page)).toBe(2)
    await page.keyboard.press('t')
    expect(await openTables(page)).toBe(0)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/skills\/sql/)
    await page.context().close()
  })

  test('where somebody types keys are letters, and with Alt or Ctrl they are the browser’s', async () => {
    const page = await visit('/gaps')
    const field = page.getByLabel('Your skills, or your CV as text')
    await field.focus()
    await page.keyboard.type('jdtk?/')
    expect(await field.inputValue()).toBe('jdtk?/')
    expect(await theme(page)).toBeUndefined()
    await page.goto(`${server.address}/`)
    await page.evaluate(() => {
      const { dataset } = document.documentElement
      window.addEventListener('keydown', (event) => {
        if (['Control', 'Alt', 'Shift'].includes(event.key)) return
        dataset.taken = `${dataset.taken ?? ''}${event.key}:${event.defaultPrevented} `
        event.preventDefault()
      })
    })
    for (const key of ['Control+d', 'Alt+d', 'Alt+j', 'Control+Shift+K', 'Alt+ArrowLeft', '/']) {
      await page.keyboard.press(key)
    }
    expect(await page.evaluate(() => document.documentElement.dataset.taken)).toBe(
      'd:false d:false j:false K:false ArrowLeft:false /:true ',
    )
    expect(await theme(page)).toBeUndefined()
    await page.context().close()
  })

  test('? lists the keys and switches them off for good; the button in the foot brings them back', async () => {
    const page = await visit('/')
    await page.keyboard.press('?')
    const list = page.getByRole('dialog', { name: 'Keys that work on every page' })
    await list.waitFor()
    for (const key of ['Ctrl K', '/', 'j', 'k', 't', 'd', '?']) {
      expect(await list.locator('kbd').allTextContents()).toContain(key)
    }
    await list.getByRole('switch', { name: 'Use these keys' }).press('Space')
    await page.keyboard.press('Escape')
    await page.goto(`${server.address}/skills`)
    for (const key of ['d', '?', 'Control+k']) await page.keyboard.press(key)
    expect(await theme(page)).toBeUndefined()
    expect(await page.locator('dialog[open]').count()).toBe(0)
    await page.getByRole('button', { name: 'Keyboard', exact: true }).press('Enter')
    await list.getByRole('switch', { name: 'Use these keys' }).press('Space')
    await page.keyboard.press('Escape')
    await page.keyboard.press('d')
    expect(await theme(page)).toBe('dark')
    await page.context().close()
  })

  test('without scripts there is no button that nothing answers', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${server.address}/`)
    expect(await page.locator('.needs-script:visible').count()).toBe(0)
    await context.close()
  })
})
