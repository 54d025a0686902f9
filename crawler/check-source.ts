import type { NewPosting } from '../data/domain.ts'
import type { CheckedPage, SourceCheck } from '../data/source-check.ts'
import type { Store } from '../data/store/store.ts'
import { UserError } from '../data/user-error.ts'
import { type CrawlEntry, planEntries } from './crawl-entry.ts'
import { FetchError, PageGoneError, RobotsDisallowedError } from './http/fetch-errors.ts'
import { createHostMemory } from './http/host-memory.ts'
import { createHostPace, type Politeness, usualPoliteness } from './http/host-pace.ts'
import { createPoliteFetcher } from './http/polite-fetcher.ts'
import { type OpenPageReader, type PageReader, readOnTheSpot } from './reading/page-reader.ts'
import { readingOf } from './record-page.ts'
import { judgeRun, type PagesOfRun } from './run-health.ts'
import { SOURCE_ADAPTERS } from './sources/registry.ts'
import type { Reject, SourceAdapter, SourceConfig, SourceRequest } from './sources/source.ts'
import { PageShapeError } from './sources/source-errors.ts'

/** Enough to see a listing and some of its adverts, and little enough to ask for again and again while one works on it. */
const MOST_PAGES = 5
const SHOWN_REJECTS = 10
const SHOWN_POSTINGS = 5
const SHOWN_URLS = 10

export interface CheckDeps {
  now: () => string
  userAgent: string
  /** What earlier crawls learnt of hosts is heeded; nothing is written. */
  store?: Store | undefined
  registry?: readonly SourceAdapter[]
  politeness?: Politeness
  /** Reads on the spot unless stated. */
  openPageReader?: OpenPageReader
  signal?: AbortSignal
}

/**
 * Reads the first pages of one source as a crawl would, each once, and says what came of it. Nothing is stored.
 *
 * @throws SourceConfigError when the entry cannot work
 * @throws UserError when the terms of the source allow no reading yet
 */
export async function checkSource(config: SourceConfig, deps: CheckDeps): Promise<SourceCheck> {
  const { now, store, userAgent } = deps
  const [entry] = planEntries([config], deps.registry ?? SOURCE_ADAPTERS, userAgent)
  if (entry === undefined) throw new Error('one entry was planned')
  if (store !== undefined) requireDue(entry, store, now())

  const stated = deps.politeness
  const stop = deps.signal ?? new AbortController().signal
  const memory = store === undefined ? NO_MEMORY : heedOnly(createHostMemory(store, now))
  const pace = createHostPace(stated === undefined ? usualPoliteness : () => stated, undefined, stop, memory.pace)
  const fetcher = createPoliteFetcher({ userAgent, pace, robotsMemory: memory.robots, signal: stop })
  const reader = (deps.openPageReader ?? readOnTheSpot)([entry])
  try {
    return await readFirstPages(entry, { fetcher, reader, now })
  } finally {
    await Promise.all([reader.close(), fetcher.close()])
  }
}

interface Checking {
  fetcher: ReturnType<typeof createPoliteFetcher>
  reader: PageReader
  now: () => string
}

async function readFirstPages(entry: CrawlEntry, checking: Checking): Promise<SourceCheck> {
  const { now } = checking
  const startedAt = now()
  const waiting: SourceRequest[] = [...entry.firstRequests]
  const known = new Set(waiting.map(({ kind, url }) => `${kind} ${url}`))
  const pages: CheckedPage[] = []
  const postings: NewPosting[] = []
  const rejects: Reject[] = []
  while (waiting.length > 0 && pages.length < MOST_PAGES) {
    // Adverts first: another page of a listing says little that the first did not.
    const at = Math.max(
      0,
      waiting.findIndex(({ kind }) => kind === 'detail'),
    )
    const [wanted] = waiting.splice(at, 1)
    if (wanted === undefined) break
    const page = await checkPage(entry, wanted, checking)
    pages.push(page.checked)
    postings.push(...page.postings)
    rejects.push(...page.rejects)
    for (const request of page.next) {
      const key = `${request.kind} ${request.url}`
      if (!known.has(key)) waiting.push(request)
      known.add(key)
    }
  }
  const items = readingOf(postings, rejects)
  const { verdict, reason } = judgeRun(items, countPages(pages), [], startedAt)
  const unreadable = rejects.filter(({ isNoOffer }) => !isNoOffer)
  return {
    ...{ id: entry.config.id, type: entry.config.type, verdict, reason, isSound: verdict === 'healthy', pages },
    further: { count: waiting.length, first: waiting.slice(0, SHOWN_URLS).map(({ url }) => url) },
    items,
    notOffers: rejects.length - unreadable.length,
    rejected: {
      count: unreadable.length,
      first: unreadable.slice(0, SHOWN_REJECTS).map(({ item, reason: cause }) => ({ item, reason: cause })),
    },
    postings: postings
      .slice(0, SHOWN_POSTINGS)
      .map(({ title, company, postedOn, url }) => ({ title, company, postedOn, url })),
  }
}

