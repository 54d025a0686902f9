import { MERGE_REASON_CODES } from './codes.ts'
import type { StoreDatabase } from './database.ts'
import type { AdvertLink, Pool, Sighting } from './group-openings.ts'
import { HAVING_SHORT_KEY, shortKey, shortOpeningKey } from './recognition-keys.ts'

interface SightingRow extends Omit<Sighting, 'isStated' | 'key'> {
  isStated: number
  key: Buffer
  openingId: number
  /** Names of the posting that no arrival decides. */
  source: string
  board: string
  sourceId: string
}

export interface GatheredPool extends Pool {
  /** The opening that each posting is in now. */
  openingOf: ReadonlyMap<number, number>
}

/** Finds what hangs together. Runs inside the caller's transaction. */
export interface OpeningPools {
  /** Everything that keys, addresses and likenesses connect with a posting; null when it was never analysed. */
  gather(postingId: number): GatheredPool | null
  /** Postings that one step connects with a posting. */
  neighboursOf(postingId: number): number[]
  /** Postings that show one of these adverts. */
  showing(adverts: readonly number[]): number[]
}

export function createOpeningPools({ db }: StoreDatabase): OpeningPools {
  // What an archive shows was not seen to be open later than its day.
  const select = `
    SELECT f.posting_id AS postingId, f.day, f.is_stated AS isStated, f.opening_id AS openingId, f.opening_key AS key,
      f.application_key AS application, f.advert_id AS advert, f.company_key AS company, f.country_id AS country,
      f.place_key AS place, s.source, p.board, p.source_posting_id AS sourceId,
      iif(s.kind = 'snapshot',
        max(f.day, cast(julianday(substr(p.last_seen_at, 1, 10)) - 2440587.5 AS INTEGER)), f.day) AS lastDay
    FROM facts f JOIN postings p USING (posting_id) JOIN sources s USING (source_id)`
  const byId = db.prepare<{ value: number }, SightingRow>(`${select} WHERE f.posting_id = @value`)
  const listByKey = db.prepare<{ short: number; key: Buffer }, SightingRow>(
    `${select} WHERE ${HAVING_SHORT_KEY} AND f.opening_key = @key`,
  )
  const listByApplication = db.prepare<{ short: number; key: number }, SightingRow>(
    `${select} WHERE ${HAVING_SHORT_KEY} AND f.application_key = @key`,
  )
  const byKey = (key: Buffer) => listByKey.all({ short: shortOpeningKey(key), key })
  const byApplication = (key: number) => listByApplication.all({ short: shortKey(key), key })
  const byAdvert = db.prepare<{ value: number }, SightingRow>(`${select} WHERE f.advert_id = @value`)
  const linksOf = db.prepare<{ advert: number }, Omit<AdvertLink, 'reason'> & { reason: number }>(`
    SELECT advert_id AS one, other_id AS other, reason, jaccard, overlap FROM likenesses WHERE advert_id = @advert
  `)
  const undoneOf = db
    .prepare<{ postingId: number }, number>('SELECT other_id FROM undone_merges WHERE one_id = @postingId')
    .pluck()

  return {
    gather(postingId) {
      const rows = new Map<number, SightingRow>()
      const links: AdvertLink[] = []
      const met = { keys: new Set<string>(), applications: new Set<number>(), adverts: new Set<number>() }
      const take = (found: readonly SightingRow[]) => {
        for (const row of found) if (!rows.has(row.postingId)) rows.set(row.postingId, row)
      }
      take(byId.all({ value: postingId }))
      // The map grows while it is walked.
      for (const { key, application, advert } of rows.values()) {
        if (isNew(met.keys, key.toString('latin1'))) take(byKey(key))
        if (application !== null && isNew(met.applications, application)) take(byApplication(application))
        if (advert === null || !isNew(met.adverts, advert)) continue
        take(byAdvert.all({ value: advert }))
        for (const { reason, ...link } of linksOf.all({ advert })) {
          take(byAdvert.all({ value: link.other }))
          if (link.one < link.other) links.push({ ...link, reason: MERGE_REASON_CODES[reason] ?? 'near-text' })
        }
      }
      if (rows.size === 0) return null
      const ordered = [...rows.values()].sort(byDayAndName)
      return {
        sightings: ordered.map((row) => ({
          ...row,
          isStated: row.isStated === 1,
          key: row.key.toString('latin1'),
        })),
        links,
        undone: new Map(
          ordered.flatMap(({ postingId }) => {
            const others = ordered.length > 1 ? undoneOf.all({ postingId }) : []
            return others.length > 0 ? [[postingId, new Set(others)] as const] : []
          }),
        ),
        openingOf: new Map(ordered.map(({ postingId, openingId }) => [postingId, openingId])),
      }
    },
    neighboursOf(postingId) {
      return byId
        .all({ value: postingId })
        .flatMap(({ key, application, advert }) =>
          [
            ...byKey(key),
            ...(application === null ? [] : byApplication(application)),
            ...(advert === null ? [] : byAdvert.all({ value: advert })),
            ...(advert === null ? [] : linksOf.all({ advert }).flatMap(({ other }) => byAdvert.all({ value: other }))),
          ].map((row) => row.postingId),
        )
    },
    showing: (adverts) => adverts.flatMap((value) => byAdvert.all({ value }).map((row) => row.postingId)),
  }
}

function isNew<Value>(met: Set<Value>, value: Value): boolean {
  const before = met.size
  return met.add(value).size > before
}

function byDayAndName(one: SightingRow, other: SightingRow): number {
  if (one.day !== other.day) return one.day - other.day
  for (const name of ['source', 'board', 'sourceId'] as const) {
    if (one[name] !== other[name]) return one[name] < other[name] ? -1 : 1
  }
  return 0
}
