import type { BoardReading, NewPosting, SourceInfo } from '../data/domain.ts'
import type { FinalPageState, RememberedPage } from '../data/store/contracts/crawl-memory.ts'
import type { Store } from '../data/store/store.ts'
import { type CrawlEntry, describeSource } from './crawl-entry.ts'
import type { EntryTally } from './entry-tally.ts'
import type { Frontier, FrontierPage } from './frontier.ts'
import { FetchError, PageGoneError, RobotsDisallowedError } from './http/fetch-errors.ts'
import type { Validators } from './http/page-fetcher.ts'
import { createPageMemory } from './page-memory.ts'
import type { ReadPage } from './reading/read-page.ts'
import type { Reject, SourceRequest } from './sources/source.ts'
import { PageShapeError } from './sources/source-errors.ts'
import type { WriteGroup } from './write-group.ts'

export interface Recorder {
  /** Begins an entry: its first pages. */
  begin(entry: CrawlEntry, now: string): void
  /**
   * A page was read: its postings, further pages, counts and its own end are stored together or not at all, soon.
   *
   * @param answer  what the page says, and at which address it was found
   */
  read(
    entry: CrawlEntry,
    wanted: FrontierPage,
    answer: { url: string; page: ReadPage; validators: Validators | null },
  ): void
  /** The page is as it was when it was last read: what it showed is seen again, what it named is followed. */
  notModified(entry: CrawlEntry, wanted: FrontierPage, remembered: RememberedPage): void
  /** The page is given up. @throws what is no failure of the page */
  failed(entry: CrawlEntry, wanted: FrontierPage, error: unknown): void
}

/** Writes what becomes of each page of a run into the store, each page with its whole effect in one transaction. */
export function createRecorder({
  store,
  runId,
  frontier,
  writes,
  origin,
}: {
  store: Store
  runId: number
  frontier: Frontier
  writes: WriteGroup
  origin: SourceInfo['origin']
}): Recorder {
  const memory = createPageMemory(store)
  const describedOn = new Map<CrawlEntry, string>()

  function describe(entry: CrawlEntry, seenAt: string): void {
    const day = seenAt.slice(0, 10)
    if (describedOn.get(entry) === day) return
    store.sources.save(describeSource(entry, day, origin))
    describedOn.set(entry, day)
  }

  /** Puts further pages into the frontier; those that are as they were are done already. */
  function follow(entry: CrawlEntry, requests: readonly SourceRequest[], tally: EntryTally, seenAt: string): void {
    for (const request of requests) {
      const unchanged = memory.recallUnchanged(entry, request, seenAt)
      const outcome = frontier.add(entry.config.id, request, unchanged === null ? 'todo' : 'done')
      if (outcome === 'added' && unchanged !== null) repeat(entry, unchanged, tally, seenAt)
      if (outcome === 'full' && store.frontier.cutShort(runId, entry.config.id)) {
        tally.fail(entry.config.id, `more than ${frontier.maxPagesPerEntry} pages: the rest is not read`)
      }
    }
  }

  function repeat(entry: CrawlEntry, remembered: RememberedPage, tally: EntryTally, seenAt: string): void {
    const { next, rejects, reading } = memory.namedBy(remembered)
    describe(entry, seenAt)
    store.postings.see(remembered.postingIds, seenAt)
    memory.meet(remembered, seenAt)
    tally.count('notModified')
    tally.count('unchanged', remembered.postingIds.length)
    tally.reject(remembered.url, rejects)
    tally.read(reading)
    follow(entry, next, tally, seenAt)
  }

  return {
    begin: (entry, at) => writes.add(entry, 0, (tally) => follow(entry, entry.firstRequests, tally, at)),

    read(entry, wanted, { url: readUrl, page, validators }) {
      const { postings, rejects } = page
      writes.add(entry, postings.length, (tally, seenAt) => {
        describe(entry, seenAt)
        const pageUrl = wanted.kind === 'detail' ? wanted.url : null
        for (const outcome of store.postings.save(postings, seenAt, pageUrl)) {
          tally.count(outcome === 'repaired' ? 'updated' : outcome)
        }
        tally.count('fetched')
        tally.reject(readUrl, rejects)
        const removed = rejects.flatMap(({ removedId }) => removedId ?? [])
        tally.count('closed', store.life.closeRemoved(entry.key, removed, seenAt))
        const reading = readingOf(postings, rejects)
        tally.read(reading)
        const next = page.next.filter(({ url }) => {
          if (URL.canParse(url) && entry.hosts.has(new URL(url).host)) return true
          tally.fail(url, `named by ${readUrl}, but on another host`)
          return false
        })
        const shown = { postings, named: { next, rejects, reading } }
        memory.keep(entry, wanted, shown, { validators, readAt: seenAt })
        follow(entry, next, tally, seenAt)
        frontier.settle(wanted, 'done')
      })
    },

    notModified: (entry, wanted, remembered) =>
      writes.add(entry, remembered.postingIds.length, (tally, seenAt) => {
        repeat(entry, remembered, tally, seenAt)
        frontier.settle(wanted, 'done')
      }),

    failed(entry, wanted, error) {
      if (!(error instanceof FetchError || error instanceof PageShapeError)) throw error
      writes.add(entry, 0, (tally, seenAt) => {
        const state = stateAfter(error)
        if (state === 'disallowed') {
          tally.count('skippedByRobots')
          tally.failures.push({ where: wanted.url, reason: error.message })
        } else {
          tally.fail(wanted.url, error.message)
        }
        // The listing has just named the page, so its advert is still open, readable or not; unless the page is gone.
        if (wanted.kind === 'detail') {
          if (state === 'gone') tally.count('closed', store.life.closePages(entry.key, [wanted.url], seenAt))
          else store.life.seePages(entry.key, [wanted.url], seenAt)
        }
        frontier.settle(wanted, state)
      })
    },
  }
}

/** How complete the items of a page were. */
export function readingOf(postings: readonly NewPosting[], rejects: readonly Reject[]): BoardReading {
  const count = (has: (posting: NewPosting) => boolean): number => postings.filter(has).length
  return {
    items: postings.length + rejects.filter(({ isNoOffer }) => !isNoOffer).length,
    withTitle: count(({ title }) => title !== ''),
    withUrl: count(({ url }) => url !== null),
    withDate: count(({ postedOn }) => postedOn !== null),
    withText: count(({ description }) => description.content !== ''),
  }
}

function stateAfter(error: FetchError | PageShapeError): FinalPageState {
  if (error instanceof RobotsDisallowedError) return 'disallowed'
  return error instanceof PageGoneError ? 'gone' : 'failed'
}
