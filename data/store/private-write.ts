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
