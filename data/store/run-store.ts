import type { BoardReading, RunVerdict } from '../domain.ts'
import type { BoardName } from './contracts/postings.ts'
import type { JudgedReading, Run, RunCounts, RunFailure, RunSourceSummary, RunStore } from './contracts/runs.ts'
import type { StoreDatabase } from './database.ts'
import { createSourceWeeks } from './source-weeks.ts'

type RunRow = Omit<Run, 'sources'>
interface VerdictRow {
  verdict: RunVerdict | null
  verdictReason: string | null
}
type BoardKey = BoardName & { runId: number }
type SourceRow = BoardName & RunCounts & BoardReading & VerdictRow & { postponedUntil: string | null }

const NO_COUNTS: RunCounts & BoardReading = {
  fetched: 0,
  notModified: 0,
  new: 0,
  updated: 0,
  unchanged: 0,
  closed: 0,
  failed: 0,
  skippedByRobots: 0,
  notOffers: 0,
  items: 0,
  withTitle: 0,
  withUrl: 0,
  withDate: 0,
  withText: 0,
}

const READING_COLUMNS = `
  items, with_title AS withTitle, with_url AS withUrl, with_date AS withDate, with_text AS withText`

export function createRunStore({ db, read, write }: StoreDatabase): RunStore {
  const insert = db.prepare<{ kind: string; startedAt: string }>(
    'INSERT INTO runs (kind, started_at) VALUES (@kind, @startedAt)',
  )
  const addCounts = db.prepare<BoardKey & RunCounts & BoardReading>(`
    INSERT INTO run_sources
      (run_id, source, board, fetched, not_modified, new, updated, unchanged, closed, failed, skipped_by_robots, not_offers,
       items, with_title, with_url, with_date, with_text)
    VALUES
      (@runId, @source, @board, @fetched, @notModified, @new, @updated, @unchanged, @closed, @failed, @skippedByRobots, @notOffers,
       @items, @withTitle, @withUrl, @withDate, @withText)
    ON CONFLICT (run_id, source, board) DO UPDATE SET
      fetched = fetched + excluded.fetched, not_modified = not_modified + excluded.not_modified,
      new = new + excluded.new, updated = updated + excluded.updated, unchanged = unchanged + excluded.unchanged,
      closed = closed + excluded.closed, failed = failed + excluded.failed,
      skipped_by_robots = skipped_by_robots + excluded.skipped_by_robots, not_offers = not_offers + excluded.not_offers,
      items = items + excluded.items, with_title = with_title + excluded.with_title,
      with_url = with_url + excluded.with_url, with_date = with_date + excluded.with_date,
      with_text = with_text + excluded.with_text
  `)
  const plan = db.prepare<BoardKey & { scopeHash: string; postponedUntil: string | null }>(`
    UPDATE run_sources SET scope_hash = @scopeHash, postponed_until = @postponedUntil
    WHERE run_id = @runId AND source = @source AND board = @board
  `)
  const addFailure = db.prepare<BoardKey & RunFailure>(
    'INSERT INTO run_failures (run_id, source, board, place, reason) VALUES (@runId, @source, @board, @where, @reason)',
  )
  const failuresOf = db.prepare<BoardKey, RunFailure>(`
    SELECT place AS "where", reason
    FROM run_failures
    WHERE run_id = @runId AND source = @source AND board = @board
    ORDER BY failure_id
  `)
  const forget = db.prepare<BoardKey>(
    'DELETE FROM run_sources WHERE run_id = @runId AND source = @source AND board = @board',
  )
  const judge = db.prepare<BoardKey & VerdictRow & { startsNewUsual: number }>(`
    UPDATE run_sources
    SET verdict = @verdict, verdict_reason = @verdictReason, starts_new_usual = @startsNewUsual
    WHERE run_id = @runId AND source = @source AND board = @board
  `)
  const readingOf = db.prepare<BoardKey, BoardReading>(
    `SELECT ${READING_COLUMNS} FROM run_sources WHERE run_id = @runId AND source = @source AND board = @board`,
  )
  const confirm = db.prepare<BoardName & { runId: number }>(`
    UPDATE run_sources SET verdict = 'healthy', verdict_reason = verdict_reason || '; confirmed by later runs'
    WHERE run_id = @runId AND source = @source AND board = @board
  `)
  const readings = db.prepare<
    BoardName & { limit: number },
    Omit<JudgedReading, 'startsNewUsual'> & { startsNewUsual: number }
  >(`
    SELECT run_id AS runId, started_at AS startedAt, verdict, verdict_reason AS reason,
      starts_new_usual AS startsNewUsual, scope_hash AS scopeHash, ${READING_COLUMNS}
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
    SELECT source, board, fetched, not_modified AS notModified, new, updated, unchanged, closed, failed,
      skipped_by_robots AS skippedByRobots, not_offers AS notOffers, verdict, verdict_reason AS verdictReason,
      postponed_until AS postponedUntil, ${READING_COLUMNS}
    FROM run_sources
    WHERE run_id = @runId
    ORDER BY source, board
  `)
  function add(key: BoardKey, counts: Partial<RunCounts & BoardReading>, failures: readonly RunFailure[]): void {
    addCounts.run({ ...NO_COUNTS, ...counts, ...key })
    for (const failure of failures) addFailure.run({ ...key, ...failure })
  }

  const listSources = (runId: number): RunSourceSummary[] =>
    sourcesOf.all({ runId }).map((row) => readSource(row, failuresOf.all({ runId, ...boardOf(row) })))

  return {
    start: (kind, startedAt) => write(() => Number(insert.run({ kind, startedAt }).lastInsertRowid)),
    plan: (runId, { source, board }, planned) => {
      const key = { runId, source, board }
      write(() => {
        add(key, {}, [])
        plan.run({ ...key, ...planned })
      })
    },
    addToSource: (runId, board, counts, failures = []) => {
      write(() => add({ runId, ...boardOf(board) }, counts, failures))
    },
    reading: (runId, board) => readingOf.get({ runId, ...boardOf(board) }) ?? NO_READING,
    saveSource: (runId, { failures, health, ...summary }, startsNewUsual = false) => {
      const key = { runId, ...boardOf(summary) }
      const { verdict = null, reason: verdictReason = null, ...reading } = health ?? {}
      write(() => {
        forget.run(key)
        add(key, { ...summary, ...reading }, failures)
        judge.run({ ...key, verdict, verdictReason, startsNewUsual: startsNewUsual ? 1 : 0 })
      })
    },
    judge: (runId, board, { verdict, reason, startsNewUsual }) => {
      write(() =>
        judge.run({
          ...{ runId, ...boardOf(board), verdict, verdictReason: reason },
          startsNewUsual: startsNewUsual ? 1 : 0,
        }),
      )
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
    listSources: (runId) => read(() => listSources(runId)),
    list: (limit) => read(() => newest.all({ limit }).map((run) => ({ ...run, sources: listSources(run.runId) }))),
  }
}

const NO_READING: BoardReading = { items: 0, withTitle: 0, withUrl: 0, withDate: 0, withText: 0 }

const boardOf = ({ source, board }: BoardName): BoardName => ({ source, board })

function readSource(row: SourceRow, failures: RunFailure[]): RunSourceSummary {
  const { verdict, verdictReason, postponedUntil, items, withTitle, withUrl, withDate, withText, ...summary } = row
  const reading = { items, withTitle, withUrl, withDate, withText }
  const health = verdict === null ? null : { verdict, reason: verdictReason, ...reading }
  return { ...summary, failures, health, ...(postponedUntil !== null && { postponedUntil }) }
}
