import type { StoreDatabase } from './database.ts'

/** One opening with the facts and mentions of its lead posting, in the store's numbers. */
export interface OpeningRow {
  openingId: number
  day: number
  isStated: number
  source: number
  role: number
  seniority: number
  country: number | null
  workplace: number
  employer: number | null
  /** See mention-blob.ts. */
  mentions: Buffer
}

/** Openings in English as the facts tell them, row by row: what the column index is made from and held against. */
export function createOpeningWalk({ db }: StoreDatabase) {
  const select = `
    SELECT o.opening_id AS openingId, o.day, o.is_stated AS isStated, p.source_id AS source, f.role_id AS role,
      f.seniority, f.country_id AS country, f.workplace, f.employer_id AS employer, f.mentions
    FROM openings o JOIN facts f ON f.posting_id = o.opening_id JOIN postings p ON p.posting_id = o.opening_id
    WHERE f.language = 'en'`
  const list = db.prepare<{ openingIds: string }, OpeningRow>(
    `${select} AND o.opening_id IN (SELECT value FROM json_each(@openingIds))`,
  )
  const all = db.prepare<[], OpeningRow>(`${select} ORDER BY o.opening_id`)
  return {
    list: (openingIds: Iterable<number>): OpeningRow[] => list.all({ openingIds: JSON.stringify([...openingIds]) }),
    walk: (): IterableIterator<OpeningRow> => all.iterate(),
  }
}
