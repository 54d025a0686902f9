import type { RunVerdict } from '../domain.ts'
import type { StoreDatabase } from './database.ts'
import { createSourceWeeks } from './source-weeks.ts'
import type { BoardName, JudgedReading, Run, RunSourceSummary, RunStore } from './store.ts'

type RunRow = Omit<Run, 'sources'>
interface HealthRow {
  verdict: RunVerdict | null
  verdictReason: string | null
  items: number
  withTitle: number
  withUrl: number
  withDate: number
  withText: number
}
type SourceRow = Omit<RunSourceSummary, 'failures' | 'health'> & HealthRow & { failures: string }

const READING_COLUMNS = `
  items, with_title AS withTitle, with_url AS withUrl, with_date AS withDate, with_text AS withText`

export function createRunStore({ db, read, write }: StoreDatabase): RunStore {
  const insert = db.prepare<{ kind: string; startedAt: string }>(
    'INSERT INTO runs (kind, started_at) VALUES (@kind, @startedAt)',
  )
  const saveSource = db.prepare<SourceRow & { runId: number; startsNewUsual: number }>(`
    INSERT OR REPLACE INTO run_sources
      (run_id, source, board, fetched, new, updated, unchanged, closed, failed, skipped_by_robots, not_offers, failures,
       verdict, verdict_reason, starts_new_usual, items, with_title, with_url, with_date, with_text)
    VALUES
      (@runId, @source, @board, @fetched, @new, @updated, @unchanged, @closed, @failed, @skippedByRobots, @notOffers, @failures,
       @verdict, @verdictReason, @startsNewUsual, @items, @withTitle, @withUrl, @withDate, @withText)
  `)
  const confirm = db.prepare<BoardName & { runId: number }>(`
    UPDATE run_sources SET verdict = 'healthy', verdict_reason = verdict_reason || '; confirmed by later runs'
    WHERE run_id = @runId AND source = @source AND board = @board
  `)
  const readings = db.prepare<
    BoardName & { limit: number },
    Omit<JudgedReading, 'startsNewUsual'> & { startsNewUsual: number }
  >(`
    SELECT run_id AS runId, started_at AS startedAt, verdict, verdict_reason AS reason,
      starts_new_usual AS startsNewUsual, ${READING_COLUMNS}
    FROM run_sources JOIN runs USING (run_id)
    WHERE source = @source AND board = @board AND verdict IS NOT NULL
    ORDER BY run_id DESC
    LIMIT @limit
  `)
  const sourceWeeks = createSourceWeeks({ db })
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
    SELECT source, board, fetched, new, updated, unchanged, closed, failed, skipped_by_robots AS skippedByRobots,
      not_offers AS notOffers, failures, verdict, verdict_reason AS verdictReason, ${READING_COLUMNS}
    FROM run_sources
    WHERE run_id = @runId
    ORDER BY source, board
  `)
  return {
    start: (kind, startedAt) => write(() => Number(insert.run({ kind, startedAt }).lastInsertRowid)),
    saveSource: (runId, summary, startsNewUsual = false) => {
      write(() => saveSource.run({ ...writeSource(summary), runId, startsNewUsual: startsNewUsual ? 1 : 0 }))
    },
    confirm: (runIds, { source, board }) => {
      write(() => {
        for (const runId of runIds) confirm.run({ runId, source, board })
      })
    },
    listReadings: ({ source, board }, limit) =>
      read(() =>
        readings
          .all({ source, board, limit })
          .map((reading) => ({ ...reading, startsNewUsual: reading.startsNewUsual === 1 })),
      ),
    listSourceWeeks: () => read(sourceWeeks),
    finish: (runId, finishedAt) => {
      write(() => finish.run({ runId, finishedAt }))
    },
    list: (limit) =>
      read(() =>
        newest.all({ limit }).map((run) => ({ ...run, sources: sourcesOf.all({ runId: run.runId }).map(readSource) })),
      ),
  }
}

const NOTHING_JUDGED: HealthRow = {
  verdict: null,
  verdictReason: null,
  items: 0,
  withTitle: 0,
  withUrl: 0,
  withDate: 0,
  withText: 0,
}

function writeSource({ health, failures, ...summary }: RunSourceSummary): SourceRow {
  const plain = { ...summary, failures: JSON.stringify(failures) }
  if (health === null) return { ...plain, ...NOTHING_JUDGED }
  const { reason, ...judged } = health
  return { ...plain, ...judged, verdictReason: reason }
}

function readSource(row: SourceRow): RunSourceSummary {
  const { verdict, verdictReason, items, withTitle, withUrl, withDate, withText, failures, ...summary } = row
  const reading = { items, withTitle, withUrl, withDate, withText }
  const health = verdict === null ? null : { verdict, reason: verdictReason, ...reading }
  return { ...summary, failures: JSON.parse(failures), health }
}