async function checkPage(entry: CrawlEntry, wanted: SourceRequest, { fetcher, reader, now }: Checking) {
  const { url, kind } = wanted
  let robots: CheckedPage['robots'] = 'unknown'
  try {
    reader.expect()
    await fetcher.checkRobots(url, entry.config.allowPrivateHosts === true)
    robots = 'allowed'
    const { page } = await fetcher.fetchPage(wanted, entry.config)
    if (page === null) throw new FetchError(url, 'it was called unchanged though nobody asked')
    const { postings, rejects, ...parsed } = await reader.read(entry, { ...page, readAt: now() })
    const isOurs = ({ url: next }: SourceRequest) => URL.canParse(next) && entry.hosts.has(new URL(next).host)
    const next = parsed.next.filter(isOurs)
    const items = readingOf(postings, rejects).items
    const checked: CheckedPage = { url, kind, robots, outcome: 'read', reason: null, items, names: next.length }
    return { checked, postings, rejects, next }
  } catch (error) {
    if (!(error instanceof FetchError || error instanceof PageShapeError)) throw error
    const isDisallowed = error instanceof RobotsDisallowedError
    const checked: CheckedPage = {
      ...{ url, kind, robots: isDisallowed ? 'disallowed' : robots, reason: error.message, items: 0, names: 0 },
      outcome: isDisallowed ? 'disallowed' : error instanceof PageGoneError ? 'gone' : 'failed',
    }
    return { checked, postings: [], rejects: [], next: [] }
  }
}

function countPages(pages: readonly CheckedPage[]): PagesOfRun {
  const count = (is: (page: CheckedPage) => boolean) => pages.filter(is).length
  return {
    read: count(({ outcome }) => outcome === 'read'),
    listingsNotRead: count(({ kind, outcome }) => kind === 'listing' && outcome !== 'read'),
    details: count(({ kind, outcome }) => kind === 'detail' && (outcome === 'read' || outcome === 'failed')),
    detailsFailed: count(({ kind, outcome }) => kind === 'detail' && outcome === 'failed'),
    cutShort: null,
    firstFailure: pages.find(({ outcome }) => outcome !== 'read')?.reason ?? null,
  }
}

function requireDue({ adapter, config, hosts }: CrawlEntry, store: Store, now: string): void {
  if (adapter.minutesBetweenReadings === undefined) return
  for (const host of hosts) {
    const nextReadingAt = store.readingTerms.nextReadingAt({ type: adapter.type, host })
    if (nextReadingAt !== null && nextReadingAt > now)
      throw new UserError(`${config.id}: its terms allow no reading before ${nextReadingAt}`, 'failure')
  }
}

type HostMemory = ReturnType<typeof createHostMemory>

const NO_MEMORY: HostMemory = {
  pace: { recall: () => ({ askedInMs: null, openInMs: null }), noteTurn: () => {}, close: () => {} },
  robots: { recall: () => null, keep: () => {} },
}

/** robots.txt is asked anew: whoever checks a source wants to know what it says now. */
const heedOnly = ({ pace }: HostMemory): HostMemory => ({
  pace: { ...NO_MEMORY.pace, recall: pace.recall },
  robots: NO_MEMORY.robots,
})
