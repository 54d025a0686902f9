import { MERGE_REASON_CODES } from './codes.ts'
import type { StoreDatabase } from './database.ts'
import { groupOpenings, type Member, type OpeningGroup } from './group-openings.ts'
import { createOpeningPools, type GatheredPool, type OpeningPools } from './opening-pool.ts'
import { HAVING_SHORT_KEY, shortKey, shortOpeningKey } from './recognition-keys.ts'

/** Writes which postings are one opening, and why. Runs inside the caller's transaction. */
export interface OpeningPlacement extends Pick<OpeningPools, 'neighboursOf' | 'showing'> {
  /**
   * Places these postings, and all that hang together with them, in their openings.
   *
   * @returns ids of the postings whose opening, or whose part in it, may have changed
   */
  settle(postingIds: ReadonlySet<number>): Set<number>
}

export function createOpeningPlacement(database: StoreDatabase): OpeningPlacement {
  const { db } = database
  const pools = createOpeningPools(database)
  const moveToOpening = db.prepare<{ postingId: number; openingId: number }>(
    'UPDATE facts SET opening_id = @openingId WHERE posting_id = @postingId',
  )
  const saveOpening = db.prepare<{ openingId: number; day: number; isStated: number; repostOf: number | null }>(`
    INSERT INTO openings (opening_id, day, is_stated, repost_of) VALUES (@openingId, @day, @isStated, @repostOf)
    ON CONFLICT (opening_id) DO UPDATE SET
      day = excluded.day, is_stated = excluded.is_stated, repost_of = excluded.repost_of
  `)
  const deleteOpening = db.prepare<{ openingId: number }>('DELETE FROM openings WHERE opening_id = @openingId')
  const saveMerge = db.prepare(`
    INSERT OR REPLACE INTO merges (posting_id, other_id, reason, jaccard, overlap)
    VALUES (@postingId, @otherId, @reason, @jaccard, @overlap)
  `)
  const deleteMerge = db.prepare<{ postingId: number }>('DELETE FROM merges WHERE posting_id = @postingId')

  // Nearly all postings hang together with no other: each leads an opening of its own, and all of a batch are written at once.
  const listUnlike = db.prepare<
    { postingIds: string },
    { postingId: number; key: Buffer; application: number | null }
  >(`
    SELECT f.posting_id AS postingId, f.opening_key AS key, f.application_key AS application
    FROM json_each(@postingIds) CROSS JOIN facts f ON f.posting_id = value
    WHERE (f.advert_id IS NULL OR NOT EXISTS (
        SELECT 1 FROM facts o WHERE o.advert_id = f.advert_id AND o.posting_id <> f.posting_id))
      AND (f.advert_id IS NULL OR NOT EXISTS (SELECT 1 FROM likenesses l WHERE l.advert_id = f.advert_id))
  `)
  const findOther = (column: 'opening_key' | 'application_key') =>
    db
      .prepare<{ short: number; key: Buffer | number; postingId: number }, number>(
        `SELECT 1 FROM facts f WHERE ${HAVING_SHORT_KEY} AND f.${column} = @key AND f.posting_id <> @postingId LIMIT 1`,
      )
      .pluck()
  const [otherOfKey, otherOfApplication] = [findOther('opening_key'), findOther('application_key')]
  const leadThemselves = [
    `UPDATE facts SET opening_id = posting_id
      WHERE posting_id IN (SELECT value FROM json_each(@postingIds)) AND opening_id <> posting_id`,
    'DELETE FROM merges WHERE posting_id IN (SELECT value FROM json_each(@postingIds))',
    `INSERT INTO openings (opening_id, day, is_stated, repost_of)
      SELECT posting_id, day, is_stated, NULL
      FROM json_each(@postingIds) CROSS JOIN facts ON posting_id = value
      WHERE true
      ON CONFLICT (opening_id) DO UPDATE SET
        day = excluded.day, is_stated = excluded.is_stated, repost_of = excluded.repost_of`,
  ].map((statement) => db.prepare<{ postingIds: string }>(statement))

  function settleAlone(postingIds: Iterable<number>): Set<number> {
    const alone = listUnlike
      .all({ postingIds: JSON.stringify([...postingIds]) })
      .filter(
        ({ postingId, key, application }) =>
          otherOfKey.get({ short: shortOpeningKey(key), key, postingId }) === undefined &&
          (application === null ||
            otherOfApplication.get({ short: shortKey(application), key: application, postingId }) === undefined),
      )
      .map(({ postingId }) => postingId)
    if (alone.length > 0) for (const statement of leadThemselves) statement.run({ postingIds: JSON.stringify(alone) })
    return new Set(alone)
  }

  function saveJoined({ postingId, joined }: Member): void {
    if (joined === null) deleteMerge.run({ postingId })
    else saveMerge.run({ postingId, ...joined, reason: MERGE_REASON_CODES.indexOf(joined.reason) })
  }

  function saveGroup({ leadId, day, isStated, repostOf, members }: OpeningGroup, { openingOf }: GatheredPool): void {
    saveOpening.run({ openingId: leadId, day, isStated: isStated ? 1 : 0, repostOf })
    for (const member of members) {
      const { postingId } = member
      if (postingId !== leadId) deleteOpening.run({ openingId: postingId })
      if (openingOf.get(postingId) !== leadId) moveToOpening.run({ postingId, openingId: leadId })
      saveJoined(member)
    }
  }

  return {
    neighboursOf: pools.neighboursOf,
    showing: pools.showing,
    settle(postingIds) {
      const settled = settleAlone(postingIds)
      for (const postingId of postingIds) {
        if (settled.has(postingId)) continue
        const pool = pools.gather(postingId)
        if (pool === null) continue
        for (const group of groupOpenings(pool)) saveGroup(group, pool)
        for (const { postingId: member } of pool.sightings) settled.add(member)
      }
      return settled
    },
  }
}
