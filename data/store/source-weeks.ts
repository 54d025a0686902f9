import type { SourceWeek } from '../domain.ts'
import type { StoreDatabase } from './database.ts'

/**
 * Every week in which crawls read a source, and how that went. Every count table carries them, so they are kept until
 * this process or another writes to the database.
 */
export function createSourceWeeks({ db }: Pick<StoreDatabase, 'db'>): () => SourceWeek[] {
  const ownChanges = db.prepare<[], number>('SELECT total_changes()').pluck()
  // Of the rows of a group SQLite takes the bare column from the one with the max(): the newest reason.
  const list = db.prepare<[], SourceWeek & { newest: number | null }>(`
    SELECT source, date(started_at, 'weekday 0', '-6 days') AS weekStart, sum(verdict = 'healthy') AS healthyRuns,
      sum(verdict <> 'healthy') AS otherRuns, iif(verdict = 'healthy', NULL, verdict_reason) AS reason,
      max(iif(verdict = 'healthy', NULL, run_id)) AS newest
    FROM run_sources JOIN runs USING (run_id)
    WHERE kind = 'crawl' AND verdict IS NOT NULL
    GROUP BY 1, 2
    ORDER BY 1, 2
  `)
  let kept: { version: string; weeks: SourceWeek[] } | null = null
  return () => {
    const version = `${db.pragma('data_version', { simple: true })}-${ownChanges.get()}`
    if (kept?.version !== version) kept = { version, weeks: list.all().map(({ newest: _, ...week }) => week) }
    return kept.weeks
  }
}
