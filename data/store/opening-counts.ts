import type { DayCount } from './cell-layout.ts'
import type { StoreDatabase } from './database.ts'
import { keptUntilChanged } from './kept-until-changed.ts'
import { ALL_DAYS, ALL_OPENINGS, createPreparedCounts } from './prepared-counts.ts'

/**
 * Openings of the whole market by source and day bucket, in order of the buckets: the denominators of every share. Every
 * table that is counted out of the prepared counts wants them, so they are kept.
 */
export function createOpeningCounts(database: StoreDatabase): () => readonly DayCount[] {
  const prepared = createPreparedCounts(database)
  return keptUntilChanged(database, () => {
    const days: DayCount[] = []
    const cursor = prepared.rowsWith(ALL_OPENINGS, { level: 'any', ...ALL_DAYS })
    while (cursor.nextRow())
      if (cursor.findSkill(ALL_OPENINGS))
        while (cursor.nextCell()) days.push({ source: cursor.source, day: cursor.bucket, openings: cursor.openings })
    return days
  })
}
