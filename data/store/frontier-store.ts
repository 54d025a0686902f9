import type {
  EntryCoverage,
  FrontierStore,
  NewFrontierPage,
  PageKey,
  StoredFrontierPage,
} from './contracts/crawl-memory.ts'
import type { StoreDatabase } from './database.ts'

export function createFrontierStore({ db, read, write, writeLightly }: StoreDatabase): FrontierStore {
  const listUnfinished = db.prepare<{ since: string; until: string }, { runId: number; startedAt: string }>(`
    SELECT run_id AS runId, started_at AS startedAt
    FROM runs
    WHERE finished_at IS NULL AND started_at BETWEEN @since AND @until
      AND EXISTS (SELECT * FROM frontier_entries e WHERE e.run_id = runs.run_id)
    ORDER BY run_id DESC
  `)
  const listEntries = db.prepare<{ runId: number }, { entry: string; configHash: string }>(
    'SELECT entry, config_hash AS configHash FROM frontier_entries WHERE run_id = @runId',
  )
  const insertEntry = db.prepare<{ runId: number; entry: string; configHash: string }>(
    'INSERT INTO frontier_entries (run_id, entry, config_hash) VALUES (@runId, @entry, @configHash)',
  )
  const insertPage = db.prepare<NewFrontierPage & { runId: number; state: string }>(`
    INSERT INTO frontier_pages (run_id, entry, kind, url, request, state)
    VALUES (@runId, @entry, @kind, @url, @request, @state)
    ON CONFLICT (run_id, entry, kind, url) DO NOTHING
  `)
  const find = db
    .prepare<PageKey & { runId: number }, number>(`
    SELECT page_id FROM frontier_pages WHERE run_id = @runId AND entry = @entry AND kind = @kind AND url = @url
  `)
    .pluck()
  const setState = db.prepare<{ pageId: number; state: string }>(
    'UPDATE frontier_pages SET state = @state WHERE page_id = @pageId',
  )
  const putBack = db.prepare<{ pageId: number }>(
    "UPDATE frontier_pages SET state = 'todo', tries = tries + 1 WHERE page_id = @pageId",
  )
  const leave = db.prepare<{ pageId: number }>("UPDATE frontier_pages SET state = 'todo' WHERE page_id = @pageId")
  const noteLost = db.prepare<{ runId: number }>(`
    UPDATE frontier_pages SET state = 'todo', lost_tries = lost_tries + 1 WHERE run_id = @runId AND state = 'inHand'`)
  const cutShort = db.prepare<{ runId: number; entry: string }>(
    'UPDATE frontier_entries SET is_cut_short = 1 WHERE run_id = @runId AND entry = @entry AND is_cut_short = 0',
  )
  const listLeft = db.prepare<{ runId: number }, StoredFrontierPage>(`
    SELECT page_id AS pageId, entry, kind, url, request, tries, lost_tries AS lostTries
    FROM frontier_pages
    WHERE run_id = @runId AND state IN ('todo', 'inHand')
    ORDER BY lost_tries, page_id
  `)
  const coverage = db.prepare<{ runId: number }, Omit<EntryCoverage, 'isCutShort'> & { isCutShort: number }>(`
    SELECT e.entry, is_cut_short AS isCutShort, count(p.page_id) AS pages,
      count(*) FILTER (WHERE state IN ('todo', 'inHand')) AS left,
      count(*) FILTER (WHERE kind = 'listing' AND state IN ('failed', 'gone', 'disallowed')) AS listingsNotRead,
      count(*) FILTER (WHERE kind = 'detail' AND state IN ('done', 'failed')) AS details,
      count(*) FILTER (WHERE kind = 'detail' AND state = 'failed') AS detailsFailed
    FROM frontier_entries e LEFT JOIN frontier_pages p ON p.run_id = e.run_id AND p.entry = e.entry
    WHERE e.run_id = @runId
    GROUP BY e.entry
    ORDER BY e.entry
  `)
  const clear = db.prepare<{ runId: number }>('DELETE FROM frontier_entries WHERE run_id = @runId')
  const clearOld = db.prepare<{ since: string }>(
    'DELETE FROM frontier_entries WHERE run_id IN (SELECT run_id FROM runs WHERE started_at < @since)',
  )

  const planKey = (entries: readonly { entry: string; configHash: string }[]): string =>
    JSON.stringify(entries.map(({ entry, configHash }) => [entry, configHash]).sort())

  return {
    findUnfinished: (entries, span) =>
      read(() => {
        const wanted = planKey(entries)
        return listUnfinished.all(span).find(({ runId }) => planKey(listEntries.all({ runId })) === wanted) ?? null
      }),
    plan: (runId, entries) => {
      write(() => {
        for (const { entry, configHash } of entries) insertEntry.run({ runId, entry, configHash })
      })
    },
    has: (runId, { entry, kind, url }) => find.get({ runId, entry, kind, url }) !== undefined,
    add: (runId, page, state = 'todo') =>
      write(() => {
        const { changes, lastInsertRowid } = insertPage.run({ ...page, runId, state })
        return changes === 0 ? null : Number(lastInsertRowid)
      }),
    // A power cut may forget this: the page is then asked again, as it would be anyway.
    take: (pageId) => {
      writeLightly(() => setState.run({ pageId, state: 'inHand' }))
    },
    putBack: (pageId) => {
      writeLightly(() => putBack.run({ pageId }))
    },
    leave: (pageId) => {
      writeLightly(() => leave.run({ pageId }))
    },
    noteLost: (runId) => {
      write(() => noteLost.run({ runId }))
    },
    setState: (pageId, state) => {
      write(() => setState.run({ pageId, state }))
    },
    cutShort: (runId, entry) => write(() => cutShort.run({ runId, entry }).changes === 1),
    listLeft: (runId) => listLeft.all({ runId }),
    coverage: (runId) => coverage.all({ runId }).map((row) => ({ ...row, isCutShort: row.isCutShort === 1 })),
    clear: (runId) => {
      write(() => clear.run({ runId }))
    },
    clearStartedBefore: (since) => {
      write(() => clearOld.run({ since }))
    },
  }
}
