import { statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { nativeModuleFault } from './native-module.ts'
import { BlockedStoreError, StoreError } from './store-error.ts'

const MESSAGES: Record<string, string> = {
  SQLITE_NOTADB: 'is not a SkillTide database (nor any SQLite database); name another file with --db',
  SQLITE_CORRUPT:
    'is damaged; put a backup in its place with `skilltide restore FILE`, or import the postings into a new file',
  SQLITE_READONLY: 'cannot be written to; make the file and its folder writable, or name another file with --db',
  SQLITE_CANTOPEN: 'cannot be opened; check that it is a file and that you may read and write it and its folder',
  SQLITE_BUSY: 'is held by another process for more than 5 seconds; wait until that is done and try again',
  SQLITE_FULL: 'has no room left on its disk; free some space and run the command again (nothing is lost)',
  SQLITE_IOERR: 'could not be read or written by the disk; check the disk, then try again',
}

const BLOCKS: Record<string, BlockedStoreError['because']> = {
  SQLITE_FULL: 'full',
  SQLITE_BUSY: 'busy',
  SQLITE_READONLY: 'closed',
}

/** SQLite's own errors, and those of its module, as a sentence with a mend; every other error passes unchanged. */
export function storeErrorOf(error: unknown, path: string): unknown {
  if (!(error instanceof Database.SqliteError)) return nativeModuleFault(error) ?? error
  const family = Object.keys(MESSAGES).find((code) => error.code.startsWith(code))
  if (family === undefined) return error
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
  const words = isFolder ? 'is a folder; name a database file with --db' : MESSAGES[family]
  const block = BLOCKS[family]
  return block === undefined
    ? new StoreError(`${path} ${words}`, { cause: error })
    : new BlockedStoreError(`${path} ${words}`, block, { cause: error })
}
