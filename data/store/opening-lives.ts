import type { Selection } from '../domain.ts'
import type { Steps } from '../steps.ts'
import type { OpeningLives } from './contracts/census.ts'
import type { StoreDatabase } from './database.ts'
import { createOpeningScan } from './opening-scan.ts'
import { SEGMENT_SIZE } from './opening-segment.ts'

interface LifeRow {
  openingId: number
  source: number
  postedDay: number
  lastSeenDay: number
  closedDay: number | null
}

/** Answers `CensusStore.lives`: the postings of each segment's openings are read beside their columns. */
export function createOpeningLives(
  database: StoreDatabase,
): (selection: Selection, skillId: string | null) => Steps<OpeningLives> {
  const { db, skills } = database
  const { scan, scanNaming } = createOpeningScan(database)
  const dayOf = (column: string) => `CAST(julianday(substr(p.${column}, 1, 10)) - 2440587.5 AS INTEGER)`
  const select = `
    SELECT f.opening_id AS openingId, p.source_id AS source, f.day AS postedDay,
      ${dayOf('last_seen_at')} AS lastSeenDay, ${dayOf('closed_at')} AS closedDay`
  const leads = db.prepare<{ from: number; until: number }, LifeRow>(`${select}
    FROM facts f JOIN postings p USING (posting_id)
    WHERE f.posting_id >= @from AND f.posting_id < @until AND f.opening_id = f.posting_id`)
  const followers = db.prepare<{ from: number; until: number }, LifeRow>(`${select}
    FROM facts f INDEXED BY facts_by_opening JOIN postings p USING (posting_id)
    WHERE f.opening_id >= @from AND f.opening_id < @until AND f.opening_id <> f.posting_id
    ORDER BY f.opening_id, f.posting_id`)
  const listSources = db.prepare<[], { number: number; source: string }>(
    'SELECT source_id AS number, source FROM sources',
  )

  return function* (selection, skillId) {
    const days: number[] = []
    const columns = emptyColumns()
    const selected = skillId === null ? scan(selection) : scanNaming(selection, skills.find(skillId) ?? 0)
    for (const { segment, slots } of selected) {
      yield
      const range = { from: segment.firstId, until: segment.firstId + SEGMENT_SIZE }
      const leadOf: LifeRow[] = []
      for (const row of leads.all(range)) leadOf[row.openingId - range.from] = row
      const othersOf: LifeRow[][] = []
      for (const row of followers.all(range)) {
        const slot = row.openingId - range.from
        othersOf[slot] = [...(othersOf[slot] ?? []), row]
      }
      for (const slot of slots) {
        const lead = leadOf[slot]
        if (lead === undefined) continue
        const opening = days.push(segment.day[slot] ?? 0) - 1
        pushLife(columns, opening, lead)
        for (const other of othersOf[slot] ?? []) pushLife(columns, opening, other)
      }
    }
    return {
      day: Uint16Array.from(days),
      opening: Uint32Array.from(columns.opening),
      postedDay: Uint16Array.from(columns.postedDay),
      lastSeenDay: Uint16Array.from(columns.lastSeenDay),
      closedDay: Uint16Array.from(columns.closedDay),
      source: Uint16Array.from(columns.source),
      sourceIds: new Map(listSources.all().map(({ number, source }) => [number, source])),
    }
  }
}

const emptyColumns = () => ({
  ...{ opening: [] as number[], postedDay: [] as number[], lastSeenDay: [] as number[] },
  ...{ closedDay: [] as number[], source: [] as number[] },
})

function pushLife(columns: ReturnType<typeof emptyColumns>, opening: number, row: LifeRow): void {
  columns.opening.push(opening)
  columns.postedDay.push(row.postedDay)
  columns.lastSeenDay.push(row.lastSeenDay)
  columns.closedDay.push(row.closedDay ?? 0)
  columns.source.push(row.source)
}
