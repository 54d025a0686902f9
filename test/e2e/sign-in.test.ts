import { expect, test } from 'vitest'
import { startServer } from '../../server/listen.ts'
import { aStore } from '../data/builders.ts'
import { servedParts } from '../server/served-parts.ts'
import { hasChromium, launchChromium } from './chromium.ts'

const PASSWORD = 'correct horse battery staple'

test.skipIf(!hasChromium)(
  `on a network a person signs in, works and signs out, without a script${hasChromium ? '' : ' (skipped: there is no Chromium)'}`,
  async () => {
    const store = aStore([])
    const { address, close } = await startServer({
      ...(await servedParts(store)),
      host: '0.0.0.0',
      port: 0,
      password: PASSWORD,
    })
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
      await close()
      store.close()
    }
  },
)
