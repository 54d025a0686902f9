import { deflateRawSync } from 'node:zlib'
import type { PublishedReport, ReportStore } from './contracts/reports.ts'
import type { StoreDatabase } from './database.ts'
import { unpackText } from './description-text.ts'

export type ReportRow = Omit<PublishedReport, 'content'> & { content: Buffer }

/** A published report as it is kept, its content packed as texts are. */
export const readPublished = (row: ReportRow): PublishedReport => ({
  ...row,
  content: unpackText(row.content, () => `the published report of the week of ${row.weekStart}`),
})

export function createReportStore({ db, read, write }: StoreDatabase): ReportStore {
  const insert = db.prepare<ReportRow>(`
    INSERT OR IGNORE INTO published_reports (week_start, selection_key, published_at, rules_version, content)
    VALUES (@weekStart, @selectionKey, @publishedAt, @rulesVersion, @content)
  `)
  const columns = `
    week_start AS weekStart, selection_key AS selectionKey, published_at AS publishedAt, rules_version AS rulesVersion`
  const one = db.prepare<{ weekStart: string; selectionKey: string }, ReportRow>(`
    SELECT ${columns}, content FROM published_reports WHERE week_start = @weekStart AND selection_key = @selectionKey
  `)
  const newest = db.prepare<{ selectionKey: string; limit: number }, ReportRow>(`
    SELECT ${columns}, content FROM published_reports WHERE selection_key = @selectionKey
    ORDER BY week_start DESC
    LIMIT @limit
  `)
  return {
    publish: ({ content, ...report }) =>
      write(() => insert.run({ ...report, content: deflateRawSync(content) }).changes > 0),
    find: (weekStart, selectionKey) =>
      read(() => {
        const row = one.get({ weekStart, selectionKey })
        return row === undefined ? null : readPublished(row)
      }),
    list: (selectionKey, limit) => read(() => newest.all({ selectionKey, limit }).map(readPublished)),
  }
}
