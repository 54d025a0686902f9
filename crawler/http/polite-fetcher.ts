import { PRODUCT_TOKEN } from './crawler-name.ts'
import type { HostPace } from './host-pace.ts'
import { createHttpClient } from './http-client.ts'
import { createPageFetcher } from './page-fetcher.ts'
import { createRobotsGate } from './robots-gate.ts'

/** Everything between a wanted page and its text, for one run: one client, one robots.txt a host, one pace. */
export function createPoliteFetcher({
  userAgent,
  pace,
  signal,
}: {
  userAgent: string
  pace: HostPace
  signal: AbortSignal
}) {
  const client = createHttpClient(userAgent)
  const robots = createRobotsGate({
    productToken: PRODUCT_TOKEN,
    onCrawlDelay: pace.slowDown,
    get: async (url, options) => {
      await pace.turn(new URL(url).host)
      return client.get(url, { ...options, signal })
    },
  })
  return {
    fetchPage: createPageFetcher({ client, robots, pace, epochMs: Date.now, signal }),
    close: client.close,
  }
}
