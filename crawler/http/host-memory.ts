import type { Store } from '../../data/store/store.ts'
import type { PaceMemory } from './host-pace.ts'
import type { RobotsMemory } from './robots-gate.ts'

/** A last good copy of robots.txt stands in for so long while the host cannot be reached (RFC 9309 2.3.1.4). */
const STALE_COPY_MS = 30 * 86_400_000

/** Longer than any host is left alone: beyond it the clock was ahead when the host was asked. */
const LONGEST_CLOSED_MS = 7 * 86_400_000

/** What one run knows of hosts from the runs before it, and leaves to the next. */
export function createHostMemory(
  store: Pick<Store, 'hosts' | 'robots'>,
  now: () => string,
): { pace: PaceMemory; robots: RobotsMemory } {
  const inMs = (ms: number): string => new Date(Math.ceil(Date.parse(now()) + ms)).toISOString()
  const msUntil = (instant: string | null): number | null =>
    instant === null ? null : Date.parse(instant) - Date.parse(now())

  return {
    pace: {
      recall(host) {
        const known = store.hosts.find(host)
        const openInMs = msUntil(known?.closedUntil ?? null)
        const isClosed = openInMs !== null && openInMs <= LONGEST_CLOSED_MS
        return { askedInMs: msUntil(known?.askedAt ?? null), openInMs: isClosed ? openInMs : null }
      },
      // The clock drops what is less than a millisecond: one more, so that the next run does not begin early.
      noteTurn: (host, waitMs) => store.hosts.noteAsked(host, inMs(waitMs + 1)),
      close: (host, ms) => store.hosts.close(host, inMs(Math.min(ms, LONGEST_CLOSED_MS))),
    },
    robots: {
      recall(origin) {
        const copy = store.robots.find(origin)
        if (copy === null || -(msUntil(copy.readAt) ?? 0) > STALE_COPY_MS) return null
        const isFuture = (msUntil(copy.readAt) ?? 0) > 0 // the clock was ahead
        return { body: copy.body, isFresh: !isFuture && (msUntil(copy.freshUntil) ?? 0) > 0 }
      },
      keep: (origin, body, freshMs) => store.robots.save({ origin, body, readAt: now(), freshUntil: inMs(freshMs) }),
    },
  }
}
