import type { DayCount } from './cell-layout.ts'
import type { StoreDatabase } from './database.ts'
import { ALL_DAYS, ALL_OPENINGS, createPreparedCounts } from './prepared-counts.ts'

/**
 * Openings of the whole market by source and day bucket, in order of the buckets: the denominators of every share. Every
 * table that is counted out of the prepared counts wants them, so they are kept until this process or another writes to the
 * database.
 */
export function createOpeningCounts(database: StoreDatabase): () => readonly DayCount[] {
  const { db } = database
  const prepared = createPreparedCounts(database)
  const ownChanges = db.prepare<[], number>('SELECT total_changes()').pluck()
  let kept: { version: string; days: DayCount[] } | null = null
  return () => {
    const version = `${db.pragma('data_version', { simple: true })}-${ownChanges.get()}`
    if (kept?.version !== version) {
      const days: DayCount[] = []
      prepared.visitSkill(ALL_OPENINGS, { level: 'any', ...ALL_DAYS }, (source, day, openings) =>
        days.push({ source, day, openings }),
      )
      kept = { version, days }
    }
    return kept.days
  }
}
