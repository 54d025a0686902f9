import Database from 'better-sqlite3'
import type { SeededOpening } from '../layout/seeded-openings.ts'
import type { PeerStore } from './peer-store.ts'

/**
 * SQLite the plain way: one row per mention, clustered by opening, with an index for the questions that begin at a skill;
 * one row per skill, source and week, kept by upserts. No places of mentions, no months.
 */
export function createSqliteLayout(path: string): PeerStore {
  const db = new Database(path)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec(`
    CREATE TABLE IF NOT EXISTS openings (opening INTEGER PRIMARY KEY, week INTEGER, source INTEGER, role INTEGER, country INTEGER,
      seniority INTEGER, workplace INTEGER, employer INTEGER) STRICT;
    CREATE TABLE IF NOT EXISTS mentions (opening INTEGER, skill INTEGER, level INTEGER, PRIMARY KEY (opening, skill)) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS mentions_by_skill ON mentions (skill, opening, level);
    CREATE TABLE IF NOT EXISTS weekly_counts (skill INTEGER, source INTEGER, week INTEGER, openings INTEGER, required INTEGER,
      PRIMARY KEY (skill, source, week)) STRICT, WITHOUT ROWID;
  `)
  const insertOpening = db.prepare('INSERT INTO openings VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  const insertMention = db.prepare('INSERT INTO mentions VALUES (?, ?, ?)')
  const bump = db.prepare(`
    INSERT INTO weekly_counts VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET openings = openings + excluded.openings, required = required + excluded.required
  `)
  let openingCount = 0
  const save = db.transaction((batch: readonly SeededOpening[]) => {
    const counts = new Map<number, [any: number, required: number]>()
    for (const one of batch) {
      const opening = ++openingCount
      const week = Math.floor(one.day / 7)
      insertOpening.run(opening, week, one.source, one.role, one.country, one.seniority, one.workplace, one.employer)
      for (const [at, skill] of one.skills.entries()) {
        const level = one.levels[at] ?? 2
        insertMention.run(opening, skill, level)
        const key = (skill * 8 + one.source) * 1024 + week
        const count = counts.get(key) ?? [0, 0]
        count[0]++
        if (level === 0) count[1]++
        counts.set(key, count)
      }
    }
    for (const [key, [any, required]] of counts) {
      bump.run(Math.floor(key / 8192), Math.floor(key / 1024) % 8, key % 1024, any, required)
    }
  })
  const oneSkill = db
    .prepare('SELECT week, sum(openings) FROM weekly_counts WHERE skill = ? GROUP BY week ORDER BY week')
    .raw()
  const movers = db
    .prepare(`
      SELECT skill, sum(iif(week >= 137, openings, 0)), sum(iif(week < 137, openings, 0))
      FROM weekly_counts WHERE week >= 124 GROUP BY skill
    `)
    .raw()
  // CROSS keeps SQLite from beginning with the index by skill, which takes it fifty times as long.
  const anySelection = db
    .prepare(`
      SELECT m.skill, o.week, count(*) FROM openings o CROSS JOIN mentions m USING (opening)
      WHERE o.role = ? AND o.seniority = ? GROUP BY m.skill, o.week
    `)
    .raw()
  const together = db
    .prepare(`
      SELECT other.skill, count(*) FROM mentions m JOIN mentions other USING (opening) WHERE m.skill = ? GROUP BY other.skill
    `)
    .raw()
  const bytesOf = (tables: readonly string[]) =>
    tables.reduce(
      (sum, table) => sum + Number(db.prepare('SELECT sum(pgsize) FROM dbstat WHERE name = ?').pluck().get(table) ?? 0),
      0,
    )
  return {
    name: 'better-sqlite3',
    save: (batch) => save.immediate(batch),
    finish() {
      db.pragma('wal_checkpoint(TRUNCATE)')
      return {
        mentionBytes: bytesOf(['openings', 'mentions', 'mentions_by_skill']),
        countBytes: bytesOf(['weekly_counts']),
      }
    },
    oneSkill: (skill) => oneSkill.all(skill),
    movers: () => movers.all(),
    anySelection: (role, seniority) => anySelection.all(role, seniority),
    together: (skill) => together.all(skill),
    close: () => void db.close(),
  }
}
