import { PRODUCT_TOKEN } from './crawler-name.ts'
import type { HostPace } from './host-pace.ts'
import { createHttpClient } from './http-client.ts'
import { createPageFetcher, takeTurn } from './page-fetcher.ts'
import { createRobotsGate, type RobotsMemory } from './robots-gate.ts'

/** Everything between a wanted page and its text, for one run: one client, one robots.txt a host, one pace. */
export function createPoliteFetcher({
  userAgent,
  pace,
  robotsMemory,
  signal,
}: {
  userAgent: string
  pace: HostPace
  robotsMemory: RobotsMemory
  signal: AbortSignal
}) {
  const client = createHttpClient(userAgent)
  const robots = createRobotsGate({
    productToken: PRODUCT_TOKEN,
    onCrawlDelay: pace.slowDown,
    onRetryAfter: (host, retryAfterMs) => pace.pause(host, retryAfterMs, 0),
    memory: robotsMemory,
    get: async (url, options) => {
      await takeTurn(pace, url)
      return client.get(url, { ...options, signal })
    },
  })
  return {
    fetchPage: createPageFetcher({ client, robots, pace, epochMs: Date.now, signal }),
    /** What robots.txt says of the address; `fetchPage` asks by itself. @throws as RobotsGate's `check` */
    checkRobots: robots.check,
    close: client.close,
  }
}
