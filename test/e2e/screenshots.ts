import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'

const WIDTHS = [1440, 390] as const
const THEMES = ['light', 'dark'] as const

/** Takes every page in both widths and themes: `folder/overview-1440-light.png` … Returns the files. */
export async function takeScreenshots(
  browser: Browser,
  address: string,
  folder: string,
  pages: readonly { name: string; path: string }[],
): Promise<string[]> {
  mkdirSync(folder, { recursive: true })
  const files: string[] = []
  for (const width of WIDTHS) {
    for (const colorScheme of THEMES) {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        colorScheme,
        reducedMotion: 'reduce',
      })
      const page = await context.newPage()
      for (const { name, path } of pages) {
        const file = join(folder, `${name}-${width}-${colorScheme}.png`)
        await page.goto(address + path, { waitUntil: 'load' })
        await page.screenshot({ path: file, fullPage: true })
        files.push(file)
      }
      await context.close()
    }
  }
  return files
}
