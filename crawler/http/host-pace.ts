import { isLoopbackHost } from './loopback-host.ts'

/** How gently one host is read. */
export interface Politeness {
  /** Requests to one host at the same time. */
  requestsAtOnce: number
  /** From the start of one request to the start of the next, at one host. */
  delayMs: number
  /** First pause after a temporary failure; doubles with every further try. */
  backOffMs: number
}

/** One request at a time and one a second: for boards that state no rate of their own. */
export const POLITE: Politeness = { requestsAtOnce: 1, delayMs: 1_000, backOffMs: 2_000 }

/** Our own machine has nobody to be polite to: a test server, a proxy, the boards of the demo. */
const UNHURRIED: Politeness = { requestsAtOnce: 8, delayMs: 0, backOffMs: 100 }

/** Workable answered 429 with "come back in 23 hours" after some 3,650 requests at 1 to 2 a second. */
const SLOW_HOSTS: Readonly<Record<string, number>> = { 'apply.workable.com': 3_000 }

/** How a host is read when nobody says otherwise. */
export function usualPoliteness(host: string): Politeness {
  if (isLoopbackHost(host)) return UNHURRIED
  return { ...POLITE, delayMs: SLOW_HOSTS[host] ?? POLITE.delayMs }
}

/** Longest `Crawl-delay` we wait out; a host that asks for more gets one page a minute. */
const MAX_CRAWL_DELAY_MS = 60_000
/** Longest `Retry-After` we wait out within a run; beyond it the host is left alone until the next run. */
const MAX_WAIT_MS = 15 * 60_000
/** Pages of one host that fail in a row, each after its retries, before the rest of that host is given up for this run. */
const MAX_FAILURES_IN_A_ROW = 3

interface HostState {
  politeness: Politeness
  active: number
  delayMs: number
  /** Clock time before which no request may start. */
  nextAt: number
  failuresInARow: number
  givenUpBecause: string | null
}

/** Milliseconds of any steady clock, and waiting on it; an aborted wait ends early. */
export interface PaceClock {
  now(): number
  wait(ms: number, signal?: AbortSignal): Promise<void>
}

const systemPaceClock: PaceClock = {
  now: () => performance.now(),
  wait: (ms, signal) =>
    new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', end)
        resolve()
      }
      const timer = setTimeout(end, ms)
      signal?.addEventListener('abort', end, { once: true })
    }),
}

/** What earlier runs know of hosts. Times are milliseconds from now; in the past they are negative. */
export interface PaceMemory {
  recall(host: string): {
    /** When the latest request went out. */
    askedInMs: number | null
    /** Before then the host asked not to be asked. */
    openInMs: number | null
  }
  /** A request will go out. */
  noteTurn(host: string, inMs: number): void
  /** The host asked to be left alone. */
  close(host: string, forMs: number): void
}

export type HostPace = ReturnType<typeof createHostPace>

/**
 * Keeps the pace of every host of a run: when it may be asked again, and whether it is still worth asking.
 *
 * @param signal  ends all waiting; whoever waited must then not ask
 */
export function createHostPace(
  politenessOf: (host: string) => Politeness,
  clock: PaceClock = systemPaceClock,
  signal?: AbortSignal,
  memory?: PaceMemory,
) {
  const hosts = new Map<string, HostState>()

  function stateOf(host: string): HostState {
    const known = hosts.get(host)
    if (known !== undefined) return known
    const politeness = politenessOf(host)
    const fresh = {
      politeness,
      active: 0,
      delayMs: politeness.delayMs,
      nextAt: 0,
      failuresInARow: 0,
      givenUpBecause: null,
    }
    hosts.set(host, fresh)
    rememberEarlierRuns(host, fresh)
    return fresh
  }

  function rememberEarlierRuns(host: string, state: HostState): void {
    const { askedInMs, openInMs } = memory?.recall(host) ?? { askedInMs: null, openInMs: null }
    // A clock that was put back must not keep a host closed for longer than the delay.
    if (askedInMs !== null) state.nextAt = clock.now() + Math.min(askedInMs + state.delayMs, state.delayMs)
    if (openInMs !== null && openInMs > 0) leaveAlone(host, state, openInMs)
  }

  /** Waits it out, or gives the host up for this run. */
  function leaveAlone(host: string, state: HostState, ms: number): void {
    if (ms > MAX_WAIT_MS) {
      state.givenUpBecause = `${host} asked us to wait ${Math.ceil(ms / 60_000)} minutes: left to the next run`
    } else {
      state.nextAt = Math.max(state.nextAt, clock.now() + ms)
    }
  }

  return {
    /** Whether a page of the host may be begun now. A host that is given up is open: its pages must fail, not wait. */
    isOpen(host: string): boolean {
      const state = stateOf(host)
      if (state.givenUpBecause !== null) return true
      return state.active < state.politeness.requestsAtOnce && state.nextAt <= clock.now()
    },

    enter(host: string): void {
      stateOf(host).active += 1
    },

    leave(host: string): void {
      stateOf(host).active -= 1
    },

    /** Waits for this request's turn. Every request goes through it: pages, redirects and robots.txt alike. */
    async turn(host: string): Promise<void> {
      const state = stateOf(host)
      const startAt = Math.max(clock.now(), state.nextAt)
      state.nextAt = startAt + state.delayMs
      if (state.delayMs > 0) memory?.noteTurn(host, startAt - clock.now())
      // Timers may fire a millisecond early; a host is never asked early.
      for (let waitMs = startAt - clock.now(); waitMs > 0 && signal?.aborted !== true; waitMs = startAt - clock.now()) {
        await clock.wait(Math.ceil(waitMs), signal)
      }
    },

    /** Takes over a `Crawl-delay`, unless we are slower already. */
    slowDown(host: string, crawlDelayMs: number): void {
      const state = stateOf(host)
      state.delayMs = Math.max(state.delayMs, Math.min(crawlDelayMs, MAX_CRAWL_DELAY_MS))
      state.nextAt = Math.max(state.nextAt, clock.now() + state.delayMs)
    },

    /** After a temporary failure: leaves the host alone for as long as it asked, or for the back-off of this try. */
    pause(host: string, retryAfterMs: number | null, tryCount: number): void {
      const state = stateOf(host)
      if (retryAfterMs !== null) memory?.close(host, retryAfterMs)
      leaveAlone(host, state, Math.max(retryAfterMs ?? 0, state.politeness.backOffMs * 2 ** tryCount))
    },

    /** Nothing more of the host is asked in this run. */
    giveUp(host: string, reason: string): void {
      stateOf(host).givenUpBecause ??= `${host} gave ${reason}: left alone in this run`
    },

    noteSuccess(host: string): void {
      stateOf(host).failuresInARow = 0
    },

    noteFailure(host: string): void {
      const state = stateOf(host)
      state.failuresInARow += 1
      if (state.failuresInARow >= MAX_FAILURES_IN_A_ROW) {
        state.givenUpBecause ??= `${host} failed ${state.failuresInARow} times in a row: left to the next run`
      }
    },

    /** Why the rest of the host is not asked in this run; null while it is. */
    givenUpBecause: (host: string): string | null => stateOf(host).givenUpBecause,
  }
}
