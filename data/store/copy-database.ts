import { statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { storeErrorOf } from './database-errors.ts'
import { StoreError } from './store-error.ts'

/** What a copy holds. */
export interface DatabaseCopy {
  file: string
  bytes: number
  postings: number
  /** Number of its newest migration. */
  schemaVersion: number
}

/**
 * Copies an open database as it is at this moment into a new file, and reads every page of the copy.
 *
 * @throws StoreError when the database or its copy is damaged; what goes wrong with writing the file is SQLite's own error
 */
export function copyDatabase(source: Database.Database, from: string, file: string): DatabaseCopy {
  try {
    source.prepare('VACUUM INTO ?').run(file)
  } catch (error) {
    // Anything about writing is the new file's fault, and said by whoever made it.
    const isOfSource = error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB|BUSY)/.test(error.code)
    throw isOfSource ? storeErrorOf(error, from) : error
  }
  const copy = new Database(file, { readonly: true })
  try {
    requireSound(copy, file)
    const postings = copy.prepare<[], number>('SELECT count(*) FROM postings').pluck().get() ?? 0
    const schemaVersion = Number(copy.pragma('user_version', { simple: true }))
    return { file, bytes: statSync(file).size, postings, schemaVersion }
  } finally {
    copy.close()
  }
}

/** @throws StoreError when a page or an index of it is damaged */
export function requireSound(db: Database.Database, path: string): void {
  const faults = db.prepare<[], string>('PRAGMA integrity_check(3)').pluck().all()
  if (faults.join() !== 'ok') throw new StoreError(`${path} is damaged (${faults.join('; ')}); name another backup`)
}
