import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { packText } from '../../data/store/description-text.ts'
import { addMigrationFunctions } from '../../data/store/migration-functions.ts'

const FOLDER = join(import.meta.dirname, '../../data/store/migrations')
const FILES = readdirSync(FOLDER).sort()

export const NEWEST_VERSION = FILES.length
/** The tables that are filled here are there from this version on. */
export const OLDEST_FILLED_VERSION = 6

/** A database as an earlier SkillTide left it: its first `version` migrations, and postings that nobody has read yet. */
export function makeOlderDatabase(path: string, version: number, postings: number): void {
  closeSync(openSync(path, 'w', 0o600))
  const db = new Database(path)
  db.pragma('journal_mode = WAL')
  addMigrationFunctions(db)
  for (const file of FILES.slice(0, version)) db.exec(readFileSync(join(FOLDER, file), 'utf8'))
  db.pragma(`application_id = ${0x536b5464}`)
  db.pragma(`user_version = ${version}`)
  db.prepare(`
    INSERT INTO sources (source_id, source, name, kind, origin, first_read_on, last_read_on, grain)
    VALUES (1, 'acme', 'Acme', 'import', 'own', '2026-03-02', '2026-03-02', 'week')`).run()
  const posting = db.prepare(`
    INSERT INTO postings (posting_id, source_id, board, source_posting_id, content_hash, posted_on, first_seen_at,
      last_seen_at, title, company, workplace)
    VALUES (?, 1, '', ?, ?, '2026-03-02', '2026-03-02T00:00:00Z', '2026-03-02T00:00:00Z', 'Data Engineer', ?, 'unknown')`)
  const text = db.prepare(`INSERT INTO posting_texts (posting_id, format, content) VALUES (?, 'text', ?)`)
  db.transaction(() => {
    for (let id = 1; id <= postings; id += 1) {
      const hash = Buffer.alloc(16)
      hash.writeUInt32BE(id)
      posting.run(id, `p${id}`, hash, `Employer ${id}`)
      text.run(id, packText(`Requirements: SQL and Python, team ${id}.`))
    }
  })()
  db.close()
}
