import { type IRequestManager, Request } from '@crawlee/http'
import type { FinalPageState, PageKey } from '../data/store/contracts/crawl-memory.ts'
import type { Store } from '../data/store/store.ts'
import type { HostPace } from './http/host-pace.ts'
import type { SourceRequest } from './sources/source.ts'
import type { WriteGroup } from './write-group.ts'

/** A page of a run: which entry of the configuration wants it, and the number under which the store knows it. */
export interface FrontierPage extends SourceRequest {
  entryId: string
  pageId: number
  /** Temporary failures so far. */
  tries: number
}

/** Pages of one entry beyond this are not read: a calendar or session trap never ends. */
const MAX_PAGES_PER_ENTRY = 5_000

/** Requests over all hosts; each host has its own, much lower limit. */
const MAX_ASKED_AT_ONCE = 16

/**
 * A page that was in hand so often when the process ended is not read a further time in this run. More than a machine that
 * is switched off now and then reaches with a healthy page; a page is read in a thread, which mostly ends in its stead.
 */
export const MAX_LOST_TRIES = 5

export interface EntryProgress {
  entryId: string
  /** Pages read, given up, or known to be as they were. */
  done: number
  known: number
}

export type Frontier = ReturnType<typeof createFrontier>

/**
 * The pages of one run in the shape Crawlee asks for. The store knows them all, so that a killed run is taken up where
 * it was; what is still to be read waits here, by host. Hands out only pages whose host may be asked now, so that a slow
 * host never keeps the others waiting. Pages that were in hand when an earlier process ended come last and alone: one of
 * them may be what ended it, and is then the only one that is held responsible.
 */
