import { statSync } from 'node:fs'
import { loadPeer } from '../harness/peers.ts'
import type { PeerStore } from './peer-store.ts'

interface DuckDb {
  DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<Connection>; closeSync(): void }> }
  DuckDBDataChunk: { create(types: readonly unknown[]): Chunk }
  INTEGER: unknown
  USMALLINT: unknown
  UTINYINT: unknown
}
interface Chunk {
  setColumns(columns: readonly (readonly number[])[]): void
}
interface Connection {
  run(sql: string, values?: readonly number[]): Promise<{ getRows(): Promise<unknown[]> }>
  createAppender(table: string): Promise<{ appendDataChunk(chunk: Chunk): void; flushSync(): void; closeSync(): void }>
  closeSync(): void
}

/** Rows of one vector of DuckDB. */
const CHUNK_ROWS = 2048

/** DuckDB the plain way: two tables, written with the appender, batch by batch; what is asked is counted when it is asked. */
export async function createDuckDbLayout(path: string): Promise<PeerStore> {
  const { DuckDBInstance, DuckDBDataChunk, INTEGER, USMALLINT, UTINYINT } = await loadPeer<DuckDb>('@duckdb/node-api')
  const instance = await DuckDBInstance.create(path)
  const db = await instance.connect()
  await db.run(`CREATE TABLE IF NOT EXISTS openings (opening INTEGER, week USMALLINT, source UTINYINT, role UTINYINT, country UTINYINT,
    seniority UTINYINT, workplace UTINYINT, employer INTEGER)`)
  await db.run('CREATE TABLE IF NOT EXISTS mentions (opening INTEGER, skill USMALLINT, level UTINYINT)')
  const types = {
    openings: [INTEGER, USMALLINT, UTINYINT, UTINYINT, UTINYINT, UTINYINT, UTINYINT, INTEGER],
    mentions: [INTEGER, USMALLINT, UTINYINT],
  }
  let openingCount = 0

  async function append(table: keyof typeof types, columns: readonly number[][]): Promise<void> {
    const appender = await db.createAppender(table)
    for (let from = 0; from < (columns[0]?.length ?? 0); from += CHUNK_ROWS) {
      const chunk = DuckDBDataChunk.create(types[table])
      chunk.setColumns(columns.map((column) => column.slice(from, from + CHUNK_ROWS)))
      appender.appendDataChunk(chunk)
    }
    appender.closeSync()
  }

  const rowsOf = async (sql: string, values: readonly number[] = []) => (await db.run(sql, values)).getRows()

  return {
    name: '@duckdb/node-api',
    async save(batch) {
      const openings: number[][] = types.openings.map(() => [])
      const mentions: number[][] = types.mentions.map(() => [])
      for (const one of batch) {
        const opening = ++openingCount
        const row = [
          opening,
          Math.floor(one.day / 7),
          one.source,
          one.role,
          one.country,
          one.seniority,
          one.workplace,
          one.employer,
        ]
        for (const [at, value] of row.entries()) openings[at]?.push(value)
        for (const [at, skill] of one.skills.entries()) {
          mentions[0]?.push(opening)
          mentions[1]?.push(skill)
          mentions[2]?.push(one.levels[at] ?? 2)
        }
      }
      await db.run('BEGIN')
      await append('openings', openings)
      await append('mentions', mentions)
      await db.run('COMMIT')
    },
    async finish() {
      await db.run('CHECKPOINT')
      return { mentionBytes: statSync(path).size, countBytes: 0 }
    },
    oneSkill: (skill) =>
      rowsOf(
        'SELECT week, count(*) FROM mentions JOIN openings USING (opening) WHERE skill = $1 GROUP BY week ORDER BY week',
        [skill],
      ),
    movers: () =>
      rowsOf(`SELECT skill, count(*) FILTER (week >= 137), count(*) FILTER (week < 137)
        FROM mentions JOIN openings USING (opening) WHERE week >= 124 GROUP BY skill`),
    anySelection: (role, seniority) =>
      rowsOf(
        `SELECT skill, week, count(*) FROM mentions JOIN openings USING (opening)
          WHERE role = $1 AND seniority = $2 GROUP BY skill, week`,
        [role, seniority],
      ),
    together: (skill) =>
      rowsOf(
        `SELECT other.skill, count(*) FROM mentions m JOIN mentions other USING (opening) WHERE m.skill = $1
          GROUP BY other.skill`,
        [skill],
      ),
    close() {
      db.closeSync()
      instance.closeSync()
    },
  }
}
