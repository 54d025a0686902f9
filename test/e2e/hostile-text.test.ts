import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServer } from '../../server/listen.ts'
import { outsideSuite } from '../outside-suite.ts'
import { hostileMarket, MARKET_PAGES } from '../server/hostile-market.ts'
import { servedParts } from '../server/served-parts.ts'
import { roundsOr, tally } from '../soak/tally.ts'
import { hasChromium, launchChromium } from './chromium.ts'

/** Payloads of an outside suite in every field, looked at by a real browser: nothing of them runs, loads or is even stopped. */

const { cases, title } = outsideSuite<{ payload: string }>('XSS_VECTORS', 'xss-vectors.json', 'vectors')
const payloads = cases.map(({ payload }) => payload)
/** One person in so many is looked at; the pages of the market show all payloads. */
const EACH = Math.max(1, Math.round(40 / roundsOr(1)))
const because = hasChromium ? '' : ' (skipped: there is no Chromium)'

describe.skipIf(payloads.length === 0 || !hasChromium)(title(`payloads in a browser${because}`), () => {
  let open: Awaited<ReturnType<typeof openAll>>
  beforeAll(async () => {
    open = await openAll()
  })
  afterAll(() => open.close())

  async function openAll() {
    const { store, people } = hostileMarket(payloads)
    const { address, close } = await startServer({ ...(await servedParts(store)), host: '127.0.0.1', port: 0 })
    const browser = await launchChromium()
    const context = await browser.newContext()
    const happened = watch(context, address)
    return {
      people,
      address,
      context,
      happened,
      async close() {
        await browser.close()
        await close()
        store.close()
      },
    }
  }

  /** What a payload could do: open a dialog, run, be stopped by the policy, load from elsewhere or lead there. */
  function watch(context: BrowserContext, address: string): string[] {
    const happened: string[] = []
    context.on('dialog', (dialog) => {
      happened.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    context.on('weberror', (error) => happened.push(`error: ${error.error().message}`))
    context.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') happened.push(`console: ${message.text()}`)
    })
    context.on('request', (request) => {
      if (!request.url().startsWith(address) && !/^(data|about):/.test(request.url()))
        happened.push(`asks ${request.url()}`)
    })
    return happened
  }

  async function visit(path: string): Promise<void> {
    const page = await open.context.newPage()
    try {
      const answer = await page.goto(open.address + path)
      expect(answer?.status(), path).toBe(200)
      await page.waitForLoadState('load')
      expect(open.happened.splice(0), path).toEqual([])
      expect(page.url()).toBe(open.address + path)
    } finally {
      await page.close()
    }
  }

  test('the watch sees what would run, and what would be loaded', async () => {
    const page = await open.context.newPage()
    await page.setContent('<script>alert(1)</script><img src="https://evil.example/a">', { waitUntil: 'commit' })
    await expect.poll(() => open.happened.join()).toMatch(/dialog: 1.*asks https:\/\/evil.example\/a/s)
    await page.close()
    open.happened.splice(0)
  })

  test.each(MARKET_PAGES)('%s runs, loads and leads to nothing of them', async (path) => {
    await visit(path)
    tally('pages with payloads looked at in a browser', 1)
  })

  test('pages, plans and sheets of people neither', async () => {
    for (const id of open.people.filter((_, index) => index % EACH === 0)) {
      const paths = ['', '/plan', '/plan/edit', '/plan/check-in', '/sheet', '/sessions']
      await Promise.all(paths.map((path) => visit(`/profiles/${id}${path}`)))
      tally('pages with payloads looked at in a browser', paths.length)
    }
  })

  test('files that open in a browser neither: the sheet to hand over, and the report', async () => {
    const [id = ''] = open.people
    const page = await open.context.newPage()
    for (const path of [`/profiles/${id}/sheet.html`, '/reports/2026-W46.html', '/feed.xml']) {
      const answer = await fetch(open.address + path)
      expect(answer.status, path).toBe(200)
      // As a saved file: no header, so no policy, stands in its way.
      await page.setContent(await answer.text())
      expect(open.happened.splice(0), path).toEqual([])
    }
  })
})
