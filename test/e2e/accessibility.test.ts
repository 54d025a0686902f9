import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium, launchChromium } from './chromium.ts'
import { serveMarket } from './served-market.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const withoutChromium = hasChromium ? '' : ' (skipped: no Chromium at SKILLTIDE_CHROMIUM or /usr/bin/chromium)'

const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

const VIEWS = [
  ['light', 1440],
  ['dark', 1440],
  ['light', 390],
  ['dark', 390],
] as const
type Server = Awaited<ReturnType<typeof serveMarket>>

declare global {
  interface Window {
    axe: { run: (context: Document, options: object) => Promise<AxeResults> }
  }
}

describe.skipIf(!hasChromium)(`axe-core in Chromium${withoutChromium}`, () => {
  let browser: Browser
  let server: Server
  let faults: Promise<Map<string, string[]>> | undefined

  beforeAll(async () => {
    server = await serveMarket()
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  test.each(VIEWS)(
    'finds no serious fault on any page, %s, %i px',
    async (...view) => {
      faults ??= findFaults(browser, server)
      expect((await faults).get(view.join())).toEqual([])
    },
    600_000,
  )

  test('every page carries the styles of all that stands in it', async () => {
    const folder = join(import.meta.dirname, '..', '..', 'web', 'styles')
    const styled = new Set<string>()
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.css') && !/print/.test(name))) {
      for (const [, name = ''] of readFileSync(join(folder, file), 'utf8').matchAll(/\.([a-z][\w-]*)/g))
        styled.add(name)
    }
    const lacking: string[] = []
    for (const { name, path } of server.pages) {
      const html = await (await fetch(server.address + path)).text()
      const styles = html.includes('<style>') ? html.slice(html.indexOf('<style>'), html.lastIndexOf('</style>')) : null
      const classes = new Set([...html.matchAll(/\sclass="([^"]+)"/g)].flatMap(([, list = '']) => list.split(' ')))
      for (const found of classes) {
        const isThere = styles === null || new RegExp(`\\.${found}(?![\\w-])`).test(styles)
        if (styled.has(found) && !isThere) lacking.push(`${name}: ${found}`)
      }
    }
    expect(lacking).toEqual([])
  })
})

/** Opens each page once and looks at it in every view: width and scheme are matters of the styles, which apply at once. */
async function findFaults(browser: Browser, { address, pages }: Server): Promise<Map<string, string[]>> {
  const faults = new Map(VIEWS.map((view): [string, string[]] => [view.join(), []]))
  // Without motion a colour is what it is going to be, and not on its way there.
  const page = await browser.newPage({ bypassCSP: true, reducedMotion: 'reduce' })
  for (const { name, path } of pages) {
    await page.goto(address + path, { waitUntil: 'load' })
    await page.evaluate(axeSource)
    for (const [colorScheme, width] of VIEWS) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      // The dark page has the elements of the light one: only its colours are another matter.
      const runOnly = colorScheme === 'dark' ? COLOUR_RULES : undefined
      const { violations } = await page.evaluate((options) => window.axe.run(document, options), {
        resultTypes: ['violations'],
        ...(runOnly && { runOnly }),
      })
      for (const { id, impact, nodes } of violations) {
        if (impact !== 'serious' && impact !== 'critical') continue
        faults.get(`${colorScheme},${width}`)?.push(`${name}: ${id} ${nodes[0]?.html.slice(0, 160)}`)
      }
    }
  }
  await page.close()
  return faults
}
