import type { ClockStore } from './contracts/clock.ts'
import type { StoreDatabase } from './database.ts'

/** Terms of a source that were counted from a wrong instant keep it waiting for no longer than this. */
const LONGEST_TERM = '+1 day'

export function createClockStore({ db, read, write }: StoreDatabase): ClockStore {
  const latest = db
    .prepare<[], string | null>('SELECT max(max(started_at, coalesce(finished_at, started_at))) FROM runs')
    .pluck()
  const change = (sql: string) => {
    const statement = db.prepare<{ now: string }>(sql)
    return (now: string): number => statement.run({ now }).changes
  }

  // A stated last day was passed by that clock alone.
  const reopen = change(`
    UPDATE postings SET closed_at = NULL, closed_reason = NULL WHERE closed_reason = 'expired' AND closed_at > @now`)
  // A posting that states no day stands in the week in which it was first seen: it is read again. So is one with a day that
  // its source can only have meant from that clock on ("today").
  const postings = change(`
    UPDATE postings SET
      analysis_id = iif((posted_on IS NULL AND first_seen_at > @now) OR posted_on > substr(@now, 1, 10), 0, analysis_id),
      posted_on = iif(first_seen_at > @now AND posted_on > substr(@now, 1, 10), NULL, posted_on),
      first_seen_at = min(first_seen_at, @now), last_seen_at = min(last_seen_at, @now),
      changed_at = min(changed_at, @now), closed_at = min(closed_at, @now), reopened_at = min(reopened_at, @now)
    WHERE max(first_seen_at, last_seen_at, coalesce(changed_at, ''), coalesce(closed_at, ''), coalesce(reopened_at, '')) > @now`)
  const runs = change(`
    UPDATE runs SET started_at = min(started_at, @now), finished_at = min(finished_at, @now)
    WHERE max(started_at, coalesce(finished_at, '')) > @now`)
  const others = [
    `UPDATE sources SET first_read_on = min(first_read_on, substr(@now, 1, 10)), last_read_on = min(last_read_on, substr(@now, 1, 10))`,
    'DELETE FROM remembered_pages WHERE max(read_at, named_at) > @now',
    'DELETE FROM robots_files WHERE read_at > @now',
    'UPDATE hosts SET asked_at = min(asked_at, @now), closed_until = NULL WHERE asked_at > @now',
    `UPDATE reading_terms SET next_reading_at = min(next_reading_at, strftime('%Y-%m-%dT%H:%M:%fZ', @now, '${LONGEST_TERM}'))`,
  ].map(change)

  return {
    latestRunAt: () => read(() => latest.get() ?? null),
    setBack: (now) =>
      write(() => {
        const done = { reopened: reopen(now), postings: postings(now), runs: runs(now) }
        for (const other of others) other(now)
        return done
      }),
  }
}
