import robotsParser from 'robots-parser'
import { FetchError, RobotsDisallowedError, TemporaryFetchError } from './fetch-errors.ts'
import type { GetOptions, HttpAnswer } from './http-client.ts'

// robots-parser is CommonJS: its types promise a `default` that an ES module import already is.
const parseRobots = robotsParser as unknown as typeof robotsParser.default

/** RFC 9309 2.5: at least 500 KiB must be read; the rest is cut off. */
const MAX_ROBOTS_BYTES = 500 * 1024
/** RFC 9309 2.3.1.2: at least five hops, to other hosts too. */
const MAX_REDIRECTS = 5
/** With two tries a silent host is given up after 20 s (reliability.md, goal 2: within 30 s). */
const ROBOTS_TIMEOUT_MS = 10_000
const TRIES = 2

interface Rules {
  allows(url: string): boolean
  crawlDelayMs: number | null
}

const NO_RULES: Rules = { allows: () => true, crawlDelayMs: null }

export interface RobotsGateOptions {
  /** The name that `User-agent` lines are compared with: the bare product token, never the whole header. */
  productToken: string
  get: (url: string, options: GetOptions) => Promise<HttpAnswer>
  onCrawlDelay: (host: string, delayMs: number) => void
}

/**
 * robots.txt by RFC 9309, closed when in doubt: without a readable answer (5xx, 429, silence) nothing of that origin is
 * read in this run. Crawlee's own layer lets everything pass then (reliability.md 1.1); the matching is robots-parser's.
 */
export function createRobotsGate({ productToken, get, onCrawlDelay }: RobotsGateOptions) {
  const rulesByOrigin = new Map<string, Promise<Rules>>()

  async function readRules(origin: string, allowPrivateHosts: boolean): Promise<Rules> {
    const robotsUrl = `${origin}/robots.txt`
    const answer = await fetchFollowing(robotsUrl, allowPrivateHosts)
    if (answer === null || (answer.status >= 400 && answer.status < 500)) return NO_RULES
    const text = new TextDecoder('utf-8').decode(answer.body)
    // robots-parser overlooks a last group without rules (RFC 9309 5.1 has one); an empty rule forbids nothing.
    const robots = parseRobots(robotsUrl, `${text}\nDisallow:\n`)
    const delaySeconds = robots.getCrawlDelay(productToken)
    const rules: Rules = {
      allows: (url) => robots.isAllowed(url, productToken) !== false,
      crawlDelayMs: delaySeconds === undefined || !(delaySeconds > 0) ? null : delaySeconds * 1000,
    }
    if (rules.crawlDelayMs !== null) onCrawlDelay(new URL(origin).host, rules.crawlDelayMs)
    return rules
  }

  /** The last answer of the chain; null when it leads nowhere, which counts as "no robots.txt". */
  async function fetchFollowing(robotsUrl: string, allowPrivateHosts: boolean): Promise<HttpAnswer | null> {
    let url = robotsUrl
    for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
      const answer = await fetchPatiently(url, allowPrivateHosts)
      if (answer.status < 300 || answer.status >= 400) return answer
      const location = answer.headers.get('location')
      if (location === undefined || !URL.canParse(location, url)) return null
      url = new URL(location, url).href
    }
    return null
  }

  async function fetchPatiently(url: string, allowPrivateHosts: boolean): Promise<HttpAnswer> {
    const options = { maxBytes: MAX_ROBOTS_BYTES, beyondMaxBytes: 'cut', timeoutMs: ROBOTS_TIMEOUT_MS } as const
    for (let tryNumber = 1; ; tryNumber += 1) {
      try {
        const answer = await get(url, { ...options, allowPrivateHosts })
        if (answer.status < 500 && answer.status !== 429) return answer
        throw new TemporaryFetchError(url, `answer ${answer.status}`)
      } catch (error) {
        if (error instanceof TemporaryFetchError && tryNumber < TRIES) continue
        if (!(error instanceof TemporaryFetchError)) throw error
        const reason = `robots.txt could not be read (${error.message}), so nothing of this host is read in this run`
        throw new FetchError(url, reason, { cause: error })
      }
    }
  }

  return {
    /**
     * Passes when robots.txt of the URL's origin lets us read it; each origin is asked once a run.
     * @throws RobotsDisallowedError when it does not
     * @throws FetchError when robots.txt could not be read
     */
    async check(url: string, allowPrivateHosts: boolean): Promise<void> {
      const { origin } = new URL(url)
      const known = rulesByOrigin.get(origin)
      const reading = known ?? readRules(origin, allowPrivateHosts)
      if (known === undefined) rulesByOrigin.set(origin, reading)
      const rules = await reading
      if (!rules.allows(url)) throw new RobotsDisallowedError(url)
    },
  }
}

export type RobotsGate = ReturnType<typeof createRobotsGate>
