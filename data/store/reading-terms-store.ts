import type { ReadingTermsStore } from './contracts/crawl-memory.ts'
import type { StoreDatabase } from './database.ts'

export function createReadingTermsStore({ db, read, write }: StoreDatabase): ReadingTermsStore {
  const find = db
    .prepare<{ type: string; host: string }, string>(
      'SELECT next_reading_at FROM reading_terms WHERE type = @type AND host = @host',
    )
    .pluck()
  const save = db.prepare<{ type: string; host: string; nextReadingAt: string }>(`
    INSERT INTO reading_terms (type, host, next_reading_at) VALUES (@type, @host, @nextReadingAt)
    ON CONFLICT (type, host) DO UPDATE SET next_reading_at = excluded.next_reading_at
  `)
  return {
    nextReadingAt: ({ type, host }) => read(() => find.get({ type, host }) ?? null),
    save: ({ type, host }, nextReadingAt) => {
      write(() => save.run({ type, host, nextReadingAt }))
    },
  }
}
