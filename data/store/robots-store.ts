import type { RobotsCopy, RobotsStore } from './contracts/crawl-memory.ts'
import type { StoreDatabase } from './database.ts'

export function createRobotsStore({ db, read, write }: StoreDatabase): RobotsStore {
  const find = db.prepare<{ origin: string }, RobotsCopy>(`
    SELECT origin, read_at AS readAt, fresh_until AS freshUntil, body FROM robots_files WHERE origin = @origin
  `)
  const save = db.prepare<RobotsCopy>(`
    INSERT OR REPLACE INTO robots_files (origin, read_at, fresh_until, body)
    VALUES (@origin, @readAt, @freshUntil, @body)
  `)
  return {
    find: (origin) => read(() => find.get({ origin }) ?? null),
    save: (copy) => {
      write(() => save.run(copy))
    },
  }
}
