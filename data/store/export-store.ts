import type { Mention, Seniority, StoredPosting, Workplace } from '../domain.ts'
import { toDay } from '../weeks.ts'
import { LEVEL_CODES, SENIORITY_CODES, WORKPLACE_CODES } from './codes.ts'
import type { PublishedReport } from './contracts/reports.ts'
import type { StoreDatabase } from './database.ts'
import { createMentionReader } from './mention-reader.ts'
import { POSTING_COLUMNS, type PostingRow, readPosting } from './posting-row.ts'
import { type ReportRow, readPublished } from './report-store.ts'

/** An opening as its lead posting was read. */
export interface ExportedOpening {
  openingId: number
  postedOn: string
  postedOnKind: 'stated' | 'firstSeen'
  repostOf: number | null
  /** Postings that are this opening. */
  postings: number
  /** Of the lead posting. */
  source: string
  role: string
  seniority: Seniority
  country: string | null
  workplace: Workplace
  employer: string | null
  language: string
}

export interface ExportedMention extends Mention {
  postingId: number
  openingId: number
}

/** Everything row by row, in the order of ids, so that any amount takes the same memory. */
export interface ExportStore {
  /** Runs `work` on one unchanging view: what it reads of all these fits together, whatever is written meanwhile. */
  view<Result>(work: () => Result): Result
  postings(): IterableIterator<StoredPosting>
  openings(): IterableIterator<ExportedOpening>
  /** Spans are UTF-16 code units of the text that `extract` returns for the posting. */
  mentions(): IterableIterator<ExportedMention>
  /** As they were published, oldest week first. */
  reports(): IterableIterator<PublishedReport>
}

interface OpeningRow {
  openingId: number
  day: number
  isStated: number
  repostOf: number | null
  copies: number
  source: string
  role: number
  seniority: number
  country: number | null
  workplace: number
  employer: number | null
  language: string
}

export function createExportStore(database: StoreDatabase): ExportStore {
  const { db, skills, roles, countries, employers, read } = database
  const mentionReader = createMentionReader(database)
  const postings = db.prepare<[], PostingRow>(`
    SELECT ${POSTING_COLUMNS}
    FROM postings p JOIN sources USING (source_id) JOIN posting_texts t ON t.posting_id = p.posting_id
    ORDER BY p.posting_id`)
  const openings = db.prepare<[], OpeningRow>(`
    SELECT o.opening_id AS openingId, o.day, o.is_stated AS isStated, o.repost_of AS repostOf, s.source,
      (SELECT count(*) FROM facts c WHERE c.opening_id = o.opening_id AND c.opening_id <> c.posting_id) AS copies,
      f.role_id AS role, f.seniority, f.country_id AS country, f.workplace, f.employer_id AS employer, f.language
    FROM openings o JOIN facts f ON f.posting_id = o.opening_id JOIN postings p ON p.posting_id = o.opening_id
      JOIN sources s USING (source_id)
    ORDER BY o.opening_id`)
  const mentions = db.prepare<[], { postingId: number; openingId: number; mentions: Buffer }>(
    'SELECT posting_id AS postingId, opening_id AS openingId, mentions FROM facts ORDER BY posting_id',
  )
  const reports = db.prepare<[], ReportRow>(`
    SELECT week_start AS weekStart, selection_key AS selectionKey, published_at AS publishedAt,
      rules_version AS rulesVersion, content
    FROM published_reports ORDER BY week_start, selection_key`)
  return {
    view: read,
    *postings() {
      for (const row of postings.iterate()) yield readPosting(row)
    },
    *openings() {
      for (const {
        day,
        isStated,
        copies,
        role,
        seniority,
        country,
        workplace,
        employer,
        ...row
      } of openings.iterate()) {
        yield {
          ...row,
          postedOn: toDay(day),
          postedOnKind: isStated === 1 ? 'stated' : 'firstSeen',
          postings: copies + 1,
          role: roles.textOf(role),
          seniority: SENIORITY_CODES[seniority] ?? 'unspecified',
          country: country === null ? null : countries.textOf(country),
          workplace: WORKPLACE_CODES[workplace] ?? 'unknown',
          employer: employer === null ? null : employers.textOf(employer),
        }
      }
    },
    *mentions() {
      for (const row of mentions.iterate()) {
        for (const { skill, level, start, end } of mentionReader.read(row.postingId, row.mentions)) {
          const ids = { postingId: row.postingId, openingId: row.openingId }
          yield { ...ids, skillId: skills.textOf(skill), level: LEVEL_CODES[level] ?? 'mentioned', start, end }
        }
      }
    },
    *reports() {
      for (const row of reports.iterate()) yield readPublished(row)
    },
  }
}
