import { closeSync, existsSync, openSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { storeErrorOf } from './database-errors.ts'
import { createDictionary, type Dictionary } from './dictionary.ts'
import { keepBeforeUpdate } from './keep-before-update.ts'
import { migrate } from './migrate.ts'
import { StoreError } from './store-error.ts'

/** An open database with what every store module shares. */
export interface StoreDatabase {
  db: Database.Database
  skills: Dictionary
  roles: Dictionary
  countries: Dictionary
  employers: Dictionary
  versions: Dictionary
  /** Runs `work` as one transaction: all of it is kept, or nothing. */
  write<Result>(work: () => Result): Result
  /** As `write`, without waiting for the disk: a killed process loses nothing, a power cut may lose this. */
  writeLightly<Result>(work: () => Result): Result
  /** Runs `work` on one unchanging view of the data, whatever other processes write meanwhile. */
  read<Result>(work: () => Result): Result
}

/** Is told where the database as it was is kept, before it is brought up to date. */
export type OnUpdate = (keptAs: string) => void

/** A deflated advert has 2 to 3 KB: of pages of 4 KB, which hold one each, a third stays empty. */
const PAGE_BYTES = 8192
/** A write-ahead log that grew beyond this, because a reader held it open, is cut back when it is reset. */
const MAX_LOG_BYTES = 64 * 2 ** 20

/** @throws StoreError in words for people when the file cannot be opened, read or brought up to date */
export function openDatabase(path: string, readonly: boolean, onUpdate: OnUpdate = () => {}): StoreDatabase {
  const isAfterCrash = !readonly && wasLeftOpen(path)
  const db = openFile(path, readonly)
  try {
    db.pragma('busy_timeout = 5000')
    db.pragma('trusted_schema = OFF')
    db.pragma('foreign_keys = ON')
    if (!readonly) {
      db.pragma('journal_mode = WAL')
      db.pragma('synchronous = FULL')
      db.pragma(`journal_size_limit = ${MAX_LOG_BYTES}`)
    }
    if (isAfterCrash) requireSoundPages(db, path)
    migrate(db, path, readonly, (version) => {
      if (isFile(path)) onUpdate(keepBeforeUpdate(db, path, version))
    })
    return withDictionaries(db, path)
  } catch (error) {
    db.close()
    throw storeErrorOf(error, path)
  }
}

const isFile = (path: string): boolean => path !== ':memory:' && path !== ''

/** @throws StoreError in words when there is no such folder or file, or it cannot be opened */
export function openFile(path: string, readonly: boolean): Database.Database {
  if (isFile(path) && !existsSync(dirname(path))) {
    throw new StoreError(
      `${path}: the folder ${dirname(path)} does not exist; create it or name another file with --db`,
    )
  }
  const isNew = isFile(path) && !existsSync(path)
  if (isNew) {
    if (readonly)
      throw new StoreError(
        `${path}: there is no database; create it with \`skilltide start\` or name another file with --db`,
      )
    createPrivateFile(path)
  }
  try {
    const db = new Database(path, { readonly })
    if (isNew) db.pragma(`page_size = ${PAGE_BYTES}`)
    return db
  } catch (error) {
    if (isNew) rmSync(path, { force: true })
    throw storeErrorOf(error, path)
  }
}

/**
 * Whether the process that had the database open last did not close it: its log is still there, and nobody uses it. Takes
 * the log into the database, as any opening would.
 */
function wasLeftOpen(path: string): boolean {
  const log = `${path}-wal`
  // The log of a database that was moved away is nobody's: opening it would make a file that anybody may read.
  if (!existsSync(path) || !existsSync(log) || statSync(log).size === 0) return false
  const db = new Database(path, { timeout: 0, fileMustExist: true })
  try {
    // Granted to the only connection alone.
    db.pragma('locking_mode = EXCLUSIVE')
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
    return true
  } catch {
    // In use, or so damaged that opening it will say so.
    return false
  } finally {
    db.close()
  }
}

function requireSoundPages(db: Database.Database, path: string): void {
  const faults = db.prepare<[], string>('PRAGMA quick_check(3)').pluck().all()
  if (faults.join() === 'ok') return
  throw new StoreError(
    `${path} was not closed properly and is damaged (${faults.join('; ').replaceAll('\n', ' ')}); put a backup in its place with \`skilltide restore FILE\`, or look closer with \`skilltide doctor\``,
  )
}

/** Postings and profiles are nobody else's business; SQLite gives its side files the mode of the database. */
function createPrivateFile(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600))
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : 'unknown error'
    if (code === 'EEXIST') return
    throw new StoreError(`${path}: cannot create the database (${code}); choose a folder you may write to with --db`, {
      cause,
    })
  }
}

function withDictionaries(db: Database.Database, path: string): StoreDatabase {
  const dictionaries = {
    skills: createDictionary(db, 'skills'),
    roles: createDictionary(db, 'roles'),
    countries: createDictionary(db, 'countries'),
    employers: createDictionary(db, 'employers'),
    versions: createDictionary(db, 'analysis_versions'),
  }
  const transaction = db.transaction((work: () => unknown) => work())
  const write = <Result>(work: () => Result): Result => {
    // Part of a larger transaction: a failure undoes that one, so a savepoint of its own would only cost time.
    if (db.inTransaction) return work()
    try {
      return transaction.immediate(work) as Result
    } catch (error) {
      for (const dictionary of Object.values(dictionaries)) dictionary.forget()
      throw storeErrorOf(error, path)
    }
  }
  return {
    db,
    ...dictionaries,
    write,
    writeLightly(work) {
      if (db.inTransaction) return write(work)
      db.pragma('synchronous = NORMAL')
      try {
        return write(work)
      } finally {
        db.pragma('synchronous = FULL')
      }
    },
    read<Result>(work: () => Result): Result {
      if (db.inTransaction) return work()
      try {
        return transaction.deferred(work) as Result
      } catch (error) {
        throw storeErrorOf(error, path)
      }
    },
  }
}
