import type { Store } from '../data/store/store.ts'
import type { CrawlEntry } from './crawl-entry.ts'

/** A run that was killed or stopped is taken up again for so long; later the boards have moved on, and a new one begins. */
const RESUMABLE_HOURS = 24

export interface OpenRun {
  runId: number
  startedAt: string
  /** Whether an earlier process began it. */
  isResumed: boolean
}

export interface NewRun extends OpenRun {
  /** Entries to read; the others' terms allow no reading yet. Empty when the run is taken up. */
  begins: readonly CrawlEntry[]
}

/** Takes up the newest unfinished run over the same entries, or begins one. */
export function openRun(store: Store, entries: readonly CrawlEntry[], now: string): NewRun {
  const since = hoursBefore(now, RESUMABLE_HOURS)
  const planned = entries.map(({ config, configHash }) => ({ entry: config.id, configHash }))
  return store.write(() => {
    const unfinished = store.frontier.findUnfinished(planned, { since, until: now })
    if (unfinished !== null) return { ...unfinished, isResumed: true, begins: [] }
    store.frontier.clearStartedBefore(since)
    const runId = store.runs.start('crawl', now)
    store.frontier.plan(runId, planned)
    const postponedUntil = takeReadings(store, entries, now)
    for (const entry of entries) {
      const plan = { scopeHash: entry.scopeHash, postponedUntil: postponedUntil.get(entry) ?? null }
      store.runs.plan(runId, entry.key, plan)
    }
    const begins = entries.filter((entry) => !postponedUntil.has(entry))
    return { runId, startedAt: now, isResumed: false, begins }
  })
}

/**
 * Whose terms allow no reading yet, and when they will; of the others the readings are counted. Several entries of one
 * source are read together, and each puts the next reading of all of them off: so none is kept waiting for ever.
 */
function takeReadings(
  store: Pick<Store, 'readingTerms'>,
  entries: readonly CrawlEntry[],
  now: string,
): Map<CrawlEntry, string> {
  const limited = entries.flatMap((entry) => {
    const { type, minutesBetweenReadings: minutes } = entry.adapter
    return minutes === undefined ? [] : [...entry.hosts].map((host) => ({ entry, minutes, source: { type, host } }))
  })
  const postponed = new Map<CrawlEntry, string>()
  for (const { entry, source } of limited) {
    const nextReadingAt = store.readingTerms.nextReadingAt(source)
    if (nextReadingAt !== null && nextReadingAt > now) postponed.set(entry, nextReadingAt)
  }
  for (const { entry, minutes, source } of limited) {
    if (postponed.has(entry)) continue
    const nextReadingAt = store.readingTerms.nextReadingAt(source)
    const from = nextReadingAt !== null && nextReadingAt > now ? nextReadingAt : now
    store.readingTerms.save(source, minutesAfter(from, minutes))
  }
  return postponed
}

const minutesAfter = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString()

const hoursBefore = (instant: string, hours: number): string =>
  new Date(Date.parse(instant) - hours * 3_600_000).toISOString()
