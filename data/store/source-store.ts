import type { SourceInfo } from '../domain.ts'
import type { SourceStore } from './contracts/sources.ts'
import type { StoreDatabase } from './database.ts'
import { createOpeningCounts } from './opening-counts.ts'

export const SOURCE_COLUMNS = `
  source, name, kind, origin, attribution, link_duty AS linkDuty, licence, url, first_read_on AS firstReadOn, last_read_on AS lastReadOn, grain`

export function createSourceStore(database: StoreDatabase): SourceStore {
  const { db, read, write } = database
  const openingCounts = createOpeningCounts(database)
  const save = db.prepare<SourceInfo>(`
    INSERT INTO sources (source, name, kind, origin, attribution, link_duty, licence, url, first_read_on, last_read_on, grain)
    VALUES (@source, @name, @kind, @origin, @attribution, @linkDuty, @licence, @url, @firstReadOn, @lastReadOn, @grain)
    ON CONFLICT (source) DO UPDATE SET
      name = excluded.name, kind = excluded.kind, origin = excluded.origin, attribution = excluded.attribution,
      link_duty = excluded.link_duty, licence = excluded.licence, url = excluded.url, grain = excluded.grain,
      first_read_on = iif(excluded.origin = 'history', excluded.first_read_on, min(first_read_on, excluded.first_read_on)),
      last_read_on = iif(excluded.origin = 'history', excluded.last_read_on, max(last_read_on, excluded.last_read_on))
    -- Each page of a crawl describes its source again: what changes nothing writes nothing, so that nothing is synced.
    WHERE (name, kind, origin, attribution, link_duty, licence, url, grain)
        IS NOT (excluded.name, excluded.kind, excluded.origin, excluded.attribution, excluded.link_duty, excluded.licence, excluded.url, excluded.grain)
      OR first_read_on > excluded.first_read_on OR last_read_on < excluded.last_read_on
      OR (excluded.origin = 'history' AND (first_read_on, last_read_on) IS NOT (excluded.first_read_on, excluded.last_read_on))
  `)
  const list = db.prepare<
    { includeHistory: number },
    SourceInfo & { number: number; postings: number; undated: number; shipped: number | null }
  >(`
    SELECT source_id AS number, ${SOURCE_COLUMNS},
      coalesce(h.postings, (SELECT count(*) FROM postings p WHERE p.source_id = s.source_id)) AS postings,
      (SELECT count(*) FROM postings p WHERE p.source_id = s.source_id AND p.posted_on IS NULL) AS undated,
      h.openings AS shipped
    FROM sources s LEFT JOIN history_datasets h USING (source_id)
    WHERE @includeHistory OR origin <> 'history'
    ORDER BY source
  `)
  return {
    save: (source) => {
      write(() => save.run({ linkDuty: null, ...source }))
    },
    list: (includeHistory) =>
      read(() => {
        const own = new Map<number, number>()
        for (const { source, openings } of openingCounts()) own.set(source, (own.get(source) ?? 0) + openings)
        return list
          .all({ includeHistory: includeHistory ? 1 : 0 })
          .map(({ number, shipped, ...source }) => ({ ...source, openings: shipped ?? own.get(number) ?? 0 }))
      }),
  }
}
