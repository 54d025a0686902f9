import type { SourceKind, SourceWeek } from '../domain.ts'
import { addDays } from '../weeks.ts'
import type { StoreDatabase } from './database.ts'
import { keptUntilChanged } from './kept-until-changed.ts'

type ReadWeek = SourceWeek & { newest: number | null; sourceKind: SourceKind | null }

/**
 * Every week in which crawls read a source, and how that went; of a source that shows only what is open also the weeks
 * without a reading between its first and its last: what opened and closed in them nobody saw. Every count table carries
 * them, so they are kept.
 */
export function createSourceWeeks(database: Pick<StoreDatabase, 'db'>): () => SourceWeek[] {
  // Of the rows of a group SQLite takes the bare column from the one with the max(): the newest reason.
  const list = database.db.prepare<[], ReadWeek>(`
    SELECT source, sources.kind AS sourceKind, date(started_at, 'weekday 0', '-6 days') AS weekStart,
      sum(verdict = 'healthy') AS healthyRuns, sum(verdict <> 'healthy') AS otherRuns,
      iif(verdict = 'healthy', NULL, verdict_reason) AS reason, max(iif(verdict = 'healthy', NULL, run_id)) AS newest
    FROM run_sources JOIN runs USING (run_id) LEFT JOIN sources USING (source)
    WHERE runs.kind = 'crawl' AND verdict IS NOT NULL
    GROUP BY source, weekStart
    ORDER BY source, weekStart
  `)
  return keptUntilChanged(database, () => withHoles(list.all()))
}

function withHoles(read: readonly ReadWeek[]): SourceWeek[] {
  return read.flatMap(({ newest: _newest, sourceKind, ...week }, position) => {
    const next = read[position + 1]
    if (sourceKind !== 'snapshot' || next?.source !== week.source) return [week]
    return [week, ...unreadWeeks(week.source, addDays(week.weekStart, 7), next.weekStart)]
  })
}

function unreadWeeks(source: string, from: string, until: string): SourceWeek[] {
  const weeks: SourceWeek[] = []
  for (let weekStart = from; weekStart < until; weekStart = addDays(weekStart, 7)) {
    weeks.push({ source, weekStart, healthyRuns: 0, otherRuns: 0, reason: 'not read in this week' })
  }
  return weeks
}
