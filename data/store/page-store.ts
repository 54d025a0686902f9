import type { PageKey, PageStore, RememberedPage } from './contracts/crawl-memory.ts'
import type { StoreDatabase } from './database.ts'

export function createPageStore({ db, read, write }: StoreDatabase): PageStore {
  const find = db.prepare<PageKey, Omit<RememberedPage, 'postingIds'> & { pageId: number }>(`
    SELECT page_id AS pageId, entry, kind, url, config_hash AS configHash, validated_url AS validatedUrl, etag,
      last_modified AS lastModified, change_mark AS changeMark, read_at AS readAt, named
    FROM remembered_pages
    WHERE entry = @entry AND kind = @kind AND url = @url
  `)
  const postingsOf = db
    .prepare<{ pageId: number }, number>('SELECT posting_id FROM remembered_postings WHERE page_id = @pageId')
    .pluck()
  const forget = db.prepare<PageKey>(
    'DELETE FROM remembered_pages WHERE entry = @entry AND kind = @kind AND url = @url',
  )
  const insert = db.prepare<Omit<RememberedPage, 'postingIds'>>(`
    INSERT INTO remembered_pages
      (entry, kind, url, config_hash, validated_url, etag, last_modified, change_mark, read_at, named_at, named)
    VALUES
      (@entry, @kind, @url, @configHash, @validatedUrl, @etag, @lastModified, @changeMark, @readAt, @readAt, @named)
  `)
  const insertPosting = db.prepare<{ pageId: number; source: string; board: string; id: string }>(`
    INSERT OR IGNORE INTO remembered_postings (page_id, posting_id)
    SELECT @pageId, posting_id
    FROM postings JOIN sources USING (source_id)
    WHERE source = @source AND board = @board AND source_posting_id = @id
  `)
  const meet = db.prepare<PageKey & { at: string }>(
    'UPDATE remembered_pages SET named_at = @at WHERE entry = @entry AND kind = @kind AND url = @url',
  )
  const forgetOld = db.prepare<{ before: string }>('DELETE FROM remembered_pages WHERE named_at < @before')
  return {
    find: (key) =>
      read(() => {
        const row = find.get(key)
        if (row === undefined) return null
        const { pageId, ...page } = row
        return { ...page, postingIds: postingsOf.all({ pageId }) }
      }),
    save: (page, postings) => {
      write(() => {
        forget.run(page)
        const pageId = Number(insert.run(page).lastInsertRowid)
        for (const { source, board, sourceId } of postings) {
          insertPosting.run({ pageId, source, board, id: sourceId })
        }
      })
    },
    forget: (key) => {
      write(() => forget.run(key))
    },
    meet: (key, at) => {
      write(() => meet.run({ ...key, at }))
    },
    forgetNamedBefore: (before) => {
      write(() => forgetOld.run({ before }))
    },
  }
}
