import { type IRequestManager, Request } from '@crawlee/http'
import type { HostPace } from './http/host-pace.ts'
import type { SourceRequest } from './sources/source.ts'

/** A page to read, and for which entry of the configuration. */
export interface FrontierPage extends SourceRequest {
  entryId: string
}

/** Pages of one entry beyond this are not read: a calendar or session trap never ends (reliability.md, goal 15). */
const MAX_PAGES_PER_ENTRY = 5_000

export type Frontier = ReturnType<typeof createFrontier>

/**
 * The pages of one run that are still to be read, in the shape Crawlee asks for. It hands out only pages whose host may
 * be asked now, so that a slow host never keeps the others waiting. Lives in memory: what a killed run leaves undone is
 * found again by the next one, because it starts from the listings.
 */
export function createFrontier(pace: HostPace, maxPagesPerEntry = MAX_PAGES_PER_ENTRY) {
  const waitingByHost = new Map<string, Request<FrontierPage>[]>()
  const known = new Set<string>()
  const pagesOfEntry = new Map<string, number>()
  let inHand = 0
  let handled = 0
  let isStopped = false

  const hostOf = (url: string): string => new URL(url).host

  function enqueue(request: Request<FrontierPage>): void {
    const host = hostOf(request.url)
    const waiting = waitingByHost.get(host)
    if (waiting === undefined) waitingByHost.set(host, [request])
    else waiting.push(request)
  }

  function openHost(): string | null {
    for (const [host, waiting] of waitingByHost) if (waiting.length > 0 && pace.isOpen(host)) return host
    return null
  }

  function countWaiting(): number {
    let count = 0
    for (const waiting of waitingByHost.values()) count += waiting.length
    return count
  }

  function takeNext(): Request<FrontierPage> | null {
    const host = isStopped ? null : openHost()
    if (host === null) return null
    const waiting = waitingByHost.get(host)
    const request = waiting?.shift() ?? null
    // To the end of the map: hosts take turns.
    waitingByHost.delete(host)
    if (waiting !== undefined && waiting.length > 0) waitingByHost.set(host, waiting)
    if (request === null) return null
    pace.enter(host)
    inHand += 1
    return request
  }

  function release(request: Request<FrontierPage>): void {
    pace.leave(hostOf(request.url))
    inHand -= 1
  }

  const refuse = (): never => {
    throw new Error('pages enter the frontier through add(), never through Crawlee')
  }

  const manager: IRequestManager = {
    isFinished: async () => inHand === 0 && (isStopped || countWaiting() === 0),
    isEmpty: async () => isStopped || openHost() === null,
    handledCount: async () => handled,
    getTotalCount: () => known.size,
    getPendingCount: () => known.size - handled,
    // Crawlee lets its caller name the type of userData; ours is always a FrontierPage.
    fetchNextRequest: async <T extends Record<string, unknown>>() => takeNext() as Request<T> | null,
    markRequestHandled: async (request) => {
      handled += 1
      release(request as Request<FrontierPage>)
    },
    reclaimRequest: async (request) => {
      release(request as Request<FrontierPage>)
      enqueue(request as Request<FrontierPage>)
      return null
    },
    addRequest: refuse,
    addRequestsBatched: refuse,
    [Symbol.asyncIterator]: refuse,
  }

  return {
    manager,
    maxPagesPerEntry,

    /** Adds a page unless this run knows it already. False when its entry has `maxPagesPerEntry` already. */
    add(page: FrontierPage): boolean {
      const key = `${page.entryId} ${page.kind} ${page.url}`
      if (known.has(key)) return true
      const count = (pagesOfEntry.get(page.entryId) ?? 0) + 1
      if (count > maxPagesPerEntry) return false
      pagesOfEntry.set(page.entryId, count)
      known.add(key)
      enqueue(new Request<FrontierPage>({ url: page.url, uniqueKey: key, userData: page }))
      return true
    },

    /** Hands out nothing more; pages in hand are finished. */
    stop(): void {
      isStopped = true
    },

    /** Pages never handed out: what a stopped run has left. */
    countLeft: countWaiting,

    /** Pages read or given up, and pages known so far. */
    progress: () => ({ done: handled, known: known.size }),
  }
}
