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

/** Takes up the newest unfinished run over the same entries, or begins one. */
export function openRun(store: Store, entries: readonly CrawlEntry[], now: string): OpenRun {
  const since = hoursBefore(now, RESUMABLE_HOURS)
  const planned = entries.map(({ config, configHash }) => ({ entry: config.id, configHash }))
  return store.write(() => {
    const unfinished = store.frontier.findUnfinished(planned, { since, until: now })
    if (unfinished !== null) return { ...unfinished, isResumed: true }
    store.frontier.clearStartedBefore(since)
    const runId = store.runs.start('crawl', now)
    store.frontier.plan(runId, planned)
    for (const { key } of entries) store.runs.addToSource(runId, key, {})
    return { runId, startedAt: now, isResumed: false }
  })
}

const hoursBefore = (instant: string, hours: number): string =>
  new Date(Date.parse(instant) - hours * 3_600_000).toISOString()
