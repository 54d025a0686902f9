import type { StoredPosting } from '../domain.ts'
import { toDay } from '../weeks.ts'
import type { OpeningText, PhraseReview, PhraseStore, StoredPhraseList } from './contracts/phrases.ts'
import type { StoreDatabase } from './database.ts'
import { packText, unpackText } from './description-text.ts'
import { POSTING_COLUMNS, type PostingRow, readPosting } from './posting-row.ts'

const PAGE = 500
const MAX_LISTS = 8

export function createPhraseStore({ db, read, write }: StoreDatabase): PhraseStore {
  // Openings take the number of their lead posting.
  const unread = `
    FROM openings o JOIN postings p ON p.posting_id = o.opening_id
    LEFT JOIN posting_chunks c ON c.posting_id = o.opening_id
    WHERE (c.reader IS NULL OR c.reader <> @reader)`
  const countUnread = db.prepare<{ reader: string }, number>(`SELECT count(*) ${unread}`).pluck()
  const listUnread = db.prepare<{ reader: string; after: number; limit: number }, PostingRow>(`
    SELECT ${POSTING_COLUMNS}
    FROM postings p JOIN sources USING (source_id) JOIN posting_texts t USING (posting_id)
    WHERE p.posting_id IN (
      SELECT o.opening_id ${unread} AND o.opening_id > @after ORDER BY o.opening_id LIMIT @limit
    )
    ORDER BY p.posting_id
  `)
  const save = db.prepare<{ postingId: number; reader: string; chunks: Buffer }>(`
    INSERT INTO posting_chunks (posting_id, reader, chunks) VALUES (@postingId, @reader, @chunks)
    ON CONFLICT (posting_id) DO UPDATE SET reader = excluded.reader, chunks = excluded.chunks
  `)
  const firstDay = db
    .prepare<{ skip: number }, number>('SELECT day FROM openings ORDER BY day DESC LIMIT 1 OFFSET @skip')
    .pluck()
  // Page by page, so that a caller may write between two pages.
  const page = db.prepare<
    { reader: string; day: number; after: number },
    { openingId: number; employer: number; source: string; day: number; chunks: Buffer }
  >(`
    SELECT o.opening_id AS openingId, coalesce(f.employer_id, 0) AS employer, s.source, o.day, c.chunks
    FROM openings o JOIN posting_chunks c ON c.posting_id = o.opening_id
    JOIN facts f ON f.posting_id = o.opening_id JOIN postings p ON p.posting_id = o.opening_id
    JOIN sources s USING (source_id)
    WHERE o.opening_id > @after AND o.day >= @day AND c.reader = @reader
    ORDER BY o.opening_id
    LIMIT ${PAGE}
  `)
  const employers = db.prepare<[], string>('SELECT name FROM employers ORDER BY name').pluck()
  const reviews = db.prepare<[], PhraseReview>('SELECT phrase, state, skill FROM phrase_reviews ORDER BY phrase')
  const saveReview = db.prepare<PhraseReview>(`
    INSERT INTO phrase_reviews (phrase, state, skill) VALUES (@phrase, @state, @skill)
    ON CONFLICT (phrase) DO UPDATE SET state = excluded.state, skill = excluded.skill
  `)
  const deleteReview = db.prepare<{ phrase: string }>('DELETE FROM phrase_reviews WHERE phrase = @phrase')

  const revision = db.prepare<[], number>('SELECT revision FROM advert_revision').pluck()
  const findList = db.prepare<{ question: string }, StoredPhraseList>(
    'SELECT question, basis, made_at AS madeAt, phrases FROM phrase_lists WHERE question = @question',
  )
  const saveList = db.prepare<StoredPhraseList>(`
    INSERT INTO phrase_lists (question, basis, made_at, phrases) VALUES (@question, @basis, @madeAt, @phrases)
    ON CONFLICT (question) DO UPDATE
    SET basis = excluded.basis, made_at = excluded.made_at, phrases = excluded.phrases
  `)
  const dropLists = db.prepare(`
    DELETE FROM phrase_lists
    WHERE question NOT IN (SELECT question FROM phrase_lists ORDER BY made_at DESC LIMIT ${MAX_LISTS})
  `)

  function* openings(reader: string, limit: number): IterableIterator<OpeningText> {
    const day = firstDay.get({ skip: limit - 1 }) ?? 0
    for (let after = 0; ; ) {
      const rows = page.all({ reader, day, after })
      for (const row of rows)
        yield {
          ...row,
          day: toDay(row.day),
          chunks: unpackText(row.chunks, () => `what was read for phrases in posting ${row.openingId}`),
        }
      const last = rows.at(-1)
      if (last === undefined || rows.length < PAGE) return
      after = last.openingId
    }
  }

  return {
    countUnread: (reader) => countUnread.get({ reader }) ?? 0,
    listUnread: (reader, limit, after = 0): StoredPosting[] =>
      read(() => listUnread.all({ reader, after, limit }).map(readPosting)),
    saveChunks: (rows, reader) => {
      write(() => {
        for (const { postingId, chunks } of rows) save.run({ postingId, reader, chunks: packText(chunks) })
      })
    },
    openings,
    employers: () => employers.all(),
    revision: () => revision.get() ?? 0,
    findList: (question) => findList.get({ question }) ?? null,
    saveList: (list) => {
      write(() => {
        saveList.run(list)
        dropLists.run()
      })
    },
    reviews: () => reviews.all(),
    saveReview: (review) => {
      write(() => saveReview.run(review))
    },
    deleteReview: (phrase) => {
      write(() => deleteReview.run({ phrase }))
    },
  }
}
