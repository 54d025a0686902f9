import type { CountTable, Grain, Selection } from '../domain.ts'
import { createCountTables } from './count-table.ts'
import type { StoreDatabase } from './database.ts'
import { LAST_DAY } from './day-bucket.ts'
import { toStoredDay } from './day-number.ts'
import { createHistoryCells } from './history-cells.ts'
import { createOpeningScan } from './opening-scan.ts'

/** Answers `CountStore.roleTable` by one walk over the openings, however many roles there are. */
export function createRoleTables(database: StoreDatabase): (selection: Selection, grain: Grain) => CountTable {
  const { db, roles } = database
  const countTable = createCountTables(database)
  const { scan } = createOpeningScan(database)
  const history = createHistoryCells(database)
  const listSources = db.prepare<[], { number: number; source: string }>(
    'SELECT source_id AS number, source FROM sources',
  )

  return (selection, grain) => {
    const everyRole = { ...selection, role: null }
    const table = countTable(everyRole, grain, [])
    const { periodStarts, sources } = table
    const rowStart: number[] = []
    for (const { number, source } of listSources.all()) {
      const index = sources.findIndex((shown) => shown.source === source)
      if (index >= 0) rowStart[number] = index * periodStarts.length
    }
    const periodOf = periodByDay(periodStarts)
    const rows = new Map<string, Uint32Array>()
    const rowOf = (role: string): Uint32Array => {
      const row = rows.get(role) ?? new Uint32Array(table.openings.length)
      rows.set(role, row)
      return row
    }
    const add = (row: Uint32Array, source: number, day: number, openings: number): void => {
      const cell = (rowStart[source] ?? 0) + (periodOf[day] ?? 0)
      row[cell] = (row[cell] ?? 0) + openings
    }
    const ownRows: (Uint32Array | undefined)[] = []
    for (const { segment, slots } of scan(everyRole)) {
      for (const slot of slots) {
        const role = segment.role[slot] ?? 0
        const row = ownRows[role] ?? rowOf(roles.textOf(role))
        ownRows[role] = row
        add(row, segment.source[slot] ?? 0, segment.day[slot] ?? 0, 1)
      }
    }
    for (const { role, source, day, openings } of history.list(everyRole, grain)) {
      if (role !== UNTOLD && openings > 0) add(rowOf(role), source, day, openings)
    }
    const { countedSkills: _, ...counted } = table
    return { ...counted, mentions: rows }
  }
}

/** What history says where it does not tell roles apart. */
const UNTOLD = '*'

/** Position of the period of each day. */
function periodByDay(periodStarts: readonly string[]): Uint16Array {
  const periodOf = new Uint16Array(LAST_DAY + 1)
  const starts = periodStarts.map(toStoredDay)
  for (const [index, start] of starts.entries()) {
    periodOf.fill(index, Math.max(0, start), starts[index + 1] ?? LAST_DAY + 1)
  }
  return periodOf
}
