import type { SourceKind, SourceWeek } from '../domain.ts'
import { addDays } from '../weeks.ts'
import type { StoreDatabase } from './database.ts'

type ReadWeek = SourceWeek & { newest: number | null; sourceKind: SourceKind | null }

/**
 * Every week in which crawls read a source, and how that went; of a source that shows only what is open also the weeks
 * without a reading between its first and its last: what opened and closed in them nobody saw. Every count table carries
 * them, so they are kept until this process or another writes to the database.
 */
export function createSourceWeeks({ db }: Pick<StoreDatabase, 'db'>): () => SourceWeek[] {
  const ownChanges = db.prepare<[], number>('SELECT total_changes()').pluck()
  // Of the rows of a group SQLite takes the bare column from the one with the max(): the newest reason.
  const list = db.prepare<[], ReadWeek>(`
    SELECT source, sources.kind AS sourceKind, date(started_at, 'weekday 0', '-6 days') AS weekStart,
      sum(verdict = 'healthy') AS healthyRuns, sum(verdict <> 'healthy') AS otherRuns,
      iif(verdict = 'healthy', NULL, verdict_reason) AS reason, max(iif(verdict = 'healthy', NULL, run_id)) AS newest
    FROM run_sources JOIN runs USING (run_id) LEFT JOIN sources USING (source)
    WHERE runs.kind = 'crawl' AND verdict IS NOT NULL
    GROUP BY source, weekStart
    ORDER BY source, weekStart
  `)
  let kept: { version: string; weeks: SourceWeek[] } | null = null
  return () => {
    const version = `${db.pragma('data_version', { simple: true })}-${ownChanges.get()}`
    if (kept?.version !== version) kept = { version, weeks: withHoles(list.all()) }
    return kept.weeks
  }
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
