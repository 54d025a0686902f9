import { existsSync, statfsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type Database from 'better-sqlite3'
import { type Check, failed, passed, warned } from '../check.ts'
import { openFile } from './database.ts'
import { storeErrorOf } from './database-errors.ts'
import { checkMentions, checkTexts } from './inspect-postings.ts'
import { newestVersion, refuseForeign, versionOf } from './migrate.ts'
import { openStore } from './open-store.ts'

const RESTORE = 'put a backup in its place: skilltide restore FILE'
const RECOUNT = 'count again: skilltide analyze --rebuild; if that does not help, skilltide restore FILE'
/** The log is cut back at this size; far above it a reader holds it open, or nobody closed the database for long. */
const LARGE_LOG_BYTES = 64 * 2 ** 20
const SHOWN_FAULTS = 5

/**
 * Looks a database over without writing to it: file, schema, every page, references, and the stored counts against a
 * recount of what was read out of the postings.
 *
 * @returns the checks, as far as one that fails leaves sense in the next; nothing is thrown for a damaged file
 */
export function inspectDatabase(path: string): Check[] {
  if (statSync(path).isDirectory()) {
    return [failed('database', `${path} is a folder`, 'name the database file in it with --db')]
  }
  const around = [checkMode(path), checkLog(path), checkRoom(path)]
  let db: Database.Database
  try {
    db = openFile(path, true)
  } catch (error) {
    return [failed('database', wordsOf(error, path), RESTORE), ...around]
  }
  try {
    const schema = checkSchema(db, path)
    if (schema.state === 'failed') return [schema, ...around]
    const pages = [checkPages(db, path), checkReferences(db, path)]
    const isReadable = [schema, ...pages].every(({ state }) => state === 'ok')
    return [schema, ...around, ...pages, ...(isReadable ? checkWhatTheyHold(db, path) : [])]
  } finally {
    db.close()
  }
}

/** The pages of a database can be sound where what stands in them is not. */
function checkWhatTheyHold(db: Database.Database, path: string): Check[] {
  const mentions = told('mentions', path, () => checkMentions(db))
  const counts = mentions.state === 'ok' ? [checkCounts(path)] : []
  return [told('texts', path, () => checkTexts(db)), mentions, checkOpenings(db, path), ...counts]
}

function told(id: string, path: string, check: () => Check): Check {
  try {
    return check()
  } catch (error) {
    return failed(id, wordsOf(error, path), RESTORE)
  }
}

const wordsOf = (error: unknown, path: string): string => {
  const inWords = storeErrorOf(error, path)
  return inWords instanceof Error ? inWords.message : String(inWords)
}

function checkSchema(db: Database.Database, path: string): Check {
  const newest = newestVersion()
  try {
    refuseForeign(db, path)
    const version = versionOf(db)
    if (version > newest) {
      return failed(
        'database',
        `${path} was written by a newer SkillTide (database version ${version}, this program knows ${newest})`,
        'update SkillTide',
      )
    }
    if (version < newest) {
      return warned(
        'database',
        `${path} is of an older SkillTide (database version ${version}, this program writes ${newest})`,
        'make a backup, then bring it up to date: skilltide analyze',
      )
    }
    return passed('database', `${path} is a SkillTide database of version ${version}`)
  } catch (error) {
    return failed('database', wordsOf(error, path), RESTORE)
  }
}

function checkMode(path: string): Check {
  const mode = statSync(path).mode & 0o777
  if (process.platform === 'win32' || (mode & 0o077) === 0) return passed('file-mode', 'the owner alone may read it')
  return warned(
    'file-mode',
    `others may read or write ${path} (mode 0${mode.toString(8)}): it holds postings and what you enter`,
    `chmod 600 ${path}`,
  )
}

function checkLog(path: string): Check {
  const log = `${path}-wal`
  const bytes = existsSync(log) ? statSync(log).size : 0
  const message = `the write-ahead log has ${megabytes(bytes)}`
  if (bytes <= LARGE_LOG_BYTES) return passed('log-size', message)
  return warned('log-size', message, 'stop the dashboard and any crawl, then run: skilltide analyze')
}

/** A backup, and the copy that SQLite makes when it rewrites much, take as much room as the database again. */
function checkRoom(path: string): Check {
  const { bavail, bsize } = statfsSync(dirname(path))
  const [free, own] = [bavail * bsize, statSync(path).size]
  const message = `${megabytes(free)} are free on its disk, and it takes ${megabytes(own)}`
  return free >= own ? passed('disk-space', message) : warned('disk-space', message, 'free some space')
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`

function checkPages(db: Database.Database, path: string): Check {
  try {
    const faults = db.prepare<[], string>(`PRAGMA integrity_check(${SHOWN_FAULTS})`).pluck().all()
    if (faults.join() === 'ok') return passed('integrity', 'every page and index is sound')
    return failed('integrity', `${path} is damaged: ${faults.join('; ').replaceAll('\n', ' ')}`, RESTORE)
  } catch (error) {
    return failed('integrity', wordsOf(error, path), RESTORE)
  }
}

function checkReferences(db: Database.Database, path: string): Check {
  try {
    const broken = db.prepare<[], { table: string; parent: string }>('PRAGMA foreign_key_check').all()
    if (broken.length === 0) return passed('references', 'no row names another that is missing')
    const tables = [...new Set(broken.map(({ table, parent }) => `${table} → ${parent}`))].join(', ')
    return failed('references', `${broken.length} rows name others that are missing (${tables})`, RESTORE)
  } catch (error) {
    return failed('references', wordsOf(error, path), RESTORE)
  }
}

/** Every posting that was read counts in an opening, and every opening is led by a posting of its own. */
function checkOpenings(db: Database.Database, path: string): Check {
  try {
    const stray = db
      .prepare<[], number>(`
        SELECT
          (SELECT count(*) FROM facts f WHERE NOT EXISTS (SELECT 1 FROM openings o WHERE o.opening_id = f.opening_id)) +
          (SELECT count(*) FROM openings o
           WHERE NOT EXISTS (SELECT 1 FROM facts f WHERE f.posting_id = o.opening_id AND f.opening_id = o.opening_id))`)
      .pluck()
      .get()
    if (stray === 0) return passed('openings', 'every posting that was read counts in one opening')
    return failed('openings', `${stray} postings and openings do not fit together`, RECOUNT)
  } catch (error) {
    return failed('openings', wordsOf(error, path), RESTORE)
  }
}

function checkCounts(path: string): Check {
  try {
    const store = openStore(path, { readonly: true })
    try {
      const drift = store.counts.findDrift()
      const [first] = drift
      if (first === undefined) return passed('weekly-counts', 'the weekly counts equal a recount of the mentions')
      const example = `${first.skillId ?? 'openings'} of ${first.source}, week of ${first.weekStart}: ${first.stored} stored, ${first.recounted} recounted`
      return failed('weekly-counts', `${drift.length} weekly counts differ from a recount (${example})`, RECOUNT)
    } finally {
      store.close()
    }
  } catch (error) {
    return failed('weekly-counts', wordsOf(error, path), RECOUNT)
  }
}
