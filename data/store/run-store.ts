import type { StoreDatabase } from './database.ts'
import type { Run, RunSourceSummary, RunStore } from './store.ts'

type RunRow = Omit<Run, 'sources'>
type SourceRow = Omit<RunSourceSummary, 'failures'> & { failures: string }

export function createRunStore({ db, read, write }: StoreDatabase): RunStore {
  const insert = db.prepare<{ kind: string; startedAt: string }>(
    'INSERT INTO runs (kind, started_at) VALUES (@kind, @startedAt)',
  )
  const saveSource = db.prepare<SourceRow & { runId: number }>(`
    INSERT OR REPLACE INTO run_sources
      (run_id, source, board, fetched, new, updated, unchanged, closed, failed, skipped_by_robots, failures)
    VALUES
      (@runId, @source, @board, @fetched, @new, @updated, @unchanged, @closed, @failed, @skippedByRobots, @failures)
  `)
  const finish = db.prepare<{ runId: number; finishedAt: string }>(
    'UPDATE runs SET finished_at = @finishedAt WHERE run_id = @runId',
  )
  const newest = db.prepare<{ limit: number }, RunRow>(`
    SELECT run_id AS runId, kind, started_at AS startedAt, finished_at AS finishedAt
    FROM runs
    ORDER BY run_id DESC
    LIMIT @limit
  `)
  const sourcesOf = db.prepare<{ runId: number }, SourceRow>(`
    SELECT source, board, fetched, new, updated, unchanged, closed, failed, skipped_by_robots AS skippedByRobots, failures
    FROM run_sources
    WHERE run_id = @runId
    ORDER BY source, board
  `)
  const readSource = ({ failures, ...row }: SourceRow): RunSourceSummary => ({ ...row, failures: JSON.parse(failures) })
  return {
    start: (kind, startedAt) => write(() => Number(insert.run({ kind, startedAt }).lastInsertRowid)),
    saveSource: (runId, summary) => {
      write(() => saveSource.run({ ...summary, runId, failures: JSON.stringify(summary.failures) }))
    },
    finish: (runId, finishedAt) => {
      write(() => finish.run({ runId, finishedAt }))
    },
    list: (limit) =>
      read(() =>
        newest.all({ limit }).map((run) => ({ ...run, sources: sourcesOf.all({ runId: run.runId }).map(readSource) })),
      ),
  }
}
