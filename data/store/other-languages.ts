import type { LanguageCount, Selection } from '../domain.ts'
import { SENIORITY_CODES, WORKPLACE_CODES } from './codes.ts'
import type { StoreDatabase } from './database.ts'
import { LAST_DAY } from './day-bucket.ts'
import { toStoredDay } from './day-number.ts'

/** Answers `CountStore.otherLanguages`: openings that are in no figure because their advert is not in English. */
export function createLanguageCounts({ db }: StoreDatabase): (selection: Selection) => LanguageCount[] {
  // The partial index names the few rows that are looked at.
  const count = db.prepare<Record<string, string | number | null>, LanguageCount>(`
    SELECT f.language, count(*) AS openings
    FROM facts f
      JOIN openings o ON o.opening_id = f.posting_id
      JOIN postings p ON p.posting_id = f.posting_id
      JOIN sources s USING (source_id)
      JOIN roles r USING (role_id)
      LEFT JOIN countries c USING (country_id)
    WHERE f.language <> 'en' AND o.day BETWEEN @firstDay AND @lastDay
      AND (@source IS NULL OR s.source = @source)
      AND (@role IS NULL OR r.name = @role)
      AND (@country IS NULL OR c.name = @country)
      AND (@seniority IS NULL OR f.seniority = @seniority)
      AND (@workplace IS NULL OR f.workplace = @workplace)
    GROUP BY f.language
    ORDER BY openings DESC, f.language
  `)
  return ({ source, role, country, seniority, workplace, from, until }) =>
    count.all({
      ...{ source, role, country },
      seniority: seniority === null ? null : SENIORITY_CODES.indexOf(seniority),
      workplace: workplace === null ? null : WORKPLACE_CODES.indexOf(workplace),
      firstDay: from === null ? 1 : toStoredDay(from),
      lastDay: until === null ? LAST_DAY : toStoredDay(until) - 1,
    })
}
