import robotsParser from 'robots-parser'
import { FetchError, RobotsDisallowedError, TemporaryFetchError } from './fetch-errors.ts'
import type { GetOptions, HttpAnswer } from './http-client.ts'
import { parseRetryAfter } from './retry-after.ts'

// robots-parser is CommonJS: its types promise a `default` that an ES module import already is.
const parseRobots = robotsParser as unknown as typeof robotsParser.default

/** RFC 9309 2.5: at least 500 KiB must be read; the rest is cut off. */
const MAX_ROBOTS_BYTES = 500 * 1024
/** RFC 9309 2.3.1.2: at least five hops, to other hosts too. */
const MAX_REDIRECTS = 5
/** With two tries a silent host is given up after 20 s. */
const ROBOTS_TIMEOUT_MS = 10_000
const TRIES = 2

/** How long an answer is good without asking again (RFC 9309 2.4); `Cache-Control` can only make it shorter. */
const FRESH_MS = 24 * 3_600_000

interface Rules {
  allows(url: string): boolean
  crawlDelayMs: number | null
}

const NO_RULES: Rules = { allows: () => true, crawlDelayMs: null }

/** What earlier runs read; `body` is null where there was no robots.txt. */
export interface RobotsMemory {
  /** Null when there is no copy, or none young enough to stand in for the file. */
  recall(origin: string): { body: Uint8Array | null; isFresh: boolean } | null
  keep(origin: string, body: Uint8Array | null, freshMs: number): void
}

export interface RobotsGateOptions {
  /** The name that `User-agent` lines are compared with: the bare product token, never the whole header. */
  productToken: string
  get: (url: string, options: GetOptions) => Promise<HttpAnswer>
  onCrawlDelay: (host: string, delayMs: number) => void
  /** The host asked for a pause instead of answering. */
  onRetryAfter?: (host: string, retryAfterMs: number) => void
  /** Without it every run asks anew. */
  memory?: RobotsMemory
}

/**
 * robots.txt by RFC 9309, closed when in doubt: without a readable answer (5xx, 429, silence) or a copy of an earlier one
 * nothing of that origin is read in this run. Crawlee's own layer lets everything pass then; the
 * matching is robots-parser's.
 */
export function createRobotsGate({ productToken, get, onCrawlDelay, onRetryAfter, memory }: RobotsGateOptions) {
  /** A host of the own network is refused to a source that may not read there, and no other: each answer is its own. */
  const rulesByOrigin = { own: new Map<string, Promise<Rules>>(), public: new Map<string, Promise<Rules>>() }

  async function readRules(origin: string, allowPrivateHosts: boolean): Promise<Rules> {
    const robotsUrl = `${origin}/robots.txt`
    const copy = memory?.recall(origin) ?? null
    // The delay that was asked for holds for this request too.
    const copied = copy === null ? null : parseRules(origin, copy.body)
    if (copied !== null && copy?.isFresh === true) return copied
    try {
      const answer = await fetchFollowing(robotsUrl, allowPrivateHosts)
      const isThere = answer !== null && answer.status < 400
      const body = isThere ? answer.body : null
      memory?.keep(origin, body, freshMs(answer))
      return parseRules(origin, body)
    } catch (error) {
      if (copied !== null && error instanceof RobotsUnreachableError) return copied
      throw error
    }
  }

  function parseRules(origin: string, body: Uint8Array | null): Rules {
    if (body === null) return NO_RULES
    const text = new TextDecoder('utf-8').decode(body)
    // robots-parser overlooks a last group without rules (RFC 9309 5.1 has one); an empty rule forbids nothing.
    const robots = parseRobots(`${origin}/robots.txt`, `${text}\nDisallow:\n`)
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
        const retryAfterMs = parseRetryAfter(answer.headers.get('retry-after'), Date.now())
        throw new TemporaryFetchError(url, `answer ${answer.status}`, retryAfterMs)
      } catch (error) {
        if (!(error instanceof TemporaryFetchError)) throw error
        if (error.retryAfterMs !== null) onRetryAfter?.(new URL(url).host, error.retryAfterMs)
        else if (tryNumber < TRIES) continue
        throw new RobotsUnreachableError(url, error)
      }
    }
  }

  return {
    /**
     * Passes when robots.txt of the URL's origin lets us read it; each origin is asked once a run, and not at all while
     * the answer of an earlier run is fresh.
     * @throws RobotsDisallowedError when it does not
     * @throws FetchError when robots.txt could not be read
     */
    async check(url: string, allowPrivateHosts: boolean): Promise<void> {
      const { origin } = new URL(url)
      const readings = rulesByOrigin[allowPrivateHosts ? 'own' : 'public']
      const known = readings.get(origin)
      const reading = known ?? readRules(origin, allowPrivateHosts)
      if (known === undefined) readings.set(origin, reading)
      const rules = await reading
      if (!rules.allows(url)) throw new RobotsDisallowedError(url)
    },
  }
}

class RobotsUnreachableError extends FetchError {
  constructor(url: string, cause: TemporaryFetchError) {
    const reason = `robots.txt could not be read (${cause.message}), so nothing of this host is read in this run`
    super(url, reason, { cause })
  }
}

function freshMs(answer: HttpAnswer | null): number {
  const control = answer?.headers.get('cache-control') ?? ''
  if (/\bno-(cache|store)\b/i.test(control)) return 0
  const seconds = /\bmax-age\s*=\s*"?(\d+)/i.exec(control)?.[1]
  return seconds === undefined ? FRESH_MS : Math.min(FRESH_MS, Number(seconds) * 1000)
}

export type RobotsGate = ReturnType<typeof createRobotsGate>
