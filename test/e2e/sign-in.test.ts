import { expect, test } from 'vitest'
import { makeFolder } from '../cli/upkeep-market.ts'
import { serveProgram } from '../faults/served-program.ts'
import { hasChromium, launchChromium } from './chromium.ts'

const PASSWORD = 'correct horse battery staple'

test.skipIf(!hasChromium)(
  `with a password a person signs in to the built program, works and signs out, without a script${hasChromium ? '' : ' (skipped: there is no Chromium)'}`,
  async () => {
    const { folder, remove } = makeFolder('sign-in')
    const { address, child, ended } = await serveProgram(folder, 'market.db', PASSWORD)
    const browser = await launchChromium()
    try {
      const context = await browser.newContext({ javaScriptEnabled: false })
      const page = await context.newPage()
      await page.goto(`${address}/profiles`)
      expect(await page.title()).toBe('Sign in · SkillTide')
      await page.getByLabel('Password').fill('not the password')
      await page.getByRole('button', { name: 'Sign in' }).click()
      expect(await page.getByRole('alert').textContent()).toContain('This is not the password')

      await page.getByLabel('Password').fill(PASSWORD)
      await page.getByRole('button', { name: 'Sign in' }).click()
      expect(new URL(page.url()).pathname).toBe('/profiles')
      expect(await page.getByRole('heading', { level: 1 }).textContent()).not.toContain('Sign in')

      await page.getByRole('button', { name: 'Sign out' }).click()
      await page.goto(`${address}/profiles`)
      expect(new URL(page.url()).pathname).toBe('/sign-in')
    } finally {
      await browser.close()
      child.kill('SIGTERM')
      await ended
      remove()
    }
  },
)
