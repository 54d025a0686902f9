import type Database from 'better-sqlite3'
import { type Check, failed, passed } from '../check.ts'
import { createDictionary } from './dictionary.ts'
import { createMentionReader, READ_AGAIN } from './mention-reader.ts'
import { BRING_AGAIN, nameOfText, POSTING_COLUMNS, type PostingRow, readWholePosting } from './posting-row.ts'

const SHOWN_POSTINGS = 5

/** Reads the text of every posting. */
export function checkTexts(db: Database.Database): Check {
  const rows = db.prepare<[], PostingRow>(`
    SELECT ${POSTING_COLUMNS}
    FROM postings p JOIN sources USING (source_id) JOIN posting_texts t ON t.posting_id = p.posting_id`)
  const damaged: string[] = []
  let count = 0
  for (const row of rows.iterate()) {
    if (readWholePosting(row) !== null) continue
    count += 1
    if (count <= SHOWN_POSTINGS) damaged.push(nameOfText(row))
  }
  if (count === 0) return passed('texts', 'the text of every posting can be read')
  return failed('texts', damagedWords(damaged, count), BRING_AGAIN)
}

/** Reads what the rules found in every posting. */
export function checkMentions(db: Database.Database): Check {
  const mentionReader = createMentionReader({ db, skills: createDictionary(db, 'skills') })
  const rows = db.prepare<[], { postingId: number; mentions: Buffer }>(
    'SELECT posting_id AS postingId, mentions FROM facts ORDER BY posting_id',
  )
  const damaged: number[] = []
  let count = 0
  for (const { postingId, mentions } of rows.iterate()) {
    if (mentionReader.find(mentions) !== null) continue
    count += 1
    if (count <= SHOWN_POSTINGS) damaged.push(postingId)
  }
  if (count === 0) return passed('mentions', 'the mentions of every posting can be read')
  return failed('mentions', damagedWords(damaged.map(mentionReader.nameOf), count), READ_AGAIN)
}

/** @param names  of the first of them */
function damagedWords(names: readonly string[], count: number): string {
  const more = count - names.length
  const others = more > 0 ? `; and those of ${more} more` : ''
  return `damaged in the database: ${names.join('; ')}${others}`
}
