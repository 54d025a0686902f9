import type { Selection } from '../domain.ts'
import { toDay } from '../weeks.ts'
import { LEVEL_CODES } from './codes.ts'
import type { MentionExample, NamingPage } from './contracts/openings.ts'
import type { StoreDatabase } from './database.ts'
import { createMentionReader } from './mention-reader.ts'
import { createOpeningScan } from './opening-scan.ts'
import { POSTING_COLUMNS, type PostingRow, readWholePosting } from './posting-row.ts'

interface Naming {
  openingId: number
  day: number
  isStated: number
}

/** Answers `OpeningStore.listExamples` and `listNaming`: the index finds the openings, the facts have the place in the text. */
export function createExampleQuery(database: StoreDatabase) {
  const { db, skills, employers } = database
  const { scanNaming } = createOpeningScan(database)
  const mentionReader = createMentionReader(database)
  const findPosting = db.prepare<{ openingId: number }, PostingRow & { mentions: Buffer }>(`
    SELECT ${POSTING_COLUMNS}, f.mentions
    FROM postings p JOIN sources USING (source_id) JOIN posting_texts t USING (posting_id) JOIN facts f USING (posting_id)
    WHERE p.posting_id = @openingId
  `)

  const findSightings = db.prepare<{ openingId: number }, MentionExample['seenAs']>(`
    SELECT count(*) AS postings, count(DISTINCT p.source_id || char(10) || p.board) AS boards
    FROM (SELECT @openingId AS posting_id UNION
      SELECT posting_id FROM facts WHERE opening_id = @openingId AND opening_id <> posting_id) JOIN postings p USING (posting_id)
  `)

  function newestNaming(selection: Selection, skill: number, employer: number | null): Naming[] {
    const found: Naming[] = []
    for (const { segment, slots } of scanNaming(selection, skill)) {
      for (const slot of slots) {
        if (employer !== null && segment.employer[slot] !== employer) continue
        const openingId = segment.firstId + slot
        found.push({ openingId, day: segment.day[slot] ?? 0, isStated: segment.isStated[slot] ?? 0 })
      }
    }
    return found.sort((one, other) => other.day - one.day || other.openingId - one.openingId)
  }

  return (
    selection: Selection,
    skillId: string,
    { employer = null, offset = 0, limit }: NamingPage,
  ): { total: number; examples: MentionExample[] } => {
    const skill = skills.find(skillId)
    if (skill === null) return { total: 0, examples: [] }
    // An employer that no posting has names nothing.
    const employerNumber = employer === null ? null : (employers.find(employer) ?? -1)
    const naming = newestNaming(selection, skill, employerNumber)
    const examples = naming.slice(offset, offset + limit).flatMap(({ openingId, day, isStated }) => {
      const row = findPosting.get({ openingId })
      if (row === undefined) return []
      const { mentions, ...postingRow } = row
      // What is damaged costs its own example alone; `doctor` tells of it.
      const mention = mentionReader.find(mentions)?.find((one) => one.skill === skill)
      const posting = readWholePosting(postingRow)
      if (mention === undefined || posting === null) return []
      const { level, start, end } = mention
      return {
        posting,
        openingId,
        postedOn: toDay(day),
        postedOnKind: isStated === 1 ? ('stated' as const) : ('firstSeen' as const),
        mention: { skillId, level: LEVEL_CODES[level] ?? 'mentioned', start, end },
        seenAs: findSightings.get({ openingId }) ?? { postings: 1, boards: 1 },
      }
    })
    return { total: naming.length, examples }
  }
}
