import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listShippedHistory } from '../../data/history/load-history.ts'
import { openStore } from '../../data/store/open-store.ts'
import { hasChromium, launchChromium } from './chromium.ts'
import { takeScreenshots } from './screenshots.ts'
import { serveMarket } from './served-market.ts'

const folder = process.env.SKILLTIDE_SCREENSHOTS ?? ''
const README_FOLDER = join(import.meta.dirname, '..', '..', 'web', 'screenshots')
const README_PAGES = [
  ['overview', '/'],
  ['gaps', '/gaps?role=data-engineer&skills=sql,python,ssis#answer'],
] as const

type Pages = readonly { name: string; path: string }[]

const emptyStore = () => openStore(':memory:')
const SETS: { of: string; serve: () => ReturnType<typeof serveMarket>; choose: (pages: Pages) => Pages }[] = [
  { of: 'a market', serve: () => serveMarket(), choose: (pages) => pages },
  {
    of: 'an empty database',
    serve: () => serveMarket(emptyStore),
    // Nothing there has a skill, a figure or a goal of its own.
    choose: (pages) =>
      pages
        .filter(({ name }) => !/^(plan-goal|skill-|figure)/.test(name))
        .map(({ name, path }) => ({ name: `empty-${name}`, path })),
  },
  {
    of: 'a server with a password',
    serve: () => serveMarket(emptyStore, { password: 'a long password of the owner' }),
    choose: () => [{ name: 'sign-in', path: '/sign-in' }],
  },
]

// A tool, not a check: SKILLTIDE_SCREENSHOTS=screenshots SKILLTIDE_PAGES=gaps,empty-gaps npx vitest run test/e2e/screenshots
test.skipIf(folder === '' || !hasChromium).each(SETS)(
  'pictures of every page of $of are taken when SKILLTIDE_SCREENSHOTS names a folder',
  async ({ serve, choose }) => {
    const wanted = process.env.SKILLTIDE_PAGES?.split(',')
    const server = await serve()
    const pages = choose(server.pages).filter(({ name }) => wanted === undefined || wanted.includes(name))
    const browser = await launchChromium()
    const files = await takeScreenshots(browser, server.address, folder, pages)
    await browser.close()
    await server.close()
    expect(files).toHaveLength(pages.length * 4)
  },
  1_200_000,
)

// The pictures of the README: the first start, which shows the shipped figures.
test.skipIf(folder === '' || !hasChromium)(
  'pictures of the README are taken from the shipped figures',
  async () => {
    const server = await serveMarket(() => {
      const store = openStore(':memory:')
      for (const dataset of listShippedHistory()) store.history.save(dataset)
      return store
    })
    mkdirSync(README_FOLDER, { recursive: true })
    const browser = await launchChromium()
    const page = await browser.newPage({ viewport: { width: 1280, height: 1180 }, reducedMotion: 'reduce' })
    for (const [name, path] of README_PAGES) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        await page.goto(server.address + path, { waitUntil: 'networkidle' })
        await page.screenshot({ path: join(README_FOLDER, `${name}-${colorScheme}.png`) })
      }
    }
    await browser.close()
    await server.close()
  },
  120_000,
)
