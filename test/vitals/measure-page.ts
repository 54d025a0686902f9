import type { Browser, CDPSession } from 'playwright-core'

/** What a visitor with an empty cache meets. Times in ms. */
export interface PageVitals {
  /** First and largest contentful paint. */
  fcpMs: number
  lcpMs: number
  /** Cumulative layout shift. */
  cls: number
  /** Of tasks longer than 50 ms after the first paint, what lies beyond 50 ms. */
  totalBlockingMs: number
  /** Bytes that came over the network, headers included. */
  transferBytes: number
  requests: number
}

/** As Lighthouse throttles by devtools: CPU 4 times slower, 1.6 Mbit/s, and 150 ms a round trip, times what it corrects by. */
const CPU_SLOWDOWN = 4
const NETWORK = {
  offline: false,
  latency: 150 * 3.75,
  downloadThroughput: (1.6 * 1024 * 1024 * 0.9) / 8,
  uploadThroughput: (750 * 1024 * 0.9) / 8,
}
const TELEPHONE = { width: 412, height: 823 }
/** After the last request: late shifts and tasks count too. */
const SETTLE_MS = 1500

export async function measurePage(browser: Browser, address: string): Promise<PageVitals> {
  const context = await browser.newContext({ viewport: TELEPHONE, deviceScaleFactor: 1.75, isMobile: true })
  try {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    const network = await throttle(session)
    await page.addInitScript(observe)
    await page.goto(address, { waitUntil: 'networkidle', timeout: 120_000 })
    await page.waitForTimeout(SETTLE_MS)
    const seen = await page.evaluate(() => JSON.parse(document.documentElement.dataset.vitals ?? '{}'))
    return { ...seen, ...network }
  } finally {
    await context.close()
  }
}

async function throttle(session: CDPSession) {
  const network = { transferBytes: 0, requests: 0 }
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', NETWORK)
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN })
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    network.transferBytes += encodedDataLength
    network.requests += 1
  })
  return network
}

/** Runs in the page, before its own scripts. */
function observe(): void {
  const seen = { fcpMs: 0, lcpMs: 0, cls: 0, totalBlockingMs: 0 }
  type Entry = PerformanceEntry & { value?: number; hadRecentInput?: boolean }
  const watch = (type: string, note: (entry: Entry) => void) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) note(entry)
      document.documentElement.dataset.vitals = JSON.stringify(seen)
    }).observe({ type, buffered: true })
  watch('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') seen.fcpMs = startTime
  })
  watch('largest-contentful-paint', ({ startTime }) => {
    seen.lcpMs = startTime
  })
  watch('layout-shift', ({ value = 0, hadRecentInput }) => {
    if (!hadRecentInput) seen.cls += value
  })
  watch('longtask', ({ startTime, duration }) => {
    if (seen.fcpMs > 0 && startTime >= seen.fcpMs) seen.totalBlockingMs += Math.max(0, duration - 50)
  })
}