export function createFrontier({
  store,
  runId,
  pace,
  writes,
  maxPagesPerEntry = MAX_PAGES_PER_ENTRY,
}: {
  store: Pick<Store, 'frontier'>
  runId: number
  pace: Pick<HostPace, 'isOpen' | 'enter' | 'leave'>
  /** What was read and is not written yet may name further pages. */
  writes?: Pick<WriteGroup, 'flush'> | undefined
  maxPagesPerEntry?: number | undefined
}) {
  const waitingByHost = new Map<string, FrontierPage[]>()
  /** In hand when an earlier process ended. */
  const suspects: FrontierPage[] = []
  const suspectIds = new Set<number>()
  /** Pages whose host has not answered yet. */
  const asking = new Set<number>()
  const progress = new Map<string, EntryProgress>()
  let inHand = 0
  let isSuspectInHand = false
  let isStopped = false

  const hostOf = (url: string): string => new URL(url).host

  function progressOf(entryId: string): EntryProgress {
    const known = progress.get(entryId) ?? { entryId, done: 0, known: 0 }
    progress.set(entryId, known)
    return known
  }

  function enqueue(page: FrontierPage): void {
    if (suspectIds.has(page.pageId)) {
      suspects.push(page)
      return
    }
    const host = hostOf(page.url)
    const waiting = waitingByHost.get(host)
    if (waiting === undefined) waitingByHost.set(host, [page])
    else waiting.push(page)
  }

  function openHost(): string | null {
    if (isStopped || isSuspectInHand || asking.size >= MAX_ASKED_AT_ONCE) return null
    for (const [host, waiting] of waitingByHost) if (waiting.length > 0 && pace.isOpen(host)) return host
    return null
  }

  const countOthers = (): number => [...waitingByHost.values()].reduce((count, { length }) => count + length, 0)
  const countWaiting = (): number => countOthers() + suspects.length

  /** When nothing but suspects waits, what was read is written: it may name further pages, and is not to be lost with a suspect. */
  function writeWhenDry(): void {
    if (!isStopped && countOthers() === 0) writes?.flush()
  }

  function openSuspect(): FrontierPage | null {
    if (isStopped || inHand > 0 || countOthers() > 0) return null
    return suspects.find(({ url }) => pace.isOpen(hostOf(url))) ?? null
  }
  const sum = (count: (entry: EntryProgress) => number): number =>
    [...progress.values()].reduce((total, entry) => total + count(entry), 0)

  function takeWaiting(): FrontierPage | null {
    const host = openHost()
    if (host === null) return null
    const waiting = waitingByHost.get(host)
    const page = waiting?.shift()
    // To the end of the map: hosts take turns.
    waitingByHost.delete(host)
    if (waiting !== undefined && waiting.length > 0) waitingByHost.set(host, waiting)
    return page ?? null
  }

  function takeSuspect(): FrontierPage | null {
    const page = openSuspect()
    if (page === null) return null
    suspects.splice(suspects.indexOf(page), 1)
    isSuspectInHand = true
    return page
  }

  function takeNext(): Request<FrontierPage> | null {
    writeWhenDry()
    const page = takeWaiting() ?? takeSuspect()
    if (page === null) return null
    store.frontier.take(page.pageId)
    pace.enter(hostOf(page.url))
    asking.add(page.pageId)
    inHand += 1
    const { url, pageId, tries } = page
    const request = new Request<FrontierPage>({ url, uniqueKey: String(pageId), userData: page })
    request.retryCount = tries
    return request
  }

  function answered({ pageId, url }: FrontierPage): void {
    if (asking.delete(pageId)) pace.leave(hostOf(url))
  }

  function release(page: FrontierPage): void {
    answered(page)
    inHand -= 1
    isSuspectInHand = false
  }

  const refuse = (): never => {
    throw new Error('pages enter the frontier through add(), never through Crawlee')
  }

  const manager: IRequestManager = {
    isFinished: async () => {
      writeWhenDry()
      return inHand === 0 && (isStopped || countWaiting() === 0)
    },
    isEmpty: async () => {
      writeWhenDry()
      return openHost() === null && openSuspect() === null
    },
    handledCount: async () => sum(({ done }) => done),
    getTotalCount: () => sum(({ known }) => known),
    getPendingCount: () => sum(({ known, done }) => known - done),
    // Crawlee lets its caller name the type of userData; ours is always a FrontierPage.
    fetchNextRequest: async <T extends Record<string, unknown>>() => takeNext() as Request<T> | null,
    markRequestHandled: async ({ userData }) => {
      release(userData as FrontierPage)
    },
    reclaimRequest: async (request) => {
      const page = request.userData as FrontierPage
      store.frontier.putBack(page.pageId)
      release(page)
      enqueue({ ...page, tries: request.retryCount })
      return null
    },
    addRequest: refuse,
    addRequestsBatched: refuse,
    [Symbol.asyncIterator]: refuse,
  }

  return {
    manager,
    maxPagesPerEntry,

    /**
     * Takes up what an earlier process left of this run.
     * @returns pages that were in hand too often when the process ended, for the caller to give up
     */
    resume(): FrontierPage[] {
      store.frontier.noteLost(runId)
      for (const { entry, pages, left } of store.frontier.coverage(runId)) {
        progress.set(entry, { entryId: entry, done: pages - left, known: pages })
      }
      const givenUp: FrontierPage[] = []
      for (const { pageId, entry, kind, url, request, tries, lostTries } of store.frontier.listLeft(runId)) {
        if (lostTries > 0) suspectIds.add(pageId)
        const page = { ...(JSON.parse(request) as object), pageId, entryId: entry, kind, url, tries }
        if (lostTries >= MAX_LOST_TRIES) givenUp.push(page)
        else enqueue(page)
      }
      return givenUp
    },

    /**
     * Adds a page unless the run knows it already.
     * @param state  what has become of it: `done` when nothing of it need be read
     * @returns `full` when its entry has `maxPagesPerEntry` already
     */
    add(entryId: string, request: SourceRequest, state: 'todo' | 'done' = 'todo'): 'added' | 'known' | 'full' {
      const { kind, url, ...rest } = request
      const key: PageKey = { entry: entryId, kind, url }
      const entry = progressOf(entryId)
      if (entry.known >= maxPagesPerEntry) return store.frontier.has(runId, key) ? 'known' : 'full'
      const pageId = store.frontier.add(runId, { ...key, request: JSON.stringify(rest) }, state)
      if (pageId === null) return 'known'
      entry.known += 1
      if (state === 'done') entry.done += 1
      else enqueue({ ...request, entryId, pageId, tries: 0 })
      return 'added'
    },

    /** The host has answered for the page, which is still to be read: meanwhile the host may be asked for another. */
    answered,

    /** What has become of a page that was handed out. */
    settle({ pageId, entryId }: FrontierPage, state: FinalPageState): void {
      store.frontier.setState(pageId, state)
      progressOf(entryId).done += 1
    },

    /** A page that was handed out is left to the next process: it was cut off, and nothing is wrong with it. */
    leave({ pageId }: FrontierPage): void {
      store.frontier.leave(pageId)
    },

    /** Hands out nothing more; pages in hand are finished. */
    stop(): void {
      isStopped = true
    },

    /** Pages never handed out: what a stopped run has left. */
    countLeft: countWaiting,

    progress: (): EntryProgress[] => [...progress.values()],
  }
}
