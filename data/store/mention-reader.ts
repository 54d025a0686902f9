import type { StoreDatabase } from './database.ts'
import { type NumberedMention, unpackMentions } from './mention-blob.ts'
import { nameOfPosting, type PostingName } from './posting-row.ts'
import { StoreError } from './store-error.ts'

/** What makes damaged mentions whole. */
export const READ_AGAIN = 'read the texts again: skilltide analyze --rebuild'

export interface MentionReader {
  /** Null when they are damaged. */
  find(mentions: Uint8Array): NumberedMention[] | null
  /** @throws StoreError that names the posting and the mend when they are damaged */
  read(postingId: number, mentions: Uint8Array): NumberedMention[]
  /** How a message calls the mentions of a posting. */
  nameOf(postingId: number): string
}

/** Reads the mentions that stand beside each posting, and knows when they cannot be what was written. */
export function createMentionReader({
  db,
  skills,
}: Pick<StoreDatabase, 'db'> & { skills: Pick<StoreDatabase['skills'], 'width'> }): MentionReader {
  let width = 0
  const isKnown = (skill: number): boolean => {
    if (skill >= width) width = skills.width()
    return skill < width
  }
  const find = (bytes: Uint8Array): NumberedMention[] | null => {
    const mentions = unpackMentions(bytes)
    return mentions?.every(({ skill }) => isKnown(skill)) ? mentions : null
  }
  const nameOf = (postingId: number): string => {
    const posting = db
      .prepare<{ postingId: number }, PostingName>(`
        SELECT posting_id AS postingId, title, source, source_posting_id AS sourceId, p.url
        FROM postings p JOIN sources USING (source_id) WHERE posting_id = @postingId`)
      .get({ postingId })
    return `the mentions of ${posting === undefined ? `posting ${postingId}` : nameOfPosting(posting)}`
  }
  return {
    find,
    nameOf,
    read(postingId, bytes) {
      const mentions = find(bytes)
      if (mentions !== null) return mentions
      throw new StoreError(`${nameOf(postingId)} are damaged in the database; ${READ_AGAIN}`)
    },
  }
}
