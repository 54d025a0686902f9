import { hash } from 'node:crypto'
import { canonicalUrl } from '../canonical-url.ts'
import type { NewPosting, StoredPosting } from '../domain.ts'
import type { PostingStore, SaveOutcome } from './contracts/postings.ts'
import type { StoreDatabase } from './database.ts'
import { isPackedText, packText } from './description-text.ts'
import { REOPEN_WHERE } from './life-store.ts'
import { POSTING_COLUMNS, type PostingRow, readPosting, readWholePosting } from './posting-row.ts'
import { StoreError } from './store-error.ts'

interface Sighting {
  seenAt: string
  pageUrl: string | null
}

/** No text is packed as that, not even an empty one. */
const NO_BYTES = new Uint8Array()

/** Postings held in memory and written together. */
const CARRIED_AT_ONCE = 500

interface KnownPosting {
  postingId: number
  contentHash: Uint8Array
  firstSeenAt: string
  lastSeenAt: string
  postedOn: string | null
  url: string | null
}

export function createPostingStore({ db, versions, read, write }: StoreDatabase): PostingStore {
  const sourceId = db
    .prepare<{ source: string }, number>('SELECT source_id FROM sources WHERE source = @source')
    .pluck()
  const findKnown = db.prepare<{ source: number; board: string; id: string }, KnownPosting>(`
    SELECT posting_id AS postingId, content_hash AS contentHash, first_seen_at AS firstSeenAt,
      last_seen_at AS lastSeenAt, posted_on AS postedOn, url
    FROM postings
    WHERE source_id = @source AND board = @board AND source_posting_id = @id
  `)
  const insert = db.prepare(`
    INSERT INTO postings
      (source_id, board, source_posting_id, content_hash, posted_on, first_seen_at, last_seen_at, url, title, company,
       place_text, country, region, city, workplace, employment_type, salary_min, salary_max, salary_currency, salary_period,
       expires_on, page_url)
    VALUES
      (@source, @board, @id, @contentHash, @postedOn, @seenAt, @seenAt, @url, @title, @company,
       @placeText, @country, @region, @city, @workplace, @employmentType, @salaryMin, @salaryMax, @salaryCurrency, @salaryPeriod,
       @expiresOn, @pageUrl)
  `)
  const update = db.prepare(`
    UPDATE postings SET
      analysis_id = 0, content_hash = @contentHash, changed_at = @seenAt, change_count = change_count + 1, posted_on = @postedOn, title = @title, company = @company,
      place_text = @placeText, country = @country, region = @region, city = @city, workplace = @workplace,
      employment_type = @employmentType, salary_min = @salaryMin, salary_max = @salaryMax,
      salary_currency = @salaryCurrency, salary_period = @salaryPeriod
    WHERE posting_id = @postingId
  `)
  const saveText = db.prepare<{ postingId: number; format: string; content: Buffer }>(
    'INSERT OR REPLACE INTO posting_texts (posting_id, format, content) VALUES (@postingId, @format, @content)',
  )
  const storedText = db
    .prepare<{ postingId: number }, Buffer>('SELECT content FROM posting_texts WHERE posting_id = @postingId')
    .pluck()
  const see = db.prepare<Sighting & { postingId: number; url: string | null; expiresOn: string | null }>(`
    UPDATE postings SET
      url = iif(@seenAt >= last_seen_at, @url, url),
      expires_on = iif(@seenAt >= last_seen_at, @expiresOn, expires_on),
      page_url = iif(@seenAt >= last_seen_at, @pageUrl, page_url),
      last_seen_at = max(last_seen_at, @seenAt),
      first_seen_at = min(first_seen_at, @seenAt)
    WHERE posting_id = @postingId
  `)
  const seeAgain = db.prepare<{ postingId: number; seenAt: string }>(
    'UPDATE postings SET last_seen_at = max(last_seen_at, @seenAt) WHERE posting_id = @postingId',
  )
  const reopen = db.prepare<{ postingId: number; seenAt: string }>(REOPEN_WHERE('posting_id = @postingId'))
  const analyzeAgain = db.prepare<{ postingId: number }>(
    'UPDATE postings SET analysis_id = 0 WHERE posting_id = @postingId',
  )
  const selectRows = `
    SELECT ${POSTING_COLUMNS}
    FROM postings p JOIN sources USING (source_id) JOIN posting_texts t ON t.posting_id = p.posting_id`
  const byId = db.prepare<{ postingId: number }, PostingRow>(`${selectRows} WHERE p.posting_id = @postingId`)
  const otherVersions = db
    .prepare<{ version: number }, number>(`
    SELECT analysis_id FROM (SELECT 0 AS analysis_id UNION ALL SELECT analysis_id FROM analysis_versions)
    WHERE analysis_id <> @version
    ORDER BY analysis_id
  `)
    .pluck()
  // A range of the index is already in order of posting_id, so each call reads no more than it returns.
  const idsOfVersion = db
    .prepare<{ version: number; after: number; limit: number }, number>(`
    SELECT posting_id FROM postings INDEXED BY postings_by_analysis
    WHERE analysis_id = @version AND posting_id > @after
    ORDER BY posting_id
    LIMIT @limit
  `)
    .pluck()
  const countUnread = db
    .prepare<{ version: number }, number>('SELECT count(*) FROM postings WHERE analysis_id <> @version')
    .pluck()
  const setVersion = db.prepare<{ postingIds: string; version: number }>(`
    UPDATE postings SET analysis_id = @version
    WHERE posting_id IN (SELECT value FROM json_each(@postingIds))
  `)
  const count = db.prepare<[], number>('SELECT count(*) FROM postings').pluck()
  const listRules = db.prepare<[], { version: string; since: string }>(`
    SELECT name AS version, first_read_at AS since FROM analysis_versions
    WHERE first_read_at IS NOT NULL AND name <> ''
    ORDER BY first_read_at, analysis_id
  `)

  const find = (postingId: number): StoredPosting | null => {
    const row = byId.get({ postingId })
    return row === undefined ? null : readPosting(row)
  }

  /** Null, too, for one whose text cannot be read. */
  function findWhole(postingId: number, onDamaged?: (words: string) => void): StoredPosting | null {
    const row = byId.get({ postingId })
    return row === undefined ? null : readWholePosting(row, onDamaged)
  }

  function saveOne(posting: NewPosting, { seenAt, pageUrl }: Sighting): SaveOutcome {
    const source = sourceId.get({ source: posting.source })
    if (source === undefined)
      throw new StoreError(`source "${posting.source}" is not registered; save it before its postings`)
    const known = findKnown.get({ source, board: posting.board, id: posting.sourceId })
    const contentHash = hashContent(posting)
    if (known === undefined) {
      const columns = Object.assign(writePosting(posting), {
        source,
        board: posting.board,
        id: posting.sourceId,
        contentHash,
        seenAt,
        pageUrl,
        url: posting.url,
        expiresOn: posting.expiresOn ?? null,
      })
      const postingId = Number(insert.run(columns).lastInsertRowid)
      saveText.run({ postingId, format: posting.description.format, content: packText(posting.description.content) })
      return 'new'
    }
    const { postingId } = known
    // An older reading that comes late must not undo a newer one, or the end would depend on the order of arrival.
    const isNewest = seenAt >= known.lastSeenAt
    const isSame = contentHash.equals(known.contentHash)
    const isChanged = isNewest && !isSame
    const isDamaged = isSame && !isPackedText(storedText.get({ postingId }) ?? NO_BYTES, posting.description.content)
    if (isChanged) update.run({ contentHash, postingId, seenAt, ...writePosting(posting) })
    if (isChanged || isDamaged) {
      saveText.run({ postingId, format: posting.description.format, content: packText(posting.description.content) })
    }
    see.run({ postingId, seenAt, pageUrl, url: posting.url, expiresOn: posting.expiresOn ?? null })
    reopen.run({ postingId, seenAt })
    const isSeenEarlier = seenAt.slice(0, 10) < known.firstSeenAt.slice(0, 10)
    const isMoved = isNewest && known.url !== posting.url && canonicalUrl(known.url) !== canonicalUrl(posting.url)
    if (isMoved || isDamaged || (isSeenEarlier && known.postedOn === null)) analyzeAgain.run({ postingId })
    if (isDamaged) return 'repaired'
    return isChanged ? 'updated' : 'unchanged'
  }

  return {
    save: (batch, seenAt, pageUrl = null) => write(() => batch.map((posting) => saveOne(posting, { seenAt, pageUrl }))),
    see: (postingIds, seenAt) => {
      write(() => {
        for (const postingId of postingIds) {
          seeAgain.run({ postingId, seenAt })
          reopen.run({ postingId, seenAt })
        }
      })
    },
    listUnanalyzed: (analysisVersion, limit, afterPostingId = 0, onDamaged = undefined) =>
      read(() => {
        const version = versions.find(analysisVersion) ?? -1
        const take = (id: number) => (onDamaged === undefined ? find(id) : findWhole(id, onDamaged))
        for (let after = afterPostingId; ; ) {
          const ids = otherVersions
            .all({ version })
            .flatMap((other) => idsOfVersion.all({ version: other, after, limit }))
            .sort((one, other) => one - other)
            .slice(0, limit)
          const found = ids.flatMap((postingId) => take(postingId) ?? [])
          const last = ids.at(-1)
          if (found.length > 0 || last === undefined) return found
          after = last
        }
      }),
    listRules: () => listRules.all(),
    countUnanalyzed: (analysisVersion) => countUnread.get({ version: versions.find(analysisVersion) ?? -1 }) ?? 0,
    carryOver: (fromVersion, toVersion, isSame) => {
      const from = versions.find(fromVersion)
      if (from === null || fromVersion === toVersion) return 0
      let carried = 0
      for (let after = 0; ; ) {
        const ids = idsOfVersion.all({ version: from, after, limit: CARRIED_AT_ONCE })
        const last = ids.at(-1)
        if (last === undefined) return carried
        after = last
        const same = ids.flatMap((id) => findWhole(id) ?? []).filter(isSame)
        carried += same.length
        const postingIds = JSON.stringify(same.map(({ postingId }) => postingId))
        write(() => setVersion.run({ postingIds, version: versions.intern(toVersion) }))
      }
    },
    count: () => count.get() ?? 0,
    find,
  }
}

/** Everything the analysis reads. Not the address: boards add tracking to it, which changes no fact; see `isMoved`. */
function hashContent(posting: NewPosting): Buffer {
  const { title, company, place, workplace, employmentType, salary, description, postedOn } = posting
  const parts = [
    title,
    company,
    [place.text, place.country, place.region, place.city],
    workplace,
    employmentType,
    salary && [salary.min, salary.max, salary.currency, salary.period],
    [description.format, description.content],
    postedOn,
  ]
  return hash('sha256', JSON.stringify(parts), 'buffer').subarray(0, 16)
}

function writePosting({ title, company, place, workplace, employmentType, salary, postedOn }: NewPosting) {
  return {
    postedOn,
    title,
    company,
    placeText: place.text,
    country: place.country,
    region: place.region,
    city: place.city,
    workplace,
    employmentType,
    salaryMin: salary?.min ?? null,
    salaryMax: salary?.max ?? null,
    salaryCurrency: salary?.currency ?? null,
    salaryPeriod: salary?.period ?? null,
  }
}
