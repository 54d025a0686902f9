import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const EXECUTABLE = process.env.SKILLTIDE_CHROMIUM ?? '/usr/bin/chromium'
const QUIET = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const hasChromium = existsSync(EXECUTABLE)

export const launchChromium = (): Promise<Browser> => chromium.launch({ executablePath: EXECUTABLE, args: QUIET })
