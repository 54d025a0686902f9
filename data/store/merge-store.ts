import type { MergeReason } from '../domain.ts'
import { toDay, weekStartOf } from '../weeks.ts'
import { MERGE_REASON_CODES } from './codes.ts'
import type { Merge, MergedPosting, MergeStore } from './contracts/merges.ts'
import type { StoreDatabase } from './database.ts'
import { mondayOf } from './day-bucket.ts'
import { createOpeningIndex } from './opening-index.ts'
import { createOpeningPlacement } from './opening-placement.ts'

interface PairRow {
  postingId: number
  otherId: number
  reason: number
  jaccard: number | null
  overlap: number | null
}

export function createMergeStore(database: StoreDatabase): MergeStore {
  const { db, read, write } = database
  const placement = createOpeningPlacement(database)
  const index = createOpeningIndex(database)
  const pair = 'posting_id AS postingId, other_id AS otherId, reason, jaccard, overlap'
  const list = db.prepare<{ limit: number; offset: number; reason: number | null }, PairRow>(`
    SELECT m.posting_id AS postingId, m.other_id AS otherId, m.reason, m.jaccard, m.overlap
    FROM merges m JOIN facts f USING (posting_id)
    WHERE @reason IS NULL OR m.reason = @reason
    ORDER BY f.day DESC, m.posting_id DESC
    LIMIT @limit OFFSET @offset
  `)
  const countByReason = db.prepare<[], { reason: number; merges: number }>(
    'SELECT reason, count(*) AS merges FROM merges GROUP BY reason ORDER BY reason',
  )
  const findPair = db.prepare<{ one: number; other: number }, PairRow>(`
    SELECT ${pair} FROM merges
    WHERE (posting_id = @one AND other_id = @other) OR (posting_id = @other AND other_id = @one)
  `)
  const listUndone = db.prepare<[], PairRow & { undoneAt: string }>(`
    SELECT one_id AS postingId, other_id AS otherId, reason, jaccard, overlap, undone_at AS undoneAt
    FROM undone_merges
    ORDER BY undone_at DESC, one_id DESC, other_id DESC
  `)
  const saveUndone = db.prepare(`
    INSERT OR REPLACE INTO undone_merges (one_id, other_id, reason, jaccard, overlap, undone_at)
    VALUES (@one, @other, @reason, @jaccard, @overlap, @at)
  `)
  const deleteUndone = db.prepare<{ one: number; other: number }>(
    'DELETE FROM undone_merges WHERE one_id = @one AND other_id = @other',
  )
  const findPosting = db.prepare<{ postingId: number }, MergedPosting & { day: number }>(`
    SELECT p.posting_id AS postingId, s.source, p.board, p.source_posting_id AS sourceId, p.title, p.company,
      p.place_text AS placeText, p.url, f.day, '' AS postedOn
    FROM facts f JOIN postings p USING (posting_id) JOIN sources s USING (source_id)
    WHERE p.posting_id = @postingId
  `)
  const ratesBetween = db.prepare<
    { after: number; last: number },
    { monday: number; source: string; postings: number; merged: number; crossed: number }
  >(`
    SELECT f.day - ((f.day + 3) % 7) AS monday, s.source, count(*) AS postings,
      sum(f.opening_id <> f.posting_id) AS merged, sum(lead.source_id <> p.source_id) AS crossed
    FROM facts f JOIN postings p USING (posting_id) JOIN sources s USING (source_id)
      JOIN postings lead ON lead.posting_id = f.opening_id
    WHERE f.posting_id > @after AND f.posting_id <= @last
    GROUP BY monday, s.source
  `)

  const largestPosting = db.prepare<[], number | null>('SELECT max(posting_id) FROM facts').pluck()
  const largestOpening = db.prepare<[], number | null>('SELECT max(opening_id) FROM facts').pluck()
  const mergedBetween = db.prepare<
    { after: number; last: number },
    { monday: number; sourceId: number; merged: number }
  >(`
    SELECT f.day - ((f.day + 3) % 7) AS monday, p.source_id AS sourceId, count(*) AS merged
    FROM facts f JOIN postings p USING (posting_id)
    WHERE f.opening_id <> f.posting_id AND f.opening_id > @after AND f.opening_id <= @last
    GROUP BY monday, sourceId
  `)
  const sourceNames = db.prepare<[], { sourceId: number; source: string }>(
    'SELECT source_id AS sourceId, source FROM sources',
  )

  function* mergedByWeek(): ReturnType<MergeStore['mergedByWeek']> {
    const end = largestOpening.get() ?? 0
    const sums = new Map<number, Map<number, number>>()
    for (let after = 0; after < end; after += OPENINGS_A_STEP) {
      for (const { monday, sourceId, merged } of mergedBetween.iterate({ after, last: after + OPENINGS_A_STEP })) {
        const week = sums.get(monday) ?? new Map<number, number>()
        week.set(sourceId, (week.get(sourceId) ?? 0) + merged)
        sums.set(monday, week)
      }
      yield
    }
    const names = new Map(sourceNames.all().map(({ sourceId, source }) => [sourceId, source]))
    return [...sums]
      .sort(([one], [other]) => one - other)
      .flatMap(([monday, week]) =>
        [...week].map(([sourceId, merged]) => {
          return { weekStart: toDay(mondayOf(monday)), source: names.get(sourceId) ?? '', merged }
        }),
      )
  }

  function* rates(): ReturnType<MergeStore['rates']> {
    const end = largestPosting.get() ?? 0
    const sums = new Map<
      string,
      { monday: number; source: string; postings: number; merged: number; crossed: number }
    >()
    for (let after = 0; after < end; after += OPENINGS_A_STEP) {
      for (const part of ratesBetween.iterate({ after, last: after + OPENINGS_A_STEP })) {
        const key = `${part.monday} ${part.source}`
        const sum = sums.get(key) ?? { ...part, postings: 0, merged: 0, crossed: 0 }
        sums.set(key, sum)
        sum.postings += part.postings
        sum.merged += part.merged
        sum.crossed += part.crossed
      }
      yield
    }
    return [...sums.values()]
      .sort((one, other) => one.monday - other.monday || (one.source < other.source ? -1 : 1))
      .map(({ monday, source, postings, merged, crossed }) => ({
        weekStart: toDay(mondayOf(monday)),
        source,
        postings,
        openings: postings - merged,
        mergeRate: merged / postings,
        crossSourceMergeRate: crossed / postings,
      }))
  }

  function posting(postingId: number): MergedPosting {
    const row = findPosting.get({ postingId })
    if (row === undefined) throw new Error(`posting ${postingId} of a merge was not analysed`)
    const { day, ...shown } = row
    return { ...shown, postedOn: toDay(day) }
  }

  function toMerge({ postingId, otherId, reason, jaccard, overlap }: PairRow): Merge {
    const joined = posting(postingId)
    return {
      id: idOf(postingId, otherId),
      posting: joined,
      mergedWith: posting(otherId),
      reason: MERGE_REASON_CODES[reason] ?? 'same-advert',
      jaccard,
      overlap,
      weekStart: weekStartOf(joined.postedOn),
    }
  }

  const settle = (ids: { one: number; other: number }): void =>
    index.refresh(placement.settle(new Set([ids.one, ids.other])))

  return {
    list: ({ limit, offset = 0, reason }) =>
      read(() => list.all({ limit, offset, reason: reason === undefined ? null : codeOf(reason) }).map(toMerge)),
    countByReason: () =>
      countByReason
        .all()
        .map(({ reason, merges }) => ({ reason: MERGE_REASON_CODES[reason] ?? 'same-advert', merges })),
    listUndone: () => read(() => listUndone.all().map(({ undoneAt, ...row }) => ({ ...toMerge(row), undoneAt }))),
    undo: (id, at) =>
      write(() => {
        const ids = readId(id)
        const merge = ids && findPair.get(ids)
        if (!merge) return false
        saveUndone.run({ ...ids, reason: merge.reason, jaccard: merge.jaccard, overlap: merge.overlap, at })
        settle(ids)
        return true
      }),
    redo: (id) =>
      write(() => {
        const ids = readId(id)
        if (ids === null || deleteUndone.run(ids).changes === 0) return false
        settle(ids)
        return true
      }),
    mergedByWeek,
    rates,
  }
}

/** What one step of a walk over the openings reads: some milliseconds. */
const OPENINGS_A_STEP = 20_000

const codeOf = (reason: MergeReason): number => MERGE_REASON_CODES.indexOf(reason)
const idOf = (one: number, other: number): string => `${Math.min(one, other)}-${Math.max(one, other)}`

function readId(id: string): { one: number; other: number } | null {
  const [, one, other] = /^(\d{1,15})-(\d{1,15})$/.exec(id) ?? []
  return one === undefined || other === undefined ? null : { one: Number(one), other: Number(other) }
}
