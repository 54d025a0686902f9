import { readdirSync, readFileSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { addMigrationFunctions } from './migration-functions.ts'
import { StoreError } from './store-error.ts'

const FOLDER = new URL('./migrations/', import.meta.url)
/** "SkTd": tells our files from any other program's SQLite database. */
const APPLICATION_ID = 0x536b5464

/**
 * Brings the database to this version: each file of `migrations/`, in order of its number, in one transaction that also
 * moves `user_version`. A killed migration leaves the version before it.
 *
 * @param beforeUpdate  called with the version of a database that holds something and is about to be changed
 * @throws StoreError when the file is another program's, newer than this program, or old and opened for reading only
 */
export function migrate(
  db: Database,
  path: string,
  readonly: boolean,
  beforeUpdate: (version: number) => void = () => {},
): void {
  const files = listMigrations()
  refuseForeign(db, path)
  const version = versionOf(db)
  if (version > files.length) {
    throw new StoreError(
      `${path}: written by a newer SkillTide (database version ${version}, this program knows ${files.length}); update SkillTide`,
    )
  }
  if (version === files.length) return
  if (readonly) {
    throw new StoreError(
      `${path}: database version ${version} is older than this program's ${files.length}; run \`skilltide analyze\` once to bring it up to date`,
    )
  }
  if (version > 0) beforeUpdate(version)
  addMigrationFunctions(db)
  const step = db.transaction((index: number, file: string) => {
    // Read again inside the lock: another process may have migrated meanwhile.
    if (versionOf(db) !== index) return
    db.exec(readFileSync(new URL(file, FOLDER), 'utf8'))
    db.pragma(`application_id = ${APPLICATION_ID}`)
    db.pragma(`user_version = ${index + 1}`)
  })
  const steps = db.transaction(() => {
    for (const [index, file] of files.entries()) step(index, file)
  })
  // Of a new database nothing can be lost: one transaction waits for the disk once.
  if (version === 0) steps.immediate()
  else for (const [index, file] of files.entries()) step.immediate(index, file)
}

const listMigrations = (): string[] =>
  readdirSync(FOLDER)
    .filter((name) => /^\d{4}_\w+\.sql$/.test(name))
    .sort()

/** The database version that this program writes. */
export const newestVersion = (): number => listMigrations().length

export const versionOf = (db: Database): number => Number(db.pragma('user_version', { simple: true }))

/** @throws StoreError when the database is another program's */
export function refuseForeign(db: Database, path: string): void {
  const tableCount = db.prepare<[], number>('SELECT count(*) FROM sqlite_schema').pluck().get() ?? 0
  if (tableCount === 0 || db.pragma('application_id', { simple: true }) === APPLICATION_ID) return
  throw new StoreError(`${path} is a database of another program; name another file with --db`)
}
