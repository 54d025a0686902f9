import type { StoreDatabase } from './database.ts'

/** What `make` gives, kept until this process or another writes to the database. */
export function keptUntilChanged<Made>({ db }: Pick<StoreDatabase, 'db'>, make: () => Made): () => Made {
  const ownChanges = db.prepare<[], number>('SELECT total_changes()').pluck()
  let kept: { version: string; made: Made } | null = null
  return () => {
    const version = `${db.pragma('data_version', { simple: true })}-${ownChanges.get()}`
    if (kept?.version !== version) kept = { version, made: make() }
    return kept.made
  }
}
