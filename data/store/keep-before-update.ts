import type { Database } from 'better-sqlite3'
import { UserError } from '../user-error.ts'
import { writeWhole } from '../write-whole.ts'
import { copyDatabase } from './copy-database.ts'
import { StoreError } from './store-error.ts'

/**
 * Keeps the database as it is before newer tables are made in it: a checked copy beside it, readable by its owner alone
 * and named by its version, so that one that was killed in between leaves no second copy.
 *
 * @returns the file
 * @throws StoreError in words when there is no room for it, or the folder is closed: then nothing is updated
 */
export function keepBeforeUpdate(db: Database, path: string, version: number): string {
  const kept = `${path}.before-update-of-version-${version}`
  try {
    writeWhole(kept, { force: true }, (temporary) => copyDatabase(db, path, temporary))
    return kept
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    throw new StoreError(
      `${path} was not brought up to date, and is as it was: a copy is kept before that, and ${error.message}`,
      { cause: error },
    )
  }
}
