import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { startBoards } from '../boards/start-boards.ts'
import { startCrawl, writeConfiguration } from '../faults/crawl-process.ts'
import { serveProgram } from '../faults/served-program.ts'
import { startWatchingProxy } from '../faults/watching-proxy.ts'
import { hasChromium, launchChromium } from './chromium.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** A whole crawl in another process, on a machine that may be busy. */
const WAIT = { timeout: 60_000 }

async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }))
  return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html.slice(0, 160)}`)
}

interface HeldCrawl {
  browser: Awaited<ReturnType<typeof launchChromium>>
  served: Awaited<ReturnType<typeof serveProgram>>
  cwd: string
  /** Lets the boards answer what they hold back from their twentieth page on. */
  release(): void
}

/** Runs `work` beside a served program whose crawls stand still until they are released. */
async function withHeldCrawl(work: (held: HeldCrawl) => Promise<void>): Promise<void> {
  const boards = await startBoards({ seed: 5, untilWeek: '2026-11-16', weeks: 3, postingsPerWeek: 40 })
  const proxy = await startWatchingProxy(boards.url)
  const cwd = mkdtempSync(join(tmpdir(), 'skilltide-e2e-crawl-'))
  writeConfiguration(cwd, boards.sources, proxy.url)
  const served = await serveProgram(cwd, 'market.db')
  const browser = await launchChromium()
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  proxy.watch({ received: ({ number }) => (number < 20 ? undefined : released) })
  try {
    await work({ browser, served, cwd, release })
  } finally {
    release()
    await browser.close()
    served.child.kill('SIGKILL')
    await served.ended
    await proxy.close()
    await boards.close()
    rmSync(cwd, { recursive: true, force: true })
  }
}

test.skipIf(!hasChromium)(
  `a person starts a crawl, sees it go on and end, and reads what came of it${hasChromium ? '' : ' (skipped: there is no Chromium)'}`,
  { timeout: 240_000 },
  () =>
    withHeldCrawl(async ({ browser, served, release }) => {
      // axe is no code of ours, so its page goes without the policy; the one that works keeps it.
      const page = await browser.newPage()
      const examined = await browser.newPage({ bypassCSP: true })
      const complaints: string[] = []
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
      page.on('pageerror', (error) => complaints.push(error.message))

      await page.goto(`${served.address}/sources`)
      await page.getByRole('button', { name: 'Start a crawl' }).click()
      await page.getByRole('button', { name: 'Stop the crawl' }).waitFor()
      const words = page.locator('[data-crawl-words]')
      await expect.poll(() => words.textContent(), WAIT).toMatch(/^Reading: [1-9]\d* of \d+ pages known so far/)
      const bar = page.getByRole('progressbar', { name: 'Progress of the crawl' })
      expect(await bar.evaluate((element: HTMLProgressElement) => element.position)).toBeGreaterThan(0)
      expect(await page.locator('[data-crawl-said]').textContent()).not.toBe('')
      await examined.goto(`${served.address}/sources`)
      expect(await axeFaults(examined)).toEqual([])

      // A page that is loaded in the middle of it goes on from there.
      await page.getByRole('link', { name: 'Look again' }).click()
      await expect.poll(() => words.textContent(), WAIT).toMatch(/^Reading: /)
      release()
      await page.getByRole('link', { name: 'Show what was read' }).click(WAIT)
      expect(await words.textContent()).toBe('The crawl is done, and what it read is analysed.')
      expect(await page.getByRole('region', { name: 'Latest runs' }).textContent()).not.toContain('No run yet')
      expect(await page.getByRole('button', { name: 'Start a crawl' }).isVisible()).toBe(true)
      await examined.goto(`${served.address}/sources`)
      expect(await axeFaults(examined)).toEqual([])
      expect(complaints).toEqual([])
    }),
)

// A page of sources that stood open showed nothing of a crawl that the command line began.
test.skipIf(!hasChromium)(
  `a page that stands open notices a crawl that begins elsewhere${hasChromium ? '' : ' (skipped: there is no Chromium)'}`,
  { timeout: 240_000 },
  () =>
    withHeldCrawl(async ({ browser, served, cwd, release }) => {
      const [page, busy] = [await browser.newPage(), await browser.newPage()]
      await page.goto(`${served.address}/sources`)
      await busy.goto(`${served.address}/sources`)
      await busy.locator('select[name=source]').focus()
      const crawl = startCrawl(cwd)
      await page.bringToFront()
      await page.getByText(`Another crawl (process ${crawl.child.pid}`).waitFor(WAIT)
      await expect.poll(() => page.locator('[data-crawl-words]').textContent(), WAIT).toMatch(/^Reading: /)
      await busy.bringToFront()
      // Who is choosing sources just now is told, and loses nothing.
      await busy.getByRole('link', { name: 'Watch it' }).waitFor(WAIT)
      expect(await busy.getByRole('button', { name: 'Start a crawl' }).isVisible()).toBe(true)
      release()
      await crawl.ended
      await page.bringToFront()
      await page.getByRole('link', { name: 'Show what was read' }).click(WAIT)
      expect(await page.locator('[data-crawl-words]').textContent()).toBe(
        'The crawl is done, and what it read is analysed.',
      )
    }),
)
