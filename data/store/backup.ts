import { constants, copyFileSync, existsSync, linkSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { followLinks, isSameFile, requireNotRead } from '../output-file.ts'
import { UserError } from '../user-error.ts'
import { syncFolder, writeWhole } from '../write-whole.ts'
import { copyDatabase, type DatabaseCopy, requireSound } from './copy-database.ts'
import { openFile } from './database.ts'
import { storeErrorOf } from './database-errors.ts'
import { newestVersion, refuseForeign, versionOf } from './migrate.ts'
import { StoreError } from './store-error.ts'

export interface RestoredDatabase extends DatabaseCopy {
  from: string
  /** Where the database that was there before is kept; null when there was none. */
  keptAs: string | null
}

/**
 * Copies the database as it is at this moment, while others read and write it: `VACUUM INTO`, checked, synced, renamed.
 * The copy is one file, readable by its owner alone.
 *
 * @param force  whether the file may replace one that is there
 * @throws UserError in words: no database, damaged, file there already, no such folder, not writable, disk full
 */
export function backUpDatabase(path: string, file: string, { force }: { force: boolean }): DatabaseCopy {
  const source = openExisting(path)
  try {
    requireNotRead({ option: 'backup', file, database: path })
    return writeWhole(file, { force }, (temporary) => ({ ...copyDatabase(source, path, temporary), file }))
  } finally {
    source.close()
  }
}

/**
 * Puts a backup in the place of the database, which is kept beside it; behind a link in that of the file that it leads to. The
 * backup itself is only read.
 *
 * @throws UserError in words, and changes nothing: the backup is damaged, no SkillTide database or of a newer version;
 *   the database is in use
 */
export function restoreDatabase(backup: string, database: string): RestoredDatabase {
  const path = followLinks(database)
  const source = openBackup(backup)
  try {
    if (isSameFile(path, backup)) throw new UserError(`${backup} is the database itself; name a backup`)
    const before = existsSync(path) ? holdAlone(path) : null
    try {
      let keptAs: string | null = null
      const copy = writeWhole(path, { force: true }, (temporary) => {
        const done = copyDatabase(source, backup, temporary)
        keptAs = existsSync(path) ? keepAside(path) : null
        // A log or an index of another database would be played into this one.
        for (const end of ['-wal', '-shm', '-journal']) rmSync(`${path}${end}`, { force: true })
        syncFolder(dirname(path))
        return done
      })
      return { ...copy, file: path, from: backup, keptAs }
    } finally {
      before?.close()
    }
  } finally {
    source.close()
  }
}

function openExisting(path: string): Database.Database {
  const db = openFile(path, true)
  try {
    refuseForeign(db, path)
    if (versionOf(db) === 0) throw new StoreError(`${path} is empty; there is nothing to copy`)
    return db
  } catch (error) {
    db.close()
    throw storeErrorOf(error, path)
  }
}

/** @throws UserError unless it is a sound database of this program that this version can read */
function openBackup(backup: string): Database.Database {
  if (!existsSync(backup)) throw new UserError(`there is no file ${backup}`)
  if (statSync(backup).isDirectory()) throw new UserError(`${backup} is a folder; name a backup in it`)
  const db = openExisting(backup)
  try {
    const version = versionOf(db)
    if (version > newestVersion()) {
      throw new StoreError(
        `${backup}: written by a newer SkillTide (database version ${version}, this program knows ${newestVersion()}); update SkillTide`,
      )
    }
    requireSound(db, backup)
    return db
  } catch (error) {
    db.close()
    throw storeErrorOf(error, backup)
  }
}

/**
 * Makes sure that nobody else has the database open, and keeps others out until the result is closed. Its log is in it
 * afterwards. Null when it is too damaged to be opened.
 */
function holdAlone(path: string): Database.Database | null {
  const db = new Database(path, { timeout: 500 })
  try {
    refuseForeign(db, path)
    // Leaving the write-ahead log is granted to the only connection alone.
    db.pragma('journal_mode = DELETE')
    db.exec('BEGIN EXCLUSIVE')
    return db
  } catch (error) {
    db.close()
    if (error instanceof Database.SqliteError) {
      if (/^SQLITE_(CORRUPT|NOTADB)/.test(error.code)) return null
      if (error.code.startsWith('SQLITE_BUSY')) {
        throw new StoreError(
          `${path} is in use by another process; stop the dashboard and any crawl, then restore again`,
          {
            cause: error,
          },
        )
      }
    }
    throw storeErrorOf(error, path)
  }
}

/** Gives the database a second name, and what is left of its log too: the first name is there until it is replaced. */
function keepAside(path: string): string {
  const kept = freeName(`${path}.before-restore`)
  try {
    linkSync(path, kept)
  } catch {
    copyFileSync(path, kept, constants.COPYFILE_EXCL)
  }
  if (existsSync(`${path}-wal`)) renameSync(`${path}-wal`, `${kept}-wal`)
  return kept
}

function freeName(wanted: string): string {
  for (let count = 1; ; count++) {
    const name = count === 1 ? wanted : `${wanted}-${count}`
    if (!existsSync(name)) return name
  }
}
