import type { CrawlLockStore, HeldLock, LockHolder } from './contracts/crawl-memory.ts'
import type { StoreDatabase } from './database.ts'

export function createCrawlLockStore({ db, read, write }: StoreDatabase): CrawlLockStore {
  const find = db.prepare<[], HeldLock>(
    'SELECT pid, process_mark AS processMark, since, run_id AS runId FROM crawl_lock',
  )
  const insert = db.prepare<LockHolder>(
    'INSERT OR REPLACE INTO crawl_lock (lock_id, pid, process_mark, since) VALUES (1, @pid, @processMark, @since)',
  )
  const remove = db.prepare<LockHolder>(
    'DELETE FROM crawl_lock WHERE pid = @pid AND process_mark IS @processMark AND since = @since',
  )
  const setRun = db.prepare<{ runId: number }>('UPDATE crawl_lock SET run_id = @runId')
  return {
    acquire: (holder, isAlive) =>
      write(() => {
        const other = find.get()
        if (other !== undefined && isAlive(other)) return other
        insert.run(holder)
        return null
      }),
    release: (holder) => {
      write(() => remove.run(holder))
    },
    noteRun: (runId) => {
      write(() => setRun.run({ runId }))
    },
    holder: () => read(() => find.get() ?? null),
  }
}
