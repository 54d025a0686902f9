import type { ClosedReason } from '../domain.ts'
import type { BoardName, LifeStore } from './contracts/postings.ts'
import type { StoreDatabase } from './database.ts'

/** Opens closed postings that a reading showed at `@seenAt`. One whose stated last day has passed is only left standing. */
export const REOPEN_WHERE = (condition: string): string => `
  UPDATE postings SET closed_at = NULL, closed_reason = NULL, reopened_at = @seenAt
  WHERE ${condition} AND closed_at <= @seenAt AND (expires_on IS NULL OR expires_on >= substr(@seenAt, 1, 10))`

const ON_BOARD = 'source_id = (SELECT source_id FROM sources WHERE source = @source) AND board = @board'
const OPEN_ON_BOARD = `${ON_BOARD} AND closed_at IS NULL`

type Closing = BoardName & { closedAt: string; reason: ClosedReason }

export function createLifeStore({ db, write }: StoreDatabase): LifeStore {
  const seePage = db.prepare<BoardName & { pageUrl: string; seenAt: string }>(`
    UPDATE postings SET last_seen_at = max(last_seen_at, @seenAt) WHERE page_url = @pageUrl AND ${ON_BOARD}`)
  const reopenPage = db.prepare<BoardName & { pageUrl: string; seenAt: string }>(
    REOPEN_WHERE(`page_url = @pageUrl AND ${ON_BOARD}`),
  )
  const closeWhere = <More extends object>(condition: string) =>
    db.prepare<Closing & More>(`
      UPDATE postings SET closed_at = @closedAt, closed_reason = @reason WHERE ${condition} AND ${OPEN_ON_BOARD}`)
  // The latest run over the board that began before the posting was last seen is the one that saw it.
  const closeUnseen = closeWhere<{ seenBefore: string; scopeHash: string | null }>(`
    last_seen_at < @seenBefore AND (@scopeHash IS NULL OR @scopeHash = coalesce((
      SELECT scope_hash FROM run_sources r JOIN runs USING (run_id)
      WHERE r.source = @source AND r.board = @board AND started_at <= last_seen_at
      ORDER BY run_id DESC LIMIT 1), @scopeHash))`)
  const closePage = closeWhere<{ pageUrl: string }>('page_url = @pageUrl')
  const closeId = closeWhere<{ id: string }>('source_posting_id = @id')
  const closeExpired = db.prepare<BoardName & { today: string }>(`
    UPDATE postings SET closed_at = date(expires_on, '+1 day') || 'T00:00:00.000Z', closed_reason = 'expired'
    WHERE expires_on < @today AND ${OPEN_ON_BOARD}`)
  const sumOf = <Item>(items: readonly Item[], run: (item: Item) => { changes: number }) =>
    write(() => items.reduce((sum, item) => sum + run(item).changes, 0))
  return {
    seePages: (board, pageUrls, seenAt) =>
      sumOf(pageUrls, (pageUrl) => {
        reopenPage.run({ ...board, pageUrl, seenAt })
        return seePage.run({ ...board, pageUrl, seenAt })
      }),
    closeMissing: (board, seenBefore, closedAt, scopeHash) =>
      write(
        () =>
          closeUnseen.run({ ...board, seenBefore, closedAt, scopeHash: scopeHash ?? null, reason: 'missing' }).changes,
      ),
    closePages: (board, pageUrls, closedAt) =>
      sumOf(pageUrls, (pageUrl) => closePage.run({ ...board, pageUrl, closedAt, reason: 'gone' })),
    closeRemoved: (board, sourceIds, closedAt) =>
      sumOf(sourceIds, (id) => closeId.run({ ...board, id, closedAt, reason: 'removed' })),
    closeExpired: (board, today) => write(() => closeExpired.run({ ...board, today }).changes),
  }
}
