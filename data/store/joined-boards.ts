import type { StoreDatabase } from './database.ts'
import { keptUntilChanged } from './kept-until-changed.ts'

/** A source is taken as read in full once the boards that hold this part of its postings have been read: the others cannot
 * move a share by more than what is left of it. */
const READ_PART = 0.95

interface FirstReading {
  source: string
  board: string
  day: string
}

/**
 * By source, the day by which boards with 95 % of its postings had been read for the first time; only of sources that show
 * what is open and whose boards joined one after another. What such a board shows of the weeks before are survivors, though
 * the source was known already. Kept until this process or another writes to the database.
 */
export function createJoinedBoards(database: Pick<StoreDatabase, 'db'>): () => ReadonlyMap<string, string> {
  const { db } = database
  const listFirst = db.prepare<[], FirstReading>(`
    SELECT source, board, date(min(started_at)) AS day
    FROM run_sources JOIN runs USING (run_id) JOIN sources USING (source)
    WHERE runs.kind = 'crawl' AND sources.kind = 'snapshot' AND verdict <> 'failed'
    GROUP BY source, board
    ORDER BY source, day
  `)
  const countPostings = db.prepare<{ source: string }, { board: string; postings: number }>(`
    SELECT board, count(*) AS postings
    FROM postings
    WHERE source_id = (SELECT source_id FROM sources WHERE source = @source)
    GROUP BY board
  `)

  function readInFullOn(readings: readonly FirstReading[], source: string): string | null {
    const counts = new Map(countPostings.all({ source }).map(({ board, postings }) => [board, postings]))
    const sum = (some: readonly FirstReading[]) => some.reduce((all, { board }) => all + (counts.get(board) ?? 0), 0)
    const enough = sum(readings) * READ_PART
    return readings.find((_, position) => sum(readings.slice(0, position + 1)) >= enough)?.day ?? null
  }

  function find(): Map<string, string> {
    const all = listFirst.all()
    const days = new Map<string, string>()
    for (const source of new Set(all.map((reading) => reading.source))) {
      const readings = all.filter((reading) => reading.source === source)
      if (new Set(readings.map(({ day }) => day)).size === 1) continue
      const day = readInFullOn(readings, source)
      if (day !== null) days.set(source, day)
    }
    return days
  }

  return keptUntilChanged(database, find)
}
