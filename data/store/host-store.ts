import type { HostMemory, HostStore } from './contracts/crawl-memory.ts'
import type { StoreDatabase } from './database.ts'

export function createHostStore({ db, read, write, writeLightly }: StoreDatabase): HostStore {
  const find = db.prepare<{ host: string }, HostMemory>(
    'SELECT asked_at AS askedAt, closed_until AS closedUntil FROM hosts WHERE host = @host',
  )
  const noteAsked = db.prepare<{ host: string; askedAt: string }>(`
    INSERT INTO hosts (host, asked_at) VALUES (@host, @askedAt)
    ON CONFLICT (host) DO UPDATE SET asked_at = excluded.asked_at
  `)
  const close = db.prepare<{ host: string; until: string }>(`
    INSERT INTO hosts (host, closed_until) VALUES (@host, @until)
    ON CONFLICT (host) DO UPDATE SET closed_until = max(coalesce(closed_until, ''), excluded.closed_until)
  `)
  return {
    find: (host) => read(() => find.get({ host }) ?? null),
    noteAsked: (host, askedAt) => {
      writeLightly(() => noteAsked.run({ host, askedAt }))
    },
    close: (host, until) => {
      write(() => close.run({ host, until }))
    },
  }
}
