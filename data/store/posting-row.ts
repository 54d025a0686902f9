import type { ClosedReason, SalaryPeriod, StoredPosting, Workplace } from '../domain.ts'
import { unpackText } from './description-text.ts'
import { StoreError } from './store-error.ts'

/** Columns of a stored posting; the query joins `postings p`, `sources` and `posting_texts t`. */
export const POSTING_COLUMNS = `
  p.posting_id AS postingId, source, p.board, p.source_posting_id AS sourceId, p.url AS url, p.title, p.company,
  p.place_text AS placeText, p.country, p.region, p.city, p.workplace, p.employment_type AS employmentType,
  p.salary_min AS salaryMin, p.salary_max AS salaryMax, p.salary_currency AS salaryCurrency,
  p.salary_period AS salaryPeriod, t.format, t.content, p.posted_on AS postedOn,
  p.first_seen_at AS firstSeenAt, p.last_seen_at AS lastSeenAt, p.expires_on AS expiresOn, p.changed_at AS changedAt,
  p.change_count AS changeCount, p.closed_at AS closedAt, p.closed_reason AS closedReason, p.reopened_at AS reopenedAt`

export interface PostingRow {
  postingId: number
  source: string
  board: string
  sourceId: string
  url: string | null
  title: string
  company: string | null
  placeText: string | null
  country: string | null
  region: string | null
  city: string | null
  workplace: Workplace
  employmentType: string | null
  salaryMin: number | null
  salaryMax: number | null
  salaryCurrency: string | null
  salaryPeriod: SalaryPeriod | null
  format: 'html' | 'text'
  content: Uint8Array
  postedOn: string | null
  firstSeenAt: string
  lastSeenAt: string
  expiresOn: string | null
  changedAt: string | null
  changeCount: number
  closedAt: string | null
  closedReason: ClosedReason | null
  reopenedAt: string | null
}

export type PostingName = Pick<PostingRow, 'postingId' | 'title' | 'source' | 'sourceId' | 'url'>

/** How a message calls a posting. */
export const nameOfPosting = ({ postingId, title, source, sourceId, url }: PostingName): string =>
  `posting ${postingId} ("${title}", ${source} ${sourceId}${url === null ? '' : `, ${url}`})`

/** How a message calls the text of a posting. */
export const nameOfText = (posting: PostingName): string => `the text of ${nameOfPosting(posting)}`

/** What makes a damaged text whole: the same advert, read again (see `PostingStore.save`), or a backup. */
export const BRING_AGAIN =
  'import its file again, or crawl its source; or put a backup in its place: skilltide restore FILE'

/** Null when the text is damaged: for what goes on without it. */
export function readWholePosting(row: PostingRow, onDamaged: (words: string) => void = () => {}): StoredPosting | null {
  try {
    return readPosting(row)
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    onDamaged(error.message)
    return null
  }
}

/** @throws StoreError when the text is damaged */
export function readPosting(row: PostingRow): StoredPosting {
  const {
    placeText,
    country,
    region,
    city,
    salaryMin,
    salaryMax,
    salaryCurrency,
    salaryPeriod,
    format,
    content,
    ...plain
  } = row
  return {
    place: { text: placeText, country, region, city },
    salary:
      salaryCurrency === null || salaryPeriod === null
        ? null
        : { min: salaryMin, max: salaryMax, currency: salaryCurrency, period: salaryPeriod },
    description: { format, content: unpackText(content, () => nameOfText(row), BRING_AGAIN) },
    ...plain,
  }
}
