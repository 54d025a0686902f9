import type { StoreDatabase } from './database.ts'

/** Wraps `write` for tables that hold people: whatever a transaction takes out of them is overwritten with zeros. */
export function createPrivateWrite({ db, write }: Pick<StoreDatabase, 'db' | 'write'>): StoreDatabase['write'] {
  return <Result>(work: () => Result): Result => {
    // Part of a larger one.
    if (db.pragma('secure_delete', { simple: true }) === 1) return write(work)
    db.pragma('secure_delete = ON')
    try {
      return write(work)
    } finally {
      db.pragma('secure_delete = OFF')
    }
  }
}

/**
 * Wraps what takes something out for good: what it overwrites is overwritten in the write-ahead log too, unless another
 * process reads or writes just then. The log is then emptied by the next that finds nobody there.
 */
export function createPrivateDelete({ db, write }: Pick<StoreDatabase, 'db' | 'write'>) {
  const writePrivately = createPrivateWrite({ db, write })
  return (work: () => boolean): boolean => {
    const isDeleted = writePrivately(work)
    if (isDeleted && !db.inTransaction) db.pragma('wal_checkpoint(TRUNCATE)')
    return isDeleted
  }
}
